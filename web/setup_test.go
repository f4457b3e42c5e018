package web_test

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db"
	"govhub/db/snapshot"
	"govhub/web"
	"govhub/web/endpoint"
	"govhub/web/files"
	"govhub/web/request"
	"govhub/web/table"
)

const sdl = `
directive @release(number: Int!) on QUERY
directive @lang(lang: Lang!) on QUERY
directive @tint(shade: Int @deprecated, light: Int) on FIELD
type Query {
  name(id: Int): String!
  said(lang: Lang): String
  ordered(by: Order, all: [Order!]): String
  search(lang: Lang): String
  thing(id: ID): Thing
  things(first: Int): ThingConnection!
  panic: String
  errors(count: Int!): String
  big(bytes: Int!): String
  wait: String
  find(filter: Filter): String
  releases: String
  old(id: Int): String @deprecated
  shown(past: Int @deprecated, kind: Kind, filters: [Filter!]): String
}
input Filter { and: [Filter!] n: Int x: Float kind: Kind m: Int = 1 @deprecated }
enum Lang { RU EN }
input Order { kind: Kind lang: Lang then: Order }
enum Kind { BIG SMALL WEE @deprecated }
type Thing { name: String! live: String things(first: Int): ThingConnection! }
type ThingConnection { nodes: [Thing!]! totalCount: Int! }
`

// hub is a schema without resolvers: the first root field selects the behaviour.
type hub struct {
	schema  *ast.Schema
	waiting chan struct{} // receives when a query of wait has begun
	proceed chan struct{} // lets it end
	answers atomic.Int32  // number of executions
}

func newHub() *hub {
	return &hub{
		schema:  gqlparser.MustLoadSchema(&ast.Source{Name: "test", Input: sdl}),
		waiting: make(chan struct{}), proceed: make(chan struct{}),
	}
}

func (h *hub) Schema() *ast.Schema { return h.schema }

func (h *hub) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (h *hub) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	return func(ctx context.Context) *graphql.Response { // generated code executes here too, not before
		h.answers.Add(1)
		return h.answer(ctx, graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"})[0], op.Variables)
	}
}

func (h *hub) answer(ctx context.Context, f graphql.CollectedField, vars map[string]any) *graphql.Response {
	args := f.ArgumentMap(vars)
	data := func(v any) *graphql.Response {
		b, err := json.Marshal(map[string]any{f.Alias: v})
		if err != nil {
			panic(err)
		}
		return &graphql.Response{Data: b}
	}
	switch f.Name {
	case "panic":
		panic("secret")
	case "errors":
		resp := data(nil)
		for range args["count"].(int64) {
			resp.Errors = append(resp.Errors, &gqlerror.Error{Message: "no", Extensions: map[string]any{"code": "BAD_ID"}})
		}
		return resp
	case "big":
		return data(strings.Repeat("x", int(args["bytes"].(int64))))
	case "wait":
		h.waiting <- struct{}{}
		select {
		case <-h.proceed:
			return data("done")
		case <-ctx.Done():
			return &graphql.Response{Data: []byte("null"), Errors: gqlerror.List{{Message: "late", Extensions: map[string]any{"code": "TIMEOUT"}}}}
		}
	case "ordered":
		return data(args)
	case "said", "search":
		return data(args["lang"])
	case "__typename":
		return data("Query")
	}
	return data("test")
}

var (
	errNoRelease = errors.New("no such release")
	errPruned    = errors.New("pruned")
	errDown      = errors.New("dial tcp 10.0.0.1: secret host is down")
)

func present(_ context.Context, err error) *gqlerror.Error {
	var known *gqlerror.Error
	code := "INTERNAL"
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, errNoRelease):
		code = "RELEASE_NOT_FOUND"
	case errors.Is(err, errPruned):
		code = "RELEASE_PRUNED"
	case errors.Is(err, errDown):
		code = "UNAVAILABLE"
	}
	return &gqlerror.Error{Message: strings.ToLower(code), Extensions: map[string]any{"code": code}}
}

// releases has release 3 and the current one, 7 unless published differs, and counts handles. Release 2 was pruned.
type releases struct {
	mu        sync.Mutex
	published int32
	held      int
	down      bool
}

func (r *releases) publish(number int32) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.published = number
}

func (r *releases) pin(ctx context.Context, number int32) (request.Pinned, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.down:
		return request.Pinned{}, errDown
	case number == 0:
		number = cmp.Or(r.published, 7)
	case number == 2:
		return request.Pinned{}, errPruned
	case number != 3 && number != 7:
		return request.Pinned{}, errNoRelease
	}
	r.held++
	return request.Pinned{Number: number, Context: ctx, Done: func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.held--
	}}, nil
}

func (r *releases) heldNow() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.held
}

type fixture struct {
	*httptest.Server
	web      *web.Server
	hub      *hub
	releases *releases
	log      *logBuffer
}

// setup returns a listening server.
func setup(t testing.TB, change func(*web.Config)) *fixture {
	t.Helper()
	f := newFixture(t, change)
	f.Server = httptest.NewServer(f.web.Handler())
	t.Cleanup(f.Close)
	return f
}

func newFixture(t testing.TB, change func(*web.Config)) *fixture {
	t.Helper()
	f := &fixture{hub: newHub(), releases: &releases{}, log: &logBuffer{}}
	config := web.Config{
		Config: endpoint.Config{
			Schema: f.hub, Present: present, Pin: f.releases.pin, Build: "1", Live: endpoint.Live{"releases": nil, "thing": {"live"}},
			Logger: slog.New(slog.NewJSONHandler(f.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
			Limits: endpoint.DefaultLimits(), Tables: table.DefaultLimits(),
		},
		SDL:      sdl,
		Examples: `{"sections":[]}`,
		Ping:     func(context.Context) error { return nil },
		Stats:    func() sql.DBStats { return sql.DBStats{Idle: 2, InUse: 1, MaxOpenConnections: 16} },
		Snapshot: func() db.Snapshot {
			return db.Snapshot{
				Budget: 1 << 20, Missing: map[string]db.WhyNot{"observation": db.NoRoom},
				Parts: []snapshot.Stat{{Name: "region", Bytes: 4096, Took: time.Second / 4, Builds: map[snapshot.Outcome]int64{snapshot.Built: 2}}},
			}
		},
		Metrics:   web.NewMetrics(),
		Explorer:  fakeExplorer(),
		RequestID: func() string { return "test-id" },
		Files:     files.Options{Dir: t.TempDir(), Size: 1 << 30, Turns: files.DefaultTurns()},
		Timeouts:  web.DefaultTimeouts(),
	}
	if change != nil {
		change(&config)
	}
	server, err := web.New(config)
	if err != nil {
		t.Fatal(err)
	}
	f.web = server
	return f
}

func fakeExplorer() fs.FS {
	return fstest.MapFS{
		"index.html": {Data: []byte(`<!doctype html><html lang="en" data-prefix="" data-release="0"><head><title>govhub</title>` +
			`<script type="module" src="./explorer/app-1234.js"></script></head></html>`)},
		"explorer/site.json": {Data: []byte(`{
			"pages": {"": {"en": {"title": "Home"}, "ru": {"title": "Главная"}}, "query": {"en": {"title": "Query"}, "ru": {"title": "Запросы"}, "parameters": true}},
			"kinds": {"region": {"resource": "region", "plural": "regions", "en": ["region"], "ru": ["регион"]}}
		}`)},
		"explorer/documents.json": {Data: []byte("{}")},
		"explorer/app-1234.js":    {Data: []byte("console.log(1)")},
		"explorer/app-1234.js.br": {Data: []byte("by brotli")},
		"explorer/app-1234.js.gz": {Data: []byte("by gzip")},
		"explorer/large-1.js":     {Data: bytes.Repeat([]byte("x"), 5000)},
	}
}

type logBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (f *fixture) do(t testing.TB, method, path, body string, header ...string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, f.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{
		Transport:     &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, string(text)}
}

// post sends a query with the newer media type, whose status is meaningful.
func (f *fixture) post(t testing.TB, query string) answer {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return f.do(t, "POST", "/graphql", string(body), "Content-Type", "application/json", "Accept", "application/graphql-response+json")
}

func (a answer) codes(t testing.TB) string {
	t.Helper()
	var doc struct {
		Errors []struct {
			Extensions struct {
				Code      string
				RequestID string
			}
		}
	}
	if err := json.Unmarshal([]byte(a.body), &doc); err != nil {
		t.Fatalf("%v in %s", err, a.body)
	}
	var codes []string
	for _, e := range doc.Errors {
		codes = append(codes, e.Extensions.Code)
		if e.Extensions.RequestID != a.header.Get("X-Request-Id") {
			t.Errorf("requestId %q in the error, %q in the header", e.Extensions.RequestID, a.header.Get("X-Request-Id"))
		}
	}
	return strings.Join(codes, " ")
}
