package resolvers_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

const introspectionQuery = `{ __schema {
  queryType { name }
  types { kind name
    fields(includeDeprecated: true) { name isDeprecated args(includeDeprecated: true) { ...Input } type { ...Type } }
    inputFields(includeDeprecated: true) { ...Input }
    interfaces { name }
    enumValues(includeDeprecated: true) { name isDeprecated }
    possibleTypes { name }
    isOneOf
  }
  directives { name locations isRepeatable args(includeDeprecated: true) { ...Input } }
} }
fragment Input on __InputValue { name defaultValue type { ...Type } }
fragment Type on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }`

type introspected struct {
	Types []struct {
		Kind, Name    string
		Fields        []introspectedField
		InputFields   []introspectedInput
		Interfaces    []introspectedName
		EnumValues    []introspectedField
		PossibleTypes []introspectedName
		IsOneOf       bool
	}
	Directives []struct {
		Name         string
		Locations    []string
		IsRepeatable bool
		Args         []introspectedInput
	}
}

type (
	introspectedName  struct{ Name string }
	introspectedField struct {
		Name         string
		IsDeprecated bool
		Args         []introspectedInput
		Type         introspectedType
	}
	introspectedInput struct {
		Name         string
		DefaultValue *string
		Type         introspectedType
	}
	introspectedType struct {
		Name, Kind string
		OfType     *introspectedType
	}
)

func (t introspectedType) String() string {
	switch t.Kind {
	case "NON_NULL":
		return t.OfType.String() + "!"
	case "LIST":
		return "[" + t.OfType.String() + "]"
	}
	return t.Name
}

func (i introspectedInput) String() string {
	if i.DefaultValue != nil {
		return fmt.Sprintf("%s: %s = %s", i.Name, i.Type, *i.DefaultValue)
	}
	return fmt.Sprintf("%s: %s", i.Name, i.Type)
}

// lines lists the introspected definitions, one per line.
func (s introspected) lines() (lines []string) {
	for _, t := range s.Types {
		lines = append(lines, fmt.Sprintf("%s %s oneOf=%t", t.Kind, t.Name, t.IsOneOf))
		for _, f := range t.Fields {
			lines = append(lines, fmt.Sprintf("%s.%s%v: %s deprecated=%t", t.Name, f.Name, f.Args, f.Type, f.IsDeprecated))
		}
		for _, f := range t.InputFields {
			lines = append(lines, fmt.Sprintf("%s.%s", t.Name, f))
		}
		for _, v := range t.EnumValues {
			lines = append(lines, fmt.Sprintf("%s.%s deprecated=%t", t.Name, v.Name, v.IsDeprecated))
		}
		for _, i := range t.Interfaces {
			lines = append(lines, t.Name+" implements "+i.Name)
		}
		for _, p := range t.PossibleTypes {
			lines = append(lines, t.Name+" may be "+p.Name)
		}
	}
	for _, d := range s.Directives {
		slices.Sort(d.Locations)
		lines = append(lines, fmt.Sprintf("@%s%v on %v repeatable=%t", d.Name, d.Args, d.Locations, d.IsRepeatable))
	}
	slices.Sort(lines)
	return lines
}

func inputs(args ast.ArgumentDefinitionList) string {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = input(a.Name, a.Type, a.DefaultValue)
	}
	return fmt.Sprint(texts)
}

func input(name string, typ *ast.Type, value *ast.Value) string {
	if value != nil {
		return fmt.Sprintf("%s: %s = %s", name, typ, value)
	}
	return fmt.Sprintf("%s: %s", name, typ)
}

// declared lists the definitions of a schema in the same form.
func declared(s *ast.Schema) (lines []string) {
	for _, t := range s.Types {
		lines = append(lines, fmt.Sprintf("%s %s oneOf=%t", t.Kind, t.Name, t.Directives.ForName("oneOf") != nil))
		for _, f := range t.Fields {
			switch {
			case strings.HasPrefix(f.Name, "__"):
			case t.Kind == ast.InputObject:
				lines = append(lines, t.Name+"."+input(f.Name, f.Type, f.DefaultValue))
			default:
				lines = append(lines, fmt.Sprintf("%s.%s%s: %s deprecated=%t", t.Name, f.Name, inputs(f.Arguments), f.Type, f.Directives.ForName("deprecated") != nil))
			}
		}
		for _, v := range t.EnumValues {
			lines = append(lines, fmt.Sprintf("%s.%s deprecated=%t", t.Name, v.Name, v.Directives.ForName("deprecated") != nil))
		}
		for _, i := range t.Interfaces {
			lines = append(lines, t.Name+" implements "+i)
		}
		if t.IsAbstractType() {
			for _, p := range s.GetPossibleTypes(t) {
				lines = append(lines, t.Name+" may be "+p.Name)
			}
		}
	}
	for _, d := range s.Directives {
		locations := []string{}
		for _, l := range d.Locations {
			locations = append(locations, string(l))
		}
		slices.Sort(locations)
		lines = append(lines, fmt.Sprintf("@%s%s on %v repeatable=%t", d.Name, inputs(d.Arguments), locations, d.IsRepeatable))
	}
	slices.Sort(lines)
	return lines
}

// A schema rebuilt from introspection equals the one at /schema.graphql, apart from the definitions that GraphQL's specification
// builds into every schema.
func TestIntrospectionIsTheSchema(t *testing.T) {
	t.Parallel()
	config := graph.Config{Resolvers: new(resolvers.Resolver)}
	h := newHub(t, bundletest.New(t), 0, nil, graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}))
	var answer struct {
		Data struct {
			Schema introspected `json:"__schema"`
		}
	}
	if err := json.Unmarshal([]byte(h.post(t, introspectionQuery, "")), &answer); err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(strings.TrimSuffix(h.url, "/graphql") + "/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	sdl, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	published, err := gqlparser.LoadSchema(&ast.Source{Name: "/schema.graphql", Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range published.Directives {
		specified := []string{"deprecated", "include", "oneOf", "skip", "specifiedBy"}
		if d.Position.Src.BuiltIn && !slices.Contains(specified, name) {
			delete(published.Directives, name) // the parser adds it
		}
	}
	if diff := cmp.Diff(declared(published), answer.Data.Schema.lines()); diff != "" {
		t.Errorf("(-/schema.graphql +introspection):\n%s", diff)
	}
}
