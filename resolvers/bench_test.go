package resolvers_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/session"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
)

// BenchmarkExecutors answers queries on the bundle with both executors, without HTTP, with and without tables in memory. Compare the
// lines of a query.
func BenchmarkExecutors(b *testing.B) {
	database := bundletest.New(b)
	fromSQL, inMemory := onRelease(b, database, 0), onRelease(b, database, database.Config().Memory)
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
				run.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{}) // package web keeps documents
				for b.Loop() {
					benchmark(b, e.ctx, run, question.query)
				}
			})
		}
	}
}

// BenchmarkLevel answers a query whose deepest level has 7,100 rows with two relations each, on synthetic data. It must allocate
// less than 64 MB in total.
func BenchmarkLevel(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "load")
	size := synthetic.Size{Municipalities: 9_000, Programs: 1, Cohorts: 1, Participations: 1, Entries: 100, Observations: 100}
	if err := synthetic.Write(b.Context(), dir, size, 1); err != nil {
		b.Fatal(err)
	}
	p, err := dataset.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	database := dbtest.New(b)
	if _, err := dataset.Publish(b.Context(), database.Owner(b), p, dataset.Options{}); err != nil {
		b.Fatal(err)
	}
	release, err := database.Hub(b).Acquire(b.Context(), 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(release.Done)
	run := executor.New(graph.NewPlanSchema(graph.Config{Resolvers: new(resolvers.Resolver)}, plan.Options{Response: 10 << 20, Plans: 10}))
	run.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{})
	b.ReportAllocs()
	for b.Loop() {
		benchmark(b, db.WithRelease(b.Context(), release), run,
			`{ regions(first: 89) { nodes { municipalities(first: 100) { nodes { oktmo name kind parent { name } region { name } } } } } }`)
	}
}

func benchmark(b *testing.B, ctx context.Context, e *executor.Executor, query string) {
	ctx, statements := session.WithStatements(graphql.StartOperationTrace(ctx))
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
