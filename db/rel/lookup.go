package rel

import (
	"context"
	"errors"
	"fmt"
)

// ErrNotFound means that there is no such row.
var ErrNotFound = errors.New("not found")

// ByKeys returns the rows with these keys, in the order of the keys, nil for an empty or unknown key. It runs one query, or none
// if all keys are empty or the table is in memory.
func (t *Table[T]) ByKeys(ctx context.Context, r Release, keys []string) ([]*T, error) {
	rows := make([]*T, len(keys))
	if in := r.Tables().Table(t.name); in != nil {
		places := make([]int32, len(keys))
		for i, key := range keys {
			places[i], _ = in.Find(t.key, key)
		}
		return t.In(in, places), nil
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
	p := new(Params)
	text := SQL("SELECT {columns}\nFROM {keys} JOIN {view} AS t ON t.{key} = p.key",
		"columns", Qualified("t", t.Columns(ctx)), "keys", p.Keys(distinct, "p"), "view", t.view, "key", t.key)
	var found []*T
	if err := r.Query(ctx, t.name+".by_key", &found, text, p.Values...); err != nil {
		return nil, err
	}
	for _, row := range found {
		for _, i := range wanted[keyOf(row)] {
			rows[i] = row
		}
	}
	return rows, nil
}

// Find returns the row with the value in the column, or ErrNotFound. The column must be unique.
func (t *Table[T]) Find(ctx context.Context, r Release, column, value string) (*T, error) {
	if in := r.Tables().Table(t.name); in != nil {
		switch row, ok := in.Find(column, value); {
		case ok && row >= 0:
			return t.In(in, []int32{row})[0], nil
		case ok:
			return nil, fmt.Errorf("%s %q: %w", t.name, value, ErrNotFound)
		}
	}
	var found []*T
	text := "SELECT " + Qualified("t", t.Columns(ctx)) + "\nFROM " + t.view + " AS t WHERE t." + column + " = $1"
	if err := r.Query(ctx, t.name+".by_"+column, &found, text, value); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s %q: %w", t.name, value, ErrNotFound)
	}
	return found[0], nil
}

// ByKey returns the row with the key, or ErrNotFound.
func (t *Table[T]) ByKey(ctx context.Context, r Release, key string) (*T, error) {
	return t.Find(ctx, r, t.key, key)
}

// Rows is ByKeys without the type T.
func (t *Table[T]) Rows(ctx context.Context, r Release, keys []string) ([]Row, error) {
	found, err := t.ByKeys(ctx, r, keys)
	if err != nil {
		return nil, err
	}
	rows := make([]Row, len(found))
	for i, row := range found {
		if row != nil {
			rows[i] = any(row).(Row)
		}
	}
	return rows, nil
}
