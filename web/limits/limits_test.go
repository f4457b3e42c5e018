package limits_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"govhub/errorcode"
	"govhub/web/limits"
)

const sdl = `
type Query {
  regions(first: Int, last: Int, filter: Filter): RegionConnection!
  region(code: String, codes: [String!]): Region
  nodes(ids: [ID!]!): [Region]!
  releases: [Release!]!
  series(codes: [String!]!, parts: [String!]! = ["_T"], only: [String!]): [Series!]!
}
type Series { points(last: Int! = 20): [Region!]! }
type Release { number: Int! }
type RegionConnection { nodes: [Region!]! edges: [RegionEdge!]! totalCount: Int! pageInfo: PageInfo! }
type RegionEdge { node: Region! }
type PageInfo { hasNextPage: Boolean! }
type Region { name(lang: String = "RU"): String! district: Region regions(first: Int = 50): RegionConnection! tags: [String!]! }
input Filter { and: [Filter!] name: String in: [String!] }
`

func loadSchema(t testing.TB) *ast.Schema {
	t.Helper()
	return gqlparser.MustLoadSchema(&ast.Source{Name: "test", Input: sdl})
}

func hubSchema(t testing.TB) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("../../graph/schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema files: %v", err)
	}
	var sources []*ast.Source
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: f, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func check(g *limits.Guard, schema *ast.Schema, query string, vars map[string]any) (*limits.Violation, error) {
	if v := g.Text(query); v != nil {
		return v, nil
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return nil, err
	}
	if v := g.Document(doc); v != nil {
		return v, nil
	}
	if errs := validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()); len(errs) > 0 {
		return nil, errs
	}
	if v := g.Variables(vars); v != nil {
		return v, nil
	}
	for _, op := range doc.Operations {
		coerced, err := validator.VariableValues(schema, op, vars)
		if err != nil {
			return nil, err
		}
		if v := g.Nodes(doc, op, coerced); v != nil {
			return v, nil
		}
	}
	return nil, nil
}

// nest writes n levels of before, then middle, then n of after.
func nest(n int, before, middle, after string) string {
	return strings.Repeat(before, n) + middle + strings.Repeat(after, n)
}

func list(n int, format string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(format, "#", fmt.Sprint(i)))
	}
	return b.String()
}

func TestGuard(t *testing.T) {
	t.Parallel()
	schema := loadSchema(t)
	small := limits.Default()
	small.ListLength = 3
	tests := map[string]struct {
		limits limits.Limits
		query  string
		vars   string
		want   string // code and message, empty if allowed
	}{
		"plain":             {query: `{regions{nodes{name}}}`},
		"depth at limit":    {query: `{region{` + nest(10, "district{", "name", "}") + `}}`},
		"depth over limit":  {query: `{region{` + nest(11, "district{", "name", "}") + `}}`, want: "QUERY_TOO_DEEP: the query nests fields 13 deep; the limit is 12"},
		"depth in fragment": {query: `{region{...F}} fragment F on Region{` + nest(11, "district{", "name", "}") + `}`, want: "QUERY_TOO_DEEP: the query nests fields 13 deep; the limit is 12"},
		"aliases at limit":  {query: `{region{` + list(30, " a#:name") + `}}`},
		"aliases over":      {query: `{region{` + list(31, " a#:name") + `}}`, want: "TOO_MANY_ALIASES: the query has 31 aliases; the limit is 30"},
		"alias like name":   {query: `{region{` + list(40, " name:name") + `}}`},
		"aliases multiply":  {query: `{region{` + list(4, " b#:district{...F}") + `}} fragment F on Region{` + list(8, " a#:name") + `}`, want: "TOO_MANY_ALIASES: the query has 36 aliases"},
		"root fields":       {query: `{` + list(21, " region{name}") + `}`, want: "TOO_MANY_ROOT_FIELDS: the query has 21 root fields; the limit is 20"},
		"root in fragment":  {query: `{...F} fragment F on Query{` + list(21, " region{name}") + `}`, want: "TOO_MANY_ROOT_FIELDS: the query has 21"},
		"directives":        {query: `{region{` + list(51, " name@skip(if:true)") + `}}`, want: "TOO_MANY_DIRECTIVES: the query has 51 directives"},
		"tokens":            {query: `{region{` + strings.Repeat("name ", 1000) + `}}`, want: "QUERY_TOO_LARGE: the query has 1,005 tokens; the limit is 1,000"},
		"selections":        {query: `{region{` + strings.Repeat("...F ", 30) + `}} fragment F on Region{` + strings.Repeat("name ", 80) + `}`, want: "QUERY_TOO_LARGE: the query selects 2,431 fields and fragments; the limit is 2,000"},
		"string":            {query: `{region(code:"` + strings.Repeat("ы", 1001) + `"){name}}`, want: "VALUE_TOO_LONG: a string has 1,001 characters; the limit is 1,000"},
		"string at limit":   {query: `{region(code:"` + strings.Repeat("ы", 1000) + `"){name}}`},
		"block string":      {query: `{region(code:"""` + strings.Repeat("x", 1001) + `"""){name}}`, want: "VALUE_TOO_LONG: a string has 1,001"},
		"name":              {query: `{` + strings.Repeat("x", 101) + `}`, want: "VALUE_TOO_LONG: a name has 101 characters"},
		"number":            {query: `{regions(first:` + strings.Repeat("9", 1001) + `){nodes{name}}}`, want: "VALUE_TOO_LONG: a number has 1,001"},
		"zero character":    {query: `{region(code:"a\u0000"){name}}`, want: "VALIDATION_FAILED: a string has the character U+0000 in it"},
		"list":              {limits: small, query: `{region(codes:["","","",""]){name}}`, want: "LIST_TOO_LONG: a list has 4 items; the limit is 3"},
		"list in default":   {limits: small, query: `query($c:[String!]=["","","",""]){region(codes:$c){name}}`, want: "LIST_TOO_LONG: a list has 4 items; the limit is 3"},
		"variable string":   {query: `query($c:String){region(code:$c){name}}`, vars: `{"c":"` + strings.Repeat("x", 1001) + `"}`, want: "VALUE_TOO_LONG: a string in variable $c has 1,001 characters"},
		"variable deep":     {query: `query($f:Filter){regions(filter:$f){totalCount}}`, vars: `{"f":{"and":[{"name":"` + strings.Repeat("x", 1001) + `"}]}}`, want: "VALUE_TOO_LONG: a string in variable $f has 1,001 characters"},
		"variable list":     {limits: small, query: `query($f:Filter){regions(filter:$f){totalCount}}`, vars: `{"f":{"in":["","","",""]}}`, want: "LIST_TOO_LONG: a list in variable $f has 4 items"},
		"variable name":     {query: `{releases{number}}`, vars: `{"` + strings.Repeat("x", 101) + `":1}`, want: "VALUE_TOO_LONG: a variable's name has 101"},
		"variable zero":     {query: `query($c:String){region(code:$c){name}}`, vars: `{"c":"\u0000"}`, want: "VALIDATION_FAILED: a string in variable $c has the character U+0000"},
		"nodes at limit":    {query: `{regions(first:100){nodes{regions(first:99){nodes{name}}}}}`},
		"nodes over":        {query: `{regions(first:100){nodes{regions(first:100){nodes{name}}}}}`, want: "TOO_MANY_NODES: the query can return 10,100 nodes; the limit is 10,000"},
		"nodes of last":     {query: `{regions(last:101){nodes{regions(first:100){nodes{name}}}}}`, want: "TOO_MANY_NODES: the query can return 10,201"},
		"nodes by variable": {query: `query($n:Int){regions(first:$n){nodes{regions{nodes{name}}}}}`, vars: `{"n":200}`, want: "TOO_MANY_NODES: the query can return 10,200"},
		"variable default":  {query: `query($n:Int=200){regions(first:$n){nodes{regions{nodes{name}}}}}`, want: "TOO_MANY_NODES: the query can return 10,200"},
		"default page":      {query: `{regions{nodes{regions{nodes{name}}}}}`}, // 20 + 20*50
		"null page":         {query: `{regions(first:null){nodes{regions(first:null){nodes{name}}}}}`},
		"edges":             {query: `{regions(first:100){edges{node{regions(first:100){edges{node{name}}}}}}}`, want: "TOO_MANY_NODES: the query can return 10,100"},
		"counts are free":   {query: `{regions(first:100){nodes{` + list(20, " a#:regions(first:100){totalCount}") + `}}}`},
		"through fragments": {query: `{...A} fragment A on Query{regions(first:100){...B}} fragment B on RegionConnection{nodes{...C}} fragment C on Region{regions(first:100){nodes{name}}}`, want: "TOO_MANY_NODES: the query can return 10,100"},
		"skipped":           {query: `query($s:Boolean!){regions(first:100){nodes{regions(first:100)@skip(if:$s){nodes{name}}}}}`, vars: `{"s":true}`},
		"not skipped":       {query: `query($s:Boolean!){regions(first:100){nodes{regions(first:100)@skip(if:$s){nodes{name}}}}}`, vars: `{"s":false}`, want: "TOO_MANY_NODES"},
		"not included":      {query: `query($s:Boolean!){regions(first:100){nodes{... on Region@include(if:$s){regions(first:100){nodes{name}}}}}}`, vars: `{"s":false}`},
		"list of ids":       {query: `query($i:[ID!]!){nodes(ids:$i){regions(first:100){nodes{regions(first:48){nodes{name}}}}}}`, vars: `{"i":["a","b"]}`},
		"longer list":       {query: `query($i:[ID!]!){nodes(ids:$i){regions(first:100){nodes{regions(first:48){nodes{name}}}}}}`, vars: `{"i":["a","b","c"]}`, want: "TOO_MANY_NODES: the query can return 14,703"},
		"series":            {query: `{series(codes:["a","b"],parts:["x","y","z"],only:["1","2","3","4"]){points(last:1665){name}}}`}, // 6 + 6*1665
		"longer series":     {query: `{series(codes:["a","b"],parts:["x","y","z"]){points(last:1666){name}}}`, want: "TOO_MANY_NODES: the query can return 10,002 nodes"},
		"series by default": {query: `{series(codes:["a","b"]){points{regions(first:100){nodes{regions(first:3){nodes{name}}}}}}}`, want: "TOO_MANY_NODES: the query can return 16,042"},
		"huge pages":        {query: `{regions(first:2147483647){nodes{regions(first:2147483647){nodes{name}}}}}`, want: "TOO_MANY_NODES: the query can return over 999,999,999 nodes"},
		"negative page":     {query: `{regions(first:-5){nodes{name}}}`},
		"introspection":     {query: introspection.Query},
		"variable nests":    {query: `query($f:Filter){regions(filter:$f){totalCount}}`, vars: `{"f":` + nest(24, `{"and":[`, `{"name":"x"}`, `]}`) + `}`},
		"variable too deep": {query: `query($f:Filter){regions(filter:$f){totalCount}}`, vars: `{"f":` + nest(25, `{"and":[`, `{"name":"x"}`, `]}`) + `}`, want: "QUERY_TOO_DEEP: variable $f nests lists and objects over 50 deep; the limit is 50: nest fewer"},
		"introspection alone is deep": {
			query: `{__type(name:"Region"){` + nest(20, "ofType{", "name", "}") + `}}`,
		},
		"introspection bomb": {
			query: `{__schema{types{` + list(9, " a#:fields{type{fields{type{name kind description}}}}") + `}}}`,
			want:  "TOO_MANY_NODES: the introspection can return",
		},
		"second operation": {query: `query A{region{name}} query B{region{` + nest(11, "district{", "name", "}") + `}}`, want: "QUERY_TOO_DEEP"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if tt.limits == (limits.Limits{}) {
				tt.limits = limits.Default()
			}
			got := ""
			v, err := check(limits.New(schema, tt.limits), schema, tt.query, decode(t, tt.vars))
			if err != nil {
				t.Fatalf("the query is not valid: %v", err)
			}
			if v != nil {
				got = string(v.Code) + ": " + v.Error()
			}
			if (got == "") != (tt.want == "") || !strings.HasPrefix(got, tt.want) {
				t.Errorf("got %q, want %q…", got, tt.want)
			}
		})
	}
}

func decode(t testing.TB, text string) map[string]any {
	t.Helper()
	if text == "" {
		return nil
	}
	var vars map[string]any
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	if err := d.Decode(&vars); err != nil {
		t.Fatal(err)
	}
	return vars
}

// A guard that followed every spread would not terminate: they double with each level.
func TestNestedSpreadsAreRefused(t *testing.T) {
	t.Parallel()
	schema := loadSchema(t)
	g := limits.New(schema, limits.Default())
	for _, levels := range []int{25, 60, 100} {
		var b strings.Builder
		b.WriteString("{region{...F0}}")
		for i := range levels {
			fmt.Fprintf(&b, " fragment F%d on Region{...F%d ...F%d}", i, i+1, i+1)
		}
		fmt.Fprintf(&b, " fragment F%d on Region{name}", levels)
		v, err := check(g, schema, b.String(), nil)
		if err != nil || v == nil || v.Code != errorcode.QueryTooLarge {
			t.Errorf("%d levels: got %v, %v; want a query that is too large", levels, v, err)
		}
	}
}

func TestCycleIsLeftToValidation(t *testing.T) {
	t.Parallel()
	schema := loadSchema(t)
	v, err := check(limits.New(schema, limits.Default()), schema, `{region{...A}} fragment A on Region{district{...B}} fragment B on Region{district{...A}}`, nil)
	if v != nil || err == nil {
		t.Errorf("got %v, %v; want an error of validation", v, err)
	}
}

func TestHubAllowsItsOwnIntrospection(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	if v, err := check(limits.New(schema, limits.Default()), schema, introspection.Query, nil); v != nil || err != nil {
		t.Errorf("got %v, %v", v, err)
	}
}

func FuzzGuard(f *testing.F) {
	for _, q := range []string{
		`{regions(first:1){nodes{name}}}`, introspection.Query, `{region{...A}} fragment A on Region{...A}`,
		`query($n:Int=3@x){regions(first:$n)@skip(if:true){edges{node{tags}}}}`, `{region(codes:[["a",{a:1}]]){name}}`, "\x00", `"""`,
	} {
		f.Add(q, `{"n":1,"f":{"and":[null,{"in":["x"]}]}}`)
	}
	schema := loadSchema(f)
	g := limits.New(schema, limits.Default())
	f.Fuzz(func(t *testing.T, query, vars string) {
		if len(query) > 100<<10 {
			return
		}
		var values map[string]any
		_ = json.Unmarshal([]byte(vars), &values)
		_ = g.Variables(values)
		_ = g.Text(query)
		doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, 1000)
		if err != nil {
			return
		}
		_ = g.Document(doc)
		for _, op := range doc.Operations { // not validated, on purpose: nothing may panic
			_ = g.Nodes(doc, op, values)
		}
	})
}

func BenchmarkGuard(b *testing.B) {
	schema := hubSchema(b)
	g := limits.New(schema, limits.Default())
	doc, err := gqlparser.LoadQueryWithRules(schema, introspection.Query, rules.NewDefaultRules())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g.Text(introspection.Query)
		g.Document(doc)
		g.Nodes(doc, doc.Operations[0], nil)
	}
}
