package endpoint

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/request"
)

// reply writes the answer of one GraphQL request.
type reply struct {
	w        http.ResponseWriter
	r        *http.Request
	media    string
	validity request.Validity // of the answer if it has no errors
}

// refuse rejects a request that is not a GraphQL request, with the same status for both media types.
func (a *reply) refuse(no *refusal) {
	a.errors(no.status, gqlerror.List{request.Coded(no.code, no.message)})
}

// requestErrors answers a request that was not executed. Clients of application/json read the answer rather than the status, so
// client errors have status 200 there.
func (a *reply) requestErrors(errs gqlerror.List) {
	status := request.CodeOf(errs[0]).Status()
	if status == http.StatusBadRequest && a.media == mediaJSON {
		status = http.StatusOK
	}
	a.errors(status, errs)
}

// errors writes an answer without data: the member must be absent, not null. It writes nothing to a client that has left: a
// cancelled execution is not a fault of the hub.
func (a *reply) errors(status int, errs gqlerror.List) {
	if request.Gone(a.r) {
		request.Leave(a.w, a.r)
		return
	}
	request.RetryLater(a.w.Header(), status)
	a.write(status, request.Validity{}, []byte(`{"errors":`), encode(request.Stamp(a.r.Context(), errs)), []byte(`}`))
}

// outcome writes the outcome of an execution.
func (a *reply) outcome(out outcome, l Limits) {
	switch {
	case out.body != nil:
		a.body(out.encoding, out.body...)
	case request.Gone(a.r):
		request.Leave(a.w, a.r)
	case out.partial != nil:
		errs, about := out.partial.Errors, out.extensions
		if len(errs) > l.Errors {
			about.ErrorsOmitted = len(errs) - l.Errors
			errs = errs[:l.Errors]
		}
		a.write(http.StatusOK, request.Validity{}, assemble(request.Stamp(a.r.Context(), errs), out.partial, about)...)
	case out.failure != nil:
		a.requestErrors(gqlerror.List{out.failure})
	default:
		a.requestErrors(gqlerror.List{request.Coded(errorcode.Timeout,
			"the answer took longer than "+l.Deadline.String()+": ask for less at once")})
	}
}

// known answers a GET or HEAD with 304 if the client has the answer, and reports whether it did. If not, the client may keep the
// answer: for a day if the query pins a release.
func (a *reply) known(id request.Identity, pinned int32, by request.Shared) bool {
	if !request.Reads(a.r.Method) { // 304 is only for GET and HEAD
		return false
	}
	a.validity = id.Validity(pinned != 0, by)
	return a.validity.NotModified(a.w, a.r)
}

// body writes an answer without errors, which clients may keep within its validity.
func (a *reply) body(as encoding, body ...[]byte) {
	if as != "" { // gzhttp then passes it through
		a.w.Header().Set("Content-Encoding", string(as))
	}
	a.write(http.StatusOK, a.validity, body...)
}

// contentType is shared by all answers of a media type.
var contentType = map[string][]string{
	mediaJSON:    {mediaJSON + "; charset=utf-8"},
	mediaGraphQL: {mediaGraphQL + "; charset=utf-8"},
}

func (a *reply) write(status int, v request.Validity, parts ...[]byte) {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	h := a.w.Header()
	h["Content-Type"] = contentType[a.media]
	h.Set("Content-Length", strconv.Itoa(n))
	v.Describe(h)
	a.w.WriteHeader(status)
	for _, p := range parts {
		if _, err := a.w.Write(p); err != nil {
			request.From(a.r.Context()).Gone = true
			return
		}
	}
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil { // cannot happen: the hub made the extensions; otherwise rescue answers INTERNAL
		panic(err)
	}
	return b
}
