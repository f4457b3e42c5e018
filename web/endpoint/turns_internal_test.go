package endpoint

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/web/request"
)

// constant is a schema with a constant answer.
type constant struct{ schema *ast.Schema }

func (c constant) Schema() *ast.Schema { return c.schema }

func (constant) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (constant) Exec(context.Context) graphql.ResponseHandler {
	return func(context.Context) *graphql.Response { return &graphql.Response{Data: []byte(`{}`)} }
}

// reader returns an endpoint of a schema with a hundred fields, which keeps the texts of queries.
func reader(t *testing.T) *Endpoint {
	t.Helper()
	sdl := "type Query { name(text: String): String"
	for i := range 100 {
		sdl += fmt.Sprintf(" f%d: Int", i)
	}
	e, err := New(Config{
		Schema: constant{gqlparser.MustLoadSchema(&ast.Source{Input: sdl + " }"})},
		Limits: DefaultLimits(), PersistedQueriesSize: 1 << 20,
		Present: func(_ context.Context, err error) *gqlerror.Error {
			if errors.Is(err, session.ErrBusy) {
				return request.Coded(errorcode.Overloaded, err.Error())
			}
			return request.Coded(errorcode.Timeout, err.Error())
		},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// post is the body of a request.
func post(t *testing.T, query, padding string) string {
	t.Helper()
	return string(encode(map[string]any{"query": query, "variables": map[string]string{"padding": padding}}))
}

// TestLargeRequestsTakeTurns reads requests while the only turn is taken: small ones and known documents overtake those that wait
// for it.
func TestLargeRequestsTakeTurns(t *testing.T) {
	t.Parallel()
	long := "{ name" + strings.Repeat(" ", largeDocument) + "}"
	for name, tt := range map[string]struct {
		method, text string
		known        bool
		waits        bool
	}{
		"small":                 {method: http.MethodPost, text: post(t, "{ name }", "")},
		"small variables":       {method: http.MethodPost, text: post(t, "{ name }", strings.Repeat("x", largeRequest/2))},
		"small that is wrong":   {method: http.MethodPost, text: post(t, "{ nothing }", "")},
		"small GET":             {method: http.MethodGet, text: "query={name}"},
		"known document":        {method: http.MethodPost, text: post(t, long, ""), known: true},
		"document":              {method: http.MethodPost, text: post(t, long, ""), waits: true},
		"document of a GET":     {method: http.MethodGet, text: url.Values{"query": {long}}.Encode(), waits: true},
		"body":                  {method: http.MethodPost, text: post(t, "{ name }", strings.Repeat("x", largeRequest)), waits: true},
		"body that is not JSON": {method: http.MethodPost, text: strings.Repeat("[", largeRequest+1), waits: true},
		"body and document":     {method: http.MethodPost, text: post(t, long, strings.Repeat("x", largeRequest)), waits: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				e := reader(t)
				if tt.known {
					e.read(t.Context(), tt.method, "", tt.text)
				}
				giveBack, err := e.reading.take(t.Context(), true)
				if err != nil {
					t.Fatal(err)
				}
				read := make(chan bool, 1)
				go func() {
					_, errs, _ := e.read(t.Context(), tt.method, "", tt.text)
					read <- len(errs) == 0 || request.CodeOf(errs[0]) != errorcode.Overloaded
				}()
				synctest.Wait()
				if waits := len(read) == 0; waits != tt.waits {
					t.Fatalf("waits: %v, want %v", waits, tt.waits)
				}
				giveBack()
				if !<-read {
					t.Error("refused though a turn became free")
				}
				if !e.reading.free.TryAcquire(1) {
					t.Error("the turn was not given back")
				}
			})
		})
	}
}

// A text that clients send by hash is large or small like others.
func TestLongPersistedQueryTakesTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		e := reader(t)
		long := "{ name" + strings.Repeat(" ", e.config.Limits.DocumentText) + "}" // too long to be kept
		hash := textHash(sha256.Sum256([]byte(long)))
		e.persisted.keep(hash, long)
		giveBack, err := e.reading.take(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		defer giveBack()
		text := fmt.Sprintf(`{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "%x"}}}`, hash)
		p, errs, _ := e.read(t.Context(), http.MethodPost, "", text)
		if len(errs) != 1 || request.CodeOf(errs[0]) != errorcode.Overloaded {
			t.Errorf("operation %v, errors %v, want %s", p.op, errs, errorcode.Overloaded)
		}
	})
}

// TestNoTurnInTime waits for a turn that never becomes free, also with less time left than the wait for a turn.
func TestNoTurnInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		turns := newTurns(Limits{Turns: 1, TurnWait: 2 * time.Second})
		giveBack, err := turns.take(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := turns.take(t.Context(), true); !errors.Is(err, session.ErrBusy) {
			t.Errorf("error %v, want %v", err, session.ErrBusy)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := turns.take(ctx, true); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
		}
		giveBack()
		if _, err := turns.take(t.Context(), true); err != nil {
			t.Error(err)
		}
	})
}

// TestIntrospectionTakesTurns executes operations while another introspection is running.
func TestIntrospectionTakesTurns(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		query string
		busy  bool
	}{
		"all of the schema":  {introspection.Query, true},
		"a type":             {`{ __type(name: "String") { name } }`, false},
		"name of a type":     {`{ __typename name }`, false},
		"all beside a field": {strings.Replace(introspection.Query, "{", "{ name", 1), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				e := reader(t)
				giveBack, err := e.schema.take(t.Context(), true)
				if err != nil {
					t.Fatal(err)
				}
				p, errs, no := e.read(t.Context(), http.MethodPost, "", post(t, tt.query, ""))
				if len(errs) > 0 || no != nil {
					t.Fatal(errs, no)
				}
				out := e.execute(t.Context(), p.op, 1)
				if busy := out.failure != nil && request.CodeOf(out.failure) == errorcode.Overloaded; busy != tt.busy || busy == (out.body != nil) {
					t.Errorf("refused: %v, want %v: %v", busy, tt.busy, out.failure)
				}
				giveBack()
				if out := e.execute(t.Context(), p.op, 1); out.body == nil {
					t.Errorf("no answer though a turn became free: %v", out.failure)
				}
				if !e.schema.free.TryAcquire(1) {
					t.Error("the turn was not given back")
				}
			})
		})
	}
}

// A short request may ask for a long query by its hash. Its operation is not kept, as its document is not.
func TestLongPersistedQueryIsNotKept(t *testing.T) {
	t.Parallel()
	e := reader(t)
	for kept, query := range []string{"{ name" + strings.Repeat(" ", e.config.Limits.DocumentText) + "}", "{ name }"} {
		hash := textHash(sha256.Sum256([]byte(query)))
		e.persisted.keep(hash, query)
		text := fmt.Sprintf(`{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "%x"}}}`, hash)
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(text))
		r.Header.Set("Content-Type", "application/json")
		x := &exchange{reply: reply{w: httptest.NewRecorder(), r: r}, wants: mediaJSON}
		if !e.receive(x) || !e.prepare(x) {
			t.Fatalf("%.10s: refused", query)
		}
		x.end()
		if n := e.prepared.Len(); n != kept {
			t.Errorf("%.10s: %d operations are kept, want %d", query, n, kept)
		}
	}
}
