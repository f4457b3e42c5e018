package ingest

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	t.Parallel()
	whole := zipped(t, "a;b\n")
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-5] ^= 1
	for _, test := range []struct {
		name, file string
		data       []byte
		want, err  string
	}{
		{"plain", "a.csv", []byte("a;b\n"), "a;b\n", ""},
		{"packed", "a.csv.gz", whole, "a;b\n", ""},
		{"empty", "a.csv.gz", nil, "", "ends too early"},
		{"no gzip", "a.csv.gz", []byte("a;b\nc;d\ne;f\n"), "", "no valid gzip file"},
		{"cut", "a.csv.gz", whole[:len(whole)-4], "", "ends too early"},
		{"other checksum", "a.csv.gz", flipped, "", "no valid gzip file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			name := filepath.Join(t.TempDir(), test.file)
			if err := os.WriteFile(name, test.data, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := read(name)
			switch {
			case test.err == "" && (err != nil || got != test.want):
				t.Errorf("got %q, error %v", got, err)
			case test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err) || !strings.HasPrefix(err.Error(), name)):
				t.Errorf("got error %v, want the file and %q", err, test.err)
			}
		})
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.csv")); !os.IsNotExist(err) {
		t.Errorf("a file that does not exist: %v", err)
	}
}

func read(name string) (string, error) {
	file, err := Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	return string(text), err
}

// TestUnpackingIsBounded reads a file that unpacks to more than it may.
func TestUnpackingIsBounded(t *testing.T) {
	t.Parallel()
	for left, fits := range map[int64]bool{999: false, 1000: true} {
		u := &unpacking{name: "bomb.gz", from: strings.NewReader(strings.Repeat("0", 1000)), left: left}
		if _, err := io.ReadAll(u); (err == nil) != fits {
			t.Errorf("1,000 bytes where %d are allowed: error %v", left, err)
		}
	}
}
