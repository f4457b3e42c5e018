package web

import (
	"net/http"

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

// crossOrigin lets pages of these origins call the API, of any if there are none. All data is public and nothing
// depends on cookies, so no credentials are allowed and any header is.
func crossOrigin(origins []string) func(http.Handler) http.Handler {
	if len(origins) == 0 {
		origins = []string{"*"}
	}
	return cors.New(cors.Options{
		AllowedOrigins:       origins,
		AllowedMethods:       []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions},
		AllowedHeaders:       []string{"*"},
		ExposedHeaders:       []string{"ETag", requestIDHeader, "Accept-Ranges", "Content-Disposition", "Content-Range", "Retry-After"},
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
