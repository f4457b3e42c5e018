package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"govhub/db"
	"govhub/embedded"
)

// database says where the data is kept.
type database struct {
	DatabaseURL string `env:"DATABASE_URL" placeholder:"URL" help:"PostgreSQL 15 to 18 to keep the data in, postgres://user:password@host/name. Without it the hub runs a private PostgreSQL."`
	DataDir     string `env:"GOVHUB_DATA_DIR" default:".govhub" placeholder:"DIR" help:"Where the private PostgreSQL keeps its files."`
	PostgresBin string `env:"GOVHUB_POSTGRES_BIN" placeholder:"DIR" help:"Folder with the programs of the private PostgreSQL, instead of those beside govhub or on the PATH."`
}

// store is an open database with up-to-date control tables.
type store struct {
	config  db.Config
	owner   *sql.DB
	private *embedded.Server // nil if the database is not ours to run
}

// openExisting is open for commands that make no sense where no hub has ever been. A mistyped directory must not become
// an empty hub.
func (d database) openExisting(ctx context.Context, logger *slog.Logger) (*store, error) {
	if d.DatabaseURL == "" {
		if _, err := os.Stat(d.DataDir); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no hub in %s: name its directory with --data-dir, or its database with --database-url", d.DataDir)
		}
	}
	return d.open(ctx, logger, true)
}

// place says where the data is kept, for those who may have meant another place.
func (d database) place() string {
	if d.DatabaseURL != "" {
		return "the database of --database-url"
	}
	dir, err := filepath.Abs(d.DataDir)
	if err != nil {
		return d.DataDir
	}
	return dir
}

// open connects as the owner of the data. A hub that runs on the data directory already shares its PostgreSQL if shared
// is true; otherwise two hubs would answer from one directory, which is an error.
func (d database) open(ctx context.Context, logger *slog.Logger, shared bool) (_ *store, err error) {
	s := new(store)
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	url := d.DatabaseURL
	if url == "" {
		if url, err = s.start(ctx, d, logger, shared); err != nil {
			return nil, err
		}
	}
	s.config = db.Defaults(url)
	if s.owner, err = db.OpenOwner(ctx, s.config); err != nil {
		return nil, err
	}
	return s, db.Migrate(ctx, s.owner)
}

func (s *store) start(ctx context.Context, d database, logger *slog.Logger, shared bool) (url string, err error) {
	dir, err := filepath.Abs(d.DataDir)
	if err != nil {
		return "", err
	}
	s.private, err = embedded.Start(ctx, embedded.Options{DataDir: dir, BinDir: d.PostgresBin, Logger: logger})
	if errors.Is(err, embedded.ErrInUse) && shared {
		return embedded.Attach(ctx, dir)
	}
	if err != nil {
		return "", err
	}
	return s.private.DSN(), nil
}

// Close disconnects and stops a private PostgreSQL.
func (s *store) Close() error {
	var errs []error
	if s.owner != nil {
		errs = append(errs, s.owner.Close())
	}
	if s.private != nil {
		errs = append(errs, s.private.Stop())
	}
	return errors.Join(errs...)
}
