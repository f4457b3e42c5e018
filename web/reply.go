package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
)

// reply writes the answer of one GraphQL request.
type reply struct {
	w     http.ResponseWriter
	r     *http.Request
	media string
	etag  string // of the answer if it has no errors; empty if clients may not keep it
	kept  string // how long they may, for Cache-Control
}

const (
	noStore = "no-store"
	noCache = "public, no-cache"      // kept, but asked for each time
	forADay = "public, max-age=86400" // of a pinned release, and no longer: until 1.0 another version of the hub may answer better
)

// refuse answers what is no GraphQL request: its status is the same for both media types.
func (a *reply) refuse(no *refusal) {
	a.errors(no.status, gqlerror.List{coded(no.code, no.message)})
}

// requestErrors answers a request that was not executed. Under application/json a client looks into the answer rather
// than at the status, so what it did wrong itself comes with 200 there.
func (a *reply) requestErrors(errs gqlerror.List) {
	status := codeOf(errs[0]).Status()
	if status == http.StatusBadRequest && a.media == mediaJSON {
		status = http.StatusOK
	}
	a.errors(status, errs)
}

// errors writes an answer without data: the member must be absent, not null. A client that has left gets none, and what
// its leaving did to the execution is no error of the hub.
func (a *reply) errors(status int, errs gqlerror.List) {
	if gone(a.r) {
		leave(a.w, a.r)
		return
	}
	retryLater(a.w.Header(), status)
	a.write(status, noStore, []byte(`{"errors":`), encode(stamp(a.r.Context(), errs)), []byte(`}`))
}

// outcome writes what came of an execution.
func (a *reply) outcome(out outcome, release int32, l Limits) {
	switch {
	case out.body != nil:
		a.answer(out.encoding, out.body...)
	case gone(a.r):
		leave(a.w, a.r)
	case out.partial != nil:
		errs, extensions := out.partial.Errors, extensionsOf(out.partial, release)
		if len(errs) > l.Errors {
			extensions["errorsOmitted"] = len(errs) - l.Errors
			errs = errs[:l.Errors]
		}
		a.write(http.StatusOK, noStore, assemble(stamp(a.r.Context(), errs), out.partial, extensions)...)
	case out.failure != nil:
		a.requestErrors(gqlerror.List{out.failure})
	default:
		a.requestErrors(gqlerror.List{coded(errorcode.Timeout,
			"the answer took longer than "+l.Deadline.String()+": ask for less at once")})
	}
}

// known answers a GET or HEAD whose client has the answer already, and tells whether it has. If not, the client may keep the
// answer that it gets: for a day if the query pins a release.
func (a *reply) known(id identity, pinned int32) bool {
	if !reads(a.r.Method) { // 304 is for GET and HEAD alone
		return false
	}
	a.etag, a.kept = id.etag(), noCache
	if pinned != 0 {
		a.kept = forADay
	}
	if !noneMatch(a.r.Header, a.etag) {
		return false
	}
	a.w.Header().Set("ETag", a.etag)
	a.w.Header().Set("Cache-Control", a.kept)
	a.w.WriteHeader(http.StatusNotModified)
	return true
}

// answer writes an answer without errors, which the client may keep as far as the request allows.
func (a *reply) answer(as encoding, body ...[]byte) {
	if as != "" { // gzhttp passes it on then
		a.w.Header().Set("Content-Encoding", string(as))
	}
	if a.etag == "" {
		a.write(http.StatusOK, noStore, body...)
		return
	}
	a.w.Header().Set("ETag", a.etag)
	a.write(http.StatusOK, a.kept, body...)
}

func (a *reply) write(status int, kept string, parts ...[]byte) {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	h := a.w.Header()
	h.Set("Content-Type", a.media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(n))
	h.Set("Cache-Control", kept)
	a.w.WriteHeader(status)
	for _, p := range parts {
		if _, err := a.w.Write(p); err != nil {
			requestFrom(a.r.Context()).gone = true
			return
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
