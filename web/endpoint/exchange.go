package endpoint

import (
	"context"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/request"
	"govhub/web/table"
)

// exchange is a request with the results of the steps towards its answer.
type exchange struct {
	reply
	wants  string       // media type, or format in a dialect, empty if the client accepts none
	format table.Format // of a download; empty for an answer of GraphQL

	text    string // of the request
	wording wording
	ctx     context.Context
	cancel  context.CancelFunc
	prepared
	pinned request.Pinned
	id     request.Identity // of the answer, if it is fixed
}

// serve answers a request in a media type. Each step either answers or continues with the next.
func (e *Endpoint) serve(w http.ResponseWriter, r *http.Request, media string) {
	x := &exchange{reply: reply{w: w, r: r, media: media}, wants: media, format: table.FormatOf(media)}
	switch {
	case media == "":
		x.media = mediaJSON
	case x.format != "":
		x.media = mediaGraphQL // of errors: their status distinguishes them from a table
	}
	defer x.end()
	for _, step := range [...]func(*Endpoint, *exchange) (next bool){
		(*Endpoint).admit,      // the method and the media type
		(*Endpoint).receive,    // the text
		(*Endpoint).repeat,     // a cached answer to the same text
		(*Endpoint).prepare,    // a validated operation
		(*Endpoint).pin,        // a release
		(*Endpoint).revalidate, // the client's own copy
		(*Endpoint).download,   // all rows of a list
		(*Endpoint).answer,     // what the operation selects
	} {
		if !step(e, x) {
			return
		}
	}
}

// letGo releases the handle.
func (x *exchange) letGo() {
	if x.pinned.Done != nil {
		x.pinned.Done()
		x.pinned.Done = nil
	}
}

func (x *exchange) end() {
	x.letGo()
	if x.cancel != nil {
		x.cancel()
	}
}

const methods = "GET, HEAD, POST, OPTIONS"

// admit rejects unsupported methods and media types.
func (e *Endpoint) admit(x *exchange) bool {
	switch method := x.r.Method; {
	case method == http.MethodOptions:
		x.w.Header().Set("Allow", methods)
		x.w.WriteHeader(http.StatusNoContent)
	case !request.Reads(method) && method != http.MethodPost:
		x.w.Header().Set("Allow", methods)
		x.refuse(&refusal{
			http.StatusMethodNotAllowed, errorcode.BadRequest,
			request.WrongMethod(method, methods),
		})
	case x.wants == "":
		x.refuse(&refusal{
			http.StatusNotAcceptable, errorcode.BadRequest,
			"answers are " + mediaGraphQL + " or " + mediaJSON + ", downloads " + strings.Join(table.Medias(), ", ") + ": accept one of them",
		})
	default:
		return x.speak()
	}
	return false
}

// speak takes the dialect of the format that the address asks for.
func (x *exchange) speak() bool {
	excel, problem := request.Excel(x.r, x.format == table.CSV)
	switch {
	case problem != "":
		x.refuse(bad(problem))
		return false
	case excel:
		x.format, x.wants = table.ExcelCSV, string(table.ExcelCSV)
	}
	return true
}

// receive reads the text of the request.
func (e *Endpoint) receive(x *exchange) bool {
	text, no := textOf(x.w, x.r, e.config.Limits)
	if no != nil {
		x.refuse(no)
		return false
	}
	x.text, x.wording = text, wordingOf(x.r, x.wants, text)
	return true
}

// prepare makes an operation of the text, unless a request with the same wording has done so. Its deadline starts here.
func (e *Endpoint) prepare(x *exchange) bool {
	x.ctx, x.cancel = context.WithTimeout(x.r.Context(), e.config.Limits.Deadline)
	if e.again(x) {
		return true
	}
	p, errs, no := e.read(x.ctx, x.r.Method, x.r.URL.RawQuery, x.text)
	switch {
	case no != nil:
		x.refuse(no)
	case len(errs) > 0 && request.Reads(x.r.Method) && p.op != nil && p.op.Doc != nil && !onlyQueries(p.op.Doc):
		x.w.Header().Set("Allow", "POST")
		x.errors(http.StatusMethodNotAllowed, errs)
	case len(errs) > 0 && e.config.UnknownHash != 0 && x.format == "" && request.CodeOf(errs[0]) == errorcode.PersistedQueryNotFound:
		x.errors(e.config.UnknownHash, errs)
	case len(errs) > 0:
		x.requestErrors(errs)
	default:
		return e.ask(x, p)
	}
	return false
}

// ask completes a prepared operation with its question.
func (e *Endpoint) ask(x *exchange, p prepared) bool {
	by := pinnedBy(x.r, p.op)
	switch {
	case by.no != nil:
		x.refuse(by.no)
		return false
	case by.err != nil:
		x.requestErrors(gqlerror.List{by.err})
		return false
	}
	p.question, p.fixed = e.questionOf(p.op, by.number, p.lang, x.wants)
	p.question.deprecated = request.From(x.ctx).Deprecated
	kept := !request.NoneStored(x.r)
	p.fixed = p.fixed && kept // answers without an identity are not cached
	x.prepared = p
	if kept && !p.stores && max(len(x.text), len(p.op.RawQuery)) <= e.config.Limits.DocumentText { // a hash stands for a text of any length
		e.prepared.Add(x.wording, p)
	}
	return true
}

// pin acquires the release that the operation names, or the current one.
func (e *Endpoint) pin(x *exchange) bool {
	var err error
	if x.pinned, err = e.config.Pin(x.ctx, x.question.release); err != nil {
		x.unpinned(e.config.Present(x.ctx, err))
		return false
	}
	x.pinned.Name(x.w, x.r)
	return true
}

// revalidate computes the ETag, and answers 304 if the client has the answer.
func (e *Endpoint) revalidate(x *exchange) bool {
	if !x.fixed {
		return true
	}
	x.id = x.question.identity(x.pinned)
	if x.known(x.id, x.question.release, e.config.Shared) {
		e.remember(x)
		return false
	}
	return true
}

// answer executes the operation, unless its answer is cached.
func (e *Endpoint) answer(x *exchange) bool {
	var out outcome
	if x.fixed && e.cache != nil {
		out = e.recall(x.pinned, x.op, x.id, encodingFor(x.r.Header["Accept-Encoding"]))
	} else {
		out = e.execute(x.pinned.Context, x.op, x.pinned.Number)
	}
	if x.fixed && out.body != nil {
		e.remember(x)
	}
	request.From(x.ctx).Statements = out.statements
	x.outcome(out, e.config.Limits)
	return false
}
