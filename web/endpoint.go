package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/downloads"
	"govhub/web/limits"
)

// endpoint is GraphQL over HTTP: it reads a request, prepares the operation, pins a release, executes and answers.
// It stands in for gqlgen's own transports, whose request errors carry "data":null and status 422 where the
// specification wants neither.
type endpoint struct {
	config    Config
	guard     *limits.Guard
	documents *documents
	exec      graphql.GraphExecutor
	cache     *cache     // nil if it is off
	persisted *persisted // nil if it is off
	flights   flights
	reading   *turns // of large requests until they are executed
	schema    *turns // of introspection
	tables    *downloads.Queue
}

const graphqlMethods = "GET, HEAD, POST, OPTIONS"

// reads reports whether a method asks for what an address stands for. HEAD is GET without the body, which the server
// leaves out.
func reads(method string) bool { return method == http.MethodGet || method == http.MethodHead }

func newEndpoint(c Config, kept *cache, texts *persisted, tables *downloads.Queue) *endpoint {
	schema := c.Schema.Schema()
	guard := limits.New(schema, c.Limits.Query)
	documents := newDocuments(schema, guard, c.Limits)
	c.Metrics.deprecate(documents.deprecated.members())
	exec := executor.New(c.Schema)
	exec.SetErrorPresenter(c.Present)
	exec.SetRecoverFunc(recovered(c.Logger))
	exec.SetQueryCache(prepared{})
	e := &endpoint{
		config: c, guard: guard, documents: documents, exec: exec,
		cache: kept, persisted: texts, tables: tables,
		reading: newTurns(c.Limits), schema: newTurns(c.Limits),
	}
	e.flights = flights{joined: e.joined, open: map[identity]*flight{}}
	return e
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	media, acceptable := negotiate(r.Header.Values("Accept"))
	e.serve(w, r, media, acceptable)
}

// as answers in a format, whatever the client accepts: the address names it.
func (e *endpoint) as(f tableFormat) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { e.serve(w, r, f.media(), true) })
}

// serve answers in a media type, which the client may find unacceptable.
func (e *endpoint) serve(w http.ResponseWriter, r *http.Request, media string, acceptable bool) {
	reply := reply{w: w, r: r, media: media}
	format := formatOf(media)
	if format != "" {
		reply.media = mediaGraphQL // of errors, whose status tells them from a table
	}

	var text string
	var no *refusal
	switch {
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", graphqlMethods)
		w.WriteHeader(http.StatusNoContent)
		return
	case !reads(r.Method) && r.Method != http.MethodPost:
		w.Header().Set("Allow", graphqlMethods)
		no = &refusal{
			http.StatusMethodNotAllowed, errorcode.BadRequest,
			"the method " + short(r.Method) + " is not for this address; use " + graphqlMethods,
		}
	case !acceptable:
		no = &refusal{
			http.StatusNotAcceptable, errorcode.BadRequest,
			"answers are " + mediaGraphQL + " or " + mediaJSON + ", downloads text/csv, application/x-ndjson or application/zip: accept one of them",
		}
	default:
		text, no = textOf(w, r, e.config.Limits)
	}
	if no != nil {
		reply.refuse(no)
		return
	}

	asked := wordingOf(r.Method, media, text)
	if q, ok := e.cache.question(asked); ok && e.repeat(&reply, q) {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), e.config.Limits.Deadline)
	defer cancel()
	ctx, op, errs, no := e.read(ctx, r.Method, text)
	if no != nil {
		reply.refuse(no)
		return
	}
	if len(errs) > 0 {
		if reads(r.Method) && op != nil && op.Doc != nil && !onlyQueries(op.Doc) {
			w.Header().Set("Allow", "POST")
			reply.errors(http.StatusMethodNotAllowed, errs)
			return
		}
		reply.requestErrors(errs)
		return
	}
	number, err := wanted(op.Operation, op.Variables)
	if err != nil {
		reply.requestErrors(gqlerror.List{coded(errorcode.ReleaseNotFound, err.Error())})
		return
	}
	pinned, err := e.config.Pin(ctx, number)
	if err != nil {
		reply.requestErrors(gqlerror.List{e.config.Present(ctx, err)})
		return
	}
	defer pinned.Done()
	requestFrom(ctx).release = pinned.Number

	q, fixed := e.questionOf(op, number, media)
	q.deprecated = requestFrom(ctx).deprecated
	var id identity
	if fixed {
		id = q.identity(pinned)
		if reply.known(id, number) {
			e.cache.remember(asked, q)
			return
		}
	}
	if format != "" {
		key := "" // for this client alone
		if fixed {
			e.cache.remember(asked, q)
			key = id.etag()
		}
		e.download(&reply, pinned, op, format, key)
		return
	}
	var out outcome
	if fixed && e.cache != nil {
		out = e.recall(pinned, op, id, encodingFor(r.Header["Accept-Encoding"]))
	} else {
		out = e.execute(pinned.Context, op, pinned.Number)
	}
	if fixed && out.body != nil {
		e.cache.remember(asked, q)
	}
	requestFrom(ctx).statements = out.statements
	reply.outcome(out, pinned.Number, e.config.Limits)
}

// repeat answers a question that was answered before, unless its answer is not kept any more, or not for the release that
// is to answer now. It needs no deadline: it executes nothing.
func (e *endpoint) repeat(reply *reply, q question) bool {
	ctx := reply.r.Context()
	pinned, err := e.config.Pin(ctx, q.release)
	if err != nil {
		return false // to be said as ever
	}
	defer pinned.Done()
	id := q.identity(pinned)
	if !reply.known(id, q.release) {
		body, as, ok := e.cache.find(id, encodingFor(reply.r.Header["Accept-Encoding"]))
		if !ok {
			return false
		}
		e.looked(ctx, "hit")
		reply.answer(as, body)
	}
	seen := requestFrom(ctx)
	seen.operation, seen.release, seen.deprecated = q.operation, pinned.Number, q.deprecated
	return true
}

// read makes an operation of the text of a request, or says why there is none. A large one takes turns with others, and has
// given its turn back when it is answered, which may take a client long.
func (e *endpoint) read(ctx context.Context, method, text string) (
	_ context.Context, op *graphql.OperationContext, errs gqlerror.List, no *refusal,
) {
	large := len(text) > largeRequest
	done, err := e.reading.take(ctx, large)
	if err != nil {
		return ctx, nil, gqlerror.List{e.config.Present(ctx, err)}, nil
	}
	defer done()
	params, hash, no := paramsOf(method, text)
	if no != nil {
		return ctx, nil, nil, no
	}
	if hash != nil {
		if err := e.persisted.complete(params, *hash); err != nil {
			return ctx, nil, gqlerror.List{err}, nil
		}
	}
	checked, err := e.reading.take(ctx, !large && len(params.Query) > largeDocument && !e.documents.knows(ctx, params.Query))
	if err != nil {
		return ctx, nil, gqlerror.List{e.config.Present(ctx, err)}, nil
	}
	defer checked()
	ctx, op, errs = e.prepare(ctx, params)
	if len(errs) == 0 && hash != nil {
		e.persisted.keep(*hash, params.Query)
	}
	return ctx, op, errs, nil
}

// prepare parses, checks and validates. On errors the operation may lack a part.
func (e *endpoint) prepare(ctx context.Context, p *graphql.RawParams) (context.Context, *graphql.OperationContext, gqlerror.List) {
	q := requestFrom(ctx)
	q.operation = short(p.OperationName)
	doc, errs := e.documents.read(ctx, p.Query)
	if len(errs) > 0 {
		return ctx, &graphql.OperationContext{Doc: doc.QueryDocument}, errs
	}
	normalVariables(doc.QueryDocument, p.Variables)
	if v := e.guard.Variables(p.Variables); v != nil {
		return ctx, nil, gqlerror.List{violation(v)}
	}
	if err := wholeNumbers(e.config.Schema.Schema(), doc.QueryDocument, p); err != nil {
		return ctx, &graphql.OperationContext{Doc: doc.QueryDocument}, gqlerror.List{err}
	}
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := e.exec.CreateOperationContext(withDocument(ctx, doc.QueryDocument), p)
	if len(errs) > 0 {
		return ctx, op, unprepared(errs)
	}
	if err := checkVariables(e.config.Schema.Schema(), op.Operation, op.Variables); err != nil {
		return ctx, op, gqlerror.List{err}
	}
	q.operation = short(op.Operation.Name)
	if v := e.guard.Values(doc.QueryDocument, op.Operation, op.Variables); v != nil {
		return ctx, op, gqlerror.List{violation(v)}
	}
	if v := e.guard.Nodes(doc.QueryDocument, op.Operation, op.Variables); v != nil {
		return ctx, op, gqlerror.List{violation(v)}
	}
	if v := e.guard.Work(doc.QueryDocument, op.Operation, op.Variables); v != nil {
		return ctx, op, gqlerror.List{violation(v)}
	}
	q.deprecated = e.documents.deprecated.of(e.config.Schema.Schema(), doc.deprecated, op.Operation, op.Variables)
	op.DisableIntrospection = false // the schema is public
	return ctx, op, nil
}

// recall takes an answer from the cache, waits for another request that is making it, or makes it.
func (e *endpoint) recall(pinned Pinned, op *graphql.OperationContext, id identity, want encoding) outcome {
	if body, as, ok := e.cache.find(id, want); ok {
		e.looked(pinned.Context, "hit")
		return outcome{body: [][]byte{body}, encoding: as}
	}
	out, joined := e.flights.do(pinned.Context, id, func(ctx context.Context) outcome {
		if body, _, ok := e.cache.find(id, ""); ok { // made since the first look
			e.looked(ctx, "hit")
			return outcome{body: [][]byte{body}}
		}
		e.looked(ctx, "miss")
		out := e.execute(ctx, op, pinned.Number)
		if out.body != nil {
			out.body = [][]byte{e.cache.keep(id, out.body)}
		}
		return out
	})
	if joined {
		out.statements = 0 // they are the other's
	}
	return out
}

// joined notes that a request waits for the execution of another.
func (e *endpoint) joined(ctx context.Context, execution string) {
	e.looked(ctx, "joined")
	requestFrom(ctx).execution = execution
}

// looked notes what came of a look into the cache.
func (e *endpoint) looked(ctx context.Context, outcome string) {
	requestFrom(ctx).cache = outcome
	e.config.Metrics.cached(outcome)
}

// unprepared completes errors about the operation's name or a variable. gqlgen puts the place in a variable into path,
// which is for places in an answer; it belongs into the message.
func unprepared(errs gqlerror.List) gqlerror.List {
	out := make(gqlerror.List, len(errs))
	for i, err := range errs {
		out[i] = withCode(err, errorcode.ValidationFailed)
		if err.Message == "operation  not found" { // what gqlgen says when none is named
			out[i].Message = "the document holds several operations: name the one to run in operationName"
		}
		if place, ok := strings.CutPrefix(err.Path.String(), "variable."); ok {
			out[i].Message, out[i].Path = "variable $"+place+": "+err.Message, nil
		}
	}
	return out
}

func onlyQueries(doc *ast.QueryDocument) bool {
	for _, op := range doc.Operations {
		if op.Operation != ast.Query {
			return false
		}
	}
	return true
}
