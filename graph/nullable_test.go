package graph_test

import (
	"strings"
	"testing"

	"govhub/graph"
)

// A field of Query that fails is null, and the others stay. Clients learn from a directive which fields are null for no other reason.
func TestRootFieldsFailAlone(t *testing.T) {
	t.Parallel()
	for _, f := range graph.NewExecutableSchema(graph.Config{}).Schema().Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		if f.Type.NonNull {
			t.Errorf("Query.%s must be nullable", f.Name)
		}
		lookup := strings.Contains(f.Description, "ull if ")
		if lookup == (f.Directives.ForName("semanticNonNull") != nil) {
			t.Errorf("Query.%s needs either @semanticNonNull or a description that says when it is null", f.Name)
		}
	}
}
