package embedded

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// role is the superuser of the cluster, and the name of its database.
const role = "govhub"

// dataDir is the hub's data directory.
type dataDir struct {
	dir string // absolute and without symlinks, as the kernel shows the directory of a process
}

func (d dataDir) lock() string     { return filepath.Join(d.dir, "lock") }
func (d dataDir) users() string    { return filepath.Join(d.dir, "users") }
func (d dataDir) turn() string     { return filepath.Join(d.dir, "turn") }
func (d dataDir) keeper() string   { return filepath.Join(d.dir, "keeper") }
func (d dataDir) password() string { return filepath.Join(d.dir, "password") }
func (d dataDir) cluster() string  { return filepath.Join(d.dir, "postgres") }
func (d dataDir) log() string      { return filepath.Join(d.dir, "postgres.log") }
func (d dataDir) conf() string     { return filepath.Join(d.cluster(), "postgresql.conf") }
func (d dataDir) pidFile() string  { return filepath.Join(d.cluster(), "postmaster.pid") }

// openDataDir makes the directory if needed. Other users may enter it, because PostgreSQL may run as one of them; secret files in
// it are closed to them.
func openDataDir(dir string) (dataDir, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return dataDir{}, fmt.Errorf("cannot make the data directory: %w: choose another with --data-dir", err)
	}
	return resolveDataDir(dir)
}

func resolveDataDir(dir string) (dataDir, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return dataDir{}, fmt.Errorf("cannot open the data directory: %w", err)
	}
	return dataDir{dir}, nil
}

// dsn returns the URL of the database on the server's port.
func (d dataDir) dsn(port int) (string, error) {
	password, err := os.ReadFile(d.password())
	if err != nil {
		return "", fmt.Errorf("cannot read the database password: %w: run this as the user that runs the hub", err)
	}
	return d.address(port, url.UserPassword(role, strings.TrimSpace(string(password)))), nil
}

// address returns the URL of the database for a login.
func (d dataDir) address(port int, login *url.Userinfo) string {
	host := "127.0.0.1"
	if d.socketFits() {
		host = d.cluster()
	}
	dsn := url.URL{
		Scheme:   "postgres",
		User:     login,
		Path:     "/" + role,
		RawQuery: url.Values{"host": {host}, "port": {strconv.Itoa(port)}, "sslmode": {"disable"}}.Encode(),
	}
	return dsn.String()
}

// socketFits reports whether a Unix socket in the cluster's directory can be used. It saves a third of the time of a small query, but
// systems limit its path to about 103 bytes, and lib/pq takes a comma for a second host.
func (d dataDir) socketFits() bool {
	return len(d.cluster()+"/.s.PGSQL.65535") <= 103 && !strings.Contains(d.cluster(), ",")
}

// ensurePassword makes the password of a new cluster. A file left by an unfinished initdb is reused.
func (d dataDir) ensurePassword() error {
	if _, err := os.Stat(d.password()); err == nil {
		return nil
	}
	secret := make([]byte, 32)
	rand.Read(secret) // never fails
	if err := writeFile(d.password(), hex.EncodeToString(secret)+"\n", account{}); err != nil {
		return fmt.Errorf("cannot write the database password: %w", err)
	}
	return nil
}

// pidFile is the content of postmaster.pid.
type pidFile struct {
	pid, port int
	ready     bool // accepts connections
}

func (d dataDir) readPidFile() (pidFile, error) {
	text, err := os.ReadFile(d.pidFile())
	if err != nil {
		return pidFile{}, err
	}
	// Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status.
	lines := strings.Split(string(text), "\n")
	for len(lines) < 8 { // incomplete
		lines = append(lines, "")
	}
	var p pidFile
	p.pid, _ = strconv.Atoi(strings.TrimSpace(lines[0]))
	p.port, _ = strconv.Atoi(strings.TrimSpace(lines[3]))
	p.ready = strings.TrimSpace(lines[7]) == "ready"
	return p, nil
}

// writeFile writes a file owned by the account, mode 0600, atomically.
func writeFile(path, text string, owner account) error {
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, []byte(text), 0o600); err != nil {
		return err
	}
	if err := owner.own(tmp); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// Attach returns the DSN of the PostgreSQL that runs on the data directory. It may end at any time; for longer use, call Start with
// Options.Shared. Attach returns ErrNotRunning if there is none.
func Attach(ctx context.Context, dir string) (dsn string, err error) {
	d, err := resolveDataDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%s: %w", dir, ErrNotRunning)
	}
	if err != nil {
		return "", err
	}
	port, err := d.running(ctx, true)
	if err != nil {
		return "", err
	}
	return d.dsn(port)
}

// running returns the port of the cluster's server once it answers, or ErrNotRunning. A hub of a version without keepers runs its
// server itself; callers may want to look for it. A hub that is still starting holds the same lock, and the pid file may be that
// of a dead server: its pid is free, or another process's.
func (d dataDir) running(ctx context.Context, before bool) (port int, err error) {
	for end := time.Now().Add(grace); ; time.Sleep(10 * time.Millisecond) {
		kept, err := held(d.keeper())
		if err != nil {
			return 0, err
		}
		pf, err := d.readPidFile()
		if err == nil && !kept && before && slices.Contains(d.processes(), pf.pid) {
			kept, err = held(d.lock())
		}
		switch {
		case !kept || errors.Is(err, os.ErrNotExist):
			return 0, fmt.Errorf("%s: %w", d.dir, ErrNotRunning)
		case err != nil:
			return 0, fmt.Errorf("cannot check the hub's PostgreSQL: %w: run this as the user that runs the hub", err)
		}
		dsn, err := d.dsn(pf.port)
		if err != nil {
			return 0, err
		}
		if err = ping(ctx, dsn); err == nil {
			return pf.port, nil
		}
		if ctx.Err() != nil || !time.Now().Before(end) {
			return 0, fmt.Errorf("the hub's PostgreSQL on %s does not answer: %w: see %s", d.dir, err, d.log())
		}
	}
}
