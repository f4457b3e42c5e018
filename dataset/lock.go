package dataset

import (
	"context"
	"database/sql"
)

// transaction is a transaction on a connection of its own.
type transaction struct {
	*sql.Tx
	conn *sql.Conn
}

// begin opens a transaction. ctx limits the wait for a connection and every query, but not the transaction itself, so that a COPY
// can be ended cleanly: lib/pq cannot roll back in the middle of one.
func begin(ctx context.Context, db *sql.DB) (*transaction, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		conn.Close()
		return nil, err
	}
	return &transaction{Tx: tx, conn: conn}, nil
}

// beginLocked opens a transaction that changes releases, or returns ErrBusy if another holds the lock. The lock ends with it.
func beginLocked(ctx context.Context, db *sql.DB) (*transaction, error) {
	tx, err := begin(ctx, db)
	if err != nil {
		return nil, err
	}
	const lock = `-- name: dataset.lock
		SELECT pg_try_advisory_xact_lock(hashtextextended('govhub.dataset', 0))`
	var free bool
	err = tx.QueryRowContext(ctx, lock).Scan(&free)
	if err == nil && !free {
		err = ErrBusy
	}
	if err != nil {
		tx.end()
		return nil, err
	}
	return tx, nil
}

// end rolls back what was not committed and gives the connection back.
func (t *transaction) end() {
	_ = t.Rollback()
	_ = t.conn.Close()
}
