package rel

import (
	"context"
	"fmt"

	"govhub/db/columns"
)

// rowsAtOnce is the number of rows per query of Each, which bounds the time of one query.
const rowsAtOnce = 10_000

// Each visits all rows of the table in key order. The rows are not shared with other callers.
func (t *Table[T]) Each(ctx context.Context, r Release, visit func(*T)) error {
	if in := r.Tables().Table(t.name); in != nil {
		return t.eachIn(ctx, in, visit)
	}
	return t.each(ctx, r, rowsAtOnce, visit)
}

func (t *Table[T]) eachIn(ctx context.Context, in *columns.Table, visit func(*T)) error {
	rows := make([]int32, 0, blockRows)
	for row := range int32(in.Rows()) {
		if rows = append(rows, row); len(rows) < blockRows && int(row) < in.Rows()-1 {
			continue
		}
		for _, read := range t.In(in, rows) {
			visit(read)
		}
		if rows = rows[:0]; ctx.Err() != nil {
			break
		}
	}
	return ctx.Err()
}

func (t *Table[T]) each(ctx context.Context, r Release, atOnce int, visit func(*T)) error {
	text := SQL("SELECT {columns}\nFROM {view} AS t WHERE t.{key} > $1 ORDER BY t.{key} LIMIT $2",
		"columns", Qualified("t", t.columns), "view", t.view, "key", t.key)
	for after, more := "", true; more; {
		var rows []T
		if err := r.Query(ctx, t.name+".each", &rows, text, after, atOnce); err != nil {
			return fmt.Errorf("read %s: %w", t.name, err)
		}
		for i := range rows {
			visit(&rows[i])
		}
		if more = len(rows) == atOnce; more {
			after = keyOf(&rows[len(rows)-1])
		}
	}
	return nil
}
