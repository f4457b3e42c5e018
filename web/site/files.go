package site

import (
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"govhub/web/request"
)

// Files serves what pages load. The names of files carry a hash of their content: they never change. Only lists keep their names.
func (s *Site) Files() http.Handler {
	dist, prefix := s.config.Dist, s.config.Prefix
	plain := http.StripPrefix(prefix, http.FileServerFS(dist))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, prefix+"/")
		if info, err := fs.Stat(dist, name); err != nil || info.IsDir() || !strings.HasPrefix(name, "explorer/") {
			request.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		if path.Ext(name) == ".json" {
			h.Set("Cache-Control", "no-cache")
		}
		h.Set("Content-Security-Policy", policy+nobody) // workers take the policy of their own file
		h.Set(gzhttp.HeaderNoCompression, "yes")        // the build has done it
		if coding, file := compressed(dist, name, r.Header["Accept-Encoding"]); file != nil {
			defer file.Close()
			h.Set("Content-Encoding", coding)
			if info, err := file.Stat(); err == nil && r.Header.Get("Range") == "" { // ServeContent leaves it out of what is encoded
				h.Set("Content-Length", strconv.FormatInt(info.Size(), 10))
			}
			http.ServeContent(w, r, name, time.Time{}, file)
			return
		}
		plain.ServeHTTP(w, r)
	})
}

// compressed opens the form of a file that a client prefers, brotli in a tie, of those that the build wrote beside it.
func compressed(dist fs.FS, name string, accept []string) (coding string, file seekable) {
	best, extension := 0.0, ""
	for _, form := range [...]struct{ coding, extension string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if q := request.Quality(accept, form.coding); q > best {
			best, coding, extension = q, form.coding, form.extension
		}
	}
	if best == 0 {
		return "", nil
	}
	opened, err := dist.Open(name + extension)
	if err != nil {
		return "", nil // not smaller than the plain file
	}
	return coding, opened.(seekable)
}

// seekable is a file of a program or of a test, which is in memory.
type seekable interface {
	io.ReadSeeker
	fs.File
}
