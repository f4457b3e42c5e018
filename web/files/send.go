package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"govhub/web/request"
)

// File describes a file for clients: its name, and how it is made.
type File struct {
	request.Validity        // a strong ETag allows ranges
	Key              string // in the store; empty if it is for this client only
	Release          int32  // the source, which is not pruned meanwhile; 0 for none
	Name             string // under which browsers save it, empty if they show it
	Type             string // for Content-Type

	// Look checks for the content of a file that is not kept, and returns the value of X-Truncated. HEAD calls it too, but not
	// Make. It is nil for files that need no check.
	Look func() (truncated string, err error)

	// Make writes the file. Its context ends when nobody waits for the file.
	Make func(ctx context.Context, w io.Writer) error

	// Fail answers an error before the first bytes.
	Fail func(err error)
}

// followAfter is how long a response waits for the whole file, to state its length, before it follows the growing file.
const followAfter = time.Second

// Send responds with a file, unless the client has it. The file is made once for all clients, under a turn, and sent at the
// client's pace without a turn. An error after the first bytes breaks the connection, so that nobody takes a partial file for the
// whole.
func (q *Queue) Send(w http.ResponseWriter, r *http.Request, f File) {
	if f.NotModified(w, r) {
		return
	}
	reader, truncated := q.Find(f.Key), ""
	if reader != nil {
		defer reader.Close()
		truncated = reader.Label()
	} else if f.Look != nil {
		var err error
		if truncated, err = f.Look(); err != nil {
			f.Fail(err)
			return
		}
	}
	if r.Method == http.MethodHead {
		q.describe(w.Header(), &f, truncated)
		if reader != nil && f.parts() { // other files may be compressed on the way
			reader.stateLength(w.Header())
		}
		w.WriteHeader(http.StatusOK)
		return
	}
	if reader == nil {
		reader = q.Open(f.Key, truncated, func(ctx context.Context, w io.Writer) error { return q.make(ctx, f, w) })
		defer reader.Close()
	}
	out := q.pace(w)
	err := f.await(r, reader)
	out.extend()
	if err != nil {
		f.Fail(err)
		return
	}
	q.describe(w.Header(), &f, reader.Label())
	out.end(r, f.send(out, r, reader), f.Name)
}

// make makes a file while holding its release.
func (q *Queue) make(ctx context.Context, f File, w io.Writer) error {
	letGo, err := q.hold(ctx, f.Release)
	if err != nil {
		return err
	}
	defer letGo()
	return f.Make(ctx, w)
}

// await waits until the response can start: with the first bytes, or with the whole file for a range or if it is soon complete.
func (f *File) await(r *http.Request, reader *Reader) error {
	if !f.parts() {
		return reader.Begin(r.Context())
	}
	for _, partial := range []string{"Range", "If-Match", "If-Range"} {
		if r.Header.Get(partial) != "" {
			return reader.Wait(r.Context())
		}
	}
	soon, cancel := context.WithTimeout(r.Context(), followAfter)
	defer cancel()
	err := reader.Wait(soon)
	if errors.Is(err, context.DeadlineExceeded) && soon.Err() != nil && r.Context().Err() == nil {
		return reader.Begin(r.Context())
	}
	return err
}

// parts reports whether clients may request ranges. These count bytes, so the file must not be compressed on the way.
func (f *File) parts() bool { return strings.HasPrefix(f.ETag, `"`) }

// describe sets the header, once no error can occur.
func (q *Queue) describe(h http.Header, f *File, truncated string) {
	f.Validity.Describe(h)
	h.Set("Content-Type", f.Type)
	if f.Name != "" {
		h.Set("Content-Disposition", `attachment; filename="`+f.Name+`"`)
	}
	if f.Release != 0 { // the description names the licences and sources of each resource
		h.Set("Link", fmt.Sprintf(`<%s>; rel="describedby"; type="application/json"`, q.addressOf(f.Release, descriptionFile)))
	}
	if truncated != "" {
		h.Set("X-Truncated", truncated)
	}
	if f.parts() {
		h.Set("Accept-Ranges", "bytes")
		h.Set(gzhttp.HeaderNoCompression, "yes")
	}
}

// addressOf returns the address of a file of a release, on this host.
func (q *Queue) addressOf(release int32, name string) string {
	return fmt.Sprintf("%s/releases/%d/%s", q.store.options.Prefix, release, name)
}

// send writes the file or its requested ranges.
func (f *File) send(w http.ResponseWriter, r *http.Request, reader *Reader) error {
	if _, complete := reader.Size(); complete && f.parts() {
		http.ServeContent(w, r, "", time.Time{}, reader.Content())
		return nil
	}
	reader.stateLength(w.Header())
	w.WriteHeader(http.StatusOK)
	return reader.Follow(r.Context(), w)
}

// stateLength sets Content-Length if the file is complete.
func (r *Reader) stateLength(h http.Header) {
	if size, complete := r.Size(); complete {
		h.Set("Content-Length", strconv.FormatInt(size, 10))
	}
}
