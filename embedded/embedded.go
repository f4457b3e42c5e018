// Package embedded runs a private PostgreSQL for those who have no database of their own.
//
// Everything lives in the hub's data directory:
//
//	lock            held (flock) by the running hub, whose pid it shows
//	users           held, together, by all programs that use the cluster: the hub, and commands
//	turn            held by the program that looks for a server or starts one
//	keeper          held by the keeper of a running server
//	password        of role govhub; mode 0600
//	postgres/       the cluster; its configuration is rewritten at each start
//	postgres.log    output of the server since its start, at most the last 4 MB; postgres.log.1 is the part before
//	initdb-*/       an incomplete cluster, renamed to postgres when it is complete
//
// Start makes the cluster if there is none, ends any server left behind on it, and lets a keeper start PostgreSQL on a free loopback
// port and on a Unix socket in the cluster; or it joins the programs that already use it. PostgreSQL refuses to run as root: for root
// it runs as the user postgres, or nobody.
//
// The keeper is this program again, started by Main as another process. It ends the server when nobody holds the lock of users
// any more; the kernel releases that lock however programs end. On Linux the server ends with the keeper too; elsewhere the next
// Start ends it. Nothing is lost: commits are durable, and PostgreSQL recovers by itself.
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
	"strconv"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// ErrInUse says that another hub runs on the data directory.
var ErrInUse = errors.New("data directory is in use")

// ErrNotRunning says that no PostgreSQL runs on the data directory.
var ErrNotRunning = errors.New("no PostgreSQL is running on the data directory")

// Options of Start.
type Options struct {
	DataDir  string       // made if missing
	BinDir   string       // the folder with initdb and postgres; FindBinaries finds it if empty
	Logger   *slog.Logger // logs starts and recoveries; slog.Default if nil
	Shared   bool         // for commands, which share the server with the hub and each other; otherwise only one may run
	Volatile bool         // only for tests: faster, but a crash of the machine ruins the cluster
}

// Server is a running PostgreSQL used by this process. Callers must call Stop.
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

// portTries bounds the attempts if another program takes the port between its choice and the start of the server.
const portTries = 5

// Start starts PostgreSQL on the data directory, unless it already runs, and returns when it answers. The context only governs
// the start. Start returns ErrInUse if a hub already runs on the data directory.
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
	port = d.lastPort() // SQL clients know it
	for range portTries {
		if port == 0 || !portFree(port) {
			if port, err = freePort(); err != nil {
				return 0, err
			}
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

// DSN returns the URL of the database govhub for its owner, with the password.
func (s *Server) DSN() string { return s.dsn }

// Login gives a role a new password and the right to log in, making the role if needed; it grants nothing else. It returns the URL of
// the database govhub for the role. Earlier URLs stop working.
func (s *Server) Login(ctx context.Context, name string) (dsn string, err error) {
	password := rand.Text()
	if err := ensureLogin(ctx, s.dsn, name, password); err != nil {
		return "", fmt.Errorf("cannot make the login %s: %w", name, err)
	}
	return s.dir.address(s.port, url.UserPassword(name, password)), nil
}

// URL returns the address of the database govhub for other programs of this machine, which may not use the socket, without the password
// if that is empty.
func (s *Server) URL(name, password string) string {
	address := url.URL{
		Scheme: "postgres", User: url.User(name), Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), Path: "/" + role, RawQuery: "sslmode=disable",
	}
	if password != "" {
		address.User = url.UserPassword(name, password)
	}
	return address.String()
}

// Done returns a channel that is closed when PostgreSQL has exited, after Stop or by itself.
func (s *Server) Done() <-chan struct{} { return s.gone }

// Stop stops using PostgreSQL. If nobody else uses it, Stop ends it and waits. It returns an error if PostgreSQL had already exited by
// itself. Further calls do nothing and return the same.
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

// release releases the resources of the server.
func (s *Server) release() (err error) {
	if s.users != nil {
		err = s.dir.leave(s.users)
	}
	s.unwatch()
	if s.hub != nil {
		s.hub.Close() // last, so that the next hub finds a clean state
	}
	return err
}
