package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
)

// currentSchema has the views of the current release under names that stay, for SQL clients.
const currentSchema = "current"

// Errors to match with errors.Is.
var (
	ErrShownOlder = errors.New("schema current shows an older release as long as queries or open transactions read it")
	ErrShownUsed  = errors.New("schema current shows an older release, because others use what has changed")
)

const (
	showTries = 5
	showPause = time.Second

	// switchLimit bounds the switch of all views, of which each may wait for its lock as long as viewLock.
	switchLimit = "2s"
)

// ShowCurrent makes the views of schema current show the current release, unless they do. It never waits long for those who read the
// views, nor lets others wait behind it: it gives up after viewLock or switchLimit, and tries again. It returns ErrShownOlder if they
// read on, ErrShownUsed if views of others depend on columns that vanished or are of another type, and control.ErrOlderProgram if a newer version has
// taken over.
func ShowCurrent(ctx context.Context, db *sql.DB) (err error) {
	defer func() {
		if !errors.Is(err, ErrShownOlder) && !errors.Is(err, ErrShownUsed) { // clear without context
			wrap(&err, "show the current release in schema %s", currentSchema)
		}
	}()
	for range showTries {
		if err = showCurrent(ctx, db); !errors.Is(err, ErrShownOlder) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(showPause):
		}
	}
	return err
}

// showCurrent tries once.
func showCurrent(ctx context.Context, db *sql.DB) error {
	err := switchViews(ctx, db)
	if used := pq.As(err, pqerror.DependentObjectsStillExist); used != nil {
		return fmt.Errorf("%w: %s: drop that, and make it again a minute later", ErrShownUsed, strings.ReplaceAll(used.Detail, "\n", "; "))
	}
	if pq.As(err, pqerror.LockNotAvailable, pqerror.QueryCanceled) != nil {
		return ErrShownOlder
	}
	return err
}

// switchViews shows the current release in a transaction of its own, after that which moved the pointer.
func switchViews(ctx context.Context, db *sql.DB) error {
	if number, err := unshown(ctx, control.On(db)); err != nil || number == 0 {
		return err
	}
	tx, err := begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.end()
	const limit = "SET LOCAL lock_timeout = '" + viewLock + "'; SET LOCAL statement_timeout = '" + switchLimit + "'"
	if _, err := tx.ExecContext(ctx, limit); err != nil {
		return err
	}
	if err := lockCurrent(ctx, tx.Tx); err != nil {
		return err
	}
	number, err := unshown(ctx, control.On(tx.Tx)) // which another may have shown before we had the lock
	if err != nil || number == 0 {
		return err
	}
	if _, err := control.ReadSchemaState(ctx, control.On(tx.Tx), Fingerprint()); err != nil {
		return err
	}
	statements, err := switchStatements(ctx, tx.Tx, number)
	if err != nil {
		return err
	}
	// statement_timeout bounds each statement, so all of them are one.
	if _, err := tx.ExecContext(ctx, "DO $switch$ BEGIN\n"+strings.Join(statements, ";\n")+";\nEND $switch$"); err != nil {
		return err
	}
	return tx.Commit()
}

// lockCurrent waits until no other transaction switches the views, and keeps others from it.
func lockCurrent(ctx context.Context, tx *sql.Tx) error {
	const lock = `-- name: dataset.lock_current
		SELECT pg_advisory_xact_lock(hashtextextended('govhub.current', 0))`
	_, err := tx.ExecContext(ctx, lock)
	return err
}

// switchStatements returns the SQL that makes the views show a release. It keeps what others made of them, where it can.
func switchStatements(ctx context.Context, tx *sql.Tx, number int32) ([]string, error) {
	tables, err := tablesOf(ctx, tx, number)
	if err != nil {
		return nil, err
	}
	has, err := currentViews(ctx, tx)
	if err != nil {
		return nil, err
	}
	views, err := viewsOf(ctx, tx, currentSchema, tables, has)
	if err != nil {
		return nil, err
	}
	statements := append([]string{"CREATE SCHEMA IF NOT EXISTS " + quote(currentSchema)}, views...)
	statements = append(statements, comments(currentSchema)...)
	return append(statements,
		fmt.Sprintf("COMMENT ON SCHEMA %s IS 'Release %d of the hub. Релиз %[2]d.'", quote(currentSchema), number),
		grantSQLUsers(currentSchema),
		fmt.Sprintf(`INSERT INTO govhub.shown_release (number, sha256) VALUES (%d, '%s')
			ON CONFLICT (one_row) DO UPDATE SET number = excluded.number, sha256 = excluded.sha256`, number, Fingerprint())), nil
}

// currentViews returns the columns of the views of schema current, by view.
func currentViews(ctx context.Context, tx *sql.Tx) (map[string][]column, error) {
	const query = `-- name: dataset.current_views
		SELECT coalesce(array_agg(viewname::text), '{}') FROM pg_catalog.pg_views WHERE schemaname = $1 AND viewowner = current_user`
	var views []string
	if err := tx.QueryRowContext(ctx, query, currentSchema).Scan(pq.Array(&views)); err != nil {
		return nil, err
	}
	return columnsIn(ctx, tx, currentSchema, views)
}

// unshown returns the current release if schema current does not show it with the Table Schemas of this version, else 0. Versions with the
// same Table Schemas leave each other's views alone.
func unshown(ctx context.Context, q control.Queryer) (number int32, err error) {
	const query = `SELECT c.number FROM govhub.current_release AS c
		WHERE NOT EXISTS (SELECT FROM govhub.shown_release AS s WHERE s.number = c.number AND s.sha256 = $1)
		OR to_regnamespace($2) IS NULL`
	var found []struct{ Number int32 }
	if err = q(ctx, "release.unshown", &found, query, Fingerprint(), currentSchema); err == nil && len(found) > 0 {
		number = found[0].Number
	}
	return number, err
}
