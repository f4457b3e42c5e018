package limits_test

import (
	"strings"
	"testing"

	"govhub/web/limits"
)

// TestNodesOfRelationships counts lists of relationships by their maximum.
func TestNodesOfRelationships(t *testing.T) {
	t.Parallel()
	schema := hubSchema(t)
	guard := limits.New(schema, limits.Default())
	pairs := func(via string) string {
		return `{coParticipation(type:REGION,via:COHORT,first:100,maxParticipants:2000){nodes{` + via + `{id}}}}`
	}
	for _, test := range []struct{ query, want string }{
		{pairs("via"), ""}, // 20 of each
		{pairs("via(first:98)"), ""},
		{pairs("via(first:100)"), "10,100 nodes"},
		{`{subgraph(around:["a"],maxNodes:500){nodes{id} links{from{id} to{id}}}}`, ""},
		{`{` + list(5, ` s#:subgraph(around:["a"],maxNodes:1){links{kind}}`) + `}`, ""},
		{`{` + list(6, ` s#:subgraph(around:["a"],maxNodes:1){links{kind}}`) + `}`, "12,000 nodes"},
		{`{` + list(6, ` s#:subgraph(around:["a"],maxNodes:1){links(first:5){kind}}`) + `}`, ""},
		{`{subgraph(around:["a"],maxNodes:1){links{from{... on Region{municipalities(first:4){nodes{name}}}}}}}`, ""},
		{`{subgraph(around:["a"],maxNodes:1){links{from{... on Region{municipalities(first:5){nodes{name}}}}}}}`, "12,000 nodes"},
	} {
		v, err := check(guard, schema, test.query, nil)
		if err != nil {
			t.Fatalf("%s: %v", test.query, err)
		}
		got := ""
		if v != nil {
			got = v.Error()
		}
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
	}
}
