// Package embedded runs a private PostgreSQL as a child of the hub, for those who have no database of their own.
//
// Everything lives in the hub's data directory:
//
//	lock            held (flock) by the running hub, whose pid it shows
//	password        of the role govhub; mode 0600
//	postgres/       the cluster; its configuration is written anew at each start
//	postgres.log    what the server said since its last start; postgres.log.1 since the one before
//	initdb-*/       a cluster in the making, renamed to postgres when it is complete
//
// Start takes the lock, makes the cluster if there is none, ends any server that a killed hub left behind on it, and
// starts PostgreSQL on a free loopback port and on a Unix socket in the cluster. PostgreSQL refuses to run as root: a
// hub of root's runs it as the user postgres, or nobody.
//
// The server ends with the hub. On Linux the kernel sees to it, however the hub dies; elsewhere the next Start does.
// Nothing is lost by that: commits are durable, and PostgreSQL recovers by itself.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// ErrInUse says that another hub runs on the data directory.
var ErrInUse = errors.New("data directory is in use")

// ErrNotRunning says that no hub keeps a PostgreSQL running on the data directory.
var ErrNotRunning = errors.New("no hub is running on the data directory")

// Options say where the server lives and what it is made of.
type Options struct {
	DataDir  string       // the hub's data directory, made if missing
	BinDir   string       // the folder with initdb and postgres; empty means the one FindBinaries finds
	Logger   *slog.Logger // tells of each start and of each recovery; nil means slog.Default
	Volatile bool         // for tests and nothing else: faster, but a crash of the machine ruins the cluster
}

// Server is a running PostgreSQL that belongs to this process.
type Server struct {
	dsn      string
	lock     *os.File
	log      string // path of the server's log
	postgres *child

	stop    sync.Once
	stopErr error
}

// portTries bounds how often a port is lost to another program between its choice and the start of the server.
const portTries = 5

// Start starts PostgreSQL on the data directory and returns when it answers. The context governs the start only. Start
// returns ErrInUse if another hub, or this one, already runs on the data directory.
func Start(ctx context.Context, o Options) (_ *Server, err error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	begun := time.Now()
	binDir, version, err := FindBinaries(ctx, o.BinDir)
	if err != nil {
		return nil, err
	}
	d, err := openDataDir(o.DataDir)
	if err != nil {
		return nil, err
	}
	lock, err := d.acquire()
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			lock.Close()
		}
	}()
	acct, err := d.account()
	if err != nil {
		return nil, err
	}
	if err := acct.mayUse(ctx, binDir, d.dir); err != nil {
		return nil, err
	}
	if err := d.ensureCluster(ctx, o, binDir, version, acct); err != nil {
		return nil, err
	}
	if err := d.endOrphans(ctx, o.Logger); err != nil {
		return nil, err
	}
	if err := os.Rename(d.log(), d.log()+".1"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("cannot put the last server log aside: %w", err)
	}

	s := &Server{lock: lock, log: d.log()}
	var port int
	for range portTries {
		if port, err = freePort(); err != nil {
			return nil, err
		}
		if s.postgres, err = d.launch(ctx, o, binDir, acct, port); err == nil || portFree(port) {
			break
		}
	}
	if err != nil {
		return nil, err
	}
	if s.dsn, err = d.dsn(port); err == nil {
		err = prepareDatabase(ctx, s.dsn, o.Logger)
	}
	if err != nil {
		return nil, s.postgres.abandon(err)
	}
	o.Logger.Info("postgres started", slog.String("version", version), slog.String("dir", d.cluster()),
		slog.Int("port", port), slog.Int("pid", s.postgres.pid()), slog.Duration("took", time.Since(begun)))
	return s, nil
}

// launch starts the server and waits until it takes connections. If it fails, no process is left.
func (d dataDir) launch(ctx context.Context, o Options, binDir string, acct account, port int) (*child, error) {
	if err := d.writeConf(acct, port, o.Volatile); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(d.log(), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot write the server log: %w", err)
	}
	defer log.Close()
	cmd := acct.command(d.cluster(), filepath.Join(binDir, "postgres"), "-D", d.cluster())
	cmd.Stdout, cmd.Stderr = log, log
	postgres, err := startChild(cmd)
	if err != nil {
		return nil, fmt.Errorf("cannot run %s: %w", cmd.Path, err)
	}
	for {
		if pf, err := d.readPidFile(); err == nil && pf.pid == postgres.pid() && pf.ready {
			return postgres, nil
		}
		select {
		case <-postgres.done:
			return nil, fmt.Errorf("PostgreSQL did not start: %s (all of it in %s)", complaint(d.log()), d.log())
		case <-ctx.Done():
			return nil, postgres.abandon(fmt.Errorf("start of PostgreSQL: %w", context.Cause(ctx)))
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// freePort returns a loopback port that was free a moment ago.
func freePort() (int, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("no free port on 127.0.0.1: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func portFree(port int) bool {
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	if err != nil {
		return false
	}
	l.Close()
	return true
}

// DSN returns the URL, password included, of the database govhub for its owner.
func (s *Server) DSN() string { return s.dsn }

// Done returns a channel that is closed when PostgreSQL has exited, after Stop or by itself.
func (s *Server) Done() <-chan struct{} { return s.postgres.done }

// Stop shuts PostgreSQL down, waits for its end and frees the data directory. It returns an error if PostgreSQL had
// already exited by itself. Further calls do nothing and return the same.
func (s *Server) Stop() error {
	s.stop.Do(func() {
		select {
		case <-s.postgres.done:
			s.stopErr = fmt.Errorf("PostgreSQL exited by itself (%s): see %s", s.postgres.cmd.ProcessState, s.log)
		default:
			s.stopErr = s.postgres.shutdown()
		}
		s.lock.Close()
	})
	return s.stopErr
}
