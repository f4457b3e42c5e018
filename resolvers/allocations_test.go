package resolvers_test

import (
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// mostAllocations bounds the allocations of an answer from memory, whatever its rows. Reading variables into arguments comes on top,
// some ten allocations for a member of a filter.
const mostAllocations = 60

// TestAllocations executes queries from memory on few rows and on many.
func TestAllocations(t *testing.T) { // not parallel: allocations of other tests would count
	database := bundletest.New(t)
	ctx := onRelease(t, database, database.Config().Memory)
	planned := graph.NewPlanSchema(graph.Config{Resolvers: new(resolvers.Resolver)}, plan.Options{Response: 10 << 20, Plans: 10})
	run := executor.New(planned)
	run.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{}) // package web keeps documents
	for _, test := range []struct{ name, query string }{
		{"list", `{ municipalities(first: %d) { nodes { oktmo name(lang: EN) population populationOn timeZone } } }`},
		{"relation", `{ regions(first: %d) { totalCount nodes { code name federalDistrict { slug name } } pageInfo { hasNextPage } } }`},
		{"observations", `{ observations(first: %d, filter: {value: {gt: "1"}}, orderBy: {field: VALUE, direction: DESC}) { nodes { period value status place } } }`},
		{"nested lists", `{ regions(first: %d) { nodes { name municipalities(first: 2) { nodes { name } } } } }`},
	} {
		measure := func(first int) float64 {
			ctx := graphql.StartOperationTrace(ctx)
			oc, errs := run.CreateOperationContext(ctx, &graphql.RawParams{Query: fmt.Sprintf(test.query, first)})
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			ctx = graphql.WithResponseContext(graphql.WithOperationContext(ctx, oc), graphql.DefaultErrorPresenter, graphql.DefaultRecover)
			return testing.AllocsPerRun(50, func() {
				if response := planned.Exec(ctx)(ctx); len(response.Data) < 20*first || graphql.GetErrors(ctx) != nil {
					t.Fatalf("%s: %s, errors %v", test.name, response.Data, graphql.GetErrors(ctx))
				}
			})
		}
		few, many := measure(3), measure(80)
		t.Logf("%s: %.0f and %.0f allocations", test.name, few, many)
		if many > mostAllocations || many > few+5 {
			t.Errorf("%s: %.0f allocations for 80 rows, %.0f for 3: want at most %d whatever the rows", test.name, many, few, mostAllocations)
		}
	}
}
