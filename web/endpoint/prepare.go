package endpoint

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"

	"govhub/db"
	"govhub/errorcode"
	"govhub/web/language"
	"govhub/web/limits"
	"govhub/web/request"
)

// prepared is a valid operation with what it asks. It depends only on the wording of the request and the program. Requests with
// the same wording share it, so nothing may change it.
type prepared struct {
	op       *graphql.OperationContext
	byHash   bool // the request had only the hash of its query
	stores   bool // the request had the hash too, so its query is stored each time it is sent
	question question
	fixed    bool    // the answer depends on the release only, so it has an identity
	lang     db.Lang // that the request names, empty if none
}

// again takes the operation of an earlier request with the same wording, if it is kept.
func (e *Endpoint) again(x *exchange) (known bool) {
	if x.prepared, known = e.prepared.Get(x.wording); !known {
		return false
	}
	if x.byHash {
		e.persisted.count("hit")
	}
	i := request.From(x.ctx)
	i.Operation, i.Deprecated = x.question.operation, x.question.deprecated
	return true
}

// read makes an operation of the text of a request, or returns why it cannot. With errors the operation may be incomplete. A large
// request takes a turn, and returns it before the answer is sent, which may take long.
func (e *Endpoint) read(ctx context.Context, method, address, text string) (p prepared, errs gqlerror.List, no *refusal) {
	large := len(text) > largeRequest
	done, err := e.reading.take(ctx, large)
	if err != nil {
		return p, gqlerror.List{e.config.Present(ctx, err)}, nil
	}
	defer done()
	params, hash, no := paramsOf(method, text)
	if no != nil {
		return p, nil, no
	}
	if p.lang, no = languageIn(address); no != nil {
		return p, nil, no
	}
	if hash != nil {
		p.byHash, p.stores = params.Query == "", params.Query != ""
		if e.known.complete(params, *hash) {
			e.persisted.count("hit")
			hash = nil // nothing to keep
		} else if err := e.persisted.complete(params, *hash); err != nil {
			return p, gqlerror.List{err}, nil
		}
	}
	checked, err := e.reading.take(ctx, !large && len(params.Query) > largeDocument && !e.documents.knows(ctx, params.Query))
	if err != nil {
		return p, gqlerror.List{e.config.Present(ctx, err)}, nil
	}
	defer checked()
	p.op, errs = e.check(ctx, params)
	if len(errs) == 0 {
		if p.lang = language.Of(p.op.Operation, p.op.Variables, p.lang); p.lang != "" {
			e.translate(ctx, p.op, p.lang)
		}
	}
	if len(errs) == 0 && hash != nil {
		e.persisted.keep(*hash, params.Query)
	}
	return p, errs, nil
}

// check parses and validates. With errors the operation may be incomplete.
func (e *Endpoint) check(ctx context.Context, p *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	i := request.From(ctx)
	i.Operation = request.Short(p.OperationName)
	doc, errs := e.documents.read(ctx, p.Query, "")
	op := e.operation(doc.QueryDocument, p)
	if len(errs) > 0 {
		return op, errs
	}
	normalVariables(op.Doc, p.Variables)
	if v := e.guard.Variables(p.Variables); v != nil {
		return nil, gqlerror.List{request.Violation(v)}
	}
	schema := e.config.Schema.Schema()
	if op.Operation = op.Doc.Operations.ForName(p.OperationName); op.Operation == nil {
		return op, gqlerror.List{unnamed(p.OperationName)}
	}
	if err := wholeNumbers(schema, op.Operation, p.Variables); err != nil {
		return op, gqlerror.List{err}
	}
	var err error
	if op.Variables, err = validator.VariableValues(schema, op.Operation, p.Variables); err != nil {
		return op, gqlerror.List{ofVariable(err)}
	}
	if err := checkVariables(schema, op.Operation, op.Variables); err != nil {
		return op, gqlerror.List{err}
	}
	i.Operation = request.Short(op.Operation.Name)
	for _, exceeds := range []func(*ast.QueryDocument, *ast.OperationDefinition, map[string]any) *limits.Violation{
		e.guard.Values, e.guard.Nodes, e.guard.Work,
	} {
		if v := exceeds(op.Doc, op.Operation, op.Variables); v != nil {
			return op, gqlerror.List{request.Violation(v)}
		}
	}
	i.Deprecated = e.documents.deprecated.of(schema, doc.deprecated, op.Operation, op.Variables)
	return op, nil
}

// translate replaces a valid operation by the same one in a language.
func (e *Endpoint) translate(ctx context.Context, op *graphql.OperationContext, lang db.Lang) {
	doc, errs := e.documents.read(ctx, op.RawQuery, lang)
	if len(errs) > 0 {
		panic("endpoint: a valid document is not valid in " + string(lang) + ": " + errs.Error())
	}
	op.Doc, op.Operation = doc.QueryDocument, doc.Operations.ForName(op.OperationName)
	language.TranslateVariables(e.config.Schema.Schema(), op.Operation, op.Variables, lang)
}

// operation returns the context that gqlgen and resolvers need to execute an operation of a document.
func (e *Endpoint) operation(doc *ast.QueryDocument, p *graphql.RawParams) *graphql.OperationContext {
	return &graphql.OperationContext{
		RawQuery: p.Query, OperationName: p.OperationName, Doc: doc, Extensions: p.Extensions, RecoverFunc: e.recovered,
		ResolverMiddleware:     func(ctx context.Context, next graphql.Resolver) (any, error) { return next(ctx) },
		RootResolverMiddleware: func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler { return next(ctx) },
	}
}

// unnamed is the error of a document without the operation to run.
func unnamed(name string) *gqlerror.Error {
	if name == "" {
		return request.Coded(errorcode.ValidationFailed, "the document holds several operations: name the one to run in operationName")
	}
	return request.Coded(errorcode.ValidationFailed, "operation "+name+" not found")
}

// ofVariable completes an error about a variable. gqlparser puts the position in it into path, which is for positions in an
// answer; this moves it to the message.
func ofVariable(err error) *gqlerror.Error {
	out := withCode(err, errorcode.ValidationFailed)
	if place, ok := strings.CutPrefix(out.Path.String(), "variable."); ok {
		out.Message, out.Path = "variable $"+place+": "+out.Message, nil
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
