package tests

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/textproto"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkHTTP compares cached answers with a server that only sends the same bytes. Both speak HTTP over loopback to a cheap client,
// so that the times are those of the servers.
func BenchmarkHTTP(b *testing.B) {
	log, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { log.Close() })
	h := newCachingHub(b, slog.New(slog.NewJSONHandler(log, nil)))
	target := "/graphql?" + url.Values{
		"query": {`query Regions($first: Int!, $name: String!) {
			regions(first: $first, filter: {not: {name: {eq: $name}}}) {totalCount nodes {name population federalDistrict {name} capitalMunicipality {name}}}
		}`},
		"variables": {`{"first": 50, "name": "none"}`},
	}.Encode()
	etag := h.getTarget(b, target).Header().Get("ETag")
	for _, bm := range []struct{ name, header string }{
		{"plain", ""},
		{"gzip", "Accept-Encoding: gzip\r\n"},
		{"not modified", "If-None-Match: " + etag + "\r\n"},
	} {
		request := "GET " + target + " HTTP/1.1\r\nHost: hub\r\nAccept: application/json\r\n" + bm.header + "\r\n"
		answer := h.getTarget(b, target, bm.header)
		same := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for _, name := range []string{"Content-Type", "Content-Encoding"} {
				if v := answer.Header().Get(name); v != "" {
					w.Header().Set(name, v)
				}
			}
			if answer.Code == http.StatusOK {
				w.Header().Set("Content-Length", strconv.Itoa(answer.Body.Len()))
			}
			w.WriteHeader(answer.Code)
			_, _ = w.Write(answer.Body.Bytes())
		})
		b.Run(bm.name+"/bare", func(b *testing.B) { exchange(b, same, request) })
		b.Run(bm.name+"/hub", func(b *testing.B) { exchange(b, h.handler, request) })
	}
}

func (h *cachingHub) getTarget(t testing.TB, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), "GET", target, nil)
	for _, line := range headers {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			r.Header.Set(name, value)
		}
	}
	rec := httptest.NewRecorder()
	h.handler.ServeHTTP(rec, r)
	if rec.Code != http.StatusOK && rec.Code != http.StatusNotModified {
		t.Fatalf("got %d %s", rec.Code, rec.Body)
	}
	return rec
}

// exchange sends a request repeatedly over persistent connections.
func exchange(b *testing.B, handler http.Handler, request string) {
	server := httptest.NewServer(handler)
	defer server.Close()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
		if err != nil {
			b.Error(err)
			return
		}
		defer conn.Close()
		in := bufio.NewReaderSize(conn, 64<<10)
		for pb.Next() {
			if err := oneExchange(conn, in, request); err != nil {
				b.Error(err)
				return
			}
		}
	})
}

func oneExchange(conn net.Conn, in *bufio.Reader, request string) error {
	if _, err := io.WriteString(conn, request); err != nil {
		return err
	}
	text := textproto.NewReader(in)
	status, err := text.ReadLineBytes()
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(status), "HTTP/1.1 200") && !strings.HasPrefix(string(status), "HTTP/1.1 304") {
		return fmt.Errorf("got %s", status)
	}
	length := 0
	for {
		line, err := text.ReadLineBytes()
		if err != nil {
			return err
		}
		if len(line) == 0 {
			break
		}
		if value, ok := strings.CutPrefix(string(line), "Content-Length: "); ok {
			if length, err = strconv.Atoi(value); err != nil {
				return err
			}
		} else if strings.HasPrefix(string(line), "Transfer-Encoding") {
			return readChunked(in)
		}
	}
	_, err = in.Discard(length)
	return err
}

func readChunked(in *bufio.Reader) error {
	_, err := io.Copy(io.Discard, httputil.NewChunkedReader(in))
	if err == nil {
		_, err = in.Discard(2) // the line that ends the last chunk
	}
	return err
}
