package resolvers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"govhub/assist"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
	"govhub/search"
	"govhub/web"
	"govhub/web/endpoint"
	"govhub/web/explorer"
	"govhub/web/files"
	"govhub/web/request"
	"govhub/web/table"
)

var update = flag.Bool("update", false, "write the answers of the golden cases instead of comparing them")

func TestMain(m *testing.M) { dbtest.Main(m) }

// TestGolden sends the queries in testdata/golden over HTTP to the frozen bundle, and those in testdata/revised to a hub with a
// second, current release. Each is a txtar archive of query.graphql, vars.json if the query has variables, statements.txt with
// the names of the SQL queries that the answer may run, and the answer, want.json.
func TestGolden(t *testing.T) {
	t.Parallel()
	for folder, database := range map[string]*dbtest.Database{"golden": bundletest.Frozen(t), "revised": revised(t)} {
		cases, err := filepath.Glob("testdata/" + folder + "/*.txt")
		if err != nil || len(cases) == 0 {
			t.Fatalf("no cases in testdata/%s: %v", folder, err)
		}
		t.Run(folder, func(t *testing.T) { // ends before the database is dropped
			t.Parallel()
			networks := network.New(manyLinks)
			config := graph.Config{Resolvers: &resolvers.Resolver{Networks: networks}}
			planned := graph.NewPlanSchema(config, plan.Options{Response: 10 << 20, Plans: 10})
			h := newHub(t, database, 0, networks, planned)
			// gqlgen's executor runs more SQL queries, and tables in memory save some. The answer is the same.
			others := map[string]*hub{
				"gqlgen": newHub(t, database, 0, networks, graph.NewExecutableSchema(config)),
				"memory": newHub(t, database, database.Config().Memory, networks, planned),
			}
			for _, path := range cases {
				t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
					archive, err := txtar.ParseFile(path)
					if err != nil {
						t.Fatal(err)
					}
					query, _ := part(archive, "query.graphql")
					variables, _ := part(archive, "vars.json")
					h.forget()
					answer := h.post(t, query, variables)
					comparePart(t, archive, "statements.txt", h.statements())
					comparePart(t, archive, "want.json", answer)
					if *update {
						writeArchive(t, path, archive)
					}
					for name, other := range others {
						if diff := cmp.Diff(answer, other.post(t, query, variables)); diff != "" {
							t.Errorf("(-plan +%s):\n%s", name, diff)
						}
					}
				})
			}
		})
	}
}

// part returns a file of an archive, and whether it exists.
func part(a *txtar.Archive, name string) (string, bool) {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// setPart replaces a file of an archive, or adds it.
func setPart(a *txtar.Archive, name, text string) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		i, a.Files = len(a.Files), append(a.Files, txtar.File{Name: name})
	}
	a.Files[i].Data = []byte(text)
}

func writeArchive(t *testing.T, path string, a *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// comparePart compares a result with a file of an archive. With -update it updates the archive.
func comparePart(t *testing.T, a *txtar.Archive, name, got string) {
	t.Helper()
	if *update {
		setPart(a, name, got)
		return
	}
	want, ok := part(a, name)
	if !ok {
		t.Fatalf("the case has no %s; run the test with -update", name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// manyLinks is more links than any release in the tests has.
const manyLinks = 5_000_000

// hub is a running hub that records its SQL queries.
type hub struct {
	url    string
	server *httptest.Server
	logged *lockedBuffer

	mu    sync.Mutex
	names []string
}

func newHub(t testing.TB, database *dbtest.Database, inMemory int64, networks *network.Graphs, es graphql.ExecutableSchema) *hub {
	t.Helper()
	return newHubWith(t, database, inMemory, networks, es, nil)
}

// patient are limits of requests with a deadline for busy machines.
func patient() endpoint.Limits {
	l := endpoint.DefaultLimits()
	l.Deadline = time.Minute
	return l
}

// newHubWith is newHub with a changed configuration of its server, unless change is nil.
func newHubWith(t testing.TB, database *dbtest.Database, inMemory int64, networks *network.Graphs, es graphql.ExecutableSchema, change func(*web.Config)) *hub {
	t.Helper()
	h := new(hub)
	config := database.Config()
	config.Memory, config.Totals = inMemory, int(min(inMemory, 20_000))
	config.Parts = []db.Prepared{search.Indexes, assist.Indexes}
	if networks != nil {
		config.Parts = append(config.Parts, networks)
	}
	config.Observe = func(name string, _ time.Duration, _ error) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.names = append(h.names, name)
	}
	h.logged = new(lockedBuffer)
	logger := slog.New(slog.NewTextHandler(h.logged, nil))
	opened, err := db.Open(t.Context(), config, logger)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	served := web.Config{
		Config: endpoint.Config{
			Schema: es, Present: resolvers.PresentError(logger, request.Failed), Pin: request.PinFrom(opened), Logger: logger,
			Limits: patient(), Tables: table.DefaultLimits(),
		},
		SDL: graph.SDL(es.Schema()), Ping: opened.Ping, Stats: opened.Stats, Snapshot: opened.Snapshot, Metrics: web.NewMetrics(), Explorer: explorer.Dist(),
		RequestID: func() string { return "golden" }, Timeouts: web.DefaultTimeouts(),
		Files: files.Options{Dir: t.TempDir(), Size: 1 << 30, Turns: files.DefaultTurns()},
	}
	if change != nil {
		change(&served)
	}
	server, err := web.New(served)
	if err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(server.Handler())
	t.Cleanup(listening.Close)
	h.url, h.server = listening.URL+"/graphql", listening
	h.forget() // the queries of opening the release
	return h
}

// lockedBuffer receives the log.
type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

// log returns the log so far.
func (h *hub) log() string {
	h.logged.mu.Lock()
	defer h.logged.mu.Unlock()
	return h.logged.text.String()
}

// post sends a query and returns the answer, indented.
func (h *hub) post(t *testing.T, query, variables string) string {
	t.Helper()
	request := map[string]any{"query": query}
	if variables != "" {
		request["variables"] = json.RawMessage(variables)
	}
	body, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(h.url, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, answer, "", "  "); err != nil {
		t.Fatalf("the answer %q is no JSON: %v", answer, err)
	}
	return strings.TrimSpace(indented.String()) + "\n"
}

// forget clears the recorded queries.
func (h *hub) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.names = nil
}

// statements lists the recorded SQL queries with their counts, sorted because siblings may run concurrently.
func (h *hub) statements() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	counts := map[string]int{}
	for _, name := range h.names {
		counts[name]++
	}
	var lines []string
	for name, n := range counts {
		lines = append(lines, fmt.Sprintf("%d %s\n", n, name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[strings.Index(a, " "):], b[strings.Index(b, " "):]) })
	return strings.Join(lines, "")
}
