package rel

import (
	"context"
	"slices"
)

// Release is what tables are read from: their rows at one moment, which never change.
type Release interface {
	// Query runs a query and scans its rows into dest, a pointer to a slice.
	Query(ctx context.Context, name string, dest any, text string, args ...any) error
	// Cached returns what Load returned for the table, nil if the release does not cache it.
	Cached(table string) any
	// Totals returns the totals that were counted before.
	Totals() *Totals
}

type columnsKey struct{}

// WithColumns returns a context under which rows are read with these columns and those that identify and order them. The
// fields of the others keep their zero values. Without any columns lists are not read at all: only their totals matter.
func WithColumns(ctx context.Context, columns []string) context.Context {
	return context.WithValue(ctx, columnsKey{}, columns)
}

// WithAllColumns returns a context under which rows are read whole, whatever the context asked for before.
func WithAllColumns(ctx context.Context) context.Context {
	return context.WithValue(ctx, columnsKey{}, nil)
}

// WithAlso returns a context under which rows are read with these columns too.
func WithAlso(ctx context.Context, columns ...string) context.Context {
	if asked, ok := asked(ctx); ok {
		return WithColumns(ctx, slices.Concat(asked, columns))
	}
	return ctx
}

// ReadsRows reports whether the context asks for any column of the rows of a list.
func ReadsRows(ctx context.Context) bool {
	columns, ok := asked(ctx)
	return !ok || len(columns) > 0
}

// asked returns the columns that the context asks for. It reports false if it asks for all.
func asked(ctx context.Context) ([]string, bool) {
	columns, ok := ctx.Value(columnsKey{}).([]string)
	return columns, ok
}
