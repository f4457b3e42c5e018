package resolvers_test

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"golang.org/x/tools/txtar"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
	"govhub/web/endpoint"
)

const (
	examplesDir    = "../docs/examples"
	statementsFile = "testdata/examples.txt"
)

// TestExamples runs the queries of the gallery as on a hub's first start. The answers are in docs/examples/answers;
// testdata/examples.txt has the names of the SQL queries that each may run.
func TestExamples(t *testing.T) {
	t.Parallel()
	database := bundletest.New(t)
	archive, err := txtar.ParseFile(statementsFile)
	if err != nil {
		t.Fatal(err)
	}
	var writing sync.Mutex              // the archive, with -update
	t.Run("cases", func(t *testing.T) { // ends before the database is dropped
		for name, query := range examples(t) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if n := len(url.QueryEscape(query)); n > endpoint.DefaultLimits().Address {
					t.Errorf("%d bytes in an address, which a link or a GET does not take", n)
				}
				networks := network.New(manyLinks)
				config := graph.Config{Resolvers: &resolvers.Resolver{Networks: networks}}
				schema := graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10})
				h := newHub(t, database, database.Config().Memory, networks, schema)
				answer := h.post(t, query, "")
				if strings.Contains(answer, `"errors"`) {
					t.Errorf("the answer has errors:\n%s", answer)
				}
				compare(t, filepath.Join(examplesDir, "answers", name+".json"), answer)
				writing.Lock()
				defer writing.Unlock()
				comparePart(t, archive, name, h.statements())
			})
		}
	})
	if *update {
		slices.SortFunc(archive.Files, func(a, b txtar.File) int { return strings.Compare(a.Name, b.Name) })
		writeArchive(t, statementsFile, archive)
	}
}

// TestExamplesAnswers checks that every answer has a query.
func TestExamplesAnswers(t *testing.T) {
	t.Parallel()
	known := examples(t)
	files, err := filepath.Glob(filepath.Join(examplesDir, "answers", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, ok := known[strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))]; !ok {
			t.Errorf("%s answers no question: remove it", file)
		}
	}
	archive, err := txtar.ParseFile(statementsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if _, ok := known[f.Name]; !ok {
			t.Errorf("%s: %s is not an example: remove it", statementsFile, f.Name)
		}
	}
}

// TestExamplesShowEveryField checks that examples use every field of Query.
func TestExamplesShowEveryField(t *testing.T) {
	t.Parallel()
	schema := graph.NewExecutableSchema(graph.Config{Resolvers: new(resolvers.Resolver)}).Schema()
	missing := map[string]bool{}
	for _, field := range schema.Query.Fields {
		if !strings.HasPrefix(field.Name, "__") {
			missing[field.Name] = true
		}
	}
	for name, query := range examples(t) {
		document, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
			continue
		}
		for _, selection := range document.Operations[0].SelectionSet {
			if field, ok := selection.(*ast.Field); ok {
				delete(missing, field.Name)
			}
		}
	}
	names := make([]string, 0, len(missing))
	for name := range missing {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Errorf("no example asks for %s: write docs/examples/<section>-<topic>.graphql", name)
	}
}

// examples returns the queries of the gallery by name.
func examples(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(examplesDir, "*.graphql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	queries := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		queries[strings.TrimSuffix(filepath.Base(file), ".graphql")] = string(text)
	}
	return queries
}
