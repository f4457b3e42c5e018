package endpoint

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/db"
	"govhub/errorcode"
	"govhub/web/language"
	"govhub/web/limits"
	"govhub/web/request"
)

// documents turns texts into validated documents. gqlgen could do it, but its parser limits only tokens and its validation does
// not limit errors, so the guard runs here, between parsing and validation.
type documents struct {
	schema     *ast.Schema
	guard      *limits.Guard
	rules      []core.Rule
	limits     Limits
	deprecated deprecations
	known      *lru.LRU[document]
}

// document is a validated document with its uses of deprecated members.
type document struct {
	*ast.QueryDocument
	deprecated uses
}

func newDocuments(schema *ast.Schema, guard *limits.Guard, l Limits) *documents {
	d := &documents{
		schema: schema, guard: guard, limits: l, deprecated: deprecationsOf(schema), known: lru.New[document](l.Documents),
	}
	for name, fn := range rules.NewDefaultRules().GetInner() {
		if name == rules.FieldsOnCorrectTypeRule.Name || name == rules.KnownTypeNamesRule.Name {
			fn = meant(schema, fn)
		}
		d.rules = append(d.rules, core.Rule{Name: name, RuleFunc: fn})
	}
	d.rules = append(d.rules, intRange(), noDefer(), normalText())
	slices.SortFunc(d.rules, func(a, b core.Rule) int { return cmp.Compare(a.Name, b.Name) }) // errors in a stable order
	return d
}

// knows reports whether a text is a kept document.
func (d *documents) knows(ctx context.Context, text string) bool {
	_, known := d.known.Get(ctx, keyOf(text, ""))
	return known
}

// keyOf returns the key of a document. Texts are looked up before they are parsed, so no text may continue the name of a language.
func keyOf(text string, lang db.Lang) string { return string(lang) + "\x00" + text }

// read returns the validated document of a text, in a language if lang is one. Callers share it and must not change it.
func (d *documents) read(ctx context.Context, text string, lang db.Lang) (document, gqlerror.List) {
	key := keyOf(text, lang)
	if doc, ok := d.known.Get(ctx, key); ok {
		return doc, nil
	}
	if v := d.guard.Text(text); v != nil {
		return document{}, gqlerror.List{request.Violation(v)}
	}
	query, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		return document{}, gqlerror.List{withCode(err, errorcode.ParseFailed)}
	}
	if len(query.Operations) == 0 {
		return document{}, gqlerror.List{request.Coded(errorcode.ParseFailed, "the document has no operation: send a query")}
	}
	for _, op := range query.Operations {
		if op.Operation != ast.Query {
			return document{QueryDocument: query}, gqlerror.List{request.Coded(errorcode.ValidationFailed, "the hub has no "+string(op.Operation)+", only queries: data enters by import")}
		}
	}
	if v := d.guard.Document(query); v != nil {
		return document{}, gqlerror.List{request.Violation(v)}
	}
	used, errs := d.validate(query)
	if len(errs) > 0 {
		return document{}, errs
	}
	if lang != "" {
		language.Translate(d.schema, query, lang)
	}
	doc := document{query, used}
	if len(text) <= d.limits.DocumentText {
		d.known.Add(ctx, key, doc)
	}
	return doc, nil
}

// validate returns the deprecated members that a valid document uses, or as many errors as an answer may have: a small document
// can have tens of thousands.
func (d *documents) validate(doc *ast.QueryDocument) (used uses, errs gqlerror.List) {
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
			err := request.Coded(errorcode.ValidationFailed, "")
			for _, option := range options {
				option(err)
			}
			errs = append(errs, err)
			if len(errs) >= d.limits.Errors {
				panic(enough{}) // the only way to stop the walk
			}
		})
	}
	used = d.deprecated.watch(observers)
	core.Walk(d.schema, doc, observers)
	return used, errs
}

func withCode(err error, code errorcode.Code) *gqlerror.Error {
	gqlErr, ok := errors.AsType[*gqlerror.Error](err)
	if !ok {
		return request.Coded(code, err.Error())
	}
	out := *gqlErr
	out.Extensions = map[string]any{"code": string(code)}
	return &out
}
