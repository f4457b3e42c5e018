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
	"github.com/pressly/goose/v3/database"
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
	store, err := database.NewStore(database.DialectPostgres, "govhub.migration")
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
		SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1),
		       coalesce((SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = $1), false)`
	var exists, member bool
	if err := tx.QueryRowContext(ctx, find, Reader).Scan(&exists, &member); err != nil {
		return err
	}
	for _, step := range []struct {
		needed bool
		text   string
	}{
		{!exists, "CREATE ROLE " + Reader + " NOLOGIN"},
		{!member, "GRANT " + Reader + " TO CURRENT_USER"},
		{true, "CREATE SCHEMA IF NOT EXISTS govhub"},
	} {
		if !step.needed {
			continue
		}
		if _, err := tx.ExecContext(ctx, step.text); err != nil {
			if pq.As(err, pqerror.InsufficientPrivilege) != nil {
				return fmt.Errorf("the user of --database-url may not run %q: let an administrator run it once", step.text)
			}
			return err
		}
	}
	return tx.Commit()
}
