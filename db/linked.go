package db

import (
	"context"
	"log/slog"

	"govhub/db/columns"
)

// link reads the links between rows in memory, by relation. Those that cannot be read stay in PostgreSQL.
func (h *Hub) link(ctx context.Context, r *Release) (map[string]*columns.Links, error) {
	found := map[string]*columns.Links{}
	for _, l := range linked {
		links, err := l.relation.Links(ctx, r, r.Tables(), resources[l.parent])
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			h.logger.Warn("links stay in PostgreSQL", slog.Any("release", r.Number), slog.Any("error", err))
		case links != nil:
			found[l.relation.Name()] = links
		}
	}
	return found, nil
}

// showLinks adds the links between tables that are in memory. Callers must hold mu of the hub.
func (r *Release) showLinks(tables *columns.Tables) {
	for _, l := range linked {
		if links := r.links[l.relation.Name()]; links != nil && tables.Table(l.parent) != nil && tables.Table(l.relation.Rows()) != nil {
			tables.Link(l.relation.Name(), links)
		}
	}
}
