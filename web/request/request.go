// Package request has what the handlers of an HTTP request share: what is known of the request, errors that name it, how long
// clients may keep its answer, and the release that answers it.
package request

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// Info gathers what is known of one request for the log, the metrics and the errors.
type Info struct {
	ID         string
	Route      string
	Operation  string
	Release    int32
	Statements int
	Cache      string   // outcome of the look into the cache, empty without one
	Codes      []string // of the errors in the answer
	Deprecated []string // members of the schema that a valid query uses
	Execution  string   // request that executed for this one too, if another did
	Gone       bool     // the client left before it had the answer

	mu     sync.Mutex // fields may fail side by side
	failed map[string]bool
}

type key struct{}

// With returns a context of a request.
func With(ctx context.Context, i *Info) context.Context { return context.WithValue(ctx, key{}, i) }

// From returns what is known of the request that ctx belongs to.
func From(ctx context.Context) *Info {
	if i, ok := ctx.Value(key{}).(*Info); ok {
		return i
	}
	return &Info{}
}

// ID returns the identifier of the request that ctx belongs to, empty outside one.
func ID(ctx context.Context) string { return From(ctx).ID }

// Status is what the log and the metrics have for an answer with a status. What failed after the client had left failed because
// of that.
func (i *Info) Status(ctx context.Context, status int) int {
	if i.Gone || status >= http.StatusInternalServerError && errors.Is(ctx.Err(), context.Canceled) {
		return statusGone
	}
	return status
}

// Failed notes that a field failed on its way to a client. It returns the identifier of the request, and whether this is the
// first time in that request, at any place of a list: a field that fails for each row is one line in the log.
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

// Reads reports whether a method asks for what an address stands for. HEAD is GET without the body, which the server leaves out.
func Reads(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// statusGone stands in the log and the metrics where the client left before it had its answer; nobody receives it.
const statusGone = 499

// Gone reports whether the client has left. A deadline is the hub's, not the client's.
func Gone(r *http.Request) bool { return errors.Is(r.Context().Err(), context.Canceled) }

// Leave notes that nobody waits for the answer any more.
func Leave(w http.ResponseWriter, r *http.Request) {
	From(r.Context()).Gone = true
	w.WriteHeader(statusGone)
}
