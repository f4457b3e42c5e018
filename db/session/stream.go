package session

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/jmoiron/sqlx"

	"govhub/db/batch"
)

// Query runs a query on tables of the schema and scans its rows into dest, a pointer to a slice.
func (c *Connections) Query(ctx context.Context, schema, name string, dest any, text string, args ...any) error {
	return c.observed(ctx, name, func(comment string) error {
		return c.do(ctx, schema, func(conn *sqlx.Conn) error {
			reflect.ValueOf(dest).Elem().SetZero()
			return conn.SelectContext(ctx, dest, comment+text, args...)
		})
	})
}

// Stream runs a query on tables of the schema and calls row for each of its rows, which scan reads. sql.RawBytes that scan fills
// in are valid until row returns.
func (c *Connections) Stream(ctx context.Context, schema, name, text string, row func(scan func(dest ...any) error) error, args ...any) error {
	return c.observed(ctx, name, func(comment string) error {
		begun := false
		return c.do(ctx, schema, func(conn *sqlx.Conn) error {
			err := stream(ctx, conn, comment+text, args, func(scan func(...any) error) error {
				begun = true
				return row(scan)
			})
			return brokenOff(begun, err)
		})
	})
}

// Batches runs a query of package batch on tables of the schema.
func (c *Connections) Batches(ctx context.Context, schema, name, text string, use func(*batch.Batch) error, args ...any) error {
	return c.observed(ctx, name, func(comment string) error {
		begun := false
		return c.do(ctx, schema, func(conn *sqlx.Conn) error {
			rows, err := conn.QueryContext(ctx, comment+text, args...)
			if err != nil {
				return err
			}
			err = batch.Each(rows, func(b *batch.Batch) error {
				begun = true
				return use(b)
			})
			return brokenOff(begun, err)
		})
	})
}

// brokenOff keeps a query whose rows were used from running again.
func brokenOff(begun bool, err error) error {
	if begun && errors.Is(err, driver.ErrBadConn) {
		return fmt.Errorf("%w: broken off: %s", ErrUnavailable, err)
	}
	return err
}

// observed runs a query, whose comment has its name, and notifies the log and the observer.
func (c *Connections) observed(ctx context.Context, name string, run func(comment string) error) (err error) {
	start := time.Now()
	note(ctx, name)
	defer func() {
		if c.observe != nil {
			c.observe(name, time.Since(start), err)
		}
	}()
	if err = run("-- name: " + name + "\n"); err != nil {
		return fmt.Errorf("%s: %w", name, explainQuery(err))
	}
	return nil
}

func stream(ctx context.Context, conn *sqlx.Conn, text string, args []any, row func(func(...any) error) error) error {
	rows, err := conn.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	for err == nil && rows.Next() {
		err = row(rows.Scan)
	}
	return errors.Join(err, rows.Err(), rows.Close())
}
