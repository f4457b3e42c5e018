package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// Stream runs a statement and calls row for each of its rows, which scan reads. What scan fills in as sql.RawBytes is valid
// until row returns. Unlike other reads it keeps nothing, for those who read a whole table into a form of their own.
func (r *Release) Stream(ctx context.Context, name, text string, row func(scan func(dest ...any) error) error, args ...any) (err error) {
	start := time.Now()
	note(ctx, name)
	defer func() {
		if r.hub.config.Observe != nil {
			r.hub.config.Observe(name, time.Since(start), err)
		}
	}()
	text = "-- name: " + name + "\n" + text
	begun := false
	err = r.hub.connections.do(ctx, r.schema, func(conn *sqlx.Conn) error {
		err := stream(ctx, conn, text, args, func(scan func(...any) error) error {
			begun = true
			return row(scan)
		})
		if begun && errors.Is(err, driver.ErrBadConn) {
			return fmt.Errorf("%w: broken off: %s", ErrUnavailable, err) // rows that were read must not come again
		}
		return err
	})
	if err != nil {
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
