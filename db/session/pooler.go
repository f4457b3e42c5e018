package session

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
)

// What a pooler between the hub and PostgreSQL must not do.
var (
	errSharedSession = errors.New("a pooler shares one session between clients (transaction mode), " +
		"which mixes up settings and prepared statements: set pool_mode = session for the hub, or connect to PostgreSQL directly")
	errReaderSession = errors.New("the session has the role " + Reader + " from the start: a pooler passed it on with the settings " +
		"of another client. Let it reset sessions (server_reset_query = DISCARD ALL) and restart it, or connect to PostgreSQL directly")
)

// checkSessions rejects a pooler that mixes the sessions of two clients. Each client sets a mark in its session and reads it
// back: with a pooler that uses the most recent session for every query, a sees the mark of b; with one that rotates sessions, a
// sees two sessions in two reads.
func checkSessions(ctx context.Context, a, b *sql.Conn) error {
	ctx = PlannedAnew(ctx) // a prepared statement would be lost too
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

// checkOwner rejects poolers that do not work for the owner of the data.
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

// Check rejects poolers that do not work for requests.
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
