package db

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"

	"govhub/db/columns"
	"govhub/db/control"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/db/snapshot"
)

// tableKinds are the kinds of tables in memory, by resource.
var tableKinds = func() map[string]*snapshot.Kind {
	kinds := make(map[string]*snapshot.Kind, len(resources))
	for name := range resources {
		kinds[name] = &snapshot.Kind{Name: name, Resources: []string{name}, Optional: true}
	}
	return kinds
}()

// view is the tables of a release that are in memory.
type view struct {
	named  map[string]*columns.Table
	tables *columns.Tables
	space  *snapshot.Space // of their references, and of answers that they remember
}

// Tables returns the tables of the release that are in memory.
func (r *Release) Tables() *columns.Tables {
	if v := r.view.Load(); v != nil {
		return v.tables
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

// share gives the open releases the tables in memory that have their rows.
func (h *Hub) share() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range h.open {
		r.look()
	}
}

// look looks which tables of the release are in memory. Callers must hold mu of the hub.
func (r *Release) look() {
	named := map[string]*columns.Table{}
	for name, kind := range tableKinds {
		if t, ok := r.hub.kept.Lookup(r.key(kind)).(*columns.Table); ok {
			named[name] = t
		}
	}
	if last := r.view.Load(); last == nil || !maps.Equal(last.named, named) {
		r.show(named)
	}
}

// show makes the view of tables in memory. Callers must hold mu of the hub.
func (r *Release) show(named map[string]*columns.Table) {
	last, tables := r.view.Load(), columns.NewTables(named)
	for _, t := range named {
		tables.Derive(t, r.derived[t])
	}
	r.showLinks(tables)
	space := r.hub.kept.Open("references", tables.Remembered)
	tables.Room = space.Grow
	r.view.Store(&view{named, tables, space})
	if last != nil {
		last.space.Close()
	}
}

// derive adds the derived columns of the tables and the links between them. Groups, filters and lists by others take SQL.
func (h *Hub) derive(ctx context.Context, r *Release) error {
	ctx, cancel := context.WithTimeout(session.Building(ctx), h.config.OpenTimeout)
	defer cancel()
	derived := map[*columns.Table]map[string]*columns.Derived{}
	for name, described := range resources {
		table := r.Tables().Table(name)
		if table == nil {
			continue
		}
		found, err := described.Derive(ctx, r, table)
		if ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			h.logger.Warn("derived columns stay in PostgreSQL", slog.Any("release", r.Number), slog.String("resource", name), slog.Any("error", err))
		}
		derived[table] = found
	}
	links, err := h.link(ctx, r)
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	r.derived, r.links = derived, links
	r.show(r.view.Load().named)
	return nil
}

// WhyNot is why a table is not in memory.
type WhyNot string

const (
	Off    WhyNot = "off"     // no table is
	NoRoom WhyNot = "no_room" // it does not fit
	Failed WhyNot = "error"   // it could not be read, or a value does not fit its column
)

// wait is a table that is being read into memory.
type wait struct {
	resource string
	ticket   snapshot.Ticket
}

// joinTables begins to read tables into memory that are not there, the smallest first.
func (r *Release) joinTables(first bool, these func(resource string) bool) (waits []wait) {
	if r.hub.config.Memory == 0 {
		return nil
	}
	contents := slices.SortedFunc(slices.Values(r.content.Resources), func(a, b *control.Resource) int {
		return cmp.Or(cmp.Compare(a.Bytes, b.Bytes), cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Name, b.Name))
	})
	for _, resource := range contents {
		if kind := tableKinds[resource.Name]; kind != nil && these(resource.Name) {
			waits = append(waits, wait{resource.Name, r.hub.kept.Join(r.wantedTable(resource, kind), first)})
		}
	}
	return waits
}

// wantedTable is a table with what reads it. As much again as it takes is kept free for lists that are made later.
func (r *Release) wantedTable(resource *control.Resource, kind *snapshot.Kind) snapshot.Wanted {
	described := resources[resource.Name]
	least := resource.Rows * int64(len(described.Layout().Columns)-1) // a byte for each value, keys aside
	return snapshot.Wanted{Key: r.key(kind), Least: least, Build: func(ctx context.Context, space *snapshot.Space) (snapshot.Part, error) {
		if !slices.Contains(*r.hub.pinned.Load(), r) {
			return snapshot.Part{}, snapshot.ErrNoRoom // it is no longer current
		}
		t, err := described.Load(ctx, r, space.Most/2)
		switch {
		case errors.Is(err, rel.ErrTooLarge):
			return snapshot.Part{}, fmt.Errorf("%w: %w", snapshot.ErrNoRoom, err)
		case err != nil:
			return snapshot.Part{}, err
		case int64(t.Rows()) != resource.Rows:
			return snapshot.Part{}, fmt.Errorf("%d rows were read, but %d were published", t.Rows(), resource.Rows)
		}
		bytes := t.Bytes()
		t.Room = space.Grow
		return snapshot.Part{Value: t, Bytes: func() int64 { return bytes }, Later: bytes}, nil
	}}
}

// await waits until tables are in memory, or are known not to be.
func (h *Hub) await(ctx context.Context, r *Release, waits []wait) error {
	for _, w := range waits {
		_, err := w.ticket.Wait(ctx)
		why := Failed
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, snapshot.ErrClosed):
			return errClosed
		case err == nil:
			why = ""
		case errors.Is(err, snapshot.ErrNoRoom):
			why = NoRoom
		default:
			h.logger.Warn("a table stays in PostgreSQL", slog.Any("release", r.Number), slog.String("resource", w.resource), slog.Any("error", err))
		}
		h.mu.Lock()
		if r.missing[w.resource] = why; why == "" {
			delete(r.missing, w.resource)
		}
		h.mu.Unlock()
	}
	return nil
}

// tooLarge lists the tables of a release for which there was no room. Callers must hold mu.
func (r *Release) tooLarge() (list []string) {
	for resource, why := range r.missing {
		if why == NoRoom {
			list = append(list, resource)
		}
	}
	slices.Sort(list)
	return list
}
