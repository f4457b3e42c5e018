package session

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// Reader is the role that answers requests. It may SELECT from published releases and nothing else.
const Reader = "govhub_reader"

// controlSchema holds what is published, and what a session reads from until it is told a release.
const controlSchema = "govhub"

// AnySchema is for statements that name the schemas of their tables.
const AnySchema = ""

// minMajor is the oldest version of PostgreSQL that the hub runs on.
const minMajor = 15

// Config says how to reach PostgreSQL and what a session may use.
type Config struct {
	URL              string        // of the owner of the data
	ReadURL          string        // of the login that answers requests; if empty, sessions of the owner take the role Reader
	PoolSize         int           // connections for requests; OwnConnections come on top
	AcquireTimeout   time.Duration // wait for a free connection
	StatementTimeout time.Duration
	OpenTimeout      time.Duration // to read what a release keeps in memory, each part of it
	ConnectTimeout   time.Duration
	ReadTimeout      time.Duration // wait for any answer of the server
	PingTimeout      time.Duration // of each step of Ping, so that one answer that never comes does not delay the next question for long
	ConnLifetime     time.Duration

	// Observe is told of every statement of a request, if set.
	Observe func(name string, took time.Duration, err error)
}

// Defaults returns the limits of the reference for a database at url.
func Defaults(url string) Config {
	return Config{
		URL:              url,
		PoolSize:         16,
		AcquireTimeout:   2 * time.Second,
		StatementTimeout: 5 * time.Second,
		OpenTimeout:      5 * time.Minute,
		ConnectTimeout:   2 * time.Second,
		ReadTimeout:      10 * time.Second,
		PingTimeout:      time.Second,
		ConnLifetime:     5 * time.Minute,
	}
}

// OpenOwner connects as the owner of the data, for migrations and imports, and checks that the server will do.
func OpenOwner(ctx context.Context, c Config) (*sql.DB, error) {
	config, err := c.session(c.owner())
	if err != nil {
		return nil, err
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, errors.New("the database address cannot be used")
	}
	pool := sql.OpenDB(watchful{connector})
	if err := checkServer(ctx, pool); err != nil {
		pool.Close()
		return nil, explainConnect(c.owner().flag, config, err)
	}
	if err := checkOwner(ctx, pool); err != nil {
		pool.Close()
		return nil, explainConnect(c.owner().flag, config, err)
	}
	return pool, nil
}

// watchful opens sessions whose statements end soon after the program that asked for them, however that ended: an import that
// was killed must not hold its lock for as long as an index takes. Servers that cannot tell, on some systems, refuse the setting.
type watchful struct{ driver.Connector }

// Connect opens a session.
func (w watchful) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := w.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	_, err = c.(driver.ExecerContext).ExecContext(ctx, "SET client_connection_check_interval = '250ms'", nil)
	if err != nil && pq.As(err) == nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// OpenReader connects as the Reader for work that takes longer than a request, such as downloads. It connects on first use.
func OpenReader(c Config) (*sql.DB, error) {
	pool, err := c.openReader(c.PoolSize)
	if err != nil {
		return nil, err
	}
	return pool.DB, nil
}

// openReader makes a pool of sessions that only read. It connects on first use.
func (c Config) openReader(size int) (*sqlx.DB, error) {
	config, err := c.session(c.reader())
	if err != nil {
		return nil, err
	}
	config.BinaryParameters = true // one round trip for a statement that is not prepared, instead of two
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, errors.New("the database address cannot be used")
	}
	connector.Dialer(deadlineDialer{Dialer: net.Dialer{Timeout: c.ConnectTimeout}, read: c.ReadTimeout})
	pool := sqlx.NewDb(sql.OpenDB(sessions{connector, c.readerSettings()}), "postgres")
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	pool.SetConnMaxLifetime(c.ConnLifetime)
	pool.SetConnMaxIdleTime(time.Minute)
	return pool, nil
}

// readerSettings are those of a session that answers requests. A login of its own needs no other role.
func (c Config) readerSettings() map[string]string {
	settings := map[string]string{
		"search_path":                   controlSchema,
		"default_transaction_read_only": "on",
		"statement_timeout":             strconv.FormatInt(c.StatementTimeout.Milliseconds(), 10),
	}
	if c.ReadURL == "" {
		settings["role"] = Reader
	}
	return settings
}

// ListenAddress returns the address of the owner in the form that pq.NewListener takes.
func (c Config) ListenAddress() (string, error) { return c.owner().normal() }

func (c Config) owner() address { return address{"--database-url", c.URL} }

// reader is the address of those who only read.
func (c Config) reader() address {
	if c.ReadURL == "" {
		return c.owner()
	}
	return address{"--read-database-url", c.ReadURL}
}

// session reads an address and names the program.
func (c Config) session(a address) (pq.Config, error) {
	config, err := a.config()
	if err != nil {
		return pq.Config{}, err
	}
	config = config.Clone()
	if config.ApplicationName == "" {
		config.ApplicationName = "govhub"
	}
	config.ConnectTimeout = c.ConnectTimeout
	return config, nil
}

func checkServer(ctx context.Context, pool *sql.DB) error {
	const query = `-- name: server.check
		SELECT current_setting('server_version_num')::integer / 10000,
		       EXISTS (SELECT FROM pg_collation WHERE collname = 'ru-x-icu')`
	var major int
	var icu bool
	if err := pool.QueryRowContext(ctx, query).Scan(&major, &icu); err != nil {
		return err
	}
	return suitable(major, icu)
}

// suitable says why a server cannot serve the hub, if so.
func suitable(major int, icu bool) error {
	switch {
	case major < minMajor:
		return fmt.Errorf("PostgreSQL %d is too old: govhub needs version %d or newer", major, minMajor)
	case !icu:
		return errors.New("this PostgreSQL was built without ICU, which orders Russian names: use a build with ICU")
	}
	return nil
}
