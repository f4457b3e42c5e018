package db

import (
	"context"
	"log/slog"

	"govhub/db/columns"
)

// link reads the links between rows in memory. Those that cannot be read stay in PostgreSQL.
func (h *Hub) link(ctx context.Context, r *Release, tables *columns.Tables) error {
	for _, l := range linked {
		if err := l.relation.Link(ctx, r, tables, resources[l.parent]); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			h.logger.Warn("links stay in PostgreSQL", slog.Any("release", r.Number), slog.Any("error", err))
		}
	}
	return nil
}
