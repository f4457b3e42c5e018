package web

import (
	"context"
	"reflect"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/web/limits"
)

// TestNormalText looks for text of a document that keeps another form: in arguments, lists, objects, defaults, directives and fragments, plain,
// escaped and as a block.
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
	fragment B on Query { find(text: "`+i+`") { name @said(as: "`+i+`") } }`)
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
