package db

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"github.com/pressly/goose/v3"
	gooseStore "github.com/pressly/goose/v3/database"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the control tables of schema govhub up to date and makes the Reader role. It may run in several hubs at
// once. It never touches published data.
func Migrate(ctx context.Context, owner *sql.DB) (err error) {
	defer wrap(&err, "migrate the control tables")
	if err := prepare(ctx, owner); err != nil {
		return err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	store, err := gooseStore.NewStore(gooseStore.DialectPostgres, "govhub.migration")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider("", owner, files, goose.WithStore(store), goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// prepare makes what the migrations stand on: the schema of their version table and the role they grant to. A role
// belongs to the whole cluster, so another database may have made it already.
func prepare(ctx context.Context, owner *sql.DB) error {
	tx, err := owner.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	const lockRole = `-- name: role.lock
		SELECT pg_advisory_xact_lock(hashtext('govhub.role'))`
	if _, err := tx.ExecContext(ctx, lockRole); err != nil {
		return err
	}
	const find = `-- name: role.find
		SELECT current_user, current_database(), EXISTS (SELECT FROM pg_roles WHERE rolname = $1),
		       coalesce((SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = $1), false)`
	var user, database string
	var exists, member bool
	if err := tx.QueryRowContext(ctx, find, Reader).Scan(&user, &database, &exists, &member); err != nil {
		return err
	}
	for _, step := range []struct {
		needed  bool
		text    string
		granted string // what an administrator can do where we may not
	}{
		{!exists, "CREATE ROLE " + Reader + " NOLOGIN", "CREATE ROLE " + Reader + " NOLOGIN"},
		{!member, "GRANT " + Reader + " TO CURRENT_USER", "GRANT " + Reader + " TO " + pq.QuoteIdentifier(user)},
		{
			true, "CREATE SCHEMA IF NOT EXISTS govhub",
			"GRANT CREATE ON DATABASE " + pq.QuoteIdentifier(database) + " TO " + pq.QuoteIdentifier(user),
		},
	} {
		if !step.needed {
			continue
		}
		if _, err := tx.ExecContext(ctx, step.text); err != nil {
			if pq.As(err, pqerror.InsufficientPrivilege) != nil {
				return fmt.Errorf("user %q lacks a right: let an administrator run %s", user, step.granted)
			}
			return err
		}
	}
	return tx.Commit()
}
