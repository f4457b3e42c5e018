package web_test

import (
	"net"
	"net/http"
	"strings"
	"testing"

	"govhub/web"
)

// TestAdminHosts requests the admin address by names that lead to it in every resolver, and by others.
func TestAdminHosts(t *testing.T) {
	t.Parallel()
	f := setup(t, func(c *web.Config) {
		c.Metrics = web.NewMetrics()
		c.AdminHosts = []string{"metrics.internal"}
	})
	ln, err := web.Listen(t.Context(), "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: f.web.Admin()}
	t.Cleanup(func() { server.Close() })
	go func() { _ = server.Serve(ln) }()
	_, port, err := net.SplitHostPort(ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	status := func(host, path string) int {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), "GET", "http://127.0.0.1:"+port+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = host
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		return resp.StatusCode
	}
	for _, host := range []string{"127.0.0.1:" + port, "127.0.0.1", "127.8.9.10:1", "localhost:" + port, "LOCALHOST.", "[::1]:" + port, "[::1]", "metrics.internal:" + port, "Metrics.Internal"} {
		for _, path := range []string{"/metrics", "/debug/pprof/"} {
			if got := status(host, path); got != http.StatusOK {
				t.Errorf("%s of %s: status %d", path, host, got)
			}
		}
	}
	for _, host := range []string{
		"evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80:127.0.0.1",
		"203.0.113.7:" + port, "[2001:db8::1]", "0.0.0.0", "metrics.internal.evil.example", "127.0.0.1@evil.example", "2130706433",
	} {
		for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/cmdline", "/debug/pprof/heap"} {
			if got := status(host, path); got != http.StatusMisdirectedRequest && got != http.StatusBadRequest {
				t.Errorf("%s of %s: status %d", path, host, got)
			}
		}
	}
}

// TestNoCommandLine searches for the arguments of the program, which may include a password.
func TestNoCommandLine(t *testing.T) {
	t.Parallel()
	f := setup(t, nil)
	f.Config.Handler = f.web.Admin()
	for _, path := range []string{"/debug/pprof/cmdline", "/debug/pprof//cmdline", "/debug/pprof/cmdline?debug=1", "/debug/pprof/cmdline/"} {
		if got := f.do(t, "GET", path, ""); got.status == http.StatusOK || strings.Contains(got.body, "test.") {
			t.Errorf("%s: status %d: %s", path, got.status, got.body)
		}
	}
}
