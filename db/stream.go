package db

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
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
	for attempt := 0; ; attempt++ {
		err = r.hub.streamOnce(ctx, r.pool, text, args, func(scan func(...any) error) error {
			begun = true
			return row(scan)
		})
		if begun || !errors.Is(err, driver.ErrBadConn) || attempt > r.hub.config.PoolSize {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, explainQuery(err))
	}
	return nil
}

func (h *Hub) streamOnce(ctx context.Context, pool *sqlx.DB, text string, args []any, row func(func(...any) error) error) error {
	conn, err := h.connect(ctx, pool)
	if err != nil {
		return err
	}
	defer conn.Close()
	rows, err := conn.QueryContext(ctx, text, args...)
	if err == nil {
		for err == nil && rows.Next() {
			err = row(rows.Scan)
		}
		err = errors.Join(err, rows.Err(), rows.Close())
	}
	if err != nil && pq.As(err) == nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // the protocol may be out of step
	}
	return err
}
