package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// statusGone stands in the log where the client left before its answer; nobody receives it.
const statusGone = 499

// reply writes the answer of one GraphQL request.
type reply struct {
	w     http.ResponseWriter
	r     *http.Request
	media string
}

// refuse answers what is no GraphQL request: its status is the same for both media types.
func (a *reply) refuse(no *refusal) {
	a.errors(no.status, gqlerror.List{coded(no.code, no.message)})
}

// requestErrors answers a request that was not executed. Under application/json a client looks into the answer rather
// than at the status, so what it did wrong itself comes with 200 there.
func (a *reply) requestErrors(errs gqlerror.List) {
	status := statusOf(codeOf(errs[0]))
	if status == http.StatusBadRequest && a.media == mediaJSON {
		status = http.StatusOK
	}
	a.errors(status, errs)
}

// errors writes an answer without data: the member must be absent, not null.
func (a *reply) errors(status int, errs gqlerror.List) {
	a.write(status, []byte(`{"errors":`), encode(stamp(a.r.Context(), errs)), []byte(`}`))
}

// result writes the outcome of an execution. The data is passed on as it is: encoding it again would cost more than
// the rest of the answer.
func (a *reply) result(resp *graphql.Response, release int32, mostErrors int) {
	extensions := map[string]any{"release": release}
	for k, v := range resp.Extensions {
		extensions[k] = v
	}
	head := []byte(`{`)
	if errs := resp.Errors; len(errs) > 0 {
		slices.SortStableFunc(errs, byPath)
		if len(errs) > mostErrors {
			extensions["errorsOmitted"] = len(errs) - mostErrors
			errs = errs[:mostErrors]
		}
		head = append(append(append(head, `"errors":`...), encode(stamp(a.r.Context(), errs))...), ',')
	}
	data := []byte(resp.Data)
	if len(data) == 0 {
		data = []byte("null")
	}
	head = append(head, `"data":`...)
	tail := append(append([]byte(`,"extensions":`), encode(extensions)...), '}')
	a.write(http.StatusOK, head, data, tail)
}

// byPath orders errors, which fields that are resolved side by side report in any order.
func byPath(a, b *gqlerror.Error) int {
	for i := range min(len(a.Path), len(b.Path)) {
		if order := compareSteps(a.Path[i], b.Path[i]); order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(a.Path), len(b.Path)), cmp.Compare(a.Message, b.Message))
}

func compareSteps(a, b ast.PathElement) int {
	i, ok := a.(ast.PathIndex)
	if j, same := b.(ast.PathIndex); ok && same {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

// gone notes that nobody waits for the answer any more.
func (a *reply) gone() { a.w.WriteHeader(statusGone) }

func (a *reply) write(status int, parts ...[]byte) {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	h := a.w.Header()
	h.Set("Content-Type", a.media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(n))
	h.Set("Cache-Control", "no-store") // until answers carry ETags
	a.w.WriteHeader(status)
	for _, p := range parts {
		if _, err := a.w.Write(p); err != nil {
			return // the client has gone
		}
	}
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil { // extensions are made by the hub; rescue answers INTERNAL
		panic(err)
	}
	return b
}
