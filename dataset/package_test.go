package dataset

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "nowhere"): "no such file or directory",
		file:                          "is not a folder",
		dir:                           "datapackage.json: is missing",
	} {
		_, err := Open(path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%s) = %v, want an error that says %q", path, err, want)
		}
	}
}

// A data package cannot make the hub read, and show in its report, files of the machine.
func TestOpenStaysInside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret.csv")
	for path, text := range map[string]string{
		secret:                             "secret\n",
		filepath.Join(dir, descriptorFile): `{"resources": [{"name": "person", "path": "person.csv"}]}`,
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(secret, filepath.Join(dir, "person.csv")); err != nil {
		t.Fatal(err)
	}
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	file, _ := p.file(schemaOf("person"))
	var problems []Problem
	for range p.rows(file, false, func(p Problem) { problems = append(problems, p) }) {
		t.Error("a row was read")
	}
	if len(problems) != 1 || problems[0].Code != CodeFile || !strings.Contains(problems[0].Message, "escapes") {
		t.Errorf("problems = %v, want one file-error", problems)
	}
}

func TestOpenFSNames(t *testing.T) {
	t.Parallel()
	for descriptor, want := range map[string][2]string{
		`{"name": "a", "version": "2.1", "resources": [{}]}`: {"a", "2.1"},
		`{"resources": [{}]}`:                                {"fallback", ""},
	} {
		p, err := OpenFS(fstest.MapFS{descriptorFile: &fstest.MapFile{Data: []byte(descriptor)}}, "fallback")
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{p.Name, p.Version}; got != want {
			t.Errorf("%s: %v, want %v", descriptor, got, want)
		}
	}
}

func TestOpenFSTooLarge(t *testing.T) {
	t.Parallel()
	_, err := OpenFS(fstest.MapFS{descriptorFile: &fstest.MapFile{Data: make([]byte, maxDescriptor+1)}}, "large")
	if _, ok := errors.AsType[*RejectedError](err); err == nil || ok {
		t.Errorf("error = %v, want one with the size", err)
	}
}

// Publishing a package twice reports its problems twice, not their sum.
func TestProblemsStayWithTheRun(t *testing.T) {
	t.Parallel()
	p := &Package{}
	p.reject(CodeResource, "x", "is wrong")
	run := p.problems.clone()
	run.add(Problem{File: "y"})
	if got := p.problems.count(); got != 1 {
		t.Errorf("%d problems in the package, want 1", got)
	}
}

func TestProblemsAreCapped(t *testing.T) {
	t.Parallel()
	var ps problems
	for i := range 1000 {
		for range 20 {
			ps.add(Problem{File: "f", Column: string(rune('a' + i)), Code: CodeType, Value: strings.Repeat("ё", 1000)})
		}
	}
	if len(ps.listed) != maxListed || ps.count() != 20_000 {
		t.Errorf("%d listed of %d, want %d of 20000", len(ps.listed), ps.count(), maxListed)
	}
	if got := len([]rune(ps.listed[0].Value)); got != maxShown+1 {
		t.Errorf("a value of %d characters is shown", got)
	}
	if ps.listed[maxListedOfKind].Column == ps.listed[0].Column {
		t.Errorf("one kind takes more than %d places", maxListedOfKind)
	}
	if len(ps.kinds) > maxListed {
		t.Errorf("%d kinds are remembered", len(ps.kinds))
	}
	err := ps.err("p")
	rejected, ok := errors.AsType[*RejectedError](err)
	if !ok || !strings.HasSuffix(rejected.Report(), "and 19900 more\n") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error = %v", err)
	}
}
