package rel

import (
	"context"
	"slices"

	"govhub/db/batch"
	"govhub/db/columns"
	"govhub/db/session"
)

// Release is an immutable state of all tables.
type Release interface {
	// Query runs a query and scans its rows into dest, a pointer to a slice.
	Query(ctx context.Context, name string, dest any, text string, args ...any) error
	// Batches runs a query of package batch.
	Batches(ctx context.Context, name, text string, use func(*batch.Batch) error, args ...any) error
	// Computed returns what an order names, for the rows of a table, that is no column of theirs.
	Computed(ctx context.Context, table string, o *Order) (Computed, error)
	// Tables returns the tables in memory.
	Tables() *columns.Tables
	// GroupTurns bound the groups that are found in memory at the same time, in values.
	GroupTurns() *session.Turns
	// Totals returns the totals counted so far.
	Totals() *Totals
}

type columnsKey struct{}

// WithColumns returns a context that reads these columns of rows and those that identify and order them. Other fields keep their
// zero values. Without columns no rows of lists are read, only their totals.
func WithColumns(ctx context.Context, columns []string) context.Context {
	return context.WithValue(ctx, columnsKey{}, columns)
}

// WithAllColumns returns a context that reads all columns, whatever ctx selected before.
func WithAllColumns(ctx context.Context) context.Context {
	return context.WithValue(ctx, columnsKey{}, nil)
}

// WithAlso returns a context that reads these columns too.
func WithAlso(ctx context.Context, columns ...string) context.Context {
	if asked, ok := asked(ctx); ok {
		return WithColumns(ctx, slices.Concat(asked, columns))
	}
	return ctx
}

// ReadsRows reports whether the context selects any column of a list's rows.
func ReadsRows(ctx context.Context) bool {
	columns, ok := asked(ctx)
	return !ok || len(columns) > 0
}

// asked returns the columns that the context selects. It reports false for all columns.
func asked(ctx context.Context) ([]string, bool) {
	columns, ok := ctx.Value(columnsKey{}).([]string)
	return columns, ok
}
