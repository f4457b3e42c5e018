package session

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
)

// What a pooler between the hub and PostgreSQL may not do.
var (
	errSharedSession = errors.New("a pooler gives one client the session of another between statements (transaction mode), " +
		"which mixes up settings and prepared statements: set pool_mode = session for the hub, or connect to PostgreSQL itself")
	errReaderSession = errors.New("the session has the role " + Reader + " from the start: a pooler handed it on with the settings " +
		"of a client before. Have it reset sessions (server_reset_query = DISCARD ALL) and restart it, or connect to PostgreSQL itself")
)

// checkSessions refuses a pooler that does not keep the sessions of two clients apart. Each leaves a mark in its own and
// looks for it: a pooler that gives every statement the session used last shows a the mark of b, and one that goes round
// shows a, asked twice, two sessions.
func checkSessions(ctx context.Context, a, b *sql.Conn) error {
	ctx = PlannedAnew(ctx) // a prepared statement would get lost itself
	marks := map[*sql.Conn]string{a: rand.Text(), b: rand.Text()}
	for _, c := range []*sql.Conn{a, b} {
		if _, err := c.ExecContext(ctx, "SET govhub.session = '"+marks[c]+"'"); err != nil {
			return err
		}
	}
	for _, c := range []*sql.Conn{a, a, b, b, a} {
		var mark string
		const look = "-- name: session.check\nSELECT coalesce(current_setting('govhub.session', true), '')"
		if err := c.QueryRowContext(ctx, look).Scan(&mark); err != nil {
			return err
		}
		if mark != marks[c] {
			return errSharedSession
		}
	}
	return nil
}

// checkOwner refuses poolers that the owner of the data cannot work through.
func checkOwner(ctx context.Context, pool *sql.DB) error {
	a, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	b, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := checkSessions(ctx, a, b); err != nil {
		return err
	}
	for _, c := range []*sql.Conn{a, b} {
		var user string
		if err := c.QueryRowContext(ctx, "-- name: session.user\nSELECT current_user").Scan(&user); err != nil {
			return err
		}
		if user == Reader {
			return errReaderSession
		}
	}
	return nil
}

// Check refuses poolers that requests cannot be answered through.
func (c *Connections) Check(ctx context.Context) error {
	a, err := c.control.Conn(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	b, err := c.builds.Conn(ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := checkSessions(ctx, a, b); err != nil {
		return fmt.Errorf("sessions of readers: %w", err)
	}
	return nil
}
