package inputs

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// pipeOf returns the path of a pipe that a text comes out of, as a shell names it.
func pipeOf(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	if err := errors.Join(write(w), w.Close()); err != nil { // a few bytes, which a pipe takes without a reader
		t.Fatal(err)
	}
	return fmt.Sprintf("/dev/fd/%d", r.Fd())
}

// TestPipe reads a pipe of the shell, plain and compressed, once.
func TestPipe(t *testing.T) {
	t.Parallel()
	plain := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	compressed := func(w io.Writer) error {
		z := gzip.NewWriter(w)
		return errors.Join(plain("a;b\n")(z), z.Close())
	}
	for name, write := range map[string]func(io.Writer) error{"plain": plain("a;b\n"), "compressed": compressed} {
		o, path := opener(t), pipeOf(t, write)
		if got, err := read(t, o, path); got != "a;b\n" || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if _, err := read(t, o, path); err == nil || !strings.Contains(err.Error(), "was already read") {
			t.Errorf("%s, again: %v", name, err)
		}
	}
	if _, err := read(t, opener(t), pipeOf(t, plain("PK\x03\x04"))); err == nil || !strings.Contains(err.Error(), "is a zip archive") {
		t.Errorf("as an archive: %v", err)
	}
	if _, err := opener(t).Package(t.Context(), pipeOf(t, compressed)); err == nil || !strings.Contains(err.Error(), "is a named pipe") {
		t.Errorf("as a package: %v", err)
	}
}
