package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"govhub/web"
)

func TestRoutes(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	schema := f.do(t, "GET", "/schema.graphql", "")
	tests := map[string]struct {
		method, path string
		header       []string
		status       int
		want         map[string]string // headers
		body         string
	}{
		"root":              {path: "/", status: 302, want: map[string]string{"Location": "/ru"}},
		"root in English":   {path: "/?release=3", header: []string{"Accept-Language", "de, en-GB;q=0.7, ru;q=0.1"}, status: 302, want: map[string]string{"Location": "/en?release=3"}},
		"former editor":     {path: "/graphiql?query=%7Bname%7D", status: 302, want: map[string]string{"Location": "/ru/query?query=%7Bname%7D"}},
		"large parameters":  {path: "/graphiql?query=" + strings.Repeat("x", 8<<10), status: 414, body: `"code":"QUERY_TOO_LARGE"`},
		"unknown":           {path: "/x", status: 404, want: map[string]string{"Content-Type": asJSON}, body: `"code":"BAD_REQUEST"`},
		"post to page":      {method: "POST", path: "/ru", status: 405, want: map[string]string{"Allow": "GET, HEAD, OPTIONS"}, body: `"code":"BAD_REQUEST"`},
		"options of page":   {method: "OPTIONS", path: "/schema.graphql", status: 204, want: map[string]string{"Allow": "GET, HEAD, OPTIONS", "Access-Control-Allow-Origin": "*"}},
		"no such method":    {method: "BREW", path: "/graphql", status: 405, want: map[string]string{"Allow": "GET, HEAD, POST, OPTIONS"}},
		"range of a text":   {path: "/schema.graphql", header: []string{"Range", "Bytes=0-5"}, status: 206, body: sdl[:6]},
		"unknown unit":      {path: "/schema.graphql", header: []string{"Range", "items=0-5"}, status: 200, body: sdl},
		"range with head":   {method: "HEAD", path: "/schema.graphql", header: []string{"Range", "bytes=0-5"}, status: 200},
		"schema":            {path: "/schema.graphql", status: 200, want: map[string]string{"Content-Type": "text/plain; charset=utf-8"}, body: sdl},
		"schema again":      {path: "/schema.graphql", header: []string{"If-None-Match", schema.header.Get("ETag")}, status: 304},
		"schema changed":    {path: "/schema.graphql", header: []string{"If-None-Match", `W/"x"`}, status: 200, body: sdl},
		"examples":          {path: "/examples.json", status: 200, want: map[string]string{"Content-Type": "application/json", "Cache-Control": "no-cache"}, body: `{"sections":[]}`},
		"schema head":       {method: "HEAD", path: "/schema.graphql", status: 200},
		"live":              {path: "/health/live", status: 200, body: `{"status":"live"}`},
		"ready":             {path: "/health/ready", status: 200, want: map[string]string{"Cache-Control": "no-store"}, body: `{"status":"ready","release":7}`},
		"page":              {path: "/ru", status: 200, want: map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}, body: "<title>Главная — govhub</title>"},
		"page with slash":   {path: "/en/", status: 200, body: "<title>Home — govhub</title>"},
		"list":              {path: "/explorer/documents.json", status: 200, want: map[string]string{"Cache-Control": "no-cache"}, body: "{}"},
		"file":              {path: "/explorer/app-1234.js", status: 200, want: map[string]string{"Cache-Control": "public, max-age=31536000, immutable"}, body: "console.log(1)"},
		"no such file":      {path: "/explorer/app-9.js", status: 404, body: `"code":"BAD_REQUEST"`},
		"folder":            {path: "/explorer/", status: 404},
		"page as file":      {path: "/explorer/index.html", status: 404},
		"up":                {path: "/explorer/..%2f..%2fgo.mod", status: 404},
		"record of none":    {path: "/releases/7/records/planet:earth", status: 404, body: `"code":"BAD_ID"`},
		"record of nothing": {path: "/releases/x/records/region:92000000", status: 404, body: `"code":"BAD_ID"`},
		"request id":        {path: "/health/live", header: []string{"X-Request-Id", "a.B-1_"}, status: 200, want: map[string]string{"X-Request-Id": "a.B-1_"}},
		"bad request id":    {path: "/health/live", header: []string{"X-Request-Id", "a b"}, status: 200, want: map[string]string{"X-Request-Id": "test-id"}},
		"long request id":   {path: "/health/live", header: []string{"X-Request-Id", strings.Repeat("x", 65)}, status: 200, want: map[string]string{"X-Request-Id": "test-id"}},
		"preflight":         {method: "OPTIONS", path: "/graphql", header: []string{"Origin", "https://a.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type"}, status: 204, want: map[string]string{"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type", "Access-Control-Allow-Credentials": ""}},
		"preflight delete":  {method: "OPTIONS", path: "/graphql", header: []string{"Origin", "https://a.example", "Access-Control-Request-Method", "DELETE"}, status: 204, want: map[string]string{"Access-Control-Allow-Methods": ""}},
		"from other origin": {path: "/health/live", header: []string{"Origin", "https://a.example"}, status: 200, want: map[string]string{"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Etag, X-Request-Id, Govhub-Release, Accept-Ranges, Content-Disposition, Content-Range, Link, Retry-After, X-Truncated"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if tt.method == "" {
				tt.method = "GET"
			}
			got := f.do(t, tt.method, tt.path, "", tt.header...)
			if got.status != tt.status || !strings.Contains(got.body, tt.body) {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if got.header.Get("X-Content-Type-Options") != "nosniff" && tt.method != "OPTIONS" {
				t.Error("browsers may guess the type")
			}
			for k, want := range tt.want {
				if v := got.header.Get(k); v != want {
					t.Errorf("%s: got %q, want %q", k, v, want)
				}
			}
		})
	}
}

func TestOrigins(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Origins = []string{"https://a.example"} })
	for origin, want := range map[string]string{"https://a.example": "https://a.example", "https://b.example": ""} {
		got := f.do(t, "GET", "/health/live", "", "Origin", origin).header
		if got.Get("Access-Control-Allow-Origin") != want || got.Get("Timing-Allow-Origin") != want {
			t.Errorf("%s: got %v, want %q", origin, got, want)
		}
	}
}

// A cache by address gives a page the response to a program.
func TestAnyOrigin(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for _, path := range []string{
		"/", "/x", "/ru", "/graphiql", "/graphql", "/graphql?query={name}", "/graphql.csv?query={name}", "/schema.graphql", "/examples.json", "/health/live",
		"/network/graph.x", "/explorer/app-1234.js",
	} {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "BREW"} {
			if got := f.do(t, method, path, "").header; got.Get("Access-Control-Allow-Origin") != "*" || got.Get("Timing-Allow-Origin") != "*" || got.Get("Access-Control-Expose-Headers") == "" {
				t.Errorf("%s %s without Origin: %v", method, path, got)
			}
		}
	}
	etag := f.do(t, "GET", "/graphql?query={name}", "").header.Get("ETag")
	if got := f.do(t, "GET", "/graphql?query={name}", "", "If-None-Match", etag); got.status != 304 || got.header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("304: got %d, %v", got.status, got.header)
	}
	some := setup(t, func(c *web.Config) { c.Origins = []string{"https://a.example"} })
	if got := some.do(t, "GET", "/graphql?query={name}", "").header; got.Get("Access-Control-Allow-Origin") != "" || !slices.Contains(got.Values("Vary"), "Origin") {
		t.Errorf("with origins, without Origin: %v", got)
	}
	all := setup(t, func(c *web.Config) { c.Origins = []string{"*"} })
	if got := all.do(t, "GET", "/graphql?query={name}", "").header.Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("with * among the origins: %q", got)
	}
}

func TestCompression(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	want := `{"data":{"big":"` + strings.Repeat("x", 5000) + `"},"extensions":{"release":7}}`
	for accept, encoding := range map[string]string{"": "", "gzip": "gzip", "zstd": "zstd", "gzip, zstd": "zstd", "br": "", "gzip;q=1, zstd;q=0.1": "gzip"} {
		got := f.do(t, "GET", "/graphql?query={big(bytes:5000)}", "", "Accept-Encoding", accept)
		if e := got.header.Get("Content-Encoding"); e != encoding {
			t.Errorf("%q: got encoding %q, want %q", accept, e, encoding)
		}
		if !slices.Contains(got.header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("%q: Vary is %q", accept, got.header.Values("Vary"))
		}
		if body := decompress(t, encoding, got.body); body != want {
			t.Errorf("%q: got %.100s", accept, body)
		}
	}
}

func decompress(t *testing.T, encoding, body string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(body)
	var err error
	switch encoding {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestExplorerNotBuilt(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Explorer = fstest.MapFS{".gitkeep": {}} })
	got := f.do(t, "GET", "/ru", "")
	if got.status != 404 || got.body != "this govhub was built without its explorer: run make build\n" {
		t.Errorf("got %d %q", got.status, got.body)
	}
}

// Files of the explorer are sent as the build compressed them, and never compressed for a request.
func TestExplorerFilesAreCompressedOnce(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	for accept, want := range map[string][2]string{ // the coding and the body
		"":                         {"", "console.log(1)"},
		"gzip, deflate, br, zstd":  {"br", "by brotli"},
		"gzip":                     {"gzip", "by gzip"},
		"gzip;q=1, br;q=0.5":       {"gzip", "by gzip"},
		"br;q=0, gzip;q=0, zstd":   {"", "console.log(1)"},
		"identity, BR;q=0.1, x;q=": {"br", "by brotli"},
	} {
		got := f.do(t, "GET", "/explorer/app-1234.js", "", "Accept-Encoding", accept)
		if got.header.Get("Content-Encoding") != want[0] || got.body != want[1] || !slices.Contains(got.header.Values("Vary"), "Accept-Encoding") ||
			got.header.Get("Content-Type") != "text/javascript; charset=utf-8" || got.header.Get("Content-Length") != strconv.Itoa(len(want[1])) {
			t.Errorf("%q: got %s in %v", accept, got.body, got.header)
		}
	}
	if got := f.do(t, "GET", "/explorer/large-1.js", "", "Accept-Encoding", "gzip, br, zstd"); got.header.Get("Content-Encoding") != "" || len(got.body) != 5000 {
		t.Errorf("a file that the build did not compress: got %d bytes in %v", len(got.body), got.header)
	}
	if got := f.do(t, "GET", "/explorer/app-1234.js", "", "Accept-Encoding", "br", "Range", "bytes=0-1"); got.status != 206 || got.body != "by" {
		t.Errorf("a range: got %d %s", got.status, got.body)
	}
}

func TestExplorerPolicy(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	policy := f.do(t, "GET", "/ru", "").header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'; script-src 'self'; ") || strings.Contains(policy, "unsafe-eval") {
		t.Errorf("got %q", policy)
	}
}

func TestNotReady(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		change func(*web.Config)
		want   string
	}{
		"no release":  {func(c *web.Config) { c.Pin = (&releases{down: true}).pin }, `{"status":"unavailable","reason":"no release is open"}`},
		"no database": {func(c *web.Config) { c.Ping = func(context.Context) error { return errDown } }, `{"status":"unavailable","release":7,"reason":"the database does not answer"}`},
		"slow database": {func(c *web.Config) {
			c.Timeouts.Ready = time.Millisecond
			c.Ping = func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
		}, `{"status":"unavailable","release":7,"reason":"the database does not answer"}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := setup(t, tt.change)
			if got := f.do(t, "GET", "/health/ready", ""); got.status != 503 || got.body != tt.want+"\n" {
				t.Errorf("got %d %s", got.status, got.body)
			}
		})
	}
}

// A cancelled probe is not a fault of the hub.
func TestProbeLeaves(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	f := setup(t, func(c *web.Config) {
		c.Timeouts.Ready = time.Minute
		c.Ping = func(ctx context.Context) error { close(asked); <-ctx.Done(); return ctx.Err() }
	})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan struct{})
	go func() {
		defer close(left)
		req, err := http.NewRequestWithContext(ctx, "GET", f.URL+"/health/ready", nil)
		if err != nil {
			return
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			resp.Body.Close()
		}
	}()
	<-asked
	leave()
	<-left
	f.Close()
	if log := f.log.String(); !strings.Contains(log, `"status":499`) {
		t.Errorf("the log has %s", log)
	}
}

func TestAccessLog(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	f.do(t, "GET", "/graphql?query=query+Mine{errors(count:2)}", "")
	f.Close()
	var line map[string]any
	if err := json.Unmarshal([]byte(f.log.String()), &line); err != nil {
		t.Fatalf("%v: %s", err, f.log.String())
	}
	if d, _ := line["duration"].(float64); d <= 0 {
		t.Errorf("duration %v", line["duration"])
	}
	delete(line, "time")
	delete(line, "duration")
	want := map[string]any{
		"level": "INFO", "msg": "request", "method": "GET", "path": "/graphql", "status": 200.0, "bytes": 202.0,
		"request": "test-id", "operation": "Mine", "release": 7.0, "statements": 0.0, "errors": "BAD_ID,BAD_ID",
	}
	if diff := cmp.Diff(want, line); diff != "" {
		t.Error(diff)
	}
}

func TestRandomRequestIDs(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.RequestID = nil })
	a, b := f.do(t, "GET", "/health/live", ""), f.do(t, "GET", "/health/live", "")
	if x, y := a.header.Get("X-Request-Id"), b.header.Get("X-Request-Id"); len(x) < 20 || x == y {
		t.Errorf("got %q and %q", x, y)
	}
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	metrics := web.NewMetrics()
	f := setup(t, func(c *web.Config) { c.Metrics = metrics })
	metrics.Statement("region.list", 3*time.Millisecond, nil)
	metrics.Statement("region.list", time.Millisecond, errors.New("no"))
	f.post(t, "{errors(count:2)}")
	f.do(t, "BREW", "/coffee", "")
	f.Close()
	admin := httptest.NewServer(f.web.Admin())
	t.Cleanup(admin.Close)
	f.Server = admin
	got := f.do(t, "GET", "/metrics", "")
	for _, d := range web.MetricDocs() {
		if !strings.Contains(got.body, "# HELP "+d.Name+" "+d.Help+"\n# TYPE "+d.Name+" "+d.Type+"\n") {
			t.Errorf("%s (%s) is missing", d.Name, d.Type)
		}
	}
	for _, want := range []string{
		`govhub_http_requests_total{method="POST",route="/graphql",status="200"} 1`,
		`govhub_http_requests_total{method="other",route="other",status="404"} 1`,
		`govhub_http_requests_in_flight 0`,
		`govhub_graphql_errors_total{code="BAD_ID"} 2`,
		`govhub_sql_statements_total{outcome="ok",statement="region.list"} 1`,
		`govhub_sql_statements_total{outcome="error",statement="region.list"} 1`,
		`govhub_sql_connections{state="idle"} 2`,
		`govhub_memory_bytes{part="region"} 4096`,
		`govhub_memory_max_bytes 1.048576e+06`,
		`govhub_memory_build_seconds{part="region"} 0.25`,
		`govhub_memory_builds_total{outcome="ok",part="region"} 2`,
		`govhub_memory_missing_tables{reason="no_room",table="observation"} 1`,
		`govhub_release_current 7`,
		"go_goroutines",
		"process_start_time_seconds",
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s", want)
		}
	}
	for line := range strings.Lines(got.body) {
		if name, ok := strings.CutPrefix(line, "# HELP govhub_"); ok {
			name = "govhub_" + strings.Fields(name)[0]
			if !slices.ContainsFunc(web.MetricDocs(), func(d web.MetricDoc) bool { return d.Name == name }) {
				t.Errorf("%s is not documented", name)
			}
		}
	}
	if got := f.do(t, "GET", "/debug/pprof/goroutine?debug=1", ""); got.status != 200 {
		t.Errorf("profile: %d", got.status)
	}
	if got := f.do(t, "GET", "/graphql", ""); got.status != 404 {
		t.Errorf("the admin address answers queries: %d", got.status)
	}
}

func TestServeDrains(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	ln, err := web.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	admin, err := web.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- f.web.Serve(ctx, ctx, ln, admin) }()

	body := make(chan string, 1)
	go func() {
		resp, err := http.Get("http://" + ln.Addr().String() + "/graphql?query={wait}")
		if err != nil {
			body <- err.Error()
			return
		}
		defer resp.Body.Close()
		text, _ := io.ReadAll(resp.Body)
		body <- string(text)
	}()
	<-f.hub.waiting
	stop()
	// The listener closes some time after stop: new connections fail then.
	for {
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			break
		}
		conn.Close()
	}
	if got := f.do(t, "GET", "/health/ready", ""); got.status != 503 || !strings.Contains(got.body, "shutting down") {
		t.Errorf("while draining: %d %s", got.status, got.body)
	}
	f.hub.proceed <- struct{}{}
	if got := <-body; !strings.Contains(got, `{"wait":"done"}`) {
		t.Errorf("the open request got %s", got)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// A failing hub does not wait for balancers.
func TestServeEndsWithoutDelay(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Timeouts.Delay = 10 * time.Hour })
	ln, err := web.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, fail := context.WithCancel(t.Context())
	fail()
	if err := f.web.Serve(ctx, t.Context(), ln, nil); err != nil {
		t.Error(err)
	}
}

func TestServeCutsOff(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) { c.Timeouts.Drain = time.Millisecond })
	ln, err := web.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- f.web.Serve(ctx, ctx, ln, nil) }()
	go func() {
		resp, err := http.Get("http://" + ln.Addr().String() + "/graphql?query={wait}")
		if err == nil {
			resp.Body.Close()
		}
	}()
	<-f.hub.waiting
	stop()
	if err := <-served; err == nil || err.Error() != "requests still open after 1ms were cut off" {
		t.Errorf("got %v", err)
	}
}

func TestListenTaken(t *testing.T) {
	t.Parallel()
	ln, err := web.Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	_, err = web.Listen(t.Context(), ln.Addr().String())
	want := "listen on " + ln.Addr().String() + ": the port is taken: stop the other program or choose another port"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// An endless body must not be read to its end.
func TestEndlessBody(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	resp, err := http.Post(f.URL+"/graphql", "application/json", io.MultiReader(strings.NewReader(`{"query":"`), endless{}))
	if err != nil {
		return // the connection was cut while the client was still sending, which is as good
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("got %d", resp.StatusCode)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("x"), len(p))), nil
}
