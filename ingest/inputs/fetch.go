package inputs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"time"
)

// fetched is an open file, read from its start, and where it came from.
type fetched struct {
	io.Reader
	io.Closer
	file *os.File
	from *url.URL // after redirects; nil if the file is local
	size int64    // of a file from the web
	sum  string   // sha256 of a file from the web
}

const maxRedirects = 5

func checkRedirect(r *http.Request, via []*http.Request) error {
	switch {
	case len(via) > maxRedirects:
		return fmt.Errorf("redirects more than %d times", maxRedirects)
	case r.URL.Scheme != "https" && via[0].URL.Scheme == "https":
		return errors.New("redirects from https to an unencrypted address: name the address that you trust")
	}
	r.Header.Del("Referer") // the query before may hold a password
	return nil
}

// download returns a file from the web. It fetches a file once, however often it is opened (a dictionary may also be an input),
// and keeps it until the opener is closed.
func (o *Opener) download(ctx context.Context, l location, most int64) (fetched, error) {
	address := l.url.String()
	f, known := o.downloads[address]
	switch {
	case !known:
		var err error
		if f, err = o.fetch(ctx, l, most); err != nil {
			return fetched{}, err
		}
		o.kept = append(o.kept, f.file)
		o.downloads[address] = f
	case f.size > most:
		return fetched{}, l.errorf("has %d bytes, more than the %d that may be fetched: allow more with --max-input-size", f.size, most)
	case l.sha256 != "" && l.sha256 != f.sum:
		return fetched{}, l.wrongSum(f.sum)
	}
	f.Reader = io.NewSectionReader(f.file, 0, f.size)
	f.Closer = io.NopCloser(nil)
	return f, nil
}

func (l location) wrongSum(got string) error {
	return l.errorf("has the sha256 %s, not the expected %s: see what its publisher changed, and give the new checksum if you trust it", got, l.sha256)
}

// fetch downloads a file of at most most bytes and compares its checksum before anything is read from it.
func (o *Opener) fetch(ctx context.Context, l location, most int64) (_ fetched, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	silence := time.AfterFunc(o.options.Timeout, func() {
		cancel(fmt.Errorf("the server sent nothing for %v: try again later, or wait longer with --input-timeout", o.options.Timeout))
	})
	defer silence.Stop()

	resp, err := o.request(ctx, l)
	if err != nil {
		return fetched{}, err
	}
	defer resp.Body.Close()
	if resp.ContentLength > most {
		return fetched{}, l.errorf("has %d bytes, more than the %d that may be fetched: allow more with --max-input-size", resp.ContentLength, most)
	}
	file, err := temporary()
	if err != nil {
		return fetched{}, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close())
		}
	}()
	sum := sha256.New()
	body := &download{source: resp.Body, left: most, heard: func() { silence.Reset(o.options.Timeout) }}
	size, err := io.Copy(io.MultiWriter(file, sum), body)
	switch {
	case errors.Is(body.err, errTooLarge):
		return fetched{}, l.errorf("has more than the %d bytes that may be fetched: allow more with --max-input-size", most)
	case body.err != nil && context.Cause(ctx) != nil:
		return fetched{}, l.wrap(context.Cause(ctx))
	case errors.Is(body.err, io.ErrUnexpectedEOF) && resp.ContentLength >= 0:
		return fetched{}, l.errorf("ended after %d of %d bytes: the connection was cut, try again", size, resp.ContentLength)
	case errors.Is(body.err, io.ErrUnexpectedEOF):
		return fetched{}, l.errorf("ended after %d bytes: the connection was cut, try again", size)
	case body.err != nil:
		return fetched{}, l.errorf("ended after %d bytes: %w: try again", size, body.err)
	case err != nil:
		return fetched{}, l.errorf("cannot be stored: %w: free disk space, or set TMPDIR to another folder", err) // of the temporary file
	}
	got := hex.EncodeToString(sum.Sum(nil))
	if l.sha256 != "" && got != l.sha256 {
		return fetched{}, l.wrongSum(got)
	}
	o.options.Logger.InfoContext(ctx, "fetched", "url", l.name, "bytes", size, "sha256", got)
	return fetched{file: file, from: resp.Request.URL, size: size, sum: got}, nil
}

// request asks for a file. The response is always one with a file.
func (o *Opener) request(ctx context.Context, l location) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, l.url.String(), nil)
	if err != nil {
		return nil, l.errorf("is not a URL that can be fetched: correct it")
	}
	r.Header.Set("User-Agent", "govhub")
	r.Header.Set("Accept-Encoding", "identity")
	resp, err := o.client.Do(r)
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return nil, l.wrap(cause)
		}
		if e, ok := errors.AsType[*url.Error](err); ok {
			err = e.Err // its own text shows all of the address
		}
		return nil, l.errorf("cannot be fetched: %w", err)
	}
	if why := unusable(resp); why != "" {
		return nil, errors.Join(l.errorf("%s", why), resp.Body.Close())
	}
	return resp, nil
}

// unusable says why a response has no file.
func unusable(resp *http.Response) string {
	status := fmt.Sprintf("the server answered %d %s: ", resp.StatusCode, http.StatusText(resp.StatusCode))
	switch code := resp.StatusCode; {
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return status + "it wants a name and password, as https://name:password@host, or does not offer the file"
	case code == http.StatusNotFound || code == http.StatusGone:
		return status + "correct the address, or ask the publisher for the new one"
	case code == http.StatusTooManyRequests || code >= 500:
		return status + "try again later"
	case code != http.StatusOK:
		return status + "name an address that answers with the file itself"
	}
	switch encoding := resp.Header.Get("Content-Encoding"); encoding {
	case "", "identity", "gzip", "x-gzip": // open unpacks gzip
	default:
		return fmt.Sprintf("the server compressed the file by %q: download it yourself", encoding)
	}
	if media, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); media == "text/html" {
		return "the server answered with a web page: name the address of the file itself"
	}
	return ""
}

var errTooLarge = errors.New("too large")

// download is the body of a response.
type download struct {
	source io.Reader
	left   int64  // bytes that may yet come
	heard  func() // called whenever something came
	err    error  // why it ended early
}

func (d *download) Read(p []byte) (int, error) {
	n, err := d.source.Read(p)
	if n > 0 {
		d.heard()
	}
	if d.left -= int64(n); d.left < 0 {
		n, err = 0, errTooLarge
	}
	if err != nil && err != io.EOF {
		d.err = err
	}
	return n, err
}

// temporary makes a file without a name, which is gone once it is closed, however the program ends.
func temporary() (*os.File, error) {
	file, err := os.CreateTemp("", "govhub-input-")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(file.Name()); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}
