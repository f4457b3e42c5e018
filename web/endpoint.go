package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db"
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
}

const graphqlMethods = "GET, POST, OPTIONS"

func newEndpoint(c Config) *endpoint {
	schema := c.Schema.Schema()
	guard := limits.New(schema, c.Limits.Query)
	exec := executor.New(c.Schema)
	exec.SetErrorPresenter(c.Present)
	exec.SetRecoverFunc(recovered(c.Logger))
	exec.SetQueryCache(prepared{})
	return &endpoint{config: c, guard: guard, documents: newDocuments(schema, guard, c.Limits), exec: exec}
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	media, acceptable := negotiate(r.Header.Values("Accept"))
	reply := reply{w: w, r: r, media: media}

	var params *graphql.RawParams
	var no *refusal
	switch {
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", graphqlMethods)
		w.WriteHeader(http.StatusNoContent)
		return
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		w.Header().Set("Allow", graphqlMethods)
		no = &refusal{
			http.StatusMethodNotAllowed, CodeBadRequest,
			"the method " + short(r.Method) + " is not for this address; use " + graphqlMethods,
		}
	case !acceptable:
		no = &refusal{
			http.StatusNotAcceptable, CodeBadRequest,
			"answers are " + mediaGraphQL + " or " + mediaJSON + ": accept one of them",
		}
	case r.Method == http.MethodGet:
		params, no = readGet(r, e.config.Limits)
	default:
		params, no = readPost(w, r, e.config.Limits)
	}
	if no != nil {
		reply.refuse(no)
		return
	}

	ctx, cancel := context.WithTimeout(r.Context(), e.config.Limits.Deadline)
	defer cancel()
	ctx, op, errs := e.prepare(ctx, params)
	if len(errs) > 0 {
		if r.Method == http.MethodGet && op != nil && op.Doc != nil && !onlyQueries(op.Doc) {
			w.Header().Set("Allow", "POST")
			reply.errors(http.StatusMethodNotAllowed, errs)
			return
		}
		reply.requestErrors(errs)
		return
	}
	pinned, err := e.pin(ctx, op)
	if err != nil {
		reply.requestErrors(gqlerror.List{err})
		return
	}
	defer pinned.Done()

	// Everything that an answer depends on is known here: the release, the document, the operation, its variables and
	// the media type. A response cache and ETags look here, before anything is executed.

	e.execute(pinned.Context, op, &reply)
}

// prepare parses, checks and validates. On errors the operation may lack a part.
func (e *endpoint) prepare(ctx context.Context, p *graphql.RawParams) (context.Context, *graphql.OperationContext, gqlerror.List) {
	q := requestFrom(ctx)
	q.operation = short(p.OperationName)
	doc, errs := e.documents.read(ctx, p.Query)
	if len(errs) > 0 {
		return ctx, &graphql.OperationContext{Doc: doc}, errs
	}
	if v := e.guard.Variables(p.Variables); v != nil {
		return ctx, nil, gqlerror.List{violation(v)}
	}
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := e.exec.CreateOperationContext(withDocument(ctx, doc), p)
	if len(errs) > 0 {
		return ctx, op, unprepared(errs)
	}
	if err := checkVariables(e.config.Schema.Schema(), op.Operation, op.Variables); err != nil {
		return ctx, op, gqlerror.List{err}
	}
	q.operation = short(op.Operation.Name)
	if v := e.guard.Values(doc, op.Operation, op.Variables); v != nil {
		return ctx, op, gqlerror.List{violation(v)}
	}
	if v := e.guard.Nodes(doc, op.Operation, op.Variables); v != nil {
		return ctx, op, gqlerror.List{violation(v)}
	}
	op.DisableIntrospection = false // the schema is public
	return ctx, op, nil
}

// pin takes the release that answers the whole request.
func (e *endpoint) pin(ctx context.Context, op *graphql.OperationContext) (Pinned, *gqlerror.Error) {
	number, err := wanted(op.Operation, op.Variables)
	if err != nil {
		return Pinned{}, coded(CodeReleaseNotFound, err.Error())
	}
	pinned, err := e.config.Pin(ctx, number)
	if err != nil {
		return Pinned{}, e.config.Present(ctx, err)
	}
	requestFrom(ctx).release = pinned.Number
	return pinned, nil
}

func (e *endpoint) execute(ctx context.Context, op *graphql.OperationContext, reply *reply) {
	q := requestFrom(ctx)
	ctx, statements := db.WithStatements(ctx)
	run, ctx := e.exec.DispatchOperation(ctx, op)
	resp := run(ctx)
	q.statements = len(statements.Names())

	l := e.config.Limits
	switch {
	case resp == nil && reply.r.Context().Err() != nil:
		reply.gone()
	case resp == nil: // gqlgen gives up silently when the deadline passes before it begins
		reply.requestErrors(gqlerror.List{coded(CodeTimeout,
			"the answer took longer than "+l.Deadline.String()+": ask for less at once")})
	case len(resp.Data) > l.Response:
		reply.requestErrors(gqlerror.List{coded(CodeResponseTooLarge,
			"the answer has "+limits.Number(len(resp.Data))+" bytes; the limit is "+limits.Number(l.Response)+": ask for fewer fields or smaller pages")})
	default:
		reply.result(resp, q.release, l.Errors)
	}
}

// unprepared completes errors about the operation's name or a variable. gqlgen puts the place in a variable into path,
// which is for places in an answer; it belongs into the message.
func unprepared(errs gqlerror.List) gqlerror.List {
	out := make(gqlerror.List, len(errs))
	for i, err := range errs {
		out[i] = withCode(err, CodeValidationFailed)
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
