package db

import (
	"cmp"
	"context"
	"log/slog"
	"slices"

	"govhub/db/columns"
	"govhub/db/control"
)

// loaded are the tables of a release in memory, with the checksums of their content, by which releases share them.
type loaded struct {
	tables *columns.Tables
	sha256 map[string]string // by resource
}

// Tables returns the tables of the release that are in memory.
func (r *Release) Tables() *columns.Tables {
	if kept := r.loaded.Load(); kept != nil {
		return kept.tables
	}
	return nil
}

// TablesFrom returns the tables in memory of the release that a context reads, nil without one.
func TablesFrom(ctx context.Context) *columns.Tables {
	if r, ok := ctx.Value(releaseKey{}).(*Release); ok {
		return r.Tables()
	}
	return nil
}

// load collects the tables of a release: those that another open release shares and, if read is true, the others from PostgreSQL, the
// smallest first, as long as they fit. Lists and references that are made later take as much again.
func (h *Hub) load(ctx context.Context, r *Release, read bool) error {
	contents := slices.SortedFunc(slices.Values(r.content.Resources), func(a, b *control.Resource) int {
		return cmp.Or(cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Name, b.Name))
	})
	tables, sums := map[string]*columns.Table{}, map[string]string{}
	left := h.config.Memory
	for _, resource := range contents {
		described := resources[resource.Name]
		if described == nil || resource.Bytes/2 > left { // text takes at least twice the memory of columns
			continue
		}
		table := h.shared(resource)
		if table == nil && read {
			var err error
			if table, err = described.Load(ctx, r); ctx.Err() != nil {
				return ctx.Err()
			} else if err != nil {
				h.logger.Warn("a table stays in PostgreSQL", slog.Any("release", r.Number), slog.String("resource", resource.Name), slog.Any("error", err))
			}
		}
		if table != nil {
			left -= 2 * table.Bytes()
			tables[resource.Name], sums[resource.Name] = table, resource.SHA256
		}
	}
	made := &loaded{columns.NewTables(tables), sums}
	if read {
		if err := h.derive(ctx, r, made.tables); err != nil {
			return err
		}
		if err := h.link(ctx, r, made.tables); err != nil {
			return err
		}
		r.loaded.Store(made)
	} else {
		r.loaded.CompareAndSwap(nil, made) // another request may have loaded it
	}
	return nil
}

// derive adds the derived columns of the tables. Groups and filters by others take SQL.
func (h *Hub) derive(ctx context.Context, r *Release, tables *columns.Tables) error {
	for name, described := range resources {
		table := tables.Table(name)
		if table == nil {
			continue
		}
		derived, err := described.Derive(ctx, r, table)
		if ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			h.logger.Warn("derived columns stay in PostgreSQL", slog.Any("release", r.Number), slog.String("resource", name), slog.Any("error", err))
		}
		tables.Derive(table, derived)
	}
	return nil
}

// shared returns the table of an open release with the same content, nil if there is none in memory.
func (h *Hub) shared(resource *control.Resource) *columns.Table {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range h.open {
		if kept := r.loaded.Load(); kept != nil && kept.sha256[resource.Name] == resource.SHA256 {
			return kept.tables.Table(resource.Name)
		}
	}
	return nil
}
