package web

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/cors"

	"govhub/errorcode"
	"govhub/web/request"
)

const requestIDHeader = "X-Request-Id"

// identify gives each request an identifier: the client's if it is safe in logs, else a new one.
func identify(newID func() string) func(http.Handler) http.Handler {
	harmless := regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			id := r.Header.Get(requestIDHeader)
			if !harmless.MatchString(id) {
				id = newID()
			}
			w.Header().Set(requestIDHeader, id)
			next.ServeHTTP(w, r.WithContext(request.With(r.Context(), &request.Info{ID: id, Route: "other"})))
		})
	}
}

// onRoute names the route for the log and the metrics, because addresses are too many.
func onRoute(route string, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request.From(r.Context()).Route = route
		h.ServeHTTP(w, r)
	})
}

// readOnly serves GET and HEAD, lists the methods for OPTIONS, and rejects others.
func readOnly(h http.Handler) http.Handler {
	const list = "GET, HEAD, OPTIONS"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if request.Reads(r.Method) {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", list)
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		request.Fail(w, r, http.StatusMethodNotAllowed, errorcode.BadRequest, request.WrongMethod(r.Method, list))
	})
}

// compression compresses responses from 1 KiB by zstd or gzip, as the client prefers.
func compression() (func(http.Handler) http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.EnableZstd(true), gzhttp.PreferZstd(true))
	if err != nil {
		return nil, err
	}
	return func(next http.Handler) http.Handler { return wrap(next) }, nil
}

// exposed are the headers that pages may read besides the safelisted ones.
var exposed = []string{
	"Etag", requestIDHeader, request.ReleaseHeader, "Accept-Ranges", "Content-Disposition", "Content-Range", "Link", "Retry-After", "X-Truncated",
}

// crossOrigin lets pages of these origins call the API, or of any origin if there are none. All data is public and nothing
// depends on cookies, so credentials are not allowed and all headers are.
func crossOrigin(origins []string) func(http.Handler) http.Handler {
	if len(origins) == 0 || slices.Contains(origins, "*") {
		return anyOrigin
	}
	some := crossOriginOf(origins)
	return func(next http.Handler) http.Handler { return some(timed(next)) }
}

// anyOrigin sets the same header for all clients. A cache may give a page the response to a program, so every response allows
// pages to read it.
func anyOrigin(next http.Handler) http.Handler {
	preflight := crossOriginOf([]string{"*"})(next)
	origin, list := []string{"*"}, []string{strings.Join(exposed, ", ")} // shared by all responses
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			preflight.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h["Access-Control-Allow-Origin"], h["Access-Control-Expose-Headers"], h[timing] = origin, list, origin
		next.ServeHTTP(w, r)
	})
}

// timing is the header that lets pages read how long a response took.
const timing = "Timing-Allow-Origin"

// timed lets the origin that may read the response read its timing.
func timed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if allowed := w.Header()["Access-Control-Allow-Origin"]; allowed != nil {
			w.Header()[timing] = allowed
		}
		next.ServeHTTP(w, r)
	})
}

func crossOriginOf(origins []string) func(http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins:       origins,
		AllowedMethods:       []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions},
		AllowedHeaders:       []string{"*"},
		ExposedHeaders:       exposed,
		MaxAge:               7200, // the maximum of browsers
		OptionsSuccessStatus: http.StatusNoContent,
	}).Handler
}

// harden keeps browsers from guessing the type of an answer.
func harden(next http.Handler) http.Handler {
	value := []string{"nosniff"} // shared by all responses
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["X-Content-Type-Options"] = value
		next.ServeHTTP(w, r)
	})
}
