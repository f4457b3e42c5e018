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

// OwnConnections is how many connections a hub has beside the PoolSize of requests: one reads what releases keep in memory,
// one looks up what is published, one asks whether the database answers, and Follow listens on one.
const OwnConnections = 4

// ownTimeout bounds what the hub asks for itself and what takes no time on a sound server.
const ownTimeout = 10 * time.Second

// Connections are those that a hub has to PostgreSQL, except the one that listens. All releases share them.
type Connections struct {
	requests *sqlx.DB
	heavy    chan struct{} // has an item for each connection that a heavy statement holds
	builds   *sqlx.DB
	control  *sqlx.DB
	health   *sqlx.DB

	pings   singleflight.Group
	acquire time.Duration // wait of a request
	open    time.Duration // wait of the hub itself
	observe func(name string, took time.Duration, err error)
}

// Open makes the pools, which connect on first use.
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

// Close closes all connections.
func (c *Connections) Close() error {
	var errs []error
	for _, pool := range []*sqlx.DB{c.requests, c.builds, c.control, c.health} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(errs...)
}

// Waiting returns the same connections for requests that wait for one as long as told.
func (c *Connections) Waiting(acquire time.Duration) *Connections {
	return &Connections{
		requests: c.requests, heavy: c.heavy, builds: c.builds, control: c.control, health: c.health,
		acquire: acquire, open: c.open, observe: c.observe,
	}
}

// HeavyShare is how many of the connections of requests heavy statements may hold: three quarters, so that others always
// find one soon.
func HeavyShare(size int) int { return max(1, size*3/4) }

// Warm connects for the first request, which does so itself if that fails.
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
	light    lane = iota // a statement of a request
	weighty              // one that may take long
	building             // reads what a release keeps in memory
	control              // the hub's own question
)

type laneKey struct{}

func on(ctx context.Context, l lane) context.Context { return context.WithValue(ctx, laneKey{}, l) }

// Building returns a context whose statements read what a release keeps in memory.
func Building(ctx context.Context) context.Context { return on(ctx, building) }

// Control returns a context whose statements are the hub's own questions.
func Control(ctx context.Context) context.Context { return on(ctx, control) }

// IsControl reports whether the statements of the context are the hub's own questions.
func IsControl(ctx context.Context) bool { return laneOf(ctx) == control }

func laneOf(ctx context.Context) lane {
	l, _ := ctx.Value(laneKey{}).(lane)
	return l
}

// Heavy returns a context whose statements may take long, since their work grows with the rows that they look at and not
// with those that they bring. Not all connections are theirs: light statements go past them.
func Heavy(ctx context.Context) context.Context {
	if laneOf(ctx) != light {
		return ctx
	}
	return on(ctx, weighty)
}

// do runs use on a connection whose search_path leads to the schema. Connections that the server has closed show only when
// they are used, and there may be as many as the pool holds.
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
		// The protocol may be out of step: the next request must not inherit this connection.
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return err
}

// take waits for a free connection in the lane of the context, but not for as long as the request may last.
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

// explain says why there was no connection.
func (c *Connections) explain(ctx, waiting context.Context, pool *sqlx.DB, noTurn bool, err error) error {
	switch stats := pool.Stats(); {
	case ctx.Err() != nil:
		return ctx.Err()
	case noTurn, waiting.Err() != nil && stats.InUse >= stats.MaxOpenConnections:
		return ErrBusy
	}
	return fmt.Errorf("%w: %w", ErrUnavailable, err)
}

// Ping asks whether the database answers. The driver may wait for longer than ctx allows for a server that has fallen
// silent; then the next ping waits for the same answer.
func (c *Connections) Ping(ctx context.Context) error {
	answer := c.pings.DoChan("", func() (any, error) { return nil, c.health.PingContext(context.WithoutCancel(ctx)) })
	select {
	case a := <-answer:
		return a.Err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Stats returns the state of the connections of requests.
func (c *Connections) Stats() sql.DBStats { return c.requests.Stats() }
