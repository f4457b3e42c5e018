package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/lib/pq"

	"govhub/dataset"
	"govhub/embedded"
)

const (
	govhub     = "bin/govhub"
	bundleData = "data"
)

// postgres is the one server with the databases of all systems.
type postgres struct {
	dir    string
	server *embedded.Server
	db     *sql.DB
}

// durability reports whether commits survive a crash of the machine, as for users.
type durability bool

const (
	durable  durability = true
	volatile durability = false
)

// startPostgres starts the server of the folder, which may have databases of an earlier run.
func startPostgres(ctx context.Context, dir, binDir string, d durability) (_ *postgres, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.Chmod(dir, 0o755); err != nil { // PostgreSQL may run as another user
		return nil, err
	}
	p := &postgres{dir: dir}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.stop())
		}
	}()
	p.server, err = embedded.Start(ctx, embedded.Options{
		DataDir: filepath.Join(dir, "postgres"), BinDir: binDir, Logger: slog.New(slog.DiscardHandler), Volatile: d == volatile,
	})
	if err != nil {
		return nil, err
	}
	p.db, err = sql.Open("postgres", p.server.DSN())
	return p, err
}

// process returns the id of the server's process, which is the parent of each backend.
func (p *postgres) process(ctx context.Context) (pid int, err error) {
	var backend int
	if err := p.db.QueryRowContext(ctx, "-- name: BenchBackend\nSELECT pg_backend_pid()").Scan(&backend); err != nil {
		return 0, err
	}
	return parentOf(backend)
}

func (p *postgres) stop() error {
	var errs []error
	if p.db != nil {
		errs = append(errs, p.db.Close())
	}
	if p.server != nil {
		errs = append(errs, p.server.Stop())
	}
	return errors.Join(errs...)
}

// dsn returns the URL of the database of a scale.
func (p *postgres) dsn(s scale) string { return p.dsnOf(s.database()) }

// dsnOf returns the URL of a database.
func (p *postgres) dsnOf(database string) string {
	u, err := url.Parse(p.server.DSN())
	if err != nil {
		panic(err) // embedded made it
	}
	u.Path = "/" + database
	return u.String()
}

const describedSQL = `-- name: BenchDescribed
SELECT coalesce((SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1), '')`

// prepare makes the database of a scale unless an earlier run has: a release, and plain tables with the same rows.
func (p *postgres) prepare(ctx context.Context, s scale) error {
	complete := "complete, with Table Schemas " + dataset.Fingerprint()
	var description string
	if err := p.db.QueryRowContext(ctx, describedSQL, s.database()).Scan(&description); err != nil {
		return err
	}
	if description == complete {
		return nil
	}
	name := pq.QuoteIdentifier(s.database())
	if err := p.recreate(ctx, s.database()); err != nil {
		return err
	}
	if err := p.publish(ctx, s); err != nil {
		return err
	}
	progress("%v: copying into plain tables", s)
	if err := copyPlain(ctx, p.dsn(s)); err != nil {
		return fmt.Errorf("copy into plain tables: %w", err)
	}
	_, err := p.db.ExecContext(ctx, "COMMENT ON DATABASE "+name+" IS "+pq.QuoteLiteral(complete))
	return err
}

// recreate makes an empty database.
func (p *postgres) recreate(ctx context.Context, database string) error {
	name := pq.QuoteIdentifier(database)
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name} {
		if _, err := p.db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// publish makes release 1.
func (p *postgres) publish(ctx context.Context, s scale) error {
	packageDir := bundleData
	if s != bundled {
		packageDir = filepath.Join(p.dir, "package")
		if err := os.RemoveAll(packageDir); err != nil {
			return err
		}
		defer os.RemoveAll(packageDir)
		progress("%v: generating", s)
		if err := command(ctx, govhub, "generate", "--scale", strconv.Itoa(int(s)), "--seed", "1", packageDir); err != nil {
			return err
		}
	}
	progress("%v: importing", s)
	return command(ctx, govhub, "import", "--database-url", p.dsn(s), packageDir)
}

// command runs a program and returns its output if it fails.
func command(ctx context.Context, name string, args ...string) error {
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, args[0], err, out)
	}
	return nil
}
