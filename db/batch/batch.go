// Package batch reads rows by the thousand, as columns. PostgreSQL joins the values of a column to one text, which costs it less
// than COPY does and lib/pq a text per column, where rows cost an allocation or two per value. It knows no entity.
//
// A row of the query's result is a batch. Keyset pages take a query each:
//
//	rows, err := tx.QueryContext(ctx, "SELECT "+batch.Columns("key", "value")+` FROM (
//		SELECT key, value FROM store.observation_1 WHERE key > $1 ORDER BY key LIMIT 10000) AS page`, last)
//	…
//	err = batch.Each(rows, func(b *batch.Batch) error {
//		values, err = b.Columns[1].AppendInts(values)
//		last = strings.Clone(b.Columns[0].Texts[b.Rows-1])
//		return err
//	})
//
// A whole table, in the order in which its rows lie, takes one, which PostgreSQL continues while a batch is used:
//
//	rows, err := tx.QueryContext(ctx, batch.Blocks("store.observation_1", "key", "value"))
package batch

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/lib/pq"
)

// Control characters that stand between the values of a column, and for NULL. Texts of the hub have neither.
const (
	separator = '\x1f'
	null      = "\x1e"
)

// ErrSeparator is returned where a value holds the control character that separates values: read it in another way. A text that is
// U+001E and nothing else reads as NULL.
var ErrSeparator = errors.New("a value holds the separator of values")

// Columns is what a query selects for Each: the values of SQL expressions over the rows of its FROM, in their order.
func Columns(expressions ...string) string {
	var list strings.Builder
	list.WriteString("count(*)")
	for _, e := range expressions {
		fmt.Fprintf(&list, `, string_agg(coalesce(CAST(%s AS text), E'\x1e'), E'\x1f')`, e)
	}
	return list.String()
}

// blocks is how many blocks of a table, of 8 KB, make a batch: about a thousand rows. With more, PostgreSQL and the reader of batches
// wait for each other.
const blocks = 16

// Blocks is a query for Each on all rows of a table.
func Blocks(table string, expressions ...string) string {
	return fmt.Sprintf(`SELECT batch.*
		FROM generate_series(0, pg_relation_size(%[4]s) / current_setting('block_size')::int, %[1]d) AS block,
			LATERAL (SELECT %[2]s FROM %[3]s
				WHERE ctid >= CAST('(' || block || ',0)' AS tid) AND ctid < CAST('(' || block + %[1]d || ',0)' AS tid)) AS batch`,
		blocks, Columns(expressions...), table, pq.QuoteLiteral(table))
}

// Batch is some rows.
type Batch struct {
	Rows    int
	Columns []Column
}

// Column is the values of a column of a batch, as PostgreSQL writes them.
type Column struct {
	Texts []string // empty for NULL; parts of one text, which each of them keeps in memory
	Nulls []bool   // nil if no value is NULL
}

// Each calls use for each batch of the result of a query, which it closes. It reuses the memory of a batch, except for texts.
func Each(result *sql.Rows, use func(*Batch) error) error {
	defer result.Close()
	names, err := result.Columns()
	if err != nil {
		return err
	}
	b := &Batch{Columns: make([]Column, len(names)-1)}
	joined := make([]sql.NullString, len(b.Columns)) // NULL if there are no rows
	targets := []any{&b.Rows}
	for i := range joined {
		targets = append(targets, &joined[i])
	}
	for result.Next() {
		if err := result.Scan(targets...); err != nil {
			return err
		}
		for i := range joined {
			if err := b.Columns[i].split(joined[i].String, b.Rows); err != nil {
				return fmt.Errorf("column %d: %w", i+1, err)
			}
		}
		if err := use(b); err != nil {
			return err
		}
	}
	return result.Err()
}

// split takes the column of so many rows apart.
func (c *Column) split(joined string, rows int) error {
	c.Texts, c.Nulls = c.Texts[:0], nil
	if rows == 0 {
		return nil
	}
	if strings.Count(joined, string(separator)) != rows-1 {
		return ErrSeparator
	}
	for row := range rows {
		end := strings.IndexByte(joined, separator)
		if end < 0 {
			end = len(joined)
		}
		text := joined[:end]
		if text == null {
			text = ""
			c.setNull(row, rows)
		}
		c.Texts = append(c.Texts, text)
		if end < len(joined) {
			joined = joined[end+1:]
		}
	}
	return nil
}

func (c *Column) setNull(row, rows int) {
	if c.Nulls == nil {
		c.Nulls = make([]bool, rows)
	}
	c.Nulls[row] = true
}

// Null reports whether the value of a row is NULL.
func (c *Column) Null(row int) bool { return c.Nulls != nil && c.Nulls[row] }
