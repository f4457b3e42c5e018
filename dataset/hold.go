package dataset

import (
	"context"
	"database/sql"
)

// Hold protects a release from pruning while it is read in several transactions. Callers must call letGo. It uses a connection
// until then, and returns ErrReleaseNotFound if the release is already gone.
func Hold(ctx context.Context, db *sql.DB, number int32) (letGo func(), err error) {
	defer wrap(&err, "hold release %d", number)
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	letGo = func() { _ = tx.Rollback() } // read-only: nothing to lose
	if err := hold(ctx, tx, number); err != nil {
		letGo()
		return nil, err
	}
	return letGo, nil
}

// hold protects a release from pruning until the transaction ends. Locks on its tables would too, but then all its readers would
// queue behind the pruning.
func hold(ctx context.Context, tx *sql.Tx, number int32) error {
	const lock = `-- name: dataset.hold_release
		SELECT pg_advisory_xact_lock_shared(hashtextextended('govhub.release', $1))`
	if _, err := tx.ExecContext(ctx, lock, number); err != nil {
		return err
	}
	const look = `-- name: dataset.held_release
		SELECT EXISTS (SELECT FROM govhub.release WHERE number = $1)`
	var there bool
	if err := tx.QueryRowContext(ctx, look, number).Scan(&there); err != nil {
		return err
	}
	if !there {
		return ErrReleaseNotFound
	}
	return nil
}

// held reports whether a release is held. If not, nobody can hold it until the transaction ends.
func held(ctx context.Context, tx *sql.Tx, number int32) (bool, error) {
	const lock = `-- name: dataset.release_is_free
		SELECT pg_try_advisory_xact_lock(hashtextextended('govhub.release', $1))`
	var free bool
	err := tx.QueryRowContext(ctx, lock, number).Scan(&free)
	return !free, err
}
