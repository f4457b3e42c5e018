package main

import (
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// TestQueries detects, without PostgreSQL and Node, queries that no longer fit the schema.
func TestQueries(t *testing.T) {
	t.Parallel()
	sdl, err := os.ReadFile("../docs/reference/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	queries, err := loadQueries("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range queries {
		if q.title == "" {
			t.Errorf("%s has no title", q.name)
		}
		if _, errs := gqlparser.LoadQueryWithRules(schema, q.govhub, rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s/govhub.graphql: %v", q.name, errs)
		}
		if q.postgraphile == "" {
			continue
		}
		if _, err := parser.ParseQuery(&ast.Source{Input: q.postgraphile}); err != nil {
			t.Errorf("%s/postgraphile.graphql: %v", q.name, err)
		}
	}
}

func TestLoadQueriesByPattern(t *testing.T) {
	t.Parallel()
	queries, err := loadQueries("deep-*")
	if err != nil || len(queries) != 1 || queries[0].name != "deep-page" || queries[0].Pages != 150 {
		t.Errorf("got %v, %v", queries, err)
	}
	for _, pattern := range []string{"nothing", "["} {
		if _, err := loadQueries(pattern); err == nil {
			t.Errorf("%s: no error", pattern)
		}
	}
}
