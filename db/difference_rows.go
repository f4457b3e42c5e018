package db

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// changes returns up to limit changes of a resource, in the order in which they are read.
func (d *Difference) changes(ctx context.Context, p pair, b bounds, limit int) ([]*RowChange, error) {
	w := window{layout: p.layout, backward: b.backward}
	if b.after != nil && b.after.resource == p.name {
		w.after = b.after.key
	}
	if b.before != nil && b.before.resource == p.name {
		w.before = b.before.key
	}
	rows, err := d.kept(ctx, p, w, limit)
	if err != nil {
		return nil, err
	}
	if len(rows) == limit { // what was added beyond them is not on this page
		last, _ := p.parts(rows[limit-1].Key)
		if b.backward {
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
		a, _ := p.parts(x.Key)
		b, _ := p.parts(y.Key)
		if w.backward {
			a, b = b, a
		}
		return slices.Compare(a, b)
	})
	return rows[:min(limit, len(rows))], nil
}

// kept returns the rows of the older release that the newer one has removed or changed.
func (d *Difference) kept(ctx context.Context, p pair, w window, limit int) ([]*RowChange, error) {
	missing := "a." + p.key[0] + " IS NULL"
	condition := missing + " OR " + p.differ("b", "a")
	switch {
	case d.kind == nil:
	case *d.kind == RowAdded:
		return nil, nil
	case *d.kind == RowRemoved:
		condition = missing
	default:
		condition = p.differ("b", "a") + " AND a." + p.key[0] + " IS NOT NULL"
	}
	// The bounds hold for both sides: PostgreSQL does not infer those of one from the other's, and would read it from its
	// beginning.
	values := new(params)
	text := fmt.Sprintf(`SELECT %s AS key, %s AS before, CASE WHEN %s THEN NULL ELSE %s END AS after
		FROM %s AS b LEFT JOIN %s AS a ON %s%s
		WHERE (%s)%s
		ORDER BY %s LIMIT %d`,
		p.keyText("b"), p.values("b"), missing, p.values("a"),
		p.before, p.after, p.same("a", "b"), w.within("a", values),
		condition, w.within("b", values),
		p.orderBy("b", w.direction()), limit)
	return d.read(ctx, "changes.kept", p, text, values)
}

// added returns the rows that only the newer release has.
func (d *Difference) added(ctx context.Context, p pair, w window, limit int) ([]*RowChange, error) {
	if d.kind != nil && *d.kind != RowAdded {
		return nil, nil
	}
	values := new(params)
	text := fmt.Sprintf(`SELECT %s AS key, NULL::json AS before, %s AS after
		FROM %s AS a
		WHERE NOT EXISTS (SELECT FROM %s AS b WHERE %s%s)%s
		ORDER BY %s LIMIT %d`,
		p.keyText("a"), p.values("a"),
		p.after,
		p.before, p.same("a", "b"), w.within("b", values), w.within("a", values),
		p.orderBy("a", w.direction()), limit)
	return d.read(ctx, "changes.added", p, text, values)
}

func (d *Difference) read(ctx context.Context, name string, p pair, text string, values *params) ([]*RowChange, error) {
	var found []struct {
		Key    string
		Before []byte
		After  []byte
	}
	if err := d.query(ctx, name, &found, text, values.values...); err != nil {
		return nil, err
	}
	rows := make([]*RowChange, len(found))
	for i, f := range found {
		kind := RowChanged
		switch {
		case f.Before == nil:
			kind = RowAdded
		case f.After == nil:
			kind = RowRemoved
		}
		fields, err := p.fields(f.Before, f.After)
		if err != nil {
			return nil, err
		}
		rows[i] = &RowChange{Resource: p.name, Key: f.Key, Kind: kind, Fields: fields}
	}
	return rows, nil
}

// window is a range of the keys of a resource, and the direction in which it is read.
type window struct {
	layout
	after, before []string // exclusive, nil for no bound
	backward      bool
}

func (w window) direction() Direction {
	if w.backward {
		return Desc
	}
	return Asc
}

// within writes the conditions that a row of the alias lies in the window, each after AND.
func (w window) within(alias string, p *params) string {
	var text strings.Builder
	for _, bound := range []struct {
		operator string
		key      []string
	}{{">", w.after}, {"<", w.before}} {
		if bound.key == nil {
			continue
		}
		placeholders := make([]string, len(bound.key))
		for i, part := range bound.key {
			placeholders[i] = p.add(part)
		}
		fmt.Fprintf(&text, " AND (%s) %s (%s)", listed(alias, w.key), bound.operator, strings.Join(placeholders, ", "))
	}
	return text.String()
}
