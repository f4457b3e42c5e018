package control

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"
)

// Queryer runs a query and scans its rows into dest, a pointer to a slice.
type Queryer func(ctx context.Context, name string, dest any, text string, args ...any) error

// On returns the Queryer of a pool or a transaction.
func On(connection interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
},
) Queryer {
	return func(ctx context.Context, name string, dest any, text string, args ...any) error {
		rows, err := connection.QueryContext(ctx, "-- name: "+name+"\n"+text, args...)
		if err != nil {
			return err
		}
		return sqlx.StructScan(rows, dest) // closes them
	}
}
