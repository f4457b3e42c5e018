package resolvers_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"govhub/dataset/bundletest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/resolvers"
	"govhub/web"
)

// manners are the ways to ask a query again. Each has a maximum of allocations for all of the hub's handlers, without net/http and
// without executing the plan, whatever the query.
var manners = []struct {
	name   string
	cache  uint64 // bytes of cached answers
	status int
	most   float64
	ask    func(testing.TB, http.Handler, parameters) *http.Request
}{
	{"plan", 0, http.StatusOK, 42, byPost},
	{"hash", 0, http.StatusOK, 40, byHash},
	{"cache", 10 << 20, http.StatusOK, 23, byPost},
	{"known", 10 << 20, http.StatusNotModified, 20, known},
}

// TestAllocationsOfRequests counts what reading a request, its context, its headers and its limits allocate. TestAllocations counts
// the rest.
func TestAllocationsOfRequests(t *testing.T) { // not parallel: allocations of other tests would count
	schema := &remembering{plans(), map[string]*graphql.Response{}}
	eachRequest(t, schema, func(manner, query string, most float64, again func()) {
		n := testing.AllocsPerRun(100, again)
		t.Logf("%s, %s: %.0f allocations", query, manner, n)
		if n > most {
			t.Errorf("%s, %s: %.0f allocations: want at most %.0f", query, manner, n, most)
		}
	})
}

// BenchmarkRequests serves whole requests, but without a connection.
func BenchmarkRequests(b *testing.B) {
	eachRequest(b, plans(), func(manner, query string, _ float64, again func()) {
		b.Run(manner+"/"+query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				again()
			}
		})
	})
}

func plans() graphql.ExecutableSchema {
	return graph.NewPlanSchema(graph.Config{Resolvers: new(resolvers.Resolver)}, plan.Options{Response: 10 << 20, Plans: 100})
}

// remembering executes each query once.
type remembering struct {
	graphql.ExecutableSchema
	responses map[string]*graphql.Response
}

func (s *remembering) Exec(ctx context.Context) graphql.ResponseHandler {
	query := graphql.GetOperationContext(ctx).RawQuery
	if s.responses[query] == nil {
		s.responses[query] = s.ExecutableSchema.Exec(ctx)(ctx)
	}
	return func(context.Context) *graphql.Response { return s.responses[query] }
}

// eachRequest calls do with a function that asks a query of the benchmark again, for each query in each manner.
func eachRequest(t testing.TB, schema graphql.ExecutableSchema, do func(manner, query string, most float64, again func())) {
	database := bundletest.New(t)
	for _, m := range manners {
		h := newHubWith(t, database, database.Config().Memory, nil, schema, func(c *web.Config) {
			c.CacheSize, c.PersistedQueriesSize, c.Logger = m.cache, 1<<20, slog.New(slog.DiscardHandler)
		}).server.Config.Handler
		for _, query := range []string{
			"dashboard", "filter-by-relations", "list-with-relation", "node-by-code", "observations", "three-levels", "top-by-votes", "totals",
		} {
			do(m.name, query, m.most, replay(t, h, m.ask(t, h, parametersOf(t, query)), m.status))
		}
	}
}

// parameters are those of a GraphQL request, each as JSON except for the query.
type parameters struct{ query, variables, extensions string }

// parametersOf reads a query of the benchmark.
func parametersOf(t testing.TB, name string) parameters {
	t.Helper()
	dir := filepath.Join("../bench/queries", name)
	query, err := os.ReadFile(filepath.Join(dir, "govhub.graphql"))
	if err != nil {
		t.Fatal(err)
	}
	var setup struct{ Variables json.RawMessage }
	switch text, err := os.ReadFile(filepath.Join(dir, "query.json")); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		t.Fatal(err)
	default:
		if err := json.Unmarshal(text, &setup); err != nil {
			t.Fatal(err)
		}
	}
	return parameters{query: string(query), variables: string(setup.Variables)}
}

func byPost(t testing.TB, _ http.Handler, p parameters) *http.Request {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": p.query, "variables": json.RawMessage(cmp.Or(p.variables, "null"))})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return r
}

func byGet(p parameters) *http.Request {
	values := url.Values{"query": {p.query}, "variables": {p.variables}, "extensions": {p.extensions}}
	return httptest.NewRequest(http.MethodGet, "/graphql?"+values.Encode(), nil)
}

// byHash returns a request for a persisted query.
func byHash(_ testing.TB, h http.Handler, p parameters) *http.Request {
	p.extensions = fmt.Sprintf(`{"persistedQuery": {"version": 1, "sha256Hash": "%x"}}`, sha256.Sum256([]byte(p.query)))
	h.ServeHTTP(httptest.NewRecorder(), byGet(p))
	p.query = ""
	return byGet(p)
}

// known returns a request of a client that has the answer.
func known(_ testing.TB, h http.Handler, p parameters) *http.Request {
	r, w := byGet(p), httptest.NewRecorder()
	h.ServeHTTP(w, r)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	return r
}

// replay returns a function that serves a request again and allocates nothing itself.
func replay(t testing.TB, h http.Handler, r *http.Request, status int) func() {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	reader := bytes.NewReader(text)
	body, again, w := io.NopCloser(reader), new(http.Request), &sink{header: http.Header{}}
	return func() {
		reader.Reset(text)
		clear(w.header)
		w.status, w.bytes = 0, 0
		*again = *r // the router writes into it
		again.Body = body
		h.ServeHTTP(w, again)
		if w.status != status || (w.bytes > 100) != (status == http.StatusOK) {
			t.Fatalf("status %d with %d bytes, want %d", w.status, w.bytes, status)
		}
	}
}

// sink is a response without its bytes.
type sink struct {
	header        http.Header
	status, bytes int
}

func (s *sink) Header() http.Header { return s.header }

func (s *sink) WriteHeader(status int) { s.status = status }

func (s *sink) Write(b []byte) (int, error) {
	s.bytes += len(b)
	return len(b), nil
}
