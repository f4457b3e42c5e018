// Package dbtest gives each test a PostgreSQL database of its own.
//
// A test binary that calls Main from TestMain starts one private cluster on first use and clones a migrated template for every
// test, which takes milliseconds. The binaries come from GOVHUB_POSTGRES_BIN, or else from where the hub finds them.
package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"govhub/db"
	"govhub/db/control"
	"govhub/db/session"
	"govhub/embedded"
)

const template = "template_govhub"

var (
	cluster = sync.OnceValues(start)
	started atomic.Bool
	serial  atomic.Int64
)

type server struct {
	embedded *embedded.Server
	dir      string
	owner    *sql.DB // of the database postgres
}

// Main runs the tests of a package, stops its cluster and cleans up. Use it as the body of TestMain.
func Main(m *testing.M, cleanups ...func()) {
	embedded.Main()
	code := m.Run()
	if started.Load() {
		if s, err := cluster(); err == nil {
			s.stop()
		}
	}
	for _, cleanup := range cleanups {
		cleanup()
	}
	os.Exit(code)
}

func start() (_ *server, err error) {
	started.Store(true)
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "govhub-test-")
	if err != nil {
		return nil, err
	}
	// The server may run as another user.
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, err
	}
	s := &server{dir: dir}
	s.embedded, err = embedded.Start(ctx, embedded.Options{
		DataDir: dir, BinDir: os.Getenv("GOVHUB_POSTGRES_BIN"), Logger: slog.New(slog.DiscardHandler), Volatile: true,
	})
	if err != nil {
		return nil, err
	}
	if s.owner, err = sql.Open("postgres", s.dsn("postgres")); err != nil {
		return nil, err
	}
	if _, err := s.owner.ExecContext(ctx, "CREATE DATABASE "+template); err != nil {
		return nil, err
	}
	owner, err := session.OpenOwner(ctx, session.Defaults(s.dsn(template)))
	if err != nil {
		return nil, err
	}
	defer owner.Close()
	return s, control.Migrate(ctx, owner)
}

func (s *server) stop() {
	s.owner.Close()
	if err := s.embedded.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "dbtest: stop PostgreSQL:", err)
	}
	os.RemoveAll(s.dir)
}

func (s *server) dsn(name string) string {
	u, err := url.Parse(s.embedded.DSN())
	if err != nil {
		panic(err) // cannot happen: url.URL wrote it
	}
	u.Path = "/" + name
	return u.String()
}

// Database is the database of one test.
type Database struct {
	server *server
	name   string
}

// New creates a database with the control tables and no release. It is dropped when the test ends.
func New(t testing.TB) *Database { return clone(t, template) }

// Clone copies the database, which must have no connections.
func (d *Database) Clone(t testing.TB) *Database { return clone(t, d.name) }

func clone(t testing.TB, source string) *Database {
	t.Helper()
	d, err := copyOf(source)
	if err != nil {
		t.Fatalf("make a database: %v", err)
	}
	t.Cleanup(func() {
		if _, err := d.server.owner.Exec("DROP DATABASE " + d.name + " WITH (FORCE)"); err != nil {
			t.Errorf("drop the database: %v", err)
		}
	})
	return d
}

// copyOf copies the files of a database, which is faster than writing it again.
func copyOf(source string) (*Database, error) {
	s, err := cluster()
	if err != nil {
		return nil, err
	}
	d := &Database{server: s, name: fmt.Sprintf("test_%d", serial.Add(1))}
	_, err = s.owner.Exec("CREATE DATABASE " + d.name + " TEMPLATE " + source + "")
	return d, err
}

// Shared returns a function that clones a database. prepare runs once per test binary.
func Shared(prepare func(owner *sql.DB) error) func(t testing.TB) *Database {
	prepared := sync.OnceValues(func() (*Database, error) {
		d, err := copyOf(template)
		if err != nil {
			return nil, err
		}
		owner, err := session.OpenOwner(context.Background(), d.Config().Config)
		if err != nil {
			return nil, err
		}
		defer owner.Close()
		return d, prepare(owner)
	})
	return func(t testing.TB) *Database {
		t.Helper()
		d, err := prepared()
		if err != nil {
			t.Fatalf("prepare a database for tests: %v", err)
		}
		return d.Clone(t)
	}
}

// DSN returns the address of the database for its owner.
func (d *Database) DSN() string { return d.server.dsn(d.name) }

// Config returns the default configuration for the database, with timeouts long enough for a busy machine.
func (d *Database) Config() db.Config {
	c := db.Defaults(d.DSN())
	c.AcquireTimeout, c.StatementTimeout, c.ConnectTimeout, c.ReadTimeout = time.Minute, time.Minute, time.Minute, time.Minute
	return c
}

// Owner connects as the owner of the data.
func (d *Database) Owner(t testing.TB) *sql.DB {
	t.Helper()
	owner, err := session.OpenOwner(t.Context(), d.Config().Config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { owner.Close() })
	return owner
}

// Hub opens the current release.
func (d *Database) Hub(t testing.TB) *db.Hub {
	t.Helper()
	hub, err := db.Open(t.Context(), d.Config(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	return hub
}
