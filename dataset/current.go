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

// ErrShownOlder means that schema current still shows an older release, which a query is reading.
var ErrShownOlder = errors.New("schema current shows an older release as long as a query or an open transaction reads it")

const (
	showTries = 5
	showPause = time.Second
)

// ShowCurrent makes the views of schema current show the current release, unless they do. It never waits long for those who read the
// views, nor lets others wait behind it: it gives up after viewLock, and tries again. It returns ErrShownOlder if they read on, and
// control.ErrOlderProgram if a newer version has taken over.
func ShowCurrent(ctx context.Context, db *sql.DB) (err error) {
	defer func() {
		if !errors.Is(err, ErrShownOlder) { // clear without context
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

// showCurrent tries once: by replacing the views, which keeps what others made of them, or if their columns are no longer at the beginning
// of the new ones, by making them anew.
func showCurrent(ctx context.Context, db *sql.DB) error {
	err := switchViews(ctx, db, "CREATE OR REPLACE")
	if pq.As(err, pqerror.InvalidTableDefinition) != nil {
		err = switchViews(ctx, db, "CREATE", dropViews(currentSchema))
	}
	if pq.As(err, pqerror.LockNotAvailable) != nil {
		return ErrShownOlder
	}
	return err
}

// switchViews shows the current release in a transaction of its own, after that which moved the pointer.
func switchViews(ctx context.Context, db *sql.DB, verb string, before ...string) error {
	if number, err := unshown(ctx, control.On(db)); err != nil || number == 0 {
		return err
	}
	tx, err := begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.end()
	const lock = `-- name: dataset.lock_current
		SELECT pg_advisory_xact_lock(hashtextextended('govhub.current', 0))`
	if _, err := tx.ExecContext(ctx, lock); err != nil {
		return err
	}
	number, err := unshown(ctx, control.On(tx.Tx)) // which another may have shown before we had the lock
	if err != nil || number == 0 {
		return err
	}
	if _, err := control.ReadSchemaState(ctx, control.On(tx.Tx), Fingerprint()); err != nil {
		return err
	}
	tables, err := tablesOf(ctx, tx.Tx, number)
	if err != nil {
		return err
	}
	views, err := viewsOf(ctx, tx.Tx, verb, currentSchema, tables)
	if err != nil {
		return err
	}
	statements := append([]string{"SET LOCAL lock_timeout = '" + viewLock + "'", "CREATE SCHEMA IF NOT EXISTS " + quote(currentSchema)}, before...)
	statements = append(append(statements, views...), comments(currentSchema)...)
	statements = append(statements, fmt.Sprintf("COMMENT ON SCHEMA %s IS 'Release %d of the hub. Релиз %[2]d.'", quote(currentSchema), number), grantSQLUsers(currentSchema))
	if _, err := tx.ExecContext(ctx, strings.Join(statements, ";\n")); err != nil {
		return err
	}
	const enter = `-- name: dataset.enter_shown
		INSERT INTO govhub.shown_release (number, sha256) VALUES ($1, $2)
		ON CONFLICT (one_row) DO UPDATE SET number = excluded.number, sha256 = excluded.sha256`
	if _, err := tx.ExecContext(ctx, enter, number, shownFingerprint()); err != nil {
		return err
	}
	return tx.Commit()
}

// unshown returns the current release if schema current does not show it as this version does, else 0.
func unshown(ctx context.Context, q control.Queryer) (number int32, err error) {
	const query = `SELECT c.number FROM govhub.current_release AS c
		WHERE NOT EXISTS (SELECT FROM govhub.shown_release AS s WHERE s.number = c.number AND s.sha256 = $1)
		OR to_regnamespace($2) IS NULL`
	var found []struct{ Number int32 }
	if err = q(ctx, "release.unshown", &found, query, shownFingerprint(), currentSchema); err == nil && len(found) > 0 {
		number = found[0].Number
	}
	return number, err
}
