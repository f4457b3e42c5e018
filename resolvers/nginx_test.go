//go:build nginx

package resolvers_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/web"
)

// behindNginx puts nginx with default settings in front of the hub: it speaks HTTP/1.0 to the hub.
func (h *hub) behindNginx(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil { // its workers run as another user
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := ln.Addr().String()
	hub := strings.TrimSuffix(strings.TrimPrefix(h.url, "http://"), "/graphql")
	paths := ""
	for _, name := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		paths += fmt.Sprintf("\t%s_temp_path %s;\n", name, filepath.Join(dir, name))
	}
	config := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf(`daemon off;
pid %s/pid;
error_log stderr;
events {}
http {
	access_log off;
%s	server {
		listen %s;
		location / { proxy_pass http://%s; }
	}
}
`, dir, paths, address, hub)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ln.Close()
	var log strings.Builder
	cmd := exec.Command("nginx", "-e", "stderr", "-p", dir, "-c", config)
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		<-ended
	})
	for {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
			break
		}
		select {
		case <-ended:
			t.Fatalf("nginx ended: %s", &log)
		default:
		}
	}
	h.url = "http://" + address + "/graphql"
}

// A download that fails midway does so behind nginx as well.
func TestBrokenDownloadBehindNginx(t *testing.T) {
	t.Parallel()
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Tables.Bytes = 300_000 })
	whole := downloads(t)
	h.behindNginx(t)
	whole.behindNginx(t)
	get := func(h *hub, format, query, coding string) (int, int, error) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.url+format+"?"+url.Values{"query": {query}}.Encode(), nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", coding)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return 0, 0, err
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		return resp.StatusCode, len(body), err
	}
	for _, format := range []string{".csv", ".ndjson"} {
		for _, coding := range []string{"identity", "gzip", "zstd"} {
			if status, n, err := get(whole, format, large(), coding); status != http.StatusOK || err != nil {
				t.Errorf("%s as %s, the whole: %d, %d bytes, %v", format, coding, status, n, err)
			}
			if status, n, err := get(h, format, large(), coding); status == http.StatusOK && err == nil {
				t.Errorf("%s as %s: a part of %d bytes looks whole", format, coding, n)
			}
		}
	}
}
