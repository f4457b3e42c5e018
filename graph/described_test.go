package graph_test

import (
	"strings"
	"testing"

	"govhub/graph"
)

// TestEverythingIsDescribed leaves no schema, type, field, argument or enum value without a description.
func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	schema := graph.NewExecutableSchema(graph.Config{}).Schema()
	if schema.Description == "" || !strings.HasPrefix(graph.SDL(schema), "\"\"\"\n"+schema.Description) {
		t.Error("the schema has no description, or its text leaves it out")
	}
	for _, def := range schema.Types {
		if def.BuiltIn {
			continue
		}
		if def.Description == "" {
			t.Errorf("%s has no description", def.Name)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			if f.Description == "" {
				t.Errorf("%s.%s has no description", def.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if a.Description == "" {
					t.Errorf("%s.%s(%s:) has no description", def.Name, f.Name, a.Name)
				}
			}
		}
		for _, v := range def.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s has no description", def.Name, v.Name)
			}
		}
	}
}
