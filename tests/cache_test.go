package tests

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"govhub/cli"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/web"
)

// cachingHub answers as `govhub serve` does on first start, and counts its SQL queries.
type cachingHub struct {
	handler    http.Handler
	statements atomic.Int32
}

func newCachingHub(t testing.TB, logger *slog.Logger, flags ...string) *cachingHub {
	t.Helper()
	return newCachingHubOn(t, bundletest.New(t), logger, flags...)
}

func newCachingHubOn(t testing.TB, d *dbtest.Database, logger *slog.Logger, flags ...string) *cachingHub {
	t.Helper()
	return newCachingHubOf(t, d.Config(), logger, flags...)
}

func newCachingHubOf(t testing.TB, config db.Config, logger *slog.Logger, flags ...string) *cachingHub {
	t.Helper()
	var c cli.Commands
	parser, err := kong.New(&c, kong.Name("govhub"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.Parse(append([]string{"serve"}, flags...)); err != nil {
		t.Fatal(err)
	}
	h := new(cachingHub)
	config.Observe = func(string, time.Duration, error) { h.statements.Add(1) }
	hub, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	server, err := web.New(c.Serve.Config(hub, nil, nil, c.Serve.Networks(), web.NewMetrics(), logger))
	if err != nil {
		t.Fatal(err)
	}
	h.handler = server.Handler()
	return h
}

func (h *cachingHub) get(t testing.TB, query, etag string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/graphql?query="+url.QueryEscape(query), nil)
	r.Header.Set("If-None-Match", etag)
	rec := httptest.NewRecorder()
	h.handler.ServeHTTP(rec, r)
	return rec
}

func TestServeCaches(t *testing.T) {
	t.Parallel()
	const page = "{regions(first: 3) {totalCount nodes {name federalDistrict {name}}}}"
	tests := map[string]struct {
		query, control string
		etag, again    bool // whether there is an ETag, and SQL for the second request
	}{
		"page":     {page, "public, no-cache", true, false},
		"pinned":   {"query @release(number: 1) " + page, "public, max-age=86400", true, false},
		"release":  {"{release {number}}", "public, no-cache", true, false},
		"pointer":  {"{release {number current}}", "no-store", false, true},
		"releases": {"query @release(number: 1) {releases {number current}}", "no-store", false, true},
		"errors":   {"{regions(first: 101) {totalCount} people(first: 1, filter: {name: {contains: \"а\"}}) {nodes {slug}}}", "no-store", false, true},
	}
	h := newCachingHub(t, slog.New(slog.DiscardHandler))
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			first := h.get(t, tt.query, "")
			before := h.statements.Load()
			second := h.get(t, tt.query, "")
			if ran := h.statements.Load() > before; ran != tt.again {
				t.Errorf("the second request ran SQL: %t", ran)
			}
			if diff := cmp.Diff(first.Body.String(), second.Body.String()); diff != "" && name != "errors" { // they name the request
				t.Errorf("(-first +second):\n%s", diff)
			}
			etag := second.Header().Get("ETag")
			if second.Code != 200 || second.Header().Get("Cache-Control") != tt.control || tt.etag != (etag != "") {
				t.Errorf("got %d, Cache-Control: %s, ETag: %s", second.Code, second.Header().Get("Cache-Control"), etag)
			}
			before = h.statements.Load()
			if third := h.get(t, tt.query, etag); tt.etag && (third.Code != 304 || third.Body.Len() > 0 || h.statements.Load() > before) {
				t.Errorf("got %d %s after %d statements", third.Code, third.Body, h.statements.Load()-before)
			}
		})
	}
}

func BenchmarkServe(b *testing.B) {
	const page = "{regions(first: 50) {totalCount nodes {name population federalDistrict {name} capitalMunicipality {name}}}}"
	for name, flag := range map[string]string{"executed": "--cache-size=0", "cached": "--cache-size=1000000"} {
		b.Run(name, func(b *testing.B) {
			h := newCachingHub(b, slog.New(slog.DiscardHandler), flag)
			for b.Loop() {
				h.get(b, page, "")
			}
		})
	}
	b.Run("not modified", func(b *testing.B) {
		h := newCachingHub(b, slog.New(slog.DiscardHandler))
		etag := h.get(b, page, "").Header().Get("ETag")
		for b.Loop() {
			h.get(b, page, etag)
		}
	})
}
