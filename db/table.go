package db

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx/reflectx"
	"github.com/lib/pq"
)

// Table describes how rows of T are read: the view of a release they come from, its key and its orders.
type Table[T any] struct {
	name    string // resource and view
	from    string // the view, quoted: a resource may be named by a word of SQL
	key     string // column that identifies a row
	columns []string
	orders  []order[T] // the first is the default
}

// newTable makes a table whose columns are the db tags of T.
func newTable[T any](name, key string, orders ...order[T]) *Table[T] {
	return &Table[T]{name: name, from: pq.QuoteIdentifier(name), key: key, columns: columnsOf[T](), orders: orders}
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

type columnsKey struct{}

// WithColumns returns a context under which rows are read with these columns and those that identify and order them. The
// fields of the others keep their zero values. Without any column lists are not read at all, for only their totals matter.
func WithColumns(ctx context.Context, columns []string) context.Context {
	return context.WithValue(ctx, columnsKey{}, columns)
}

// withAllColumns returns a context under which rows are read whole, whatever is asked for of the rows that they belong to.
func withAllColumns(ctx context.Context) context.Context {
	return context.WithValue(ctx, columnsKey{}, nil)
}

// readsRows reports whether the context asks for anything of the rows of a list.
func readsRows(ctx context.Context) bool {
	asked, ok := ctx.Value(columnsKey{}).([]string)
	return !ok || len(asked) > 0
}

// chosen returns the columns that the context asks for and those needed anyway.
func (t *Table[T]) chosen(ctx context.Context, needed ...string) []string {
	asked, ok := ctx.Value(columnsKey{}).([]string)
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

// listed writes columns of an alias.
func listed(alias string, columns []string) string {
	return alias + "." + strings.Join(columns, ", "+alias+".")
}

func (t *Table[T]) resource() string { return t.name }

// keyOf returns the key of a row. Every T of a table is a Row.
func keyOf[T any](row *T) string { return any(row).(Row).Key() }

// resource is a Table whatever its rows.
type resource interface {
	resource() string
	layout() layout
	load(ctx context.Context, r *Release) (any, error)
	nodes(ctx context.Context, r *Release, keys []string) ([]Node, error)
}
