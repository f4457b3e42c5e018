// Package embedded runs a private PostgreSQL for those who have no database of their own.
//
// Everything lives in the hub's data directory:
//
//	lock            held (flock) by the running hub, whose pid it shows
//	users           held, together, by all programs that use the cluster: the hub, and commands
//	turn            held by the program that looks for a server or starts one
//	keeper          held by the keeper of a running server
//	password        of the role govhub; mode 0600
//	postgres/       the cluster; its configuration is written anew at each start
//	postgres.log    what the server said since its last start, or the last 4 MB of it; postgres.log.1 what it said before
//	initdb-*/       a cluster in the making, renamed to postgres when it is complete
//
// Start makes the cluster if there is none, ends any server that was left behind on it, and has a keeper start PostgreSQL on a
// free loopback port and on a Unix socket in the cluster; or it joins those who use it already. PostgreSQL refuses to run as
// root: a hub of root's runs it as the user postgres, or nobody.
//
// The keeper is this program again, by Main, as a process of its own. It ends the server when nobody holds the lock of users any
// more, which the kernel sees to, however they end. On Linux the server ends with the keeper too; elsewhere the next Start does
// that. Nothing is lost by it: commits are durable, and PostgreSQL recovers by itself.
package embedded

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// ErrInUse says that another hub runs on the data directory.
var ErrInUse = errors.New("data directory is in use")

// ErrNotRunning says that no PostgreSQL runs on the data directory.
var ErrNotRunning = errors.New("no PostgreSQL is running on the data directory")

// Options say where the server lives and what it is made of.
type Options struct {
	DataDir  string       // the hub's data directory, made if missing
	BinDir   string       // the folder with initdb and postgres; empty means the one FindBinaries finds
	Logger   *slog.Logger // tells of each start and of each recovery; nil means slog.Default
	Shared   bool         // for commands beside the hub, and each other; otherwise there is one at a time
	Volatile bool         // for tests and nothing else: faster, but a crash of the machine ruins the cluster
}

// Server is a running PostgreSQL that this process uses.
type Server struct {
	dir   dataDir
	port  int
	dsn   string
	hub   *os.File // lock; nil if shared
	users *os.File

	gone    <-chan struct{}
	unwatch func()

	stop    sync.Once
	stopErr error
}

// portTries bounds how often a port is lost to another program between its choice and the start of the server.
const portTries = 5

// Start starts PostgreSQL on the data directory, unless it runs already, and returns when it answers. The context governs the
// start only. Start returns ErrInUse if another hub, or this one, already runs on the data directory.
func Start(ctx context.Context, o Options) (_ *Server, err error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	d, err := openDataDir(o.DataDir)
	if err != nil {
		return nil, err
	}
	s := &Server{dir: d, unwatch: func() {}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.release())
		}
	}()
	if !o.Shared {
		if s.hub, err = d.acquire(); err != nil {
			return nil, err
		}
	}
	if s.users, err = take(ctx, d.users(), unix.LOCK_SH); err != nil {
		return nil, err
	}
	turn, err := take(ctx, d.turn(), unix.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer turn.Close()
	if s.port, err = d.running(ctx, o.Shared); errors.Is(err, ErrNotRunning) {
		s.port, err = d.run(ctx, o)
	}
	if err != nil {
		return nil, err
	}
	if s.dsn, err = d.dsn(s.port); err != nil {
		return nil, err
	}
	s.gone, s.unwatch, err = d.watchKeeper()
	return s, err
}

// run starts a server and returns its port.
func (d dataDir) run(ctx context.Context, o Options) (port int, err error) {
	begun := time.Now()
	binDir, version, err := FindBinaries(ctx, o.BinDir)
	if err != nil {
		return 0, err
	}
	acct, err := d.account()
	if err != nil {
		return 0, err
	}
	if err := acct.mayUse(ctx, binDir, d.dir); err != nil {
		return 0, err
	}
	if err := d.ensureCluster(ctx, o, binDir, version, acct); err != nil {
		return 0, err
	}
	if err := d.endOrphans(ctx, o.Logger); err != nil {
		return 0, err
	}
	if err := os.Rename(d.log(), d.log()+".1"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, fmt.Errorf("cannot put the last server log aside: %w", err)
	}
	for range portTries {
		if port, err = freePort(); err != nil {
			return 0, err
		}
		if err = d.launch(ctx, o, binDir, acct, port); err == nil || portFree(port) {
			break
		}
	}
	if err != nil {
		return 0, err
	}
	dsn, err := d.dsn(port)
	if err == nil {
		err = prepareDatabase(ctx, dsn, o.Logger)
	}
	if err != nil {
		return 0, err
	}
	pf, err := d.readPidFile()
	o.Logger.Info("postgres started", slog.String("version", version), slog.String("dir", d.cluster()),
		slog.Int("port", port), slog.Int("pid", pf.pid), slog.Duration("took", time.Since(begun)))
	return port, err
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

// Login lets a role log in, which it makes if need be, with a new password and without any right that it is not granted
// elsewhere. It returns the URL of the database govhub for it. What it returned before no longer works.
func (s *Server) Login(ctx context.Context, name string) (dsn string, err error) {
	password := rand.Text()
	if err := ensureLogin(ctx, s.dsn, name, password); err != nil {
		return "", fmt.Errorf("cannot make the login %s: %w", name, err)
	}
	return s.dir.address(s.port, url.UserPassword(name, password)), nil
}

// Done returns a channel that is closed when PostgreSQL has exited, after Stop or by itself.
func (s *Server) Done() <-chan struct{} { return s.gone }

// Stop stops using PostgreSQL. If nobody else uses it, that ends, which Stop waits for. It returns an error if PostgreSQL had
// already exited by itself. Further calls do nothing and return the same.
func (s *Server) Stop() error {
	s.stop.Do(func() {
		select {
		case <-s.gone:
			s.stopErr = fmt.Errorf("PostgreSQL exited by itself (%s): see %s", lastLine(s.dir.log()), s.dir.log())
		default:
		}
		s.stopErr = errors.Join(s.stopErr, s.release())
	})
	return s.stopErr
}

// release lets go of what the server holds.
func (s *Server) release() (err error) {
	if s.users != nil {
		err = s.dir.leave(s.users)
	}
	s.unwatch()
	if s.hub != nil {
		s.hub.Close() // last, so that the next hub finds everything in order
	}
	return err
}
