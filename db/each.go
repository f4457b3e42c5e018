package db

import (
	"context"
	"fmt"
)

// rowsAtOnce is how many rows a statement of Each brings, so that none lasts long however many rows there are.
const rowsAtOnce = 10_000

// Each visits all rows of the table in the order of their keys. The rows are read for it alone.
func (t *Table[T]) Each(ctx context.Context, r *Release, visit func(*T)) error {
	return t.each(ctx, r, rowsAtOnce, visit)
}

func (t *Table[T]) each(ctx context.Context, r *Release, atOnce int, visit func(*T)) (err error) {
	defer wrap(&err, "read %s", t.name)
	text := fmt.Sprintf("SELECT %s\nFROM %s AS t WHERE t.%[3]s > $1 ORDER BY t.%[3]s LIMIT $2", listed("t", t.columns), t.from, t.key)
	for after, more := "", true; more; {
		var rows []T
		if err := r.query(ctx, t.name+".each", &rows, text, after, atOnce); err != nil {
			return err
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
