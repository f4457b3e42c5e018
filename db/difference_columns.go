package db

import (
	"context"
	"slices"

	"govhub/db/columns"
)

// inMemory returns the rows of both releases, nil if not both are in memory.
func (p pair) inMemory() *columns.Pair {
	if p.kept[0] == nil || p.kept[1] == nil {
		return nil
	}
	return columns.NewPair(p.kept[0], p.kept[1], slices.DeleteFunc(slices.Clone(p.Columns), func(c string) bool { return c == p.Key[0] }))
}

// compared returns up to limit changes of a resource in memory, in reading order.
func (d *Difference) compared(ctx context.Context, p pair, rows *columns.Pair, w window, limit int) ([]*RowChange, error) {
	rows.Between(first(w.after), first(w.before))
	changes := []*RowChange{}
	for before, after := range rows.Differing(ctx, w.backward) {
		if kind := kindOf(before >= 0, after >= 0); d.kind == nil || kind == *d.kind {
			changes = append(changes, p.change(kind, before, after))
		}
		if len(changes) == limit {
			break
		}
	}
	return changes, ctx.Err()
}

// first returns the key of a window's bound, of a resource with one column for it.
func first(bound []string) *string {
	if bound == nil {
		return nil
	}
	return &bound[0]
}

// kindOf returns the kind of a change by the releases that have the row.
func kindOf(before, after bool) RowChangeKind {
	switch {
	case !before:
		return RowAdded
	case !after:
		return RowRemoved
	}
	return RowChanged
}

// change reads a change of rows in memory, -1 for none.
func (p pair) change(kind RowChangeKind, before, after int32) *RowChange {
	c := &RowChange{Resource: p.Name, Kind: kind}
	var sides [2][]*string
	for i, row := range []int32{before, after} {
		if row < 0 {
			sides[i] = make([]*string, len(p.Columns))
			continue
		}
		c.Key = string(p.kept[i].Key().AppendText(nil, row))
		for _, name := range p.Columns {
			var value *string
			if column := p.kept[i].Column(name); !column.Null(row) {
				value = new(string(column.AppendText(nil, row)))
			}
			sides[i] = append(sides[i], value)
		}
	}
	c.Fields = fieldsThatDiffer(p.Layout, sides[0], sides[1])
	return c
}

// countInMemory counts the rows that both releases have, and those of them that differ.
func (p pair) countInMemory(ctx context.Context, rows *columns.Pair) (both, different int32, err error) {
	both = int32(p.rows[0])
	for before, after := range rows.Differing(ctx, false) {
		switch kindOf(before >= 0, after >= 0) {
		case RowRemoved:
			both--
		case RowChanged:
			different++
		}
	}
	return both, different, ctx.Err()
}
