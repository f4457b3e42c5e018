package web

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/web/limits"
)

// documents turns texts into validated documents. gqlgen would do it too, but its parser counts nothing beyond tokens
// and its validation has no end to its errors, so the guard runs here, between parsing and validating.
type documents struct {
	schema *ast.Schema
	guard  *limits.Guard
	rules  []core.Rule
	limits Limits
	known  *lru.LRU[*ast.QueryDocument]
}

func newDocuments(schema *ast.Schema, guard *limits.Guard, l Limits) *documents {
	d := &documents{schema: schema, guard: guard, limits: l, known: lru.New[*ast.QueryDocument](l.Documents)}
	for name, fn := range rules.NewDefaultRules().GetInner() {
		d.rules = append(d.rules, core.Rule{Name: name, RuleFunc: fn})
	}
	d.rules = append(d.rules, intRange(), noDefer(), normalText())
	slices.SortFunc(d.rules, func(a, b core.Rule) int { return cmp.Compare(a.Name, b.Name) }) // errors in a stable order
	return d
}

// read returns the validated document for a text. The same text gets the same document, which nobody may change.
func (d *documents) read(ctx context.Context, text string) (*ast.QueryDocument, gqlerror.List) {
	if doc, ok := d.known.Get(ctx, text); ok {
		return doc, nil
	}
	if v := d.guard.Text(text); v != nil {
		return nil, gqlerror.List{violation(v)}
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return nil, gqlerror.List{withCode(err, CodeParseFailed)}
	}
	if len(doc.Operations) == 0 {
		return nil, gqlerror.List{coded(CodeParseFailed, "the document has no operation: send a query")}
	}
	for _, op := range doc.Operations {
		if op.Operation != ast.Query {
			return doc, gqlerror.List{coded(CodeValidationFailed, "there are only queries here, no "+string(op.Operation)+": data enters by import")}
		}
	}
	if v := d.guard.Document(doc); v != nil {
		return nil, gqlerror.List{violation(v)}
	}
	if errs := d.validate(doc); len(errs) > 0 {
		return nil, errs
	}
	if len(text) <= d.limits.DocumentText {
		d.known.Add(ctx, text, doc)
	}
	return doc, nil
}

// validate reports up to as many errors as an answer may hold. A small document can have tens of thousands.
func (d *documents) validate(doc *ast.QueryDocument) (errs gqlerror.List) {
	type enough struct{}
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(enough); !ok {
				panic(p)
			}
		}
	}()
	observers := &core.Events{}
	for _, rule := range d.rules {
		rule.RuleFunc(observers, func(options ...core.ErrorOption) {
			err := coded(CodeValidationFailed, "")
			for _, option := range options {
				option(err)
			}
			errs = append(errs, err)
			if len(errs) >= d.limits.Errors {
				panic(enough{}) // the walk has no other way out
			}
		})
	}
	core.Walk(d.schema, doc, observers)
	return errs
}

func withCode(err error, code Code) *gqlerror.Error {
	gqlErr, ok := errors.AsType[*gqlerror.Error](err)
	if !ok {
		return coded(code, err.Error())
	}
	out := *gqlErr
	out.Extensions = map[string]any{"code": string(code)}
	return &out
}

// prepared is the query cache of gqlgen's executor: it holds the one document that the request brings along, so that the
// executor neither parses nor validates again.
type prepared struct{}

type documentKey struct{}

func withDocument(ctx context.Context, doc *ast.QueryDocument) context.Context {
	return context.WithValue(ctx, documentKey{}, doc)
}

func (prepared) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

func (prepared) Add(context.Context, string, *ast.QueryDocument) {}

var _ graphql.Cache[*ast.QueryDocument] = prepared{}
