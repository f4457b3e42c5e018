package dataset

import (
	"context"
	"database/sql"

	"govhub/priority"
)

// yield makes the connection's process yield to those that answer readers, where PostgreSQL runs on this machine. Its parallel workers
// would not, so it gets none.
func yield(ctx context.Context, tx *sql.Tx, nice int) error {
	if nice == 0 {
		return nil
	}
	const backend = `-- name: dataset.backend
		SELECT pg_backend_pid(), inet_server_addr() IS NOT DISTINCT FROM inet_client_addr()`
	var (
		pid  int
		here bool
	)
	if err := tx.QueryRowContext(ctx, backend).Scan(&pid, &here); err != nil {
		return err
	}
	if !here || !priority.LowerBackend(pid, nice) {
		return nil
	}
	_, err := tx.ExecContext(ctx, `-- name: dataset.no_workers
		SET LOCAL max_parallel_maintenance_workers = 0`)
	return err
}
