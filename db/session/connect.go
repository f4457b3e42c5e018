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

// Reader is the role of sessions that answer requests. It may only SELECT from published releases.
const Reader = "govhub_reader"

// controlSchema has the control tables. It is the search_path of a new session.
const controlSchema = "govhub"

// AnySchema is for queries that qualify their tables with a schema.
const AnySchema = ""

// minMajor is the oldest supported version of PostgreSQL.
const minMajor = 15

// Config is the address of PostgreSQL and the limits of sessions.
type Config struct {
	URL              string        // of the owner of the data
	ReadURL          string        // of the login that answers requests; if empty, sessions of the owner take the role Reader
	PoolSize         int           // connections for requests; the hub itself has four more
	AcquireTimeout   time.Duration // wait for a free connection
	StatementTimeout time.Duration
	OpenTimeout      time.Duration // for each part of a release that is read into memory
	ConnectTimeout   time.Duration
	ReadTimeout      time.Duration // wait for any answer of the server
	PingTimeout      time.Duration // of each step of Ping, so that one lost response does not delay the next ping
	ConnLifetime     time.Duration

	// Observe is called for every query of a request, if set.
	Observe func(name string, took time.Duration, err error)
}

// Defaults returns the documented limits for a database at url.
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

// OpenOwner connects as the owner of the data, for migrations and imports, and checks that the server is suitable.
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

// watchful opens sessions whose queries end soon after the client process, however that ends: a killed import must not hold its
// lock while PostgreSQL builds an index. Servers on some systems cannot detect this, and reject the setting.
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

// openReader makes a pool of read-only sessions. It connects on first use.
func (c Config) openReader(size int) (*sqlx.DB, error) {
	config, err := c.session(c.reader())
	if err != nil {
		return nil, err
	}
	config.BinaryParameters = true // one round trip instead of two for a query that is not prepared
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

// readerSettings are the settings of a session that answers requests. A separate login needs no other role.
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

// reader is the address of read-only sessions.
func (c Config) reader() address {
	if c.ReadURL == "" {
		return c.owner()
	}
	return address{"--read-database-url", c.ReadURL}
}

// session parses an address and names the program.
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

// suitable returns why a server cannot serve the hub, or nil.
func suitable(major int, icu bool) error {
	switch {
	case major < minMajor:
		return fmt.Errorf("PostgreSQL %d is too old: govhub needs version %d or newer", major, minMajor)
	case !icu:
		return errors.New("this PostgreSQL was built without ICU, which orders Russian names: use a build with ICU")
	}
	return nil
}
