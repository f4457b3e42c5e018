package files

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"govhub/web/request"
)

// File is a file that clients can have: what it is called, and how it is made.
type File struct {
	request.Validity        // a strong ETag lets clients ask for parts of the file
	Key              string // in the store; empty if it is for this client alone
	Release          int32  // that it is made from, which is not pruned meanwhile; 0 for none
	Name             string // under which browsers save it
	Type             string // for Content-Type

	// Look finds what the file will hold, or why there is none, unless it is kept already. HEAD looks too, but makes nothing.
	// It returns the value of X-Truncated. It is nil for files that are not looked for.
	Look func() (truncated string, err error)

	// Make writes the file. Its context ends when nobody waits for the file any more.
	Make func(ctx context.Context, w io.Writer) error

	// Fail answers an error that comes before the first bytes.
	Fail func(err error)
}

// followAfter is how long a file with parts may take so that its answer waits for it and states its length.
const followAfter = time.Second

// Send answers with a file, unless the client has it. The file is made once for all who ask for it, under a turn; then it is sent
// at the client's pace, without one. An error after the first bytes breaks the connection, so that nobody takes a part for the
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
		f.describe(w.Header(), truncated)
		if reader != nil && f.parts() { // others may be compressed on the way
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
	f.describe(w.Header(), reader.Label())
	out.end(r, f.send(out, r, reader), f.Name)
}

// make makes a file from a release that is held.
func (q *Queue) make(ctx context.Context, f File, w io.Writer) error {
	letGo, err := q.hold(ctx, f.Release)
	if err != nil {
		return err
	}
	defer letGo()
	return f.Make(ctx, w)
}

// await waits until the answer can begin: with the first bytes, or with the whole file if a part of it is asked for, or if it
// is there soon.
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

// parts reports whether clients may ask for parts of the file. These count bytes, so that it must not be compressed on the way.
func (f *File) parts() bool { return strings.HasPrefix(f.ETag, `"`) }

// describe sets the header, once it is known that there is no error.
func (f *File) describe(h http.Header, truncated string) {
	f.Validity.Describe(h)
	h.Set("Content-Type", f.Type)
	h.Set("Content-Disposition", `attachment; filename="`+f.Name+`"`)
	if truncated != "" {
		h.Set("X-Truncated", truncated)
	}
	if f.parts() {
		h.Set("Accept-Ranges", "bytes")
		h.Set(gzhttp.HeaderNoCompression, "yes")
	}
}

// send writes the file, or the parts of it that are asked for.
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
