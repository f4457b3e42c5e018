package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"govhub/awaittest"
	"govhub/web"
)

func cached(c *web.Config) { c.CacheSize = 1 << 20 }

// metric returns the sum of a metric over the labels with these prefixes.
func (f *fixture) metric(t testing.TB, name string) (sum float64) {
	t.Helper()
	rec := httptest.NewRecorder()
	f.web.Admin().ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	for _, m := range regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(name)+`(?:\{.*\})? (\S+)$`).FindAllStringSubmatch(rec.Body.String(), -1) {
		v, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += v
	}
	return sum
}

func address(query string, more ...string) string {
	v := url.Values{"query": {query}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return "/graphql?" + v.Encode()
}

// A second request is answered without execution if its differences do not matter.
func TestCache(t *testing.T) {
	t.Parallel()
	type request struct{ method, path, body, accept string }
	get := func(query string, more ...string) request { return request{"GET", address(query, more...), "", "*/*"} }
	const two, filter = "query A{name} query B{thing{name}}", "query($f:Filter){find(filter:$f)}"
	tests := map[string]struct {
		first, second request
		executions    int32
	}{
		"same":               {get("{name}"), get("{name}"), 1},
		"by POST":            {get("{name}"), request{"POST", "/graphql", `{"query":"{name}"}`, "*/*"}, 1},
		"other extensions":   {get("{name}", "extensions", `{"a":1}`), get("{name}", "extensions", `{"a":2}`), 1},
		"variables reversed": {get(filter, "variables", `{"f":{"n":1,"kind":"BIG"}}`), get(filter, "variables", `{"f":{"kind":"BIG","n":1}}`), 1},
		"unused variable":    {get(filter, "variables", `{"x":1}`), get(filter, "variables", `{"x":2}`), 1},
		"current, pinned":    {get("query @release(number:7){name}"), get("query @release(number:7){name}"), 1},
		"introspection":      {get("{__schema{types{name}}}"), get("{__schema{types{name}}}"), 1},
		"other variables":    {get(filter, "variables", `{"f":{"n":1}}`), get(filter, "variables", `{"f":{"n":2}}`), 2},
		"null variable":      {get(filter, "variables", `{"f":null}`), get(filter), 2},
		"other text":         {get("{name}"), get("{ name }"), 2},
		"other operation":    {get(two, "operationName", "A"), get(two, "operationName", "B"), 2},
		"other release": {
			get("query($n:Int!)@release(number:$n){name}", "variables", `{"n":3}`),
			get("query($n:Int!)@release(number:$n){name}", "variables", `{"n":7}`), 2,
		},
		"other media type": {get("{name}"), request{"GET", address("{name}"), "", "application/graphql-response+json"}, 2},
		"errors":           {get("{errors(count:1)}"), get("{errors(count:1)}"), 2},
		"too large":        {get("{big(bytes:2000)}"), get("{big(bytes:2000)}"), 2},
		"live":             {get("{releases}"), get("{releases}"), 2},
		"live by fragment": {get("{name ...F} fragment F on Query{... on Query{releases}}"), get("{name ...F} fragment F on Query{... on Query{releases}}"), 2},
		"live, skipped":    {get("{name releases @skip(if:true)}"), get("{name releases @skip(if:true)}"), 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, func(c *web.Config) {
				cached(c)
				c.Limits.Response = 1000
			})
			for _, r := range []request{tt.first, tt.second} {
				got := f.do(t, r.method, r.path, r.body, "Content-Type", "application/json", "Accept", r.accept)
				if got.status != 200 {
					t.Errorf("got %d %s", got.status, got.body)
				}
				if strings.Contains(r.path, "number%3A7") && !strings.HasSuffix(got.body, `"extensions":{"release":7}}`) {
					t.Errorf("got %s", got.body)
				}
			}
			if n := f.hub.answers.Load(); n != tt.executions {
				t.Errorf("executed %d times, want %d", n, tt.executions)
			}
		})
	}
}

// Of a request that must not be stored, neither what it asks nor its answer is kept: an equal one is executed again.
func TestCacheKeepsNothing(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	for range 2 {
		got := f.do(t, "POST", "/graphql", `{"query":"{name}"}`, "Content-Type", "application/json", "Cache-Control", "no-cache, No-Store")
		if got.status != 200 || got.header.Get("Cache-Control") != "no-store" {
			t.Errorf("got %d %s, Cache-Control: %s", got.status, got.body, got.header.Get("Cache-Control"))
		}
	}
	if executed, kept := f.hub.answers.Load(), f.metric(t, "govhub_cache_entries"); executed != 2 || kept != 0 {
		t.Errorf("executed %d times, %v answers are kept", executed, kept)
	}
}

func TestCacheAnswersAlike(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	first, second := f.do(t, "GET", address("{big(bytes:5000)}"), ""), f.do(t, "GET", address("{big(bytes:5000)}"), "")
	if first.body != second.body || len(first.body) < 5000 {
		t.Errorf("%.50s and %.50s", first.body, second.body)
	}
	for _, name := range []string{"Content-Type", "Content-Length", "Cache-Control", "Etag", "Vary"} {
		if a, b := first.header.Values(name), second.header.Values(name); !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q", name, a, b)
		}
	}
	if hits, misses := f.metric(t, `govhub_cache_requests_total{outcome="hit"}`), f.metric(t, `govhub_cache_requests_total{outcome="miss"}`); hits != 1 || misses != 1 {
		t.Errorf("%v hits and %v misses", hits, misses)
	}
	if n, b := f.metric(t, "govhub_cache_entries"), f.metric(t, "govhub_cache_bytes"); n != 1 || b < 5000 || b > 6000 {
		t.Errorf("%v entries of %v bytes", n, b)
	}
}

// An answer from one release is not served for the next, although the request is the same.
func TestCacheAfterSwitch(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	old := f.do(t, "GET", address("{name}"), "")
	f.releases.publish(8)
	got := f.do(t, "GET", address("{name}"), "", "If-None-Match", old.header.Get("ETag"))
	if got.status != 200 || got.body != `{"data":{"name":"test"},"extensions":{"release":8}}` || got.header.Get("ETag") == old.header.Get("ETag") {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

// The same address gets a new answer from each release, and a cached one from a release that comes back.
func TestCacheRepeatsPerRelease(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	for i, release := range []int32{7, 7, 8, 8, 7, 8} {
		f.releases.publish(release)
		got := f.do(t, "GET", address("query Q{name}"), "")
		if want := fmt.Sprintf(`{"data":{"name":"test"},"extensions":{"release":%d}}`, release); got.body != want {
			t.Errorf("request %d got %s", i, got.body)
		}
	}
	if n := f.hub.answers.Load(); n != 2 {
		t.Errorf("executed %d times", n)
	}
	if n := f.releases.heldNow(); n != 0 {
		t.Errorf("%d releases are still held", n)
	}
}

// What is cached for a request holds for its media type only.
func TestCacheRepeatsPerMediaType(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	for range 2 {
		for _, media := range []string{"application/json", "application/graphql-response+json"} {
			if got := f.do(t, "GET", address("{name}"), "", "Accept", media).header.Get("Content-Type"); got != media+"; charset=utf-8" {
				t.Errorf("asked for %s, got %s", media, got)
			}
		}
	}
	if got := f.do(t, "GET", address("{name}"), "", "Accept", "text/html"); got.status != http.StatusNotAcceptable {
		t.Errorf("got %d", got.status)
	}
	if n := f.hub.answers.Load(); n != 2 {
		t.Errorf("executed %d times", n)
	}
}

// The first answer to a request does not decide whether the next one is possible.
func TestCacheRepeatsWithoutDatabase(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	if got := f.do(t, "GET", address("{name}"), ""); got.status != 200 {
		t.Fatalf("got %d", got.status)
	}
	f.releases.mu.Lock()
	f.releases.down = true
	f.releases.mu.Unlock()
	got := f.do(t, "GET", address("{name}"), "")
	if got.status != 503 || got.codes(t) != "UNAVAILABLE" || got.header.Get("Cache-Control") != "no-store" {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

// A request whose answer was evicted is executed again.
func TestCacheRepeatsDropped(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.CacheSize = 8000 }) // room for the question, not for the answer
	for range 3 {
		if got := f.do(t, "GET", address("{big(bytes:9000)}"), ""); got.status != 200 || len(got.body) < 9000 {
			t.Errorf("got %d %.50s", got.status, got.body)
		}
		if n := f.metric(t, "govhub_cache_bytes"); n == 0 || n > 8000 { // the counter follows evictions
			t.Errorf("%v bytes", n)
		}
	}
	if n := f.hub.answers.Load(); n != 3 {
		t.Errorf("executed %d times", n)
	}
}

// The log has a line for every request, even for a cached answer.
func TestCacheLog(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	etag := f.do(t, "GET", address("query Q{name}"), "").header.Get("ETag")
	f.do(t, "GET", address("query Q{name}"), "")
	f.do(t, "GET", address("query Q{name}"), "", "If-None-Match", etag)
	f.do(t, "POST", "/graphql", `{"query":"query Q{name}"}`, "Content-Type", "application/json")
	f.Close() // waits for the log lines
	type line struct {
		Method, Operation, Cache    string
		Status, Release, Statements int
	}
	want := []line{
		{"GET", "Q", "miss", 200, 7, 0},
		{"GET", "Q", "hit", 200, 7, 0},
		{"GET", "Q", "", 304, 7, 0},
		{"POST", "Q", "hit", 200, 7, 0},
	}
	var got []line
	for text := range strings.Lines(f.log.String()) {
		l := line{Statements: -1}
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		got = append(got, l)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestCacheOff(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for range 2 {
		if got := f.do(t, "GET", address("{name}"), ""); got.header.Get("ETag") == "" {
			t.Error("no ETag")
		}
	}
	if n := f.hub.answers.Load(); n != 2 {
		t.Errorf("executed %d times", n)
	}
}

func TestCacheControl(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	post := func(query string) []string { return []string{"POST", "/graphql", fmt.Sprintf(`{"query":%q}`, query)} }
	get := func(query string) []string { return []string{"GET", address(query), ""} }
	const aDay = "public, max-age=86400"
	tests := map[string]struct {
		request []string
		want    string
		etag    bool
	}{
		"GET":              {get("{name}"), "public, no-cache", true},
		"GET pinned":       {get("query @release(number:3){name}"), aDay, true},
		"POST":             {post("{name}"), "no-store", false},
		"POST pinned":      {post("query @release(number:3){name}"), "no-store", false},
		"live":             {get("{releases}"), "no-store", false},
		"live pinned":      {get("query @release(number:3){releases}"), "no-store", false},
		"errors":           {get("{errors(count:1)}"), "no-store", false},
		"errors pinned":    {get("query @release(number:3){errors(count:1)}"), "no-store", false},
		"invalid":          {get("{nam}"), "no-store", false},
		"no such release":  {get("query @release(number:4){name}"), "no-store", false},
		"no query":         {[]string{"GET", "/graphql", ""}, "no-store", false},
		"fault of the hub": {get("{panic}"), "no-store", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, accept := range []string{"application/json", "application/graphql-response+json"} {
				got := f.do(t, tt.request[0], tt.request[1], tt.request[2], "Content-Type", "application/json", "Accept", accept)
				if v := got.header.Get("Cache-Control"); v != tt.want {
					t.Errorf("got %q, want %q", v, tt.want)
				}
				if tag := got.header.Get("ETag"); tt.etag != (tag != "") {
					t.Errorf("ETag %q", tag)
				}
			}
		})
	}
}

func TestNotModified(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	const pinned = "query @release(number:3){name}"
	etag := f.do(t, "GET", address("{name}"), "").header.Get("ETag")
	pinnedTag := f.do(t, "GET", address(pinned), "").header.Get("ETag")
	older := func() string {
		g := setup(t, func(c *web.Config) { c.Build = "0" })
		return g.do(t, "GET", address("{name}"), "").header.Get("ETag")
	}()
	tests := map[string]struct {
		method, query, match string
		status               int
		control              string
	}{
		"same":         {"GET", "{name}", etag, 304, "public, no-cache"},
		"strong":       {"GET", "{name}", strings.TrimPrefix(etag, "W/"), 304, "public, no-cache"},
		"among others": {"GET", "{name}", `"a,b", ` + etag + ` , W/"c"`, 304, "public, no-cache"},
		"pinned":       {"GET", pinned, pinnedTag, 304, "public, max-age=86400"},
		"other query":  {"GET", "{name}", pinnedTag, 200, "public, no-cache"},
		"other build":  {"GET", "{name}", older, 200, "public, no-cache"},
		"any":          {"GET", "{name}", "*", 200, "public, no-cache"},
		"rubbish":      {"GET", "{name}", `,,W/,"`, 200, "public, no-cache"},
		"POST":         {"POST", "{name}", etag, 200, "no-store"},
		"live":         {"GET", "{releases}", etag, 200, "no-store"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			before := f.hub.answers.Load()
			path, body := address(tt.query), ""
			if tt.method == "POST" {
				path, body = "/graphql", fmt.Sprintf(`{"query":%q}`, tt.query)
			}
			got := f.do(t, tt.method, path, body, "Content-Type", "application/json", "If-None-Match", tt.match)
			if got.status != tt.status || got.header.Get("Cache-Control") != tt.control {
				t.Errorf("got %d, Cache-Control: %s", got.status, got.header.Get("Cache-Control"))
			}
			if !slices.Contains(got.header.Values("Vary"), "Accept") || !slices.Contains(got.header.Values("Vary"), "Accept-Encoding") {
				t.Errorf("Vary: %q", got.header.Values("Vary"))
			}
			executed := f.hub.answers.Load() != before
			if tt.status == 304 && (executed || got.body != "" || got.header.Get("ETag") == "") {
				t.Errorf("executed: %t, ETag %q, body %q", executed, got.header.Get("ETag"), got.body)
			}
		})
	}
	if n := f.releases.heldNow(); n != 0 {
		t.Errorf("%d releases are still held", n)
	}
}

// A compressed answer has the same weak ETag.
func TestNotModifiedCompressed(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	query := address("{big(bytes:5000)}")
	plain, packed := f.do(t, "GET", query, ""), f.do(t, "GET", query, "", "Accept-Encoding", "gzip")
	if packed.header.Get("Content-Encoding") != "gzip" || packed.header.Get("ETag") != plain.header.Get("ETag") {
		t.Errorf("got %v", packed.header)
	}
	again := f.do(t, "GET", query, "", "Accept-Encoding", "gzip", "If-None-Match", packed.header.Get("ETag"))
	if again.status != http.StatusNotModified || again.body != "" || again.header.Get("Content-Encoding") != "" {
		t.Errorf("got %d %v", again.status, again.header)
	}
}

// A cached answer has the same encoding as a new one would have.
func TestCacheEncodings(t *testing.T) {
	t.Parallel()
	large, small := address("{big(bytes:5000)}"), address("{name}")
	tests := map[string]struct {
		accept, query, encoding string
	}{
		"missing":            {"", large, ""},
		"gzip":               {"gzip", large, "gzip"},
		"zstd":               {"zstd", large, "zstd"},
		"both":               {"gzip, zstd", large, "zstd"},
		"gzip more":          {"gzip;q=1, zstd;q=0.1", large, "gzip"},
		"in capitals":        {"GZIP ; Q=0.5", large, "gzip"},
		"browser":            {"gzip, deflate, br, zstd", large, "zstd"},
		"gzip refused":       {"gzip;q=0", large, ""},
		"one refused":        {"gzip, zstd;q=0.000", large, "gzip"},
		"all others refused": {"gzip, identity;q=0, *;q=0", large, "gzip"},
		"identity":           {"identity", large, ""},
		"anything":           {"*", large, ""},
		"unknown":            {"br, x-gzip", large, ""},
		"rubbish":            {";,gzip;q=x,,=,zstd;q=NaN", large, ""},
		"small":              {"gzip, zstd", small, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, cached)
			plain := f.do(t, "GET", tt.query, "").body // is cached
			made := setup(t, nil).do(t, "GET", tt.query, "", "Accept-Encoding", tt.accept)
			first, second := f.do(t, "GET", tt.query, "", "Accept-Encoding", tt.accept), f.do(t, "GET", tt.query, "", "Accept-Encoding", tt.accept)
			for _, got := range []answer{made, first, second} {
				if e := got.header.Get("Content-Encoding"); e != tt.encoding {
					t.Errorf("encoding %q, want %q", e, tt.encoding)
				}
				if decompress(t, tt.encoding, got.body) != plain {
					t.Errorf("got %.50q", got.body)
				}
				if !slices.Contains(got.header.Values("Vary"), "Accept-Encoding") || got.header.Get("ETag") != made.header.Get("ETag") {
					t.Errorf("got %v", got.header)
				}
			}
			if n := second.header.Get("Content-Length"); n != strconv.Itoa(len(second.body)) || first.body != second.body {
				t.Errorf("Content-Length: %s of %d bytes", n, len(second.body))
			}
			want := 1.0
			if tt.encoding != "" {
				want = 2
			}
			if n := f.metric(t, "govhub_cache_entries"); n != want {
				t.Errorf("%v entries", n)
			}
			if n := f.hub.answers.Load(); n != 1 {
				t.Errorf("executed %d times", n)
			}
		})
	}
}

func TestCacheEvicts(t *testing.T) {
	t.Parallel()
	const size = 100 << 10
	f := setup(t, func(c *web.Config) { c.CacheSize = size })
	for i := range 40 {
		f.do(t, "GET", address(fmt.Sprintf("{big(bytes:%d)}", 10_000+i)), "")
	}
	f.do(t, "GET", address("{big(bytes:1000000)}"), "") // does not fit
	entries, bytes, evicted := f.metric(t, "govhub_cache_entries"), f.metric(t, "govhub_cache_bytes"), f.metric(t, "govhub_cache_evictions_total")
	if entries == 0 || entries > 10 || bytes > size || entries+evicted != 41 {
		t.Errorf("%v entries of %v bytes, %v evicted", entries, bytes, evicted)
	}
}

// asking sends a query and returns a channel for its answer.
func (f *fixture) asking(ctx context.Context, t *testing.T, query string) <-chan answer {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, "GET", f.URL+address(query), nil)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan answer, 1)
	go func() {
		rec := answer{}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			body := new(strings.Builder)
			_ = resp.Write(body)
			resp.Body.Close()
			rec = answer{resp.StatusCode, resp.Header, body.String()}
		}
		done <- rec
	}()
	return done
}

// waitFor waits until this many requests wait for the answer to another.
func (f *fixture) waitFor(t *testing.T, joined float64) {
	t.Helper()
	awaittest.Until(t, "requests join", func() bool {
		return f.metric(t, `govhub_cache_requests_total{outcome="joined"}`) >= joined
	})
}

func TestCacheSingleFlight(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	const others = 20
	answers := []<-chan answer{f.asking(t.Context(), t, "{wait}")}
	<-f.hub.waiting
	for range others {
		answers = append(answers, f.asking(t.Context(), t, "{wait}"))
	}
	f.waitFor(t, others)
	f.hub.proceed <- struct{}{}
	for _, a := range answers {
		if got := <-a; got.status != 200 || !strings.Contains(got.body, `{"data":{"wait":"done"},"extensions":{"release":7}}`) {
			t.Errorf("got %d %s", got.status, got.body)
		}
	}
	if n := f.hub.answers.Load(); n != 1 {
		t.Errorf("executed %d times", n)
	}
}

// The first client leaves; the one that waits for its answer gets it.
func TestCacheFirstClientLeaves(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	ctx, leave := context.WithCancel(t.Context())
	first := f.asking(ctx, t, "{wait}")
	<-f.hub.waiting
	second := f.asking(t.Context(), t, "{wait}")
	f.waitFor(t, 1)
	leave()
	if got := <-first; got.status != 0 {
		t.Errorf("the first got %d", got.status)
	}
	f.releases.publish(8) // must not matter to a request in progress
	f.hub.proceed <- struct{}{}
	if got := <-second; got.status != 200 || !strings.Contains(got.body, `"done"},"extensions":{"release":7}`) {
		t.Errorf("the second got %d %s", got.status, got.body)
	}
	f.Close() // waits for the handlers
	if n := f.releases.heldNow(); n != 0 {
		t.Errorf("%d releases are still held", n)
	}
}

// An execution ends when nobody waits for it.
func TestCacheAllClientsLeave(t *testing.T) {
	t.Parallel()
	f := setup(t, cached)
	ctx, leave := context.WithCancel(t.Context())
	first := f.asking(ctx, t, "{wait}")
	<-f.hub.waiting
	second := f.asking(ctx, t, "{wait}")
	f.waitFor(t, 1)
	leave()
	<-first
	<-second
	f.Close() // waits for the handlers, which cannot proceed
	if n := f.metric(t, "govhub_cache_entries"); n != 0 {
		t.Errorf("%v answers were kept", n)
	}
}

func BenchmarkAnswer(b *testing.B) {
	for name, size := range map[string]uint64{"executed": 0, "cached": 1 << 20} {
		b.Run(name, func(b *testing.B) {
			f := setup(b, func(c *web.Config) { c.CacheSize = size })
			benchmark(b, f, "")
		})
	}
	b.Run("not modified", func(b *testing.B) {
		f := setup(b, nil)
		benchmark(b, f, f.do(b, "GET", address("{big(bytes:500)}"), "").header.Get("ETag"))
	})
}

func benchmark(b *testing.B, f *fixture, etag string) {
	b.ReportAllocs()
	handler := f.web.Handler()
	for b.Loop() {
		r := httptest.NewRequestWithContext(b.Context(), "GET", address("{big(bytes:500)}"), nil)
		r.Header.Set("If-None-Match", etag)
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}
