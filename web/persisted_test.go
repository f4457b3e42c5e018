package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"govhub/web"
)

func persisting(c *web.Config) { c.PersistedQueriesSize = 1 << 20 }

// byHash returns the extensions of a request that identifies a query by its hash.
func byHash(query string) string {
	sum := sha256.Sum256([]byte(query))
	return fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":"%s"}}`, hex.EncodeToString(sum[:]))
}

// send sends a query, extensions, or both, by GET or POST.
func (f *fixture) send(t testing.TB, method, query, extensions string, header ...string) answer {
	t.Helper()
	if method == http.MethodGet {
		v := url.Values{}
		for name, value := range map[string]string{"query": query, "extensions": extensions} {
			if value != "" {
				v.Set(name, value)
			}
		}
		return f.do(t, method, "/graphql?"+v.Encode(), "", header...)
	}
	members := map[string]any{}
	if query != "" {
		members["query"] = query
	}
	if extensions != "" {
		members["extensions"] = json.RawMessage(extensions)
	}
	body, err := json.Marshal(members)
	if err != nil {
		t.Fatal(err)
	}
	return f.do(t, method, "/graphql", string(body), append([]string{"Content-Type", "application/json"}, header...)...)
}

// Clients differ in the status that they expect of an unknown hash; downloads have the status of any failure.
func TestUnknownHashStatus(t *testing.T) {
	t.Parallel()
	for _, status := range []int{200, 400, 404} {
		f := setup(t, func(c *web.Config) { persisting(c); c.UnknownHash = status })
		for _, method := range []string{"GET", "POST"} {
			for _, accept := range []string{"application/json", "application/graphql-response+json"} {
				got := f.send(t, method, "", byHash("{name}"), "Accept", accept)
				if got.status != status || got.codes(t) != "PERSISTED_QUERY_NOT_FOUND" || got.header.Get("Cache-Control") != "no-store" {
					t.Errorf("%s %s: got %d %s, want %d", method, accept, got.status, got.body, status)
				}
			}
			if got := f.send(t, method, "", byHash("{name}"), "Accept", "text/csv"); got.status != 400 {
				t.Errorf("%s of a download: got %d", method, got.status)
			}
			if got := f.send(t, method, "{", "", "Accept", "application/json"); got.status != 200 {
				t.Errorf("%s of no query: got %d", method, got.status)
			}
		}
	}
}

// The exchange of clients: first the hash, then both, then only the hash.
func TestPersistedQueries(t *testing.T) {
	t.Parallel()
	const newer = "application/graphql-response+json"
	const query = `query Q{name}`
	for name, tt := range map[string]struct {
		methods [3]string
		accept  string
		missing int // status while the query is unknown
	}{
		"POST":              {[3]string{"POST", "POST", "POST"}, "application/json", 200},
		"GET":               {[3]string{"GET", "GET", "GET"}, "application/json", 200},
		"GET, sent by POST": {[3]string{"GET", "POST", "GET"}, "*/*", 200},
		"newer media type":  {[3]string{"GET", "POST", "POST"}, newer, 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, persisting)
			got := f.send(t, tt.methods[0], "", byHash(query), "Accept", tt.accept)
			if got.status != tt.missing || got.codes(t) != "PERSISTED_QUERY_NOT_FOUND" || !strings.Contains(got.body, `"message":"PersistedQueryNotFound"`) {
				t.Errorf("unknown: %d %s", got.status, got.body)
			}
			if v := got.header.Get("Cache-Control"); v != "no-store" || got.header.Get("ETag") != "" {
				t.Errorf("unknown: Cache-Control: %s", v)
			}
			for i, text := range []string{query, ""} {
				got := f.send(t, tt.methods[i+1], text, byHash(query), "Accept", tt.accept)
				if got.status != 200 || got.body != `{"data":{"name":"test"},"extensions":{"release":7}}` {
					t.Errorf("got %d %s", got.status, got.body)
				}
			}
			hits, misses := f.metric(t, `govhub_persisted_query_requests_total{outcome="hit"}`), f.metric(t, `govhub_persisted_query_requests_total{outcome="miss"}`)
			if hits != 1 || misses != 1 {
				t.Errorf("%v hits, %v misses", hits, misses)
			}
			if n, b := f.metric(t, "govhub_persisted_query_entries"), f.metric(t, "govhub_persisted_query_bytes"); n != 1 || b < 13 || b > 300 {
				t.Errorf("%v entries of %v bytes", n, b)
			}
		})
	}
}

func TestPersistedQueryRefused(t *testing.T) {
	t.Parallel()
	f := setup(t, persisting)
	hash := strings.Repeat("a", 64)
	for name, tt := range map[string]struct{ query, extensions, message string }{
		"another query":     {"{name}", byHash("{ name }"), "that of another query"},
		"version 2":         {"", `{"persistedQuery":{"version":2,"sha256Hash":"` + hash + `"}}`, "version 1"},
		"version as text":   {"", `{"persistedQuery":{"version":"1","sha256Hash":"` + hash + `"}}`, "version 1"},
		"no version":        {"", `{"persistedQuery":{"sha256Hash":"` + hash + `"}}`, "version 1"},
		"no hash":           {"{name}", `{"persistedQuery":{"version":1}}`, "64 hexadecimal digits"},
		"hash cut short":    {"", `{"persistedQuery":{"version":1,"sha256Hash":"` + hash[1:] + `"}}`, "64 hexadecimal digits"},
		"hash of no digits": {"", `{"persistedQuery":{"version":1,"sha256Hash":"` + hash[1:] + `x"}}`, "64 hexadecimal digits"},
		"hash as number":    {"", `{"persistedQuery":{"version":1,"sha256Hash":1}}`, "64 hexadecimal digits"},
		"no object":         {"{name}", `{"persistedQuery":true}`, "version 1"},
		"null":              {"", `{"persistedQuery":null}`, "query"},
		"other extension":   {"", `{"other":1}`, "query"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, method := range []string{"GET", "POST"} {
				got := f.send(t, method, tt.query, tt.extensions)
				if got.status != 400 || got.codes(t) != "BAD_REQUEST" || !strings.Contains(got.body, tt.message) || got.header.Get("Cache-Control") != "no-store" {
					t.Errorf("%s: got %d %s", method, got.status, got.body)
				}
			}
		})
	}
}

// A query that fails is not kept, so that every hash means an executable query.
func TestPersistedQueryNotKept(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) {
		persisting(c)
		c.Limits.Body = 2000
	})
	for query, code := range map[string]string{
		"{nam}":                                  "VALIDATION_FAILED",
		"{name":                                  "PARSE_FAILED",
		"mutation{name}":                         "VALIDATION_FAILED",
		"query($i:Int!){name(id:$i)}":            "VALIDATION_FAILED",
		"{" + strings.Repeat("name ", 500) + "}": "QUERY_TOO_LARGE",
	} {
		if got := f.send(t, "POST", query, byHash(query)); got.codes(t) != code {
			t.Errorf("%.40s: got %d %s", query, got.status, got.body)
		}
		if got := f.send(t, "POST", "", byHash(query)); got.codes(t) != "PERSISTED_QUERY_NOT_FOUND" {
			t.Errorf("%.40s by hash: got %d %s", query, got.status, got.body)
		}
	}
	if n := f.metric(t, "govhub_persisted_query_entries"); n != 0 {
		t.Errorf("%v queries were kept", n)
	}
}

func TestPersistedQueriesOff(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for _, query := range []string{"", "{name}"} {
		got := f.send(t, "POST", query, byHash("{name}"))
		if got.status != 200 || got.codes(t) != "PERSISTED_QUERY_NOT_SUPPORTED" || !strings.Contains(got.body, `"message":"PersistedQueryNotSupported"`) || got.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%q: got %d %s", query, got.status, got.body)
		}
	}
}

// An answer is the same by hash and by text: one ETag, one cache entry.
func TestPersistedQueryCaches(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) {
		persisting(c)
		cached(c)
	})
	for query, control := range map[string]string{
		"{name}": "public, no-cache",
		"query @release(number:3){name thing{name}}": "public, max-age=86400",
	} {
		before := f.hub.answers.Load()
		text := f.send(t, "GET", query, byHash(query))
		hash := f.send(t, "GET", "", byHash(query))
		if hash.body != text.body || hash.header.Get("Cache-Control") != control || hash.header.Get("ETag") == "" || hash.header.Get("ETag") != text.header.Get("ETag") {
			t.Errorf("%s: got %d %v", query, hash.status, hash.header)
		}
		if got := f.send(t, "GET", "", byHash(query), "If-None-Match", hash.header.Get("ETag")); got.status != http.StatusNotModified {
			t.Errorf("%s: got %d", query, got.status)
		}
		if n := f.hub.answers.Load() - before; n != 1 {
			t.Errorf("%s: executed %d times", query, n)
		}
	}
}

// A query that is sent with its hash is stored each time, also after it was evicted.
func TestPersistedQueryStoredAgain(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.PersistedQueriesSize = 10 << 10 })
	const query = "{name}"
	f.send(t, "POST", query, byHash(query))
	for i := range 100 { // which evict it
		other := fmt.Sprintf("query Q%d{name}", i)
		f.send(t, "POST", other, byHash(other))
	}
	if got := f.send(t, "POST", "", byHash(query)); !strings.Contains(got.body, "PERSISTED_QUERY_NOT_FOUND") {
		t.Fatalf("still there: %s", got.body)
	}
	for range 50 { // the store admits what is often sent
		f.send(t, "POST", query, byHash(query))
		if got := f.send(t, "POST", "", byHash(query)); !strings.Contains(got.body, "errors") {
			return
		}
	}
	t.Error("the query is not stored again")
}

func TestPersistedQueriesEvict(t *testing.T) {
	t.Parallel()
	const size = 10 << 10
	f := setup(t, func(c *web.Config) { c.PersistedQueriesSize = size })
	for i := range 100 {
		query := fmt.Sprintf("query Q%d{name}", i)
		f.send(t, "POST", query, byHash(query))
	}
	entries, bytes, evicted := f.metric(t, "govhub_persisted_query_entries"), f.metric(t, "govhub_persisted_query_bytes"), f.metric(t, "govhub_persisted_query_evictions_total")
	if entries == 0 || entries > 50 || bytes > size || entries+evicted != 100 {
		t.Errorf("%v entries of %v bytes, %v evicted", entries, bytes, evicted)
	}
}

// The queries of the explorer are known by their hashes before anybody sends them, also where none are kept.
func TestKnownQueries(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]uint64{"off": 0, "on": 1 << 20} {
		f := setup(t, func(c *web.Config) { c.PersistedQueriesSize, c.Known = size, []string{"{name}"} })
		for _, method := range []string{"GET", "POST"} {
			if got := f.send(t, method, "", byHash("{name}")); got.status != 200 || got.body != `{"data":{"name":"test"},"extensions":{"release":7}}` {
				t.Errorf("%s, %s by hash: %d %s", name, method, got.status, got.body)
			}
			if got := f.send(t, method, "{name}", byHash("{name}")); got.status != 200 {
				t.Errorf("%s, %s with the text: %d %s", name, method, got.status, got.body)
			}
			if got := f.send(t, method, "{search}", byHash("{name}")); got.codes(t) != "BAD_REQUEST" {
				t.Errorf("%s, %s with another text: %d %s", name, method, got.status, got.body)
			}
			if got := f.send(t, method, "", `{"persistedQuery":{"version":1,"sha256Hash":"xyz"}}`); got.codes(t) != "BAD_REQUEST" {
				t.Errorf("%s, %s by a hash that is none: %d %s", name, method, got.status, got.body)
			}
			want := map[string]string{"off": "PERSISTED_QUERY_NOT_SUPPORTED", "on": "PERSISTED_QUERY_NOT_FOUND"}[name]
			if got := f.send(t, method, "", byHash("{search}")); got.codes(t) != want {
				t.Errorf("%s, %s by an unknown hash: %d %s, want %s", name, method, got.status, got.body, want)
			}
		}
	}
}
