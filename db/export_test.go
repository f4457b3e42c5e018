package db

import (
	"context"
	"strings"
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

// Count counts the rows that the filter leaves.
func (t *Table[T]) Count(ctx context.Context, r *Release, f Filter) (int32, error) {
	totals, err := (&listing[T]{release: r, relation: t.All(), filter: f}).Totals(ctx, []string{""})
	if err != nil {
		return 0, err
	}
	return totals[0], nil
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
	if err := r.query(ctx, "test.prepared", &counted, "SELECT count(*)::integer FROM pg_prepared_statements"); err != nil {
		return 0, err
	}
	return counted[0] - 1, nil
}

// Deallocate takes the prepared statements of a session away behind its back.
func (r *Release) Deallocate(ctx context.Context) error {
	return r.Stream(session.PlannedAnew(ctx), "test.deallocate", "DEALLOCATE ALL", nil)
}

// DescribedGroups is what groups of a resource say of themselves.
type DescribedGroups struct {
	Table      string
	Dimensions []Dimension
	Measures   []OrderField
}

// Describe returns the dimensions and measures of groups.
func (g *Groups[G, M]) Describe() DescribedGroups {
	d := DescribedGroups{Table: g.table}
	for _, dimension := range g.dimensions {
		d.Dimensions = append(d.Dimensions, dimension.name())
	}
	for _, measure := range g.measures {
		d.Measures = append(d.Measures, measure.name())
	}
	return d
}

// Shortest and YearBefore are what derived values are made with.
var (
	Shortest   = shortest
	YearBefore = yearBefore
)

// EachAtOnce is Each with another number of rows that a statement brings.
func EachAtOnce[T any](ctx context.Context, t *Table[T], r *Release, atOnce int, visit func(*T)) error {
	return t.each(ctx, r, atOnce, visit)
}

// Conditions compiles a filter to the text of its conditions on rows r, and their values.
func Conditions(f Filter) (text string, values []any, err error) {
	w := &where{alias: "r", params: new(params)}
	f.where(w)
	return strings.Join(w.conditions, " AND "), w.params.values, w.err
}
