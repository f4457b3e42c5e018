package rel

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"govhub/db/batch"
	"govhub/db/columns"
)

// loadedAtOnce is the number of rows per query of Load, which bounds the time of one query and the memory of what it returns.
const loadedAtOnce = 20_000

// ErrTooLarge means that a table would take more memory than it may.
var ErrTooLarge = errors.New("the table takes too much memory")

// Load reads the table into memory. It is an error if a value does not fit its column, and ErrTooLarge if the table takes more than most
// bytes.
func (t *Table[T]) Load(ctx context.Context, r Release, most int64) (*columns.Table, error) {
	fields := slices.DeleteFunc(slices.Clone(t.fields), func(f field) bool {
		return f.column == t.key && t.composed != nil // other columns have its parts
	})
	l := &loading{table: &t.table, release: r, builders: make([]columns.Builder, len(fields)), most: most}
	for i, f := range fields {
		l.builders[i] = f.kind.builder()
	}
	if err := l.rows(ctx, fields); err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	ordered := make([]string, 0, len(t.orders))
	for _, o := range t.orders {
		ordered = append(ordered, o.column)
	}
	made, err := l.columns(ctx, fields, ordered)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	for _, o := range t.orders {
		if shown := o.in(En).operand; shown.english != "" {
			if made[shown.name()], err = l.shown(ctx, shown, made); err != nil {
				return nil, fmt.Errorf("read %s: column %s: %w", t.name, shown.name(), err)
			}
		}
	}
	return columns.NewTable(t.name, t.key, l.count, made), nil
}

// loading reads one table.
type loading struct {
	table    *table
	release  Release
	builders []columns.Builder
	most     int64 // bytes
	count    int
	last     string // key read
}

// rows reads all rows in the order of their keys.
func (l *loading) rows(ctx context.Context, fields []field) error {
	names := make([]string, 0, len(fields)+1)
	for _, f := range fields {
		names = append(names, "t."+f.column)
	}
	names = append(names, "t."+l.table.key)
	text := SQL("SELECT {columns}\nFROM (SELECT * FROM {view} AS t WHERE t.{key} > $1 ORDER BY t.{key} LIMIT $2) AS t",
		"columns", batch.Columns(names...), "view", l.table.view, "key", l.table.key)
	for more := true; more; {
		err := l.release.Batches(ctx, l.table.name+".load", text, func(b *batch.Batch) error {
			more = b.Rows == loadedAtOnce
			return l.add(b)
		}, l.last, loadedAtOnce)
		if err != nil {
			return err
		}
	}
	return nil
}

// add adds the rows of a batch, of which the last column is the key.
func (l *loading) add(b *batch.Batch) error {
	for _, key := range b.Columns[len(b.Columns)-1].Texts {
		if key <= l.last {
			return fmt.Errorf("the key %.100q follows %.100q", key, l.last)
		}
		l.last = key
	}
	l.last = strings.Clone(l.last)
	for i, builder := range l.builders {
		values := &b.Columns[i]
		for row, text := range values.Texts {
			builder.Append(text, !values.Null(row))
		}
	}
	l.count += b.Rows
	return l.check()
}

// check stops reading a table as soon as it is known to be too large.
func (l *loading) check() error {
	size := int64(0)
	for _, builder := range l.builders {
		size += builder.Bytes()
	}
	if size > l.most {
		return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, l.most)
	}
	return nil
}

// columns makes the columns of what was read.
func (l *loading) columns(ctx context.Context, fields []field, ordered []string) (map[string]columns.Column, error) {
	collated, err := l.collated(ctx)
	if err != nil {
		return nil, err
	}
	made := make(map[string]columns.Column, len(fields))
	for i, f := range fields {
		var err error
		switch b := l.builders[i].(type) {
		case *columns.TextBuilder:
			switch {
			case !slices.Contains(collated, f.column):
				made[f.column] = b.ByBytes()
			case slices.Contains(ordered, f.column):
				made[f.column], err = l.inOrder(ctx, operand{column: f.column}, b)
			default:
				made[f.column] = b.Unordered()
			}
		case *columns.NumberBuilder:
			made[f.column], err = b.Column()
		case *columns.FloatBuilder:
			made[f.column], err = b.Column()
		case *columns.BooleanBuilder:
			made[f.column] = b.Column()
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", f.column, err)
		}
		l.builders[i] = nil // its memory is free for the next columns
	}
	if l.table.composed != nil {
		key := new(columns.Composed)
		for _, part := range l.table.composed {
			key.Parts = append(key.Parts, made[part].(*columns.Text))
		}
		made[l.table.key] = key
	}
	return made, nil
}

// collated lists the columns that PostgreSQL orders in another way than by bytes.
func (l *loading) collated(ctx context.Context) (names []string, err error) {
	err = l.release.Query(ctx, l.table.name+".collations", &names, `SELECT a.attname
FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_collation AS c ON c.oid = a.attcollation
WHERE a.attrelid = '`+strings.ReplaceAll(l.table.view, "'", "''")+`'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND c.collname <> 'C'`)
	return names, err
}

// inOrder makes a column of texts that PostgreSQL orders.
func (l *loading) inOrder(ctx context.Context, o operand, b *columns.TextBuilder) (columns.Column, error) {
	var sorted []string
	text := SQL("SELECT {columns}\nFROM (SELECT DISTINCT {value} AS word FROM {view} AS t WHERE {value} IS NOT NULL ORDER BY word) AS t",
		"columns", batch.Columns("t.word"), "value", o.sql("t"), "view", l.table.view)
	err := l.release.Batches(ctx, l.table.name+".order", text, func(found *batch.Batch) error {
		sorted = append(sorted, found.Columns[0].Texts...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b.InOrder(sorted)
}

// shown makes the column of what is shown in English.
func (l *loading) shown(ctx context.Context, o operand, made map[string]columns.Column) (columns.Column, error) {
	b := columns.NewText()
	english, russian := made[o.english].(*columns.Text), made[o.column].(*columns.Text)
	for row := range int32(l.count) {
		text := english
		if english.Null(row) {
			text = russian
		}
		b.Append(text.Value(row), !text.Null(row))
	}
	return l.inOrder(ctx, o, b)
}
