package bundletest

import (
	"context"
	"database/sql"
	_ "embed"
	"io/fs"
	"testing"

	"golang.org/x/tools/txtar"

	"govhub/db/dbtest"
)

//go:embed testdata/frozen.txt
var archive []byte

// Frozen makes a database with a copy of the bundle as release 1, for the time of the test. The copy does not change when facts
// in package data are corrected: tests that compare whole answers use it.
func Frozen(t testing.TB) *dbtest.Database {
	t.Helper()
	return frozen(t)
}

var frozen = dbtest.Shared(func(owner *sql.DB) error {
	files, err := frozenFiles()
	if err == nil {
		_, err = publish(context.Background(), owner, files)
	}
	return err
})

func frozenFiles() (fs.FS, error) { return txtar.FS(txtar.Parse(archive)) }

// PublishFrozen publishes the copy with the edits made as the next release.
func PublishFrozen(t testing.TB, d *dbtest.Database, edits ...Edit) {
	t.Helper()
	files, err := frozenFiles()
	if err != nil {
		t.Fatal(err)
	}
	publishNext(t, d, edited(t, files, edits))
}
