package dataset

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"govhub/db/dbtest"
)

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		child()
	}
	dbtest.Main(m)
}

// basePackage returns the files of a small valid package, which the test may change.
func basePackage(t testing.TB) fstest.MapFS {
	t.Helper()
	files, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func base() (fstest.MapFS, error) {
	archive, err := txtar.ParseFile("testdata/base.txt")
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	addFiles(files, archive)
	return files, nil
}

// addFiles adds those of an archive.
func addFiles(files fstest.MapFS, archive *txtar.Archive) {
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: slices.Clip(f.Data)} // the next file follows it in memory
	}
}

func readFiles(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(dir + "/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = &fstest.MapFile{Data: text}
	}
	return files
}

// with returns the files with one more.
func with(files fstest.MapFS, name, text string) fstest.MapFS {
	files = maps.Clone(files)
	files[name] = &fstest.MapFile{Data: []byte(text)}
	return files
}

// edit returns the files with a text replaced, once, in one of them.
func edit(t testing.TB, files fstest.MapFS, name, from, to string) fstest.MapFS {
	t.Helper()
	text := string(files[name].Data)
	if !strings.Contains(text, from) {
		t.Fatalf("%s does not hold %q", name, from)
	}
	return with(files, name, strings.Replace(text, from, to, 1))
}

// gzipped returns the files with one of them compressed.
func gzipped(t testing.TB, files fstest.MapFS, name string) fstest.MapFS {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(files[name].Data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return with(edit(t, files, descriptorFile, name, name+".gz"), name+".gz", b.String())
}

func open(t testing.TB, files fs.FS) *Package {
	t.Helper()
	p, err := OpenFS(files, "test")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mustPublish publishes valid files.
func mustPublish(t testing.TB, db *sql.DB, files fs.FS) *Result {
	t.Helper()
	result, err := Publish(t.Context(), db, open(t, files), Options{})
	if rejected, ok := errors.AsType[*RejectedError](err); ok {
		t.Fatal(rejected.Report())
	}
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// importAll imports inputs, each amending the earlier ones.
func importAll(t testing.TB, db *sql.DB, o Options, inputs ...Input) (*Result, error) {
	t.Helper()
	return Import(t.Context(), db, "test", o, func(context.Context, *Base) ([]Input, error) { return inputs, nil })
}

// one returns the only value of a query's result.
func one[T any](t testing.TB, db *sql.DB, query string, args ...any) (value T) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), query, args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

// runs returns how the imports ended, in order.
func runs(t testing.TB, db *sql.DB) string {
	t.Helper()
	return one[string](t, db, "SELECT string_agg(status, ' ' ORDER BY id) FROM govhub.import_run")
}

// storeTables counts the tables of schema store.
func storeTables(t testing.TB, db *sql.DB) int {
	t.Helper()
	return one[int](t, db, "SELECT count(*) FROM pg_tables WHERE schemaname = 'store'")
}
