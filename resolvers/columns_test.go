package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"

	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// TestEachFieldAlone selects each field of each resource separately, so that the plan reads only the columns of that field.
// gqlgen's executor reads all columns.
func TestEachFieldAlone(t *testing.T) {
	t.Parallel()
	ctx := onRelease(t, revised(t), 0)
	config := graph.Config{Resolvers: new(resolvers.Resolver)}
	stock := graph.NewExecutableSchema(config)
	expected := executor.New(stock)
	planned := executor.New(graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}))
	schema := stock.Schema()
	asked := 0
	for _, root := range schema.Query.Fields {
		connection := schema.Types[root.Type.Name()]
		if !strings.HasSuffix(connection.Name, "Connection") {
			continue
		}
		for _, field := range schema.Types[connection.Fields.ForName("nodes").Type.Name()].Fields {
			selection := field.Name
			if schema.Types[field.Type.Name()].IsCompositeType() {
				selection += " { __typename }"
			}
			for _, query := range []string{
				fmt.Sprintf("{ %s(first: 100%s) { nodes { %s } } }", root.Name, required(schema, root), selection),
				fmt.Sprintf("{ %s(first: 100%s) { edges { cursor node { %s } } } }", root.Name, required(schema, root), selection),
			} {
				want, _ := answer(t, ctx, expected, query, nil)
				got, _ := answer(t, ctx, planned, query, nil)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-gqlgen +plan):\n%s", query, diff)
				}
				asked++
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d questions were asked", asked)
	}
}
