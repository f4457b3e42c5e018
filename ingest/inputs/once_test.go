package inputs

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// TestFetchedOnce opens a file of the web several times and fetches it once.
func TestFetchedOnce(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		io.WriteString(w, "a;b\n")
	}))
	t.Cleanup(server.Close)
	o := opener(t)
	for range 3 {
		if got, err := read(t, o, server.URL+"/a.csv"); err != nil || got != "a;b\n" {
			t.Errorf("got %q, error %v", got, err)
		}
	}
	if _, err := read(t, o, server.URL+"/a.csv#sha256="+strings.Repeat("0", 64)); err == nil || !strings.Contains(err.Error(), "not the expected 0000") {
		t.Errorf("with another checksum: %v", err)
	}
	if n := requests.Load(); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

// TestIrregular refuses inputs that are not files: reading them might wait for ever or never end.
func TestIrregular(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "pipe")
	link := pipe + ".csv"
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.Symlink(pipe, link)); err != nil {
		t.Fatal(err)
	}
	for location, want := range map[string]string{
		pipe: "is a named pipe", link: "is a named pipe", "/dev/zero": "is a device", t.TempDir(): "is a folder: name the files in it",
	} {
		if _, err := read(t, opener(t), location); err == nil || !strings.Contains(err.Error(), location+": "+want) {
			t.Errorf("%s: %v, want that it %s", location, err, want)
		}
	}
	for _, location := range []string{pipe, "/dev/zero"} {
		if _, err := opener(t).Package(t.Context(), location); err == nil || !strings.Contains(err.Error(), location+": is a") {
			t.Errorf("%s as a package: %v", location, err)
		}
	}
}
