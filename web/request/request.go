// Package request has the shared parts of HTTP handlers: the record of a request, errors with its identifier, how long clients
// may keep its answer, and the release that answers it.
package request

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// Info is the record of one request for the log, the metrics and the errors.
type Info struct {
	ID         string
	Route      string
	Operation  string
	Release    int32
	Statements int
	Cache      string   // outcome of the cache lookup, empty without one
	Codes      []string // of the errors in the answer
	Deprecated []string // of the schema, used by a valid query
	Execution  string   // identifier of the request that executed for this one, if another did
	Gone       bool     // the client left before the response

	mu     sync.Mutex // fields may fail concurrently
	failed map[string]bool
}

type key struct{}

// With returns a context of a request.
func With(ctx context.Context, i *Info) context.Context { return context.WithValue(ctx, key{}, i) }

// From returns the record of the request of ctx.
func From(ctx context.Context) *Info {
	if i, ok := ctx.Value(key{}).(*Info); ok {
		return i
	}
	return &Info{}
}

// ID returns the identifier of the request of ctx, empty without one.
func ID(ctx context.Context) string { return From(ctx).ID }

// Status is the status for the log and the metrics. Failures after the client has left are due to that.
func (i *Info) Status(ctx context.Context, status int) int {
	if i.Gone || status >= http.StatusInternalServerError && errors.Is(ctx.Err(), context.Canceled) {
		return statusGone
	}
	return status
}

// Failed records that a field failed. It returns the identifier of the request, and whether the field failed for the first time
// in it, at any index of a list: a field that fails for each row is one line in the log.
func Failed(ctx context.Context, path ast.Path) (id string, first bool) {
	field := slices.DeleteFunc(slices.Clone(path), func(step ast.PathElement) bool {
		_, index := step.(ast.PathIndex)
		return index
	}).String()
	i := From(ctx)
	i.mu.Lock()
	defer i.mu.Unlock()
	first = !i.failed[field]
	if i.failed == nil {
		i.failed = map[string]bool{}
	}
	i.failed[field] = true
	return i.ID, first
}

// Reads reports whether a method reads. HEAD is GET without the body, which the server omits.
func Reads(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// statusGone is the status in the log and the metrics if the client left before the response; it is never sent.
const statusGone = 499

// Gone reports whether the client has left. A deadline is the hub's, not the client's.
func Gone(r *http.Request) bool { return errors.Is(r.Context().Err(), context.Canceled) }

// Leave records that nobody waits for the response.
func Leave(w http.ResponseWriter, r *http.Request) {
	From(r.Context()).Gone = true
	w.WriteHeader(statusGone)
}
