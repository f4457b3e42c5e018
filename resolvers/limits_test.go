package resolvers_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// asked counts the operations that reach a schema.
type asked struct {
	graphql.ExecutableSchema
	times atomic.Int32
}

func (a *asked) Exec(ctx context.Context) graphql.ResponseHandler {
	a.times.Add(1)
	return a.ExecutableSchema.Exec(ctx)
}

// TestRefusedBeforePlanning checks that a query over the limits is not even planned.
func TestRefusedBeforePlanning(t *testing.T) {
	t.Parallel()
	schema := &asked{ExecutableSchema: graph.NewPlanSchema(graph.Config{Resolvers: new(resolvers.Resolver)}, plan.Options{Response: 10 << 20, Plans: 10})}
	h := newHub(t, bundletest.New(t), 0, nil, schema)
	for name, test := range map[string]struct{ query, vars, want string }{
		"deep":      {"{ region(by: {code: \"16\"}) {" + strings.Repeat("federalDistrict { regions { nodes { ", 4) + "code" + strings.Repeat("} } }", 4) + "} }", "", "QUERY_TOO_DEEP"},
		"large":     {"{ a: __typename " + strings.Repeat("__typename ", 1000) + "}", "", "QUERY_TOO_LARGE"},
		"spread":    {"{" + strings.Repeat(" ...F", 50) + "} fragment F on Query {" + strings.Repeat(" __typename", 50) + "}", "", "QUERY_TOO_LARGE"},
		"expensive": {"{ regions(first: 100) { nodes { municipalities(first: 100) { nodes { observations(first: 2) { nodes { period } } } } } } }", "", "TOO_MANY_NODES"},
		"variable":  {"query($n: Int) { regions(first: 100) { nodes { municipalities(first: $n) { nodes { name } } } } }", `{"n": 100}`, "TOO_MANY_NODES"},
	} {
		if answer := h.post(t, test.query, test.vars); !strings.Contains(answer, `"`+test.want+`"`) {
			t.Errorf("%s: got %s, want %s", name, answer, test.want)
		}
	}
	if n := schema.times.Load(); n > 0 {
		t.Errorf("%d refused queries reached the executor", n)
	}
	h.post(t, "{ __typename }", "")
	if schema.times.Load() != 1 {
		t.Error("the count does not see what is executed") // the test above would show nothing
	}
}
