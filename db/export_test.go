package db

import (
	"context"
	"time"

	"govhub/db/session"
)

// Sleep runs a statement that lasts until ctx ends, a heavy one if told. However long there is no connection, it waits for one.
func (r *Release) Sleep(ctx context.Context, weighs bool) error {
	if weighs {
		ctx = session.Heavy(ctx)
	}
	var none []string
	return r.hub.connections.Waiting(time.Hour).Query(ctx, r.schema, "test.sleep", &none, "SELECT pg_sleep(3600)::text")
}

// Use has something computed from the release count as used.
func (h *Hub) Use(r *Release) { h.used(r) }

// QueuedBuilds is how many builds have not begun.
func (h *Hub) QueuedBuilds() int {
	h.builders.mu.Lock()
	defer h.builders.mu.Unlock()
	return len(h.builders.queue)
}

// BuildersIdle waits for what is being computed to end.
func (h *Hub) BuildersIdle() { h.builders.busy.Wait() }

// PreparedStatements returns how many statements a session of the release has prepared, beside the one that counts them.
func (r *Release) PreparedStatements(ctx context.Context) (int, error) {
	var counted []int
	if err := r.Query(ctx, "test.prepared", &counted, "SELECT count(*)::integer FROM pg_prepared_statements"); err != nil {
		return 0, err
	}
	return counted[0] - 1, nil
}

// Deallocate takes the prepared statements of a session away behind its back.
func (r *Release) Deallocate(ctx context.Context) error {
	return r.Stream(session.PlannedAnew(ctx), "test.deallocate", "DEALLOCATE ALL", nil)
}
