package web

import (
	"io/fs"
	"net/http"
	"strings"

	"govhub/web/request"
)

// pagePolicy lets the explorer load from the hub only. The editor writes its styles into the page and loads fonts from data:
// addresses; scripts may do neither.
const pagePolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// explorerPage serves index.html, which names the current files and is therefore revalidated each time.
func explorerPage(dist fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, err := fs.ReadFile(dist, "index.html")
		if err != nil {
			http.Error(w, "this govhub was built without its explorer: run make build", http.StatusNotFound)
			return
		}
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
func explorerFiles(dist fs.FS) http.Handler {
	files := http.StripPrefix("/graphiql/", http.FileServerFS(dist))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/graphiql/")
		if name == "" {
			http.Redirect(w, r, "/graphiql", http.StatusMovedPermanently)
			return
		}
		if info, err := fs.Stat(dist, name); err != nil || info.IsDir() || !strings.HasPrefix(name, "assets/") {
			request.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Header().Set("Content-Security-Policy", pagePolicy) // workers take the policy of their own file
		files.ServeHTTP(w, r)
	})
}
