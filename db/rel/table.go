package rel

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx/reflectx"
	"github.com/lib/pq"

	"govhub/db/columns"
)

// Row is a row of a table.
type Row interface {
	Key() string // key within the table
}

// Table describes how rows of T are read: the view of a release, its key and its orders. *T is a Row.
type Table[T any] struct {
	table
	orders []OrderBy[T] // the first is the default
	fields []field
}

// table is a Table without its row type.
type table struct {
	name    string
	view    string // quoted: a table's name may be an SQL keyword
	key     string // column of the key
	columns []string

	composed []string // columns whose values make the key, if it is none of them
	derived  []Derived
}

// NewTable makes a table whose columns are the db tags of T.
func NewTable[T any](name, key string, orders ...OrderBy[T]) *Table[T] {
	return &Table[T]{
		table:  table{name: name, view: pq.QuoteIdentifier(name), key: key, columns: columnsOf[T]()},
		orders: orders, fields: fieldsOf[T](),
	}
}

// Composed names the columns whose values make the key.
func (t *Table[T]) Composed(columns ...string) *Table[T] {
	t.composed = columns
	return t
}

// columnsOf lists the columns of T, including embedded structs.
func columnsOf[T any]() []string {
	var columns []string
	for _, field := range reflectx.NewMapper("db").TypeMap(reflect.TypeFor[T]()).Index {
		if field.Embedded || field.Field.Tag.Get("db") == "" || strings.Contains(field.Path, ".") {
			continue
		}
		columns = append(columns, field.Path)
	}
	return slices.Compact(columns)
}

// Name returns the name of the table.
func (t *Table[T]) Name() string { return t.name }

// Columns returns the columns that the context selects, the key, and those always read.
func (t *Table[T]) Columns(ctx context.Context, needed ...string) []string {
	asked, ok := asked(ctx)
	if !ok {
		return t.columns
	}
	chosen := make([]string, 0, len(asked)+len(needed)+1)
	for _, c := range t.columns {
		if c == t.key || slices.Contains(needed, c) || slices.Contains(asked, c) {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

func keyOf[T any](row *T) string { return any(row).(Row).Key() }

// AnyTable is a Table without its row type.
type AnyTable interface {
	Name() string
	Layout() Layout
	// Load reads the table into memory. It is an error if a value does not fit its column, and ErrTooLarge if the table takes more than
	// most bytes.
	Load(ctx context.Context, r Release, most int64) (*columns.Table, error)
	// Derive computes the derived columns of the table in memory, by their expressions.
	Derive(ctx context.Context, r Release, from *columns.Table) (map[string]*columns.Derived, error)
	// Rows returns the rows with these keys, in the order of the keys, nil for an empty or unknown key.
	Rows(ctx context.Context, r Release, keys []string) ([]Row, error)
}
