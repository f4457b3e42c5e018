package dataset

import (
	"context"
	"database/sql"
)

// Hold keeps a release from being pruned until it is let go, for whoever reads it in several transactions. It takes a
// connection for as long, and returns ErrReleaseNotFound if the release was pruned already.
func Hold(ctx context.Context, db *sql.DB, number int32) (letGo func(), err error) {
	defer wrap(&err, "hold release %d", number)
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	letGo = func() { _ = tx.Rollback() } // it has read only: whatever becomes of it, nothing is lost
	if err := hold(ctx, tx, number); err != nil {
		letGo()
		return nil, err
	}
	return letGo, nil
}

// hold keeps a release from being pruned until the transaction ends. Locks on its tables would do so too, but then everyone
// who reads them would queue behind the pruning.
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

// held reports whether someone holds a release. If not, nobody can until the transaction ends.
func held(ctx context.Context, tx *sql.Tx, number int32) (bool, error) {
	const lock = `-- name: dataset.release_is_free
		SELECT pg_try_advisory_xact_lock(hashtextextended('govhub.release', $1))`
	var free bool
	err := tx.QueryRowContext(ctx, lock, number).Scan(&free)
	return !free, err
}
