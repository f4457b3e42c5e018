package endpoint

import (
	"context"
	"reflect"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/web/limits"
)

// TestNormalText searches for text that is not normalized: in arguments, lists, objects, defaults, directives and fragments,
// plain, escaped and as a block.
func TestNormalText(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		directive @said(as: String!) on FIELD
		type Query { find(text: String, texts: [String!], f: F): Query name: String }
		input F { text: String and: [F!] }`})
	d := newDocuments(schema, limits.New(schema, limits.Default()), DefaultLimits())
	const i = "и\u0306"
	doc, errs := d.read(context.Background(), `query A($v: String = "`+i+`", $w: F = {and: [{text: "`+i+`"}]}) {
		find(text: "`+i+`") @said(as: "`+i+`") { name ...B }
		a: find(text: "\u0438\u0306", texts: ["`+i+`"], f: {and: [{text: """`+i+`"""}]}) { ... on Query { find(text: $v, f: $w) { name } } }
	}
	fragment B on Query { find(text: "`+i+`") { name @said(as: "`+i+`") } }`, "")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	texts := 0
	var look func(v reflect.Value)
	seen := map[any]bool{}
	look = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() || seen[v.Interface()] || v.Type() == reflect.TypeFor[*ast.Position]() || v.Type() == reflect.TypeFor[*ast.Definition]() {
				return
			}
			seen[v.Interface()] = true
			if value, ok := v.Interface().(*ast.Value); ok && (value.Kind == ast.StringValue || value.Kind == ast.BlockValue) {
				texts++
				if value.Raw != "й" {
					t.Errorf("%q at line %d, column %d", value.Raw, value.Position.Line, value.Position.Column)
				}
			}
			look(v.Elem())
		case reflect.Interface:
			look(v.Elem())
		case reflect.Slice:
			for i := range v.Len() {
				look(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					look(v.Field(i))
				}
			}
		}
	}
	look(reflect.ValueOf(doc))
	if texts != 9 {
		t.Errorf("%d texts, want 9", texts)
	}
	variables := map[string]any{"a": i, "b": []any{i, map[string]any{"c": i}}, "n": nil}
	if normal(variables); !reflect.DeepEqual(variables, map[string]any{"a": "й", "b": []any{"й", map[string]any{"c": "й"}}, "n": nil}) {
		t.Errorf("variables are %q", variables)
	}
}

// TestWrittenText checks that text which answers quote is kept as written, and no other text.
func TestWrittenText(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		type Query { assist(request: String!, lang: String): Query resolve(names: [String!]!): Query search(query: String!): Query other: Other }
		type Other { assist(request: String!): Query }`})
	d := newDocuments(schema, limits.New(schema, limits.Default()), DefaultLimits())
	const i = "и\u0306"
	doc, errs := d.read(context.Background(), `query A($r: String! = "`+i+`", $n: String! = "`+i+`", $s: String! = "`+i+`") {
		assist(request: "`+i+`", lang: "`+i+`") { search(query: $s) { ...B } }
		resolve(names: ["`+i+`", $n]) { search(query: "`+i+`") { other { assist(request: "`+i+`") { __typename } } } }
	}
	fragment B on Query { assist(request: $r) { __typename } }`, "")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	op := doc.Operations[0]
	for v, want := range map[string]string{"r": i, "n": i, "s": "й"} {
		if got := op.VariableDefinitions.ForName(v).DefaultValue.Raw; got != want {
			t.Errorf("$%s has the default %+q, want %+q", v, got, want)
		}
	}
	assist, resolve := op.SelectionSet[0].(*ast.Field), op.SelectionSet[1].(*ast.Field)
	search := resolve.SelectionSet[0].(*ast.Field)
	elsewhere := search.SelectionSet[0].(*ast.Field).SelectionSet[0].(*ast.Field)
	for name, text := range map[string]struct{ got, want string }{
		"request":           {assist.Arguments[0].Value.Raw, i},
		"lang":              {assist.Arguments[1].Value.Raw, "й"},
		"name":              {resolve.Arguments[0].Value.Children[0].Value.Raw, i},
		"query":             {search.Arguments[0].Value.Raw, "й"},
		"request elsewhere": {elsewhere.Arguments[0].Value.Raw, "й"},
	} {
		if text.got != text.want {
			t.Errorf("%s: %+q, want %+q", name, text.got, text.want)
		}
	}
	variables := map[string]any{"r": i, "n": i, "s": i}
	if normalVariables(doc.QueryDocument, variables); !reflect.DeepEqual(variables, map[string]any{"r": i, "n": i, "s": "й"}) {
		t.Errorf("variables are %+q", variables)
	}
}
