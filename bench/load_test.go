package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Ё", 10_000)
	for _, c := range []struct {
		name    string
		handler http.HandlerFunc
		want    exchange
		err     string
	}{
		{"known length", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "short") }, exchange{status: 200, body: []byte("short")}, ""},
		{"chunks", func(w http.ResponseWriter, _ *http.Request) {
			for half := range strings.SplitSeq(long[:10_000]+"|"+long[10_000:], "|") {
				fmt.Fprint(w, half)
				w.(http.Flusher).Flush()
			}
		}, exchange{status: 200, body: []byte(long)}, ""},
		{"not modified", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) }, exchange{status: 304}, ""},
		{"echo", func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }, exchange{status: 200, body: operation{}.json()}, ""},
		{"other bytes", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "shorT") }, exchange{status: 200, body: []byte("short")}, "shorT"},
		{"other status", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusServiceUnavailable) }, exchange{status: 200, body: []byte("short")}, "status 503"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(c.handler)
			defer server.Close()
			c.want.request = operation{}.post("/graphql")
			s := system{
				name: "test", server: &child{address: server.Listener.Addr().String()}, exchanges: map[string]exchange{"q": c.want},
			}
			got, err := load(t.Context(), s, "q", 2, 0)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("got error %v, want one with %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got.requests < 2 || got.p50 <= 0 || got.p99 < got.p50 || got.perSecond() <= 0 {
				t.Errorf("got %+v", got)
			}
		})
	}
}
