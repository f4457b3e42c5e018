package db

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx/reflectx"
)

// Table describes how rows of T are read: the view of a release they come from, its key and its orders.
type Table[T any] struct {
	name    string // resource and view
	key     string // column that identifies a row
	columns []string
	orders  []order[T] // the first is the default
}

// newTable makes a table whose columns are the db tags of T.
func newTable[T any](name, key string, orders ...order[T]) *Table[T] {
	return &Table[T]{name: name, key: key, columns: columnsOf[T](), orders: orders}
}

// columnsOf lists the columns of T, those of embedded structs included.
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

// selected lists the columns of alias, named so that sqlx scans them into the field of the struct that bears the prefix.
func (t *Table[T]) selected(alias, prefix string) string {
	var b strings.Builder
	for i, c := range t.columns {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(alias + "." + c)
		if prefix != "" {
			b.WriteString(` AS "` + prefix + "." + c + `"`)
		}
	}
	return b.String()
}

// keyOf returns the key of a row. Every T of a table is a Row.
func keyOf[T any](row *T) string { return any(row).(Row).Key() }

// resource is a Table whatever its rows.
type resource interface {
	nodes(ctx context.Context, r *Release, keys []string) ([]Node, error)
}
