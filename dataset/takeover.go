package dataset

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/db/control"
	"govhub/db/session"
)

const (
	// takeOverWait is how long TakeOver waits for an import or for readers of a release to end.
	takeOverWait = 30 * time.Second

	// viewLock is how long requests may queue behind a view that is to be replaced and that a long reader holds. It is shorter than
	// PostgreSQL's deadlock_timeout, so that in a deadlock the request goes on.
	viewLock = "500ms"
)

var errBeingRead = errors.New("it has been read for too long, by a download, an export or a backup: start again when that has ended")

// TakeOver makes all releases show the Table Schemas of this version, newest first, each in its own transaction, unless they do so
// already. Running hubs of earlier versions keep reading what they can; those that know of TakeOver stop publishing. It returns
// control.ErrOlderProgram if a newer version has taken over, ErrBusy if releases are being changed for too long, and an error on a
// standby if there is something to do.
func TakeOver(ctx context.Context, db *sql.DB) (err error) {
	defer func() {
		if !errors.Is(err, control.ErrOlderProgram) { // clear without context
			wrap(&err, "bring the releases to the Table Schemas of this version")
		}
	}()
	for began := time.Now(); ; {
		state, err := control.ReadSchemaState(ctx, control.On(db), Fingerprint())
		if err != nil || state.Number > 0 && len(state.Stale) == 0 {
			return err
		}
		standby, err := control.IsStandby(ctx, db)
		if err != nil {
			return err
		}
		if standby {
			return control.ErrReleaseStale
		}
		if err = takeOver(ctx, db); err == nil {
			continue
		}
		if !errors.Is(err, ErrBusy) && !errors.Is(err, errBeingRead) || time.Since(began) > takeOverWait {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// CheckShown returns why this version cannot read the releases, for commands that only read: control.ErrOlderProgram, or that TakeOver
// has something to do.
func CheckShown(ctx context.Context, db *sql.DB) error {
	state, err := control.ReadSchemaState(ctx, control.On(db), Fingerprint())
	if err == nil && (state.Number == 0 || len(state.Stale) > 0) {
		err = control.ErrReleaseStale
	}
	return err
}

// takeOver does one step: it enters the Table Schemas, or makes one release show them.
func takeOver(ctx context.Context, db *sql.DB) error {
	tx, err := beginLocked(ctx, db)
	if err != nil {
		return err
	}
	defer tx.end()
	state, err := control.ReadSchemaState(ctx, control.On(tx.Tx), Fingerprint()) // which others may have changed before we had the lock
	switch {
	case err != nil:
		return err
	case state.Number == 0:
		for _, release := range state.Stale { // a release that cannot be shown must leave the database to the earlier version
			if err := checkViews(ctx, tx.Tx, release); err != nil {
				return &control.ReleaseError{Number: release, Err: err}
			}
		}
		const enter = `-- name: dataset.enter_schemas
			INSERT INTO govhub.table_schemas (sha256) VALUES ($1)`
		if _, err := tx.ExecContext(ctx, enter, Fingerprint()); err != nil {
			return err
		}
	case len(state.Stale) > 0:
		if err := replaceViews(ctx, tx.Tx, state.Stale[0], state.Number); err != nil {
			return &control.ReleaseError{Number: state.Stale[0], Err: err}
		}
	}
	return tx.Commit()
}

// replaceViews makes a release show the Table Schemas. Views of unknown resources stay.
func replaceViews(ctx context.Context, tx *sql.Tx, release, schemasNumber int32) error {
	tables, err := tablesOf(ctx, tx, release)
	if err != nil {
		return err
	}
	drop := "SET LOCAL lock_timeout = '" + viewLock + "'; " + dropViews(releaseSchema(release))
	if _, err := tx.ExecContext(ctx, drop); err != nil {
		if pq.As(err, pqerror.LockNotAvailable) != nil {
			return errBeingRead
		}
		return err
	}
	if err := createViews(ctx, tx, release, tables); err != nil {
		return err
	}
	const enter = `-- name: dataset.shown_by
		UPDATE govhub.release SET shown_by = $1 WHERE number = $2`
	_, err = tx.ExecContext(ctx, enter, schemasNumber, release)
	return err
}

// dropViews returns the SQL that drops the views of a schema.
func dropViews(schema string) string {
	views := make([]string, len(schemas()))
	for i, s := range schemas() {
		views[i] = quote(schema) + "." + quote(s.Name)
	}
	return "DROP VIEW IF EXISTS " + strings.Join(views, ", ")
}

// tablesOf returns the names of a release's tables by resource.
func tablesOf(ctx context.Context, tx *sql.Tx, release int32) (map[string]string, error) {
	found, err := readReleases(ctx, control.On(tx), release)
	if err != nil {
		return nil, err
	}
	tables := map[string]string{}
	for _, info := range found {
		for _, r := range info.Resources {
			tables[r.Name] = r.Table
		}
	}
	return tables, nil
}

// checkViews returns why a release could not show the Table Schemas.
func checkViews(ctx context.Context, tx *sql.Tx, release int32) error {
	tables, err := tablesOf(ctx, tx, release)
	if err == nil {
		_, err = viewsOf(ctx, tx, releaseSchema(release), tables, nil)
	}
	return err
}

// viewsOf returns the SQL that shows tables, by resource, as views of a schema. Of the views that the schema has it replaces those that
// keep their columns, and drops the others.
func viewsOf(ctx context.Context, tx *sql.Tx, schema string, tables map[string]string, has map[string][]column) ([]string, error) {
	stored, err := storedColumns(ctx, tx, slices.Collect(maps.Values(tables)))
	if err != nil {
		return nil, err
	}
	var drops, creates []string
	has = maps.Clone(has)
	for _, s := range schemas() {
		columns, err := s.viewColumns(tables[s.Name], stored)
		if err != nil {
			return nil, err
		}
		verb := "CREATE "
		if has[s.Name] != nil {
			if ordered := replacing(has[s.Name], columns); ordered != nil {
				verb, columns = "CREATE OR REPLACE ", ordered
				delete(has, s.Name)
			}
		}
		creates = append(creates, verb+s.view(schema, tables[s.Name], columns))
	}
	for _, name := range slices.Sorted(maps.Keys(has)) {
		drops = append(drops, "DROP VIEW "+quote(schema)+"."+quote(name))
	}
	return append(drops, creates...), nil
}

// createViews shows tables, by resource, as a release and grants readers access: also to the tables, which exports read by blocks.
func createViews(ctx context.Context, tx *sql.Tx, release int32, tables map[string]string) error {
	schema := releaseSchema(release)
	statements, err := viewsOf(ctx, tx, schema, tables, nil)
	if err != nil {
		return err
	}
	statements = append(statements,
		"GRANT USAGE ON SCHEMA "+quote(schema)+", store TO "+session.Reader,
		"GRANT SELECT ON ALL TABLES IN SCHEMA "+quote(schema)+" TO "+session.Reader,
		grantSQLUsers(schema))
	for _, table := range slices.Sorted(maps.Values(tables)) {
		if table != "" {
			statements = append(statements, "GRANT SELECT ON "+stored(table)+" TO "+session.Reader)
		}
	}
	_, err = tx.ExecContext(ctx, strings.Join(statements, ";\n"))
	return err
}
