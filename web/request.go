package web

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

const requestIDHeader = "X-Request-Id"

// request gathers what is known of one request for the log, the metrics and the errors.
type request struct {
	id         string
	route      string
	operation  string
	release    int32
	statements int
	cache      string   // what came of the look into the cache, empty without one
	codes      []string // of the errors in the answer
	deprecated []string // members of the schema that a valid query uses
	execution  string   // request that executed for this one too, if another did
	gone       bool     // the client left before it had the answer

	mu     sync.Mutex // fields may fail side by side
	failed map[string]bool
}

// status is what the log and the metrics have for the answer that rec saw. What failed after the client had left failed
// because of that.
func (r *request) status(ctx context.Context, rec *recorder) int {
	if r.gone || rec.status >= http.StatusInternalServerError && errors.Is(ctx.Err(), context.Canceled) {
		return statusGone
	}
	return rec.status
}

type requestKey struct{}

func requestFrom(ctx context.Context) *request {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r
	}
	return &request{}
}

// RequestID returns the identifier of the request that ctx belongs to, empty outside one.
func RequestID(ctx context.Context) string { return requestFrom(ctx).id }

// Failed notes that a field failed on its way to a client, and tells for which request, and whether it is the first time in
// that request, at any place of a list: a field that fails for each row is one line in the log.
func Failed(ctx context.Context, path ast.Path) (request string, first bool) {
	field := slices.DeleteFunc(slices.Clone(path), func(step ast.PathElement) bool {
		_, index := step.(ast.PathIndex)
		return index
	}).String()
	r := requestFrom(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	first = !r.failed[field]
	if r.failed == nil {
		r.failed = map[string]bool{}
	}
	r.failed[field] = true
	return r.id, first
}

// identify gives each request an identifier: the client's own if it is harmless in logs, else a new one.
func identify(newID func() string) func(http.Handler) http.Handler {
	harmless := regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			id := r.Header.Get(requestIDHeader)
			if !harmless.MatchString(id) {
				id = newID()
			}
			w.Header().Set(requestIDHeader, id)
			ctx := context.WithValue(r.Context(), requestKey{}, &request{id: id, route: "other"})
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

func randomID() string { return rand.Text() }

// onRoute names the route for the log and the metrics: addresses as such are without number.
func onRoute(route string, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requestFrom(r.Context()).route = route
		h.ServeHTTP(w, r)
	})
}
