package limits_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/web/limits"
)

// TestMaxLength checks that long texts are accepted only where the schema allows them, by any route.
func TestMaxLength(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Name: "test", Input: `
directive @maxLength(characters: Int!) on ARGUMENT_DEFINITION
input Filter { and: [Filter!] name: String }
type Thing { again(code: String): Thing name: String }
type Query { thing(code: String, codes: [String!], filter: Filter): Thing letter(text: String! @maxLength(characters: 2000)): Thing }`})
	text := func(n int) string { return strings.Repeat("ы", n) }
	for name, tt := range map[string]struct {
		query string
		vars  map[string]any
		want  string
	}{
		"long":                {query: `{letter(text:"` + text(2000) + `"){name}}`},
		"too long":            {query: `{letter(text:"` + text(2001) + `"){name}}`, want: "a string has 2,001 characters; the limit is 2,000"},
		"too long block":      {query: `{letter(text:"""` + text(2001) + `"""){name}}`, want: "a string has 2,001 characters"},
		"long variable":       {query: `query($v:String!){letter(text:$v){name}}`, vars: map[string]any{"v": text(2000)}},
		"too long variable":   {query: `query($v:String!){letter(text:$v){name}}`, vars: map[string]any{"v": text(2001)}, want: "a string in variable $v has 2,001 characters; the limit is 2,000"},
		"elsewhere":           {query: `{thing(code:"` + text(1001) + `"){name}}`, want: "a string has 1,001 characters; the limit is 1,000"},
		"elsewhere at limit":  {query: `{thing(code:"` + text(1000) + `"){name}}`},
		"elsewhere in a list": {query: `{thing(codes:["","` + text(1001) + `"]){name}}`, want: "a string has 1,001 characters; the limit is 1,000"},
		"elsewhere deep":      {query: `{thing(filter:{and:[{name:"` + text(1001) + `"}]}){name}}`, want: "a string has 1,001 characters"},
		"below":               {query: `{letter(text:"a"){again(code:"` + text(1001) + `"){name}}}`, want: "a string has 1,001 characters"},
		"in a fragment":       {query: `{...F} fragment F on Query{... on Query{thing(code:"` + text(1001) + `"){name}}}`, want: "a string has 1,001 characters"},
		"variable elsewhere":  {query: `query($v:String!){letter(text:$v){name} thing(code:$v){name}}`, vars: map[string]any{"v": text(1001)}, want: "a string in variable $v has 1,001 characters; the limit is 1,000"},
		"variable list":       {query: `query($v:[String!]){thing(codes:$v){name}}`, vars: map[string]any{"v": []any{text(1001)}}, want: "a string in variable $v has 1,001"},
		"variable deep":       {query: `query($v:Filter){thing(filter:$v){name}}`, vars: map[string]any{"v": map[string]any{"and": []any{map[string]any{"name": text(1001)}}}}, want: "a string in variable $v has 1,001"},
		"default":             {query: `query($v:String="` + text(1001) + `"){thing(code:$v){name}}`, want: "a string in variable $v has 1,001"},
		"number":              {query: `query($v:String){thing(code:$v){name}}`, vars: map[string]any{"v": json.Number(strings.Repeat("9", 1001))}, want: "a number in variable $v has 1,001 characters; the limit is 1,000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := limits.New(schema, limits.Default())
			v := g.Text(tt.query)
			if v == nil {
				v = g.Variables(tt.vars)
			}
			if v == nil {
				doc, err := parser.ParseQuery(&ast.Source{Input: tt.query})
				if err != nil {
					t.Fatal(err)
				}
				if errs := validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()); len(errs) > 0 {
					t.Fatal(errs)
				}
				vars, err := validator.VariableValues(schema, doc.Operations[0], tt.vars)
				if err != nil {
					t.Fatal(err)
				}
				v = g.Values(doc, doc.Operations[0], vars)
			}
			got := ""
			if v != nil {
				got = v.Error()
			}
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
