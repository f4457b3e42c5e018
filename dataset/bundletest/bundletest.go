// Package bundletest gives tests a database that holds the bundled data package as release 1.
package bundletest

import (
	"context"
	"database/sql"
	"io/fs"
	"testing"
	"time"

	"govhub/data"
	"govhub/dataset"
	"govhub/db/dbtest"
)

// published is the time of the release, fixed so that citations are.
var published = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// New makes a database with the bundle published, for the time of the test.
func New(t testing.TB) *dbtest.Database {
	t.Helper()
	return bundle(t)
}

var bundle = dbtest.Shared(func(owner *sql.DB) error {
	_, err := publish(context.Background(), owner, data.FS)
	return err
})

func Publish(t testing.TB, d *dbtest.Database) *dataset.Result {
	t.Helper()
	result, err := publish(t.Context(), d.Owner(t), data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func publish(ctx context.Context, owner *sql.DB, files fs.FS) (*dataset.Result, error) {
	p, err := dataset.OpenFS(files, "bundle")
	if err != nil {
		return nil, err
	}
	return dataset.Publish(ctx, owner, p, dataset.Options{Now: func() time.Time { return published }})
}

// Import makes a release of a data package, which amends the current one by the mode.
func Import(t testing.TB, owner *sql.DB, p *dataset.Package, mode dataset.Mode) {
	t.Helper()
	inputs := func(context.Context, *dataset.Base) ([]dataset.Input, error) {
		return []dataset.Input{{Package: p, Mode: mode}}, nil
	}
	if _, err := dataset.Import(t.Context(), owner, p.Name, dataset.Options{}, inputs); err != nil {
		t.Fatal(err)
	}
}
