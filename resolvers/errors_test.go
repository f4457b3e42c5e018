package resolvers_test

import (
	"strings"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db/session"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// A field that fails for all rows of a list is one line in the log, with either executor.
func TestErrorOfALevelIsLoggedOnce(t *testing.T) {
	t.Parallel()
	config := graph.Config{Resolvers: new(resolvers.Resolver)}
	database := bundletest.New(t)
	owner := database.Owner(t)
	planned := newHub(t, database, 0, nil, graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}))
	stock := newHub(t, database, 0, nil, graph.NewExecutableSchema(config))
	if _, err := owner.ExecContext(t.Context(), "REVOKE SELECT ON release_1.municipality, release_1.award_entry FROM "+session.Reader); err != nil {
		t.Fatal(err)
	}
	for name, h := range map[string]*hub{"plan": planned, "stock": stock} {
		for range 2 {
			answer := h.post(t, `{ regions(first: 50) { nodes { name municipalities(first: 1) { nodes { name } } forums: awardEntries(first: 1) { nodes { id } } } } }`, "")
			if n := strings.Count(answer, `"INTERNAL"`); n != 20 || !strings.Contains(answer, `"errorsOmitted": 80`) {
				t.Errorf("%s: %d errors in the answer: %.500s", name, n, answer)
			}
		}
		if n := strings.Count(h.log(), "resolve field"); n != 4 {
			t.Errorf("%s: %d lines in the log, want one for each of two fields of two requests:\n%.1000s", name, n, h.log())
		}
	}
}
