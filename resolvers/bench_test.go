package resolvers_test

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// BenchmarkExecutors answers queries over the bundle by both executors, without HTTP, with and without reference tables in
// memory. Compare the lines of a query.
func BenchmarkExecutors(b *testing.B) {
	database := bundletest.New(b)
	fromSQL, inMemory := onRelease(b, database, 0), onRelease(b, database, database.Config().ReferenceRows)
	config := graph.Config{Resolvers: new(resolvers.Resolver)}
	planned, stock := graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10}), graph.NewExecutableSchema(config)
	executors := []struct {
		name   string
		schema graphql.ExecutableSchema
		ctx    context.Context
	}{
		{"plan/memory", planned, inMemory},
		{"gqlgen/memory", stock, inMemory},
		{"plan/sql", planned, fromSQL},
		{"gqlgen/sql", stock, fromSQL},
	}
	for _, question := range []struct{ name, query string }{
		{"list-with-relation", `{ regions(first: 89) { nodes { code name federalDistrict { name } } } }`},
		{"three-nested-lists", `{ federalDistricts { nodes { name regions(first: 20) { nodes { name municipalities(first: 20) { nodes { name kind } } } } } } }`},
		{"nested-with-totals", `{ awardSeasons { nodes { years nominations(first: 20) { totalCount nodes { name entries(first: 5) { totalCount nodes { projectTitle region { name } } } } } } } }`},
		{"one-by-code", `{ region(by: {code: "16"}) { name population } }`},
	} {
		for _, e := range executors {
			b.Run(question.name+"/"+e.name, func(b *testing.B) {
				b.ReportAllocs()
				run := executor.New(e.schema)
				run.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{}) // documents are kept by web
				for b.Loop() {
					benchmark(b, e.ctx, run, question.query)
				}
			})
		}
	}
}

func benchmark(b *testing.B, ctx context.Context, e *executor.Executor, query string) {
	ctx, statements := db.WithStatements(graphql.StartOperationTrace(ctx))
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if len(errs) > 0 {
		b.Fatal(errs)
	}
	handler, ctx := e.DispatchOperation(ctx, oc)
	if response := handler(ctx); len(response.Errors) > 0 {
		b.Fatal(response.Errors)
	}
	b.ReportMetric(float64(len(statements.Names())), "statements/op")
}
