package endpoint

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/limits"
	"govhub/web/request"
)

// read makes an operation of the text of a request, or returns why it cannot. A large request takes a turn, and returns it before
// the answer is sent, which may take long.
func (e *Endpoint) read(ctx context.Context, method, text string) (
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
	ctx, op, errs = e.check(ctx, params)
	if len(errs) == 0 && hash != nil {
		e.persisted.keep(*hash, params.Query)
	}
	return ctx, op, errs, nil
}

// check parses and validates. With errors the operation may be incomplete.
func (e *Endpoint) check(ctx context.Context, p *graphql.RawParams) (context.Context, *graphql.OperationContext, gqlerror.List) {
	i := request.From(ctx)
	i.Operation = request.Short(p.OperationName)
	doc, errs := e.documents.read(ctx, p.Query)
	if len(errs) > 0 {
		return ctx, &graphql.OperationContext{Doc: doc.QueryDocument}, errs
	}
	normalVariables(doc.QueryDocument, p.Variables)
	if v := e.guard.Variables(p.Variables); v != nil {
		return ctx, nil, gqlerror.List{request.Violation(v)}
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
	i.Operation = request.Short(op.Operation.Name)
	for _, exceeds := range []func(*ast.QueryDocument, *ast.OperationDefinition, map[string]any) *limits.Violation{
		e.guard.Values, e.guard.Nodes, e.guard.Work,
	} {
		if v := exceeds(doc.QueryDocument, op.Operation, op.Variables); v != nil {
			return ctx, op, gqlerror.List{request.Violation(v)}
		}
	}
	i.Deprecated = e.documents.deprecated.of(e.config.Schema.Schema(), doc.deprecated, op.Operation, op.Variables)
	op.DisableIntrospection = false // the schema is public
	return ctx, op, nil
}

// unprepared completes errors about the operation's name or a variable. gqlgen puts the position in a variable into path, which
// is for positions in an answer; this moves it to the message.
func unprepared(errs gqlerror.List) gqlerror.List {
	out := make(gqlerror.List, len(errs))
	for i, err := range errs {
		out[i] = withCode(err, errorcode.ValidationFailed)
		if err.Message == "operation  not found" { // gqlgen's message for a missing name
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
