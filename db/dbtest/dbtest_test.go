package dbtest_test

import (
	"testing"

	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestDatabasesAreSeparate(t *testing.T) {
	t.Parallel()
	a, b := dbtest.New(t), dbtest.New(t)
	if _, err := a.Owner(t).Exec("CREATE TABLE only_here ()"); err != nil {
		t.Fatal(err)
	}
	var exists bool
	if err := b.Owner(t).QueryRow("SELECT to_regclass('only_here') IS NOT NULL").Scan(&exists); err != nil {
		t.Fatal(err)
	}
	if exists {
		t.Error("a table made in one database exists in another")
	}
}
