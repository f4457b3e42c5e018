package db

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"govhub/db/rel"
	"govhub/page"
)

// RowChange is a row that differs between two releases.
type RowChange struct {
	Resource string
	Key      string
	Kind     RowChangeKind
	Fields   []*FieldChange
}

// FieldChange is a field of a changed row, as text; nil for NULL.
type FieldChange struct {
	Name   string
	Before *string
	After  *string
}

type RowChangeKind string

// Kinds of changes of rows.
const (
	RowAdded   RowChangeKind = "ADDED"
	RowRemoved RowChangeKind = "REMOVED"
	RowChanged RowChangeKind = "CHANGED"
)

// ID returns the global identifier of the row, nil if its resource has none because it links others.
func (c *RowChange) ID() *string {
	if resources[c.Resource] == nil {
		return nil
	}
	id := globalID(c.Resource, c.Key)
	return &id
}

// NodesOfChanges returns the rows as this release has them: nil for a row that it does not have or that is not a node.
func NodesOfChanges(ctx context.Context, r *Release, changes []*RowChange) ([]Node, error) {
	var ids []string
	var places []int
	for i, c := range changes {
		if id := c.ID(); id != nil {
			ids, places = append(ids, *id), append(places, i)
		}
	}
	found, err := NodesByID(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(changes))
	for j, i := range places {
		nodes[i] = found[j]
	}
	return nodes, nil
}

// Names of these types in the GraphQL schema.
type (
	RowChangeConnection = page.Connection[RowChange]
	RowChangeEdge       = page.Edge[RowChange]
)

// changes returns up to limit changes of a resource, in reading order.
func (d *Difference) changes(ctx context.Context, p pair, b page.Part[rowPlace], limit int) ([]*RowChange, error) {
	w := window{Layout: p.Layout, backward: b.Backward}
	if b.After != nil && b.After.resource == p.Name {
		w.after = b.After.key
	}
	if b.Before != nil && b.Before.resource == p.Name {
		w.before = b.Before.key
	}
	if inMemory := p.inMemory(); inMemory != nil {
		return d.compared(ctx, p, inMemory, w, limit)
	}
	rows, err := d.kept(ctx, p, w, limit)
	if err != nil {
		return nil, err
	}
	if len(rows) == limit { // added rows after these are not on this page
		last, _ := p.Parts(rows[limit-1].Key)
		if b.Backward {
			w.after = last
		} else {
			w.before = last
		}
	}
	added, err := d.added(ctx, p, w, limit)
	if err != nil {
		return nil, err
	}
	rows = append(rows, added...)
	slices.SortFunc(rows, func(x, y *RowChange) int {
		a, _ := p.Parts(x.Key)
		b, _ := p.Parts(y.Key)
		if w.backward {
			a, b = b, a
		}
		return slices.Compare(a, b)
	})
	return rows[:min(limit, len(rows))], nil
}

// kept returns the rows of the older release that the newer one has removed or changed.
func (d *Difference) kept(ctx context.Context, p pair, w window, limit int) ([]*RowChange, error) {
	missing := "a." + p.Key[0] + " IS NULL"
	condition := missing + " OR " + p.Differ("b", "a")
	switch {
	case d.kind == nil:
	case *d.kind == RowAdded:
		return nil, nil
	case *d.kind == RowRemoved:
		condition = missing
	default:
		condition = p.Differ("b", "a") + " AND a." + p.Key[0] + " IS NOT NULL"
	}
	// The bounds hold for both sides: PostgreSQL does not infer the bounds of one side from the other's, and would read it from
	// the start.
	values := new(rel.Params)
	text := rel.SQL(`SELECT {key} AS key, {b} AS before, CASE WHEN {missing} THEN NULL ELSE {a} END AS after
		FROM {before} AS b LEFT JOIN {after} AS a ON {same}
		WHERE {within}
		ORDER BY {order} LIMIT {limit}`,
		"key", p.KeyText("b"), "b", p.Values("b"), "missing", missing, "a", p.Values("a"),
		"before", p.before, "after", p.after, "same", w.within("a", values, p.Same("a", "b")),
		"within", w.within("b", values, "("+condition+")"),
		"order", p.OrderBy("b", w.direction()), "limit", values.Add(limit))
	return d.read(ctx, "changes.kept", p, text, values)
}

// added returns the rows that only the newer release has.
func (d *Difference) added(ctx context.Context, p pair, w window, limit int) ([]*RowChange, error) {
	if d.kind != nil && *d.kind != RowAdded {
		return nil, nil
	}
	values := new(rel.Params)
	text := rel.SQL(`SELECT {key} AS key, NULL::json AS before, {a} AS after
		FROM {after} AS a
		WHERE {within}
		ORDER BY {order} LIMIT {limit}`,
		"key", p.KeyText("a"), "a", p.Values("a"), "after", p.after,
		"within", w.within("a", values, "NOT EXISTS (SELECT FROM "+p.before+" AS b WHERE "+w.within("b", values, p.Same("a", "b"))+")"),
		"order", p.OrderBy("a", w.direction()), "limit", values.Add(limit))
	return d.read(ctx, "changes.added", p, text, values)
}

func (d *Difference) read(ctx context.Context, name string, p pair, text string, values *rel.Params) ([]*RowChange, error) {
	var found []struct {
		Key    string
		Before []byte
		After  []byte
	}
	if err := d.query(ctx, name, &found, text, values.Values...); err != nil {
		return nil, err
	}
	rows := make([]*RowChange, len(found))
	for i, f := range found {
		fields, err := fieldChanges(p.Layout, f.Before, f.After)
		if err != nil {
			return nil, err
		}
		rows[i] = &RowChange{Resource: p.Name, Key: f.Key, Kind: kindOf(f.Before != nil, f.After != nil), Fields: fields}
	}
	return rows, nil
}

// window is a range of keys of a resource, and the direction of reading.
type window struct {
	rel.Layout
	after, before []string // exclusive, nil if unbounded
	backward      bool
}

func (w window) direction() rel.Direction {
	if w.backward {
		return rel.Desc
	}
	return rel.Asc
}

// within adds to the conditions that a row of the alias lies in the window.
func (w window) within(alias string, p *rel.Params, conditions ...string) string {
	for _, bound := range []struct {
		operator string
		key      []string
	}{{">", w.after}, {"<", w.before}} {
		if bound.key == nil {
			continue
		}
		placeholders := make([]string, len(bound.key))
		for i, part := range bound.key {
			placeholders[i] = p.Add(part)
		}
		conditions = append(conditions, "("+rel.Qualified(alias, w.Key)+") "+bound.operator+" ("+strings.Join(placeholders, ", ")+")")
	}
	return rel.And(conditions...)
}

// fieldChanges compares the Values of a row before and after.
func fieldChanges(l rel.Layout, before, after []byte) ([]*FieldChange, error) {
	sides := [2][]*string{make([]*string, len(l.Columns)), make([]*string, len(l.Columns))}
	for i, text := range [][]byte{before, after} {
		if text == nil {
			continue
		}
		if err := json.Unmarshal(text, &sides[i]); err != nil {
			return nil, fmt.Errorf("values of %s: %w", l.Name, err)
		}
	}
	return fieldsThatDiffer(l, sides[0], sides[1]), nil
}

// fieldsThatDiffer compares the columns of a row before and after. For a row in both releases it returns the fields that differ; for
// any other, those that have a value.
func fieldsThatDiffer(l rel.Layout, before, after []*string) []*FieldChange {
	fields := []*FieldChange{}
	for i, name := range l.Columns {
		b, a := before[i], after[i]
		if b == nil && a == nil || b != nil && a != nil && *b == *a {
			continue
		}
		fields = append(fields, &FieldChange{Name: name, Before: b, After: a})
	}
	return fields
}
