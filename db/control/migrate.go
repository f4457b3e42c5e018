package control

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"github.com/pressly/goose/v3"
	gooseStore "github.com/pressly/goose/v3/database"
	"github.com/pressly/goose/v3/lock"

	"govhub/db/session"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the control tables of schema govhub up to date and creates the role session.Reader. Several hubs may run it at
// once. It never touches published data. On a standby, which is read-only, it calls CheckTables instead.
func Migrate(ctx context.Context, owner *sql.DB) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("migrate the control tables: %w", err)
		}
	}()
	standby, err := IsStandby(ctx, owner)
	if err != nil {
		return err
	}
	if standby {
		return CheckTables(ctx, owner)
	}
	if err := prepare(ctx, owner); err != nil {
		return err
	}
	have, want, err := versions(ctx, owner)
	switch {
	case err != nil:
		return err
	case have > want:
		return ErrOlderProgram
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

const standbyQuery = `-- name: server.standby
	SELECT pg_is_in_recovery()`

// IsStandby reports whether a server is a read-only standby.
func IsStandby(ctx context.Context, pool *sql.DB) (standby bool, err error) {
	err = pool.QueryRowContext(ctx, standbyQuery).Scan(&standby)
	return standby, err
}

// CheckTables checks that the control tables have the version that this program reads. It only reads, so it works on a standby
// too.
func CheckTables(ctx context.Context, pool *sql.DB) error {
	const advice = "run govhub serve or govhub import of this version on it once, or on its primary if it is a standby"
	have, want, err := versions(ctx, pool)
	switch {
	case err != nil:
		return err
	case have == 0:
		return errors.New("this database has no hub yet: " + advice)
	case have < want:
		return fmt.Errorf("the control tables of this database have version %d, but this govhub reads version %d: %s", have, want, advice)
	case have > want:
		return ErrOlderProgram
	}
	return nil
}

// versions returns the version of the control tables, 0 without tables, and the version that this program reads.
func versions(ctx context.Context, pool *sql.DB) (have, want int, err error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, 0, err
	}
	newest, _, _ := strings.Cut(path.Base(files[len(files)-1]), "_")
	if want, err = strconv.Atoi(newest); err != nil {
		return 0, 0, err
	}
	const query = `-- name: migration.version
		SELECT coalesce(max(version_id), 0) FROM govhub.migration WHERE is_applied`
	err = pool.QueryRowContext(ctx, query).Scan(&have)
	if pq.As(err, pqerror.UndefinedTable, pqerror.InvalidSchemaName) != nil {
		err = nil
	}
	return have, want, err
}

// prepare creates what the migrations need: the schema of their version table and the role they grant to. A role belongs to the
// whole cluster, so another database may have created it.
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
		       coalesce((SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = $1), false),
		       coalesce((SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'govhub' AND NOT pg_has_role(nspowner, 'USAGE')), '')`
	var user, database, stranger string
	var exists, member bool
	if err := tx.QueryRowContext(ctx, find, session.Reader).Scan(&user, &database, &exists, &member, &stranger); err != nil {
		return err
	}
	switch {
	case user == session.Reader:
		return fmt.Errorf("this session has the role %s, which only reads: connect as the owner of the data, and directly or through a pooler that keeps sessions apart (pool_mode = session)", session.Reader)
	case stranger != "":
		return fmt.Errorf("schema govhub belongs to %q, and user %q may not change it: connect as %[1]q, the owner of the data", stranger, user)
	}
	for _, step := range []struct {
		needed  bool
		text    string
		granted string // the statement for an administrator if we lack the rights
	}{
		{!exists, "CREATE ROLE " + session.Reader + " NOLOGIN", "CREATE ROLE " + session.Reader + " NOLOGIN"},
		{!member, "GRANT " + session.Reader + " TO CURRENT_USER", "GRANT " + session.Reader + " TO " + pq.QuoteIdentifier(user)},
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
