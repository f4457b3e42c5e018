package cli

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"time"

	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/db/session"
	"govhub/embedded"
)

// database is where the data is kept.
type database struct {
	DatabaseURL string        `env:"DATABASE_URL" placeholder:"URL" help:"PostgreSQL 15 to 18 to keep the data in, postgres://user:password@host/name. Without it the hub runs a private PostgreSQL."`
	WaitFor     time.Duration `name:"wait-for-database" env:"GOVHUB_WAIT_FOR_DATABASE" default:"0s" placeholder:"TIME" help:"How long to wait for a database that does not answer yet; 0 for not at all."`
	DataDir     string        `env:"GOVHUB_DATA_DIR" placeholder:"DIR" help:"Where the private PostgreSQL keeps its files. By default it is the same folder of the user for all commands: govhub in XDG_DATA_HOME or ~/.local/share; for root /var/lib/govhub."`
	PostgresBin string        `env:"GOVHUB_POSTGRES_BIN" placeholder:"DIR" help:"Folder with the programs of the private PostgreSQL, instead of those beside govhub or on the PATH."`
}

// store is an open database with up-to-date control tables.
type store struct {
	config  db.Config
	owner   *sql.DB
	private *embedded.Server // nil if the hub does not run the database
}

// purpose is why a command opens the database.
type purpose int

const (
	toRead  purpose = iota // only reads, also on a standby
	toWrite                // changes data, which needs control tables of this version
	toServe                // both, as the only hub on a data directory
)

// openExisting is open for commands that need existing data. A mistyped directory must not become an empty hub.
func (d database) openExisting(ctx context.Context, logger *slog.Logger, to purpose) (*store, error) {
	if d.DatabaseURL == "" {
		dir, err := d.dir()
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s holds no hub: set --data-dir or --database-url to where it is", dir)
		}
	}
	return d.open(ctx, logger, to)
}

// place names the location of the data, for users who may have meant another.
func (d database) place() string {
	if d.DatabaseURL != "" {
		return "the database of --database-url"
	}
	dir, err := d.dir()
	if err != nil {
		return "the data directory"
	}
	return dir
}

// readers says who answers from a new current release.
func (d database) readers() string {
	if d.DatabaseURL == "" {
		if served, err := embedded.Served(d.place()); err == nil && !served {
			return "no hub runs there: start one with " + strings.TrimSuffix("govhub serve --data-dir="+d.DataDir, " --data-dir=")
		}
	}
	return "a running hub answers from it once it has opened it"
}

// open connects as the owner of the data. Commands share the PostgreSQL of a data directory with each other and with its hub, but two
// hubs on one directory are an error.
func (d database) open(ctx context.Context, logger *slog.Logger, to purpose) (_ *store, err error) {
	s := new(store)
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	url := d.DatabaseURL
	if url == "" {
		if url, err = s.start(ctx, d, logger, to); err != nil {
			return nil, err
		}
	}
	s.config = db.Defaults(url)
	if err := d.await(ctx, logger, func() (err error) {
		s.owner, err = session.OpenOwner(ctx, s.config.Config)
		return err
	}); err != nil {
		return nil, err
	}
	if to == toWrite {
		if err := refuseStandby(ctx, s.owner); err != nil {
			return nil, err
		}
	}
	if err := bringUp(ctx, s.owner, to); err != nil {
		return s, fmt.Errorf("%s: %w", d.place(), err)
	}
	return s, nil
}

// bringUp makes sure that this version can read the control tables and all releases, which other versions may have made.
func bringUp(ctx context.Context, owner *sql.DB, to purpose) error {
	if to == toRead {
		if err := control.CheckTables(ctx, owner); err != nil {
			return err
		}
		return dataset.CheckShown(ctx, owner)
	}
	if err := control.Migrate(ctx, owner); err != nil {
		return err
	}
	return dataset.TakeOver(ctx, owner)
}

// refuseStandby refuses to write to a standby, and names the primary.
func refuseStandby(ctx context.Context, owner *sql.DB) error {
	standby, err := control.IsStandby(ctx, owner)
	if err != nil {
		return err
	}
	if standby {
		return errors.New("the database is a standby, which can only be read: name its primary with --database-url")
	}
	return nil
}

const retryAfter = 500 * time.Millisecond

// await connects, and retries for as long as the operator allows if the database may answer later.
func (d database) await(ctx context.Context, logger *slog.Logger, connect func() error) error {
	deadline := time.Now().Add(d.WaitFor)
	for told := false; ; told = true {
		err := connect()
		if err == nil || !db.Transient(err) || !time.Now().Before(deadline) {
			return err
		}
		if !told {
			logger.WarnContext(ctx, "waiting for the database", slog.Duration("at_most", d.WaitFor), slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(retryAfter):
		}
	}
}

func (s *store) start(ctx context.Context, d database, logger *slog.Logger, to purpose) (url string, err error) {
	dir, err := d.dir()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		logger.InfoContext(ctx, "the data will be kept in a new folder", slog.String("dir", dir))
	}
	s.private, err = embedded.Start(ctx, embedded.Options{DataDir: dir, BinDir: d.PostgresBin, Logger: logger, Shared: to != toServe})
	if err != nil {
		return "", err
	}
	return s.private.DSN(), nil
}

// Close disconnects and stops a private PostgreSQL, unless another command uses it.
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
