package web

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"govhub/web/request"
)

// pagePolicy lets the explorer load from the hub only. The editor writes its styles into the page and loads fonts from data:
// addresses; scripts may do neither.
const pagePolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// explorerPage serves index.html, which names the current files and release and is therefore revalidated each time.
func explorerPage(dist fs.FS, pin request.Pin, prefix, language string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, err := fs.ReadFile(dist, "index.html")
		if err != nil {
			http.Error(w, "this govhub was built without its explorer: run make build", http.StatusNotFound)
			return
		}
		pinned, err := pin(r.Context(), 0)
		if err != nil {
			http.Error(w, "no release is open", http.StatusServiceUnavailable)
			return
		}
		pinned.Done()
		page = []byte(strings.NewReplacer(
			`"./explorer/`, `"`+prefix+`/explorer/`,
			`lang="en" data-prefix="" data-release="0"`, fmt.Sprintf(`lang="%s" data-prefix="%s" data-release="%d"`, language, prefix, pinned.Number),
		).Replace(string(page)))
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Security-Policy", pagePolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		_, _ = w.Write(page)
	})
}

// explorerFiles serves the files that the page loads. Their names carry a hash of their content: they never change.
func explorerFiles(dist fs.FS, prefix string) http.Handler {
	plain := http.StripPrefix(prefix, http.FileServerFS(dist))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, prefix+"/")
		if info, err := fs.Stat(dist, name); err != nil || info.IsDir() || !strings.HasPrefix(name, "explorer/") {
			request.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("Content-Security-Policy", pagePolicy) // workers take the policy of their own file
		h.Set(gzhttp.HeaderNoCompression, "yes")     // the build has done it
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
