package dbtest

import (
	"context"
	_ "embed"
	"sync"
	"testing"

	"govhub/db/session"
)

//go:embed testdata/releases-5f3cd18.sql
var dump string

const oldTemplate = "template_old"

var restore = sync.OnceValue(func() error {
	s, err := cluster()
	if err != nil {
		return err
	}
	ctx := context.Background()
	if _, err := s.owner.ExecContext(ctx, "CREATE DATABASE "+oldTemplate); err != nil {
		return err
	}
	owner, err := session.OpenOwner(ctx, session.Defaults(s.dsn(oldTemplate)))
	if err != nil {
		return err
	}
	defer owner.Close() // it has the settings of the dump
	_, err = owner.ExecContext(ctx, dump)
	return err
})

// Old creates a database with two releases that an old version of the hub published, as that version left it.
func Old(t testing.TB) *Database {
	t.Helper()
	if err := restore(); err != nil {
		t.Fatalf("restore the old database: %v", err)
	}
	return clone(t, oldTemplate)
}
