package dataset

import (
	"context"
	"database/sql"
)

// locked is a transaction that changes releases. The lock ends with it.
type locked struct {
	*sql.Tx
	conn *sql.Conn
}

// begin opens the transaction, or returns ErrBusy if another holds the lock. ctx limits the wait for a connection and every
// query, but not the transaction itself, so that a COPY can be ended cleanly: lib/pq cannot roll back in the middle of one.
func begin(ctx context.Context, db *sql.DB) (_ *locked, err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		conn.Close()
		return nil, err
	}
	l := &locked{Tx: tx, conn: conn}
	const lock = `-- name: dataset.lock
		SELECT pg_try_advisory_xact_lock(hashtextextended('govhub.dataset', 0))`
	var free bool
	err = tx.QueryRowContext(ctx, lock).Scan(&free)
	if err == nil && !free {
		err = ErrBusy
	}
	if err != nil {
		l.end()
		return nil, err
	}
	return l, nil
}

// end rolls back what was not committed and gives the connection back.
func (l *locked) end() {
	_ = l.Rollback()
	_ = l.conn.Close()
}
