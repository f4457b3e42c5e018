package inputs

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// tests/testdata/malformed covers what one server answers; these tests need several servers, or one with a certificate.
func TestRedirects(t *testing.T) {
	t.Parallel()
	var seen http.Header
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header
		io.WriteString(w, "a;b\n")
	}))
	t.Cleanup(plain.Close)
	mux := http.NewServeMux()
	mux.Handle("/to-http", http.RedirectHandler(plain.URL+"/a.csv", http.StatusFound))
	mux.HandleFunc("/datapackage.json", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"resources": [{"name": "person", "path": "to-http.csv"}]}`)
	})
	mux.Handle("/to-http.csv", http.RedirectHandler(plain.URL+"/a.csv", http.StatusFound))
	encrypted := httptest.NewTLSServer(mux)
	t.Cleanup(encrypted.Close)
	open := httptest.NewServer(mux)
	t.Cleanup(open.Close)

	o := opener(t)
	o.client.Transport = encrypted.Client().Transport
	if _, err := read(t, o, encrypted.URL+"/to-http"); err == nil || !strings.Contains(err.Error(), "unencrypted") {
		t.Errorf("from https to http: %v", err)
	}

	o = opener(t)
	secret := strings.Replace(open.URL, "http://", "http://me:secret@", 1)
	if got, err := read(t, o, secret+"/to-http?token=secret"); err != nil || got != "a;b\n" {
		t.Errorf("from http to http: got %q, error %v", got, err)
	}
	for name, values := range seen {
		if strings.Contains(strings.Join(values, " "), "secret") || name == "Authorization" {
			t.Errorf("the other server was told %s: %s", name, values)
		}
	}
	if _, err := o.Package(t.Context(), open.URL+"/datapackage.json"); err == nil || !strings.Contains(err.Error(), "another host") {
		t.Errorf("a file of a package from another host: %v", err)
	}
}

// The files of a package are bounded together.
func TestPackageIsBounded(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/datapackage.json" {
			io.WriteString(w, `{"resources": [{"name": "person", "path": "a.csv"}, {"name": "award", "path": "b.csv"}]}`)
			return
		}
		w.Write(make([]byte, 600_000))
	}))
	t.Cleanup(server.Close)
	if _, err := opener(t).Package(t.Context(), server.URL+"/datapackage.json"); err == nil || !strings.Contains(err.Error(), "--max-input-size") {
		t.Errorf("two files of 600,000 bytes where 1 MiB is allowed: %v", err)
	}
}

// A temporary file has no name, so nothing is left of it however the program ends.
func TestTemporary(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	file, err := temporary()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("there is %v, error %v", left, err)
	}
}
