package inputs

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// opener returns an opener with small bounds.
func opener(t *testing.T) *Opener {
	t.Helper()
	o := New(Options{MaxSize: 1 << 20, Timeout: time.Minute, Logger: slog.New(slog.DiscardHandler)})
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

func read(t *testing.T, o *Opener, location string) (string, error) {
	t.Helper()
	file, err := o.Open(t.Context(), location)
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	return string(text), err
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// files are texts by the names of their files.
type files map[string]string

func zipped(t *testing.T, content files) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(content)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t *testing.T, content files) string {
	t.Helper()
	var b bytes.Buffer
	z := tar.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if err := z.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content[name]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(z, content[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// folder holds the files.
func folder(t *testing.T, content files) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A file reads the same however it is packed and wherever it is.
func TestOpen(t *testing.T) {
	t.Parallel()
	const text = "a;b\n"
	cyrillic, err := charmap.CodePage866.NewEncoder().String("Алтай.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, files{
		"plain.csv":      text,
		"empty.csv":      "",
		"packed.csv.gz":  gzipped(t, text),
		"twice.csv.gz":   gzipped(t, "a;") + gzipped(t, "b\n"),
		"unnamed":        gzipped(t, text),
		"only.zip":       zipped(t, files{"any name": text, "__MACOSX/._any name": "x", ".DS_Store": "x"}),
		"readme.zip":     zipped(t, files{"README.txt": "x", "data/a.CSV": text}),
		"packed.zip":     zipped(t, files{"a.csv.gz": gzipped(t, text)}),
		"several.zip":    zipped(t, files{"a.csv": text, "b/c.csv": "other"}),
		"several.zip!/x": "a folder with an odd name",
		"cyrillic.zip":   zipped(t, files{cyrillic: text, "b": "other"}),
		"wow!/plain.csv": text,
		"a#sha256=b":     text,
	})
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	for path, want := range map[string]string{
		"plain.csv":               text,
		"empty.csv":               "",
		"packed.csv.gz":           text,
		"twice.csv.gz":            text,
		"unnamed":                 text,
		"only.zip":                text,
		"readme.zip":              text,
		"packed.zip":              text,
		"several.zip!/a.csv":      text,
		"several.zip!/b/c.csv":    "other",
		"cyrillic.zip!/Алтай.txt": text,
	} {
		for _, location := range []string{filepath.Join(dir, path), server.URL + "/" + path} {
			if got, err := read(t, opener(t), location); err != nil || got != want {
				t.Errorf("%s: got %q, error %v, want %q", location, got, err, want)
			}
		}
	}
	for path, want := range map[string]string{"wow!/plain.csv": text, "a#sha256=b": text} {
		if got, err := read(t, opener(t), filepath.Join(dir, path)); err != nil || got != want {
			t.Errorf("%s: got %q, error %v, want %q", path, got, err, want)
		}
	}
	sum := fmt.Sprintf("%X", sha256.Sum256([]byte(gzipped(t, text))))
	if got, err := read(t, opener(t), server.URL+"/packed.csv.gz?id=5#sha256="+sum); err != nil || got != text {
		t.Errorf("pinned: got %q, error %v", got, err)
	}
}

// packageFiles are a data package of one resource.
func packageFiles() files {
	return files{
		"datapackage.json":      `{"resources": [{"name": "person", "path": "people/person one.csv"}]}`,
		"people/person one.csv": "slug\nx\n",
	}
}

// in puts files into a folder.
func in(folder string, content files) files {
	moved := files{}
	for name, text := range content {
		moved[folder+name] = text
	}
	return moved
}

// A data package may be a folder or an archive, with or without a folder in it, local or remote.
func TestPackage(t *testing.T) {
	t.Parallel()
	pkg := packageFiles()
	more := maps.Clone(pkg)
	more["other/datapackage.json"] = "{}"
	dir := folder(t, in("folder/", pkg))
	for name, text := range map[string]string{
		"top.zip":    zipped(t, more),
		"nested.zip": zipped(t, in("a/", more)),
		"a.tar.gz":   gzipped(t, tarred(t, in("./", pkg))),
		"a.tgz":      gzipped(t, tarred(t, in("a-1.0/", pkg))),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(dir)))
	mux.Handle("/moved", http.RedirectHandler("/folder/datapackage.json", http.StatusFound))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	for location, name := range map[string]string{
		dir + "/folder":                             "folder",
		dir + "/folder/datapackage.json":            "folder",
		dir + "/top.zip":                            "top",
		dir + "/nested.zip":                         "nested",
		dir + "/a.tar.gz":                           "a",
		server.URL + "/top.zip":                     "top",
		server.URL + "/a.tgz?x=y":                   "a",
		server.URL + "/folder/datapackage.json?x=y": "folder",
		server.URL + "/moved":                       "moved",
	} {
		o := opener(t)
		p, err := o.Package(t.Context(), location)
		if err != nil {
			t.Errorf("%s: %v", location, err)
			continue
		}
		if p.Name != name || !slices.Equal(p.Files(), []string{"people/person one.csv"}) {
			t.Errorf("%s: package %q of files %q, want the name %q", location, p.Name, p.Files(), name)
		}
	}
}

// Files of a data package in an archive can be read more than once.
func TestMembers(t *testing.T) {
	t.Parallel()
	want := packageFiles()
	archives := folder(t, files{"a.zip": zipped(t, want), "a.tar.gz": tarred(t, want)})
	o := opener(t)
	zip, err := os.Open(filepath.Join(archives, "a.zip"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { zip.Close() })
	unzipped, err := o.unzip(zip)
	if err != nil {
		t.Fatal(err)
	}
	untarred, err := o.untar(strings.NewReader(gzipped(t, tarred(t, want))))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for kind, m := range map[string]members{"zip": unzipped, "tar": untarred} {
			got := files{}
			for name := range m {
				file, err := m.Open(name)
				if err != nil {
					t.Fatal(err)
				}
				text, err := io.ReadAll(file)
				if err != nil {
					t.Fatal(err)
				}
				if err := file.Close(); err != nil {
					t.Fatal(err)
				}
				got[name] = string(text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", kind, diff)
			}
		}
	}
	if _, err := unzipped.Open("none.csv"); !os.IsNotExist(err) {
		t.Errorf("a file that is not there: %v", err)
	}
}
