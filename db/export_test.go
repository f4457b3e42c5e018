package db

import (
	"context"
	"errors"

	"govhub/db/session"
)

// Sleep runs a query that lasts until ctx ends, as a heavy one if heavy. It waits for a connection without a time limit.
func (r *Release) Sleep(ctx context.Context, heavy bool) error {
	if heavy {
		ctx = session.Heavy(ctx)
	}
	var none []string
	for {
		err := r.hub.connections.Query(ctx, r.schema, "test.sleep", &none, "SELECT pg_sleep(3600)::text")
		if !errors.Is(err, session.ErrBusy) && !errors.Is(err, session.ErrUnavailable) {
			return err
		}
	}
}

// PreparedStatements returns the number of prepared statements in a session of the release, except the one that counts.
func (r *Release) PreparedStatements(ctx context.Context) (int, error) {
	var counted []int
	if err := r.Query(ctx, "test.prepared", &counted, "SELECT count(*)::integer FROM pg_prepared_statements"); err != nil {
		return 0, err
	}
	return counted[0] - 1, nil
}

// Deallocate drops the prepared statements of a session without its knowledge.
func (r *Release) Deallocate(ctx context.Context) error {
	return r.Stream(session.PlannedAnew(ctx), "test.deallocate", "DEALLOCATE ALL", nil)
}

// Fill leaves no room for more.
func (h *Hub) Fill() { h.kept.Budget = 1 }
