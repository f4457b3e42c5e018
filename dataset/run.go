package dataset

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Entries of the log of imports, govhub.import_run. Start and failure are written in their own transactions, so that they survive
// a rollback; success is written with the release.

// startRun logs the start of an import. Earlier ones that are still open were killed, or they would have the lock.
func startRun(ctx context.Context, db *sql.DB, pkg string, now time.Time) (id int64, err error) {
	tx, err := beginLocked(ctx, db)
	if err != nil {
		return 0, err
	}
	defer tx.end()
	const clear = `-- name: dataset.clear_runs
		UPDATE govhub.import_run
		SET status = 'FAILED', finished_at = $1, message = 'ended without a word: killed, or cut off from the database'
		WHERE status = 'RUNNING'`
	if _, err := tx.ExecContext(ctx, clear, now); err != nil {
		return 0, err
	}
	const insert = `-- name: dataset.start_run
		INSERT INTO govhub.import_run (package, started_at, status) VALUES ($1, $2, 'RUNNING') RETURNING id`
	if err := tx.QueryRowContext(ctx, insert, pkg, now).Scan(&id); err != nil {
		return 0, err
	}
	return id, tx.Commit()
}

// publishedRun logs success in the transaction of the release.
func publishedRun(ctx context.Context, tx *sql.Tx, id int64, release int32, now time.Time) error {
	const update = `-- name: dataset.published_run
		UPDATE govhub.import_run SET status = 'PUBLISHED', finished_at = $1, release = $2, message = NULL WHERE id = $3`
	_, err := tx.ExecContext(ctx, update, now, release, id)
	return err
}

// endRun logs why nothing was published, even if ctx has ended.
func endRun(ctx context.Context, db *sql.DB, id int64, now time.Time, cause error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	status, message := "UNCHANGED", ""
	if cause != nil {
		status, message = "FAILED", cause.Error()
		if _, ok := errors.AsType[*RejectedError](cause); ok {
			status = "REJECTED"
		}
	}
	const update = `-- name: dataset.end_run
		UPDATE govhub.import_run SET status = $1, finished_at = $2, message = nullif($3, '') WHERE id = $4`
	if _, err := tx.ExecContext(ctx, update, status, now, message, id); err != nil {
		return err
	}
	return tx.Commit()
}
