// Package bundletest gives tests a database that holds the bundled data package as release 1.
package bundletest

import (
	"testing"

	"govhub/data"
	"govhub/dataset"
	"govhub/db/dbtest"
)

// New makes a database with the bundle published. It goes away with the test.
func New(t testing.TB) *dbtest.Database {
	t.Helper()
	d := dbtest.New(t)
	Publish(t, d)
	return d
}

// Publish publishes the bundle in the database.
func Publish(t testing.TB, d *dbtest.Database) *dataset.Result {
	t.Helper()
	p, err := dataset.OpenFS(data.FS, "bundle")
	if err != nil {
		t.Fatal(err)
	}
	result, err := dataset.Publish(t.Context(), d.Owner(t), p, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}
