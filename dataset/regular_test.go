package dataset

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// irregulars makes things that are not regular files, by name, in a folder.
func irregulars(t *testing.T, dir string) map[string]string {
	t.Helper()
	path := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(
		syscall.Mkfifo(path("pipe"), 0o600), os.Mkdir(path("folder"), 0o700),
		os.Symlink("pipe", path("link")), os.Symlink("/dev/zero", path("device")),
	); err != nil {
		t.Fatal(err)
	}
	socket, err := net.Listen("unix", path("socket"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { socket.Close() })
	return map[string]string{
		"pipe": "is a named pipe", "folder": "is a folder", "link": "is a named pipe", "device": "is a device", "socket": "is a socket",
	}
}

// TestOpenRegular would wait for ever if it opened the pipe.
func TestOpenRegular(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "govhub") // whose path is short enough for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for name, want := range irregulars(t, dir) {
		_, err := OpenRegular(filepath.Join(dir, name))
		if _, ok := errors.AsType[*fs.PathError](err); !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want that it %s", name, err, want)
		}
	}
	file, err := OpenRegular("testdata/base.txt")
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if _, err := OpenRegular(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a file: %v", err)
	}
}

// TestPackageOfIrregularFiles has them as files of a data package, and as its descriptor.
func TestPackageOfIrregularFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "person.csv"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "award.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	const resources = `{"resources": [{"name": "person", "path": "person.csv"}, {"name": "award", "path": "award.csv"}]}`
	descriptor := filepath.Join(dir, descriptorFile)
	if err := os.WriteFile(descriptor, []byte(resources), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for resource, want := range map[string]string{"person": "is a named pipe", "award": "is a folder"} {
		file, _ := p.file(schemaOf(resource))
		var problems []Problem
		for range p.rows(file, false, func(p Problem) { problems = append(problems, p) }) {
			t.Error("a row was read")
		}
		if len(problems) != 1 || problems[0].Code != CodeFile || !strings.HasPrefix(problems[0].Message, want) {
			t.Errorf("%s: problems %v, want that it %s", resource, problems, want)
		}
	}
	if err := errors.Join(os.Remove(descriptor), syscall.Mkfifo(descriptor, 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err = Open(dir)
	if _, ok := errors.AsType[*RejectedError](err); !ok || !strings.Contains(err.Error(), "datapackage.json: is a named pipe") {
		t.Errorf("a pipe as descriptor: %v", err)
	}
	if err := checkTarget(descriptor, false); err == nil {
		t.Error("a pipe is taken for a folder to export to")
	}
}
