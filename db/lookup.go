package db

import (
	"context"
	"fmt"
)

// ByKeys returns the rows with these keys in their order, nil for an empty or unknown key. It runs one statement, or none
// if all keys are empty or the table is in memory.
func (t *Table[T]) ByKeys(ctx context.Context, r *Release, keys []string) ([]*T, error) {
	rows := make([]*T, len(keys))
	if ref := t.reference(r); ref != nil {
		for i, key := range keys {
			rows[i] = ref.row(key)
		}
		return rows, nil
	}
	wanted := make(map[string][]int, len(keys))
	distinct := make([]string, 0, len(keys))
	for i, key := range keys {
		if key == "" {
			continue
		}
		if wanted[key] == nil {
			distinct = append(distinct, key)
		}
		wanted[key] = append(wanted[key], i)
	}
	if len(distinct) == 0 {
		return rows, nil
	}
	p := new(params)
	text := fmt.Sprintf("SELECT %s\nFROM %s JOIN %s AS t ON t.%s = p.key", listed("t", t.chosen(ctx)), p.keys(distinct, "p"), t.from, t.key)
	var found []*T
	if err := r.query(ctx, t.name+".by_key", &found, text, p.values...); err != nil {
		return nil, err
	}
	for _, row := range found {
		for _, i := range wanted[keyOf(row)] {
			rows[i] = row
		}
	}
	return rows, nil
}

// Find returns the row whose column has the value, or ErrNotFound. The column must be unique.
func (t *Table[T]) Find(ctx context.Context, r *Release, column, value string) (*T, error) {
	if ref := t.reference(r); ref != nil {
		if row := ref.find(column, value); row != nil {
			return row, nil
		}
		return nil, fmt.Errorf("%s %q: %w", t.name, value, ErrNotFound)
	}
	var found []*T
	text := fmt.Sprintf("SELECT %s\nFROM %s AS t WHERE t.%s = $1", listed("t", t.chosen(ctx)), t.from, column)
	if err := r.query(ctx, t.name+".by_"+column, &found, text, value); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s %q: %w", t.name, value, ErrNotFound)
	}
	return found[0], nil
}

// ByKey returns the row with the key, or ErrNotFound.
func (t *Table[T]) ByKey(ctx context.Context, r *Release, key string) (*T, error) {
	return t.Find(ctx, r, t.key, key)
}

func (t *Table[T]) nodes(ctx context.Context, r *Release, keys []string) ([]Node, error) {
	rows, err := t.ByKeys(ctx, r, keys)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(rows))
	for i, row := range rows {
		if row != nil {
			nodes[i] = any(row).(Node)
		}
	}
	return nodes, nil
}
