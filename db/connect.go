package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// Reader is the role that answers requests. It may SELECT from published releases and nothing else.
const Reader = "govhub_reader"

// minMajor is the oldest version of PostgreSQL that the hub runs on.
const minMajor = 15

// Config says how to reach PostgreSQL and what a session may use.
type Config struct {
	URL              string
	PoolSize         int           // connections to the current release
	AcquireTimeout   time.Duration // wait for a free connection
	StatementTimeout time.Duration
	ConnectTimeout   time.Duration
	ReadTimeout      time.Duration // wait for any answer of the server
	ConnLifetime     time.Duration
	ReferenceRows    int // rows of reference tables that a release keeps in memory at most; 0 for none
	Totals           int // totals of lists that a release keeps in memory at most; 0 for none

	// Fingerprint is that of the Table Schemas that this program reads. Releases with another are refused, if it is set.
	Fingerprint string

	// Prepare is given each release before it becomes current, if set. If it fails, the release does not become current.
	Prepare func(context.Context, *Release) error

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
		ConnectTimeout:   2 * time.Second,
		ReadTimeout:      10 * time.Second,
		ConnLifetime:     5 * time.Minute,
		ReferenceRows:    250_000,
		Totals:           20_000,
	}
}

// OpenOwner connects as the owner of the data, for migrations and imports, and checks that the server will do.
func OpenOwner(ctx context.Context, c Config) (*sql.DB, error) {
	config, err := c.session()
	if err != nil {
		return nil, err
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf("database url: %w", err)
	}
	pool := sql.OpenDB(connector)
	if err := checkServer(ctx, pool); err != nil {
		pool.Close()
		return nil, explainConnect(config, err)
	}
	return pool, nil
}

// OpenReader connects as the Reader for work that takes longer than a request, such as downloads. It connects on first use.
func OpenReader(c Config) (*sql.DB, error) {
	pool, err := c.openReader("govhub", c.PoolSize)
	if err != nil {
		return nil, err
	}
	return pool.DB, nil
}

// openReader makes a pool of sessions of the Reader role. It connects on first use.
func (c Config) openReader(searchPath string, size int) (*sqlx.DB, error) {
	config, err := c.session()
	if err != nil {
		return nil, err
	}
	config.BinaryParameters = true // one round trip for a statement that is not prepared, instead of two
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf("database url: %w", err)
	}
	connector.Dialer(deadlineDialer{Dialer: net.Dialer{Timeout: c.ConnectTimeout}, read: c.ReadTimeout})
	pool := sqlx.NewDb(sql.OpenDB(sessions{connector, map[string]string{
		"role":                          Reader,
		"search_path":                   searchPath,
		"default_transaction_read_only": "on",
		"statement_timeout":             strconv.FormatInt(c.StatementTimeout.Milliseconds(), 10),
	}}), "postgres")
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	pool.SetConnMaxLifetime(c.ConnLifetime)
	pool.SetConnMaxIdleTime(time.Minute)
	return pool, nil
}

// session parses the URL and names the program.
func (c Config) session() (pq.Config, error) {
	config, err := pq.NewConfig(c.URL)
	if err != nil {
		return pq.Config{}, fmt.Errorf("database url: %w", err)
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

// explainConnect turns a failed connection into one line that says what, where and what to do.
func explainConnect(c pq.Config, err error) error {
	where := fmt.Sprintf("%s:%d", c.Host, c.Port)
	if e := pq.As(err, pqerror.InvalidCatalogName); e != nil {
		return fmt.Errorf("database %q does not exist at %s: create it or correct --database-url", c.Database, where)
	}
	if e := pq.As(err, pqerror.InvalidPassword, pqerror.InvalidAuthorizationSpecification); e != nil {
		return fmt.Errorf("user %q was refused by the database at %s (%s): correct --database-url", c.User, where, e.Message)
	}
	if errors.Is(err, pq.ErrSSLNotSupported) {
		return fmt.Errorf("the database at %s does not speak TLS: add sslmode=disable to --database-url", where)
	}
	var network net.Error
	if errors.As(err, &network) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no database answers at %s (%w): start it or correct --database-url", where, err)
	}
	return fmt.Errorf("database at %s: %w", where, err)
}
