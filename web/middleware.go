package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/cors"
)

// compression answers in zstd or gzip as the client prefers, from 1 KiB on.
func compression() (func(http.Handler) http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.EnableZstd(true), gzhttp.PreferZstd(true))
	if err != nil {
		return nil, err
	}
	return func(next http.Handler) http.Handler { return wrap(next) }, nil
}

// exposed are the headers of answers that pages may read beside those that they always may.
var exposed = []string{
	"Etag", requestIDHeader, "Accept-Ranges", "Content-Disposition", "Content-Range", "Retry-After", "X-Truncated",
}

// crossOrigin lets pages of these origins call the API, of any if there are none. All data is public and nothing
// depends on cookies, so no credentials are allowed and any header is.
func crossOrigin(origins []string) func(http.Handler) http.Handler {
	if len(origins) == 0 || slices.Contains(origins, "*") {
		return anyOrigin
	}
	return crossOriginOf(origins)
}

// anyOrigin answers alike whoever asks. A cache that keeps answers by their address gives one that was made for a program to
// a page, so that each tells pages that they may read it.
func anyOrigin(next http.Handler) http.Handler {
	preflight := crossOriginOf([]string{"*"})(next)
	list := strings.Join(exposed, ", ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			preflight.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", list)
		next.ServeHTTP(w, r)
	})
}

func crossOriginOf(origins []string) func(http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins:       origins,
		AllowedMethods:       []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions},
		AllowedHeaders:       []string{"*"},
		ExposedHeaders:       exposed,
		MaxAge:               7200, // the longest that browsers accept
		OptionsSuccessStatus: http.StatusNoContent,
	}).Handler
}

// harden sets what every answer needs: browsers take it for what it says it is.
func harden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}
