package session

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"golang.org/x/sync/singleflight"
)

// ownTimeout bounds queries of the hub itself that take no time on a healthy server.
const ownTimeout = 10 * time.Second

// Connections are a hub's connections to PostgreSQL, except the one that listens. All releases share them. Besides the PoolSize of
// requests, one reads releases into memory, one reads the control tables, and one pings.
type Connections struct {
	requests *sqlx.DB
	heavy    chan struct{} // one item per connection that runs a heavy query
	builds   *sqlx.DB
	control  *sqlx.DB
	health   *sqlx.DB

	pings   singleflight.Group
	acquire time.Duration // for a request
	open    time.Duration // for the hub itself
	observe func(name string, took time.Duration, err error)
}

// Open creates the pools, which connect on first use.
func Open(c Config) (*Connections, error) {
	builds, control, health := c, c, c
	builds.StatementTimeout, builds.ReadTimeout = c.OpenTimeout, c.OpenTimeout
	control.StatementTimeout, control.ReadTimeout = ownTimeout, ownTimeout
	health.StatementTimeout, health.ReadTimeout, health.ConnectTimeout = c.PingTimeout, c.PingTimeout, c.PingTimeout
	all := &Connections{heavy: make(chan struct{}, HeavyShare(c.PoolSize)), acquire: c.AcquireTimeout, open: c.OpenTimeout, observe: c.Observe}
	for _, pool := range []struct {
		config Config
		size   int
		opened **sqlx.DB
	}{{c, c.PoolSize, &all.requests}, {builds, 1, &all.builds}, {control, 1, &all.control}, {health, 1, &all.health}} {
		var err error
		if *pool.opened, err = pool.config.openReader(pool.size); err != nil {
			return nil, errors.Join(err, all.Close())
		}
	}
	return all, nil
}

func (c *Connections) Close() error {
	var errs []error
	for _, pool := range []*sqlx.DB{c.requests, c.builds, c.control, c.health} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(errs...)
}

// HeavyShare is the number of request connections that heavy queries may hold: three quarters, so that light queries soon find
// one.
func HeavyShare(size int) int { return max(1, size*3/4) }

// Warm connects ahead of the first request. If that fails, the request connects itself.
func (c *Connections) Warm(ctx context.Context, schema string) {
	conn, err := c.requests.Conn(ctx)
	if err != nil {
		return
	}
	defer conn.Close()
	_ = conn.Raw(func(s any) error { return s.(*session).enter(ctx, schema) })
}

type lane int

const (
	light    lane = iota // a query of a request
	weighty              // a query that may take long
	building             // reads a release into memory
	control              // a query of the hub itself
)

type laneKey struct{}

func on(ctx context.Context, l lane) context.Context { return context.WithValue(ctx, laneKey{}, l) }

// Building returns a context for queries that read a release into memory.
func Building(ctx context.Context) context.Context { return on(ctx, building) }

// Control returns a context for queries of the hub itself.
func Control(ctx context.Context) context.Context { return on(ctx, control) }

// IsControl reports whether the context is for queries of the hub itself.
func IsControl(ctx context.Context) bool { return laneOf(ctx) == control }

func laneOf(ctx context.Context) lane {
	l, _ := ctx.Value(laneKey{}).(lane)
	return l
}

// Heavy returns a context for queries that may take long, because their work grows with the rows they read and not with the rows
// they return. They may not use all connections, so light queries can overtake them.
func Heavy(ctx context.Context) context.Context {
	if laneOf(ctx) != light {
		return ctx
	}
	return on(ctx, weighty)
}

// do calls use with a connection whose search_path is the schema. Connections that the server has closed are noticed only in use,
// and all of the pool may be closed.
func (c *Connections) do(ctx context.Context, schema string, use func(*sqlx.Conn) error) error {
	for attempt := 0; ; attempt++ {
		err := c.once(ctx, schema, use)
		if !errors.Is(err, driver.ErrBadConn) || attempt > c.requests.Stats().MaxOpenConnections {
			return err
		}
	}
}

func (c *Connections) once(ctx context.Context, schema string, use func(*sqlx.Conn) error) error {
	conn, giveBack, err := c.take(ctx)
	if err != nil {
		return err
	}
	defer giveBack()
	err = conn.Raw(func(s any) error { return s.(*session).enter(ctx, schema) })
	if err == nil {
		err = use(conn)
	}
	if err != nil && pq.As(err) == nil {
		// The protocol may be out of sync: the next request must not reuse this connection.
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return err
}

// take waits for a free connection in the lane of the context, within the time of the request.
func (c *Connections) take(ctx context.Context) (_ *sqlx.Conn, giveBack func(), err error) {
	pool, wait := c.requests, c.acquire
	l := laneOf(ctx)
	switch l {
	case building:
		pool, wait = c.builds, c.open
	case control:
		pool, wait = c.control, ownTimeout
	}
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	release := func() {}
	if l == weighty {
		select {
		case c.heavy <- struct{}{}:
			release = func() { <-c.heavy }
		case <-waiting.Done():
			return nil, nil, c.explain(ctx, waiting, pool, true, waiting.Err())
		}
	}
	conn, err := pool.Connx(waiting)
	if err != nil {
		release()
		return nil, nil, c.explain(ctx, waiting, pool, false, err)
	}
	return conn, func() { conn.Close(); release() }, nil
}

// explain returns why no connection was free.
func (c *Connections) explain(ctx, waiting context.Context, pool *sqlx.DB, noTurn bool, err error) error {
	switch stats := pool.Stats(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case noTurn, waiting.Err() != nil && stats.InUse >= stats.MaxOpenConnections:
		return ErrBusy
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// Ping checks that the database responds. If the server is silent, the driver may wait longer than ctx allows; the next ping then
// waits for the same response.
func (c *Connections) Ping(ctx context.Context) error {
	answer := c.pings.DoChan("", func() (any, error) { return nil, c.health.PingContext(context.WithoutCancel(ctx)) })
	select {
	case a := <-answer:
		return a.Err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Stats returns the state of the request connections.
func (c *Connections) Stats() sql.DBStats { return c.requests.Stats() }
