package embedded

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"golang.org/x/sys/unix"
)

func join(t *testing.T, d dataDir) *Server {
	t.Helper()
	o := options(d.dir)
	o.Shared = true
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop() })
	return s
}

func answers(t *testing.T, s *Server) {
	t.Helper()
	if err := ping(t.Context(), s.DSN()); err != nil {
		t.Errorf("PostgreSQL does not answer those who use it: %v", err)
	}
}

// TestOutlivesStarter lets the users of a server leave in the order in which they came.
func TestOutlivesStarter(t *testing.T) {
	t.Parallel()
	d := setup(t)
	command, hub, other := join(t, d), start(t, d), join(t, d)
	stop(t, command)
	answers(t, hub)
	stop(t, hub)
	answers(t, other)
	hub = start(t, d) // again as a hub
	answers(t, hub)
	stop(t, other)
	answers(t, hub)
	stop(t, hub)
	if pids := d.processes(); len(pids) > 0 {
		t.Errorf("still running: %v", pids)
	}
}

// TestStopEndsItsGoroutines stops using a server that others use. It is not parallel, since it counts goroutines.
func TestStopEndsItsGoroutines(t *testing.T) {
	d := setup(t)
	start(t, d)
	other := join(t, d)
	created := func() int {
		stacks := make([]byte, 1<<20)
		return strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "created by govhub/embedded.")
	}
	before := created()
	stop(t, other)
	if after := created(); after != before-1 {
		t.Errorf("%d goroutines of the package, %d after one of two programs left", before, after)
	}
}

// TestInUseByNobody lets programs that leave together check for other users: they must not count each other.
func TestInUseByNobody(t *testing.T) {
	t.Parallel()
	d := setup(t)
	if err := os.MkdirAll(d.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	users, err := openLock(d.users())
	if err != nil {
		t.Fatal(err)
	}
	users.Close()
	var seen atomic.Int32
	var programs sync.WaitGroup
	for range 4 {
		programs.Go(func() {
			for range 5_000 {
				if d.inUse() {
					seen.Add(1)
				}
			}
		})
	}
	programs.Wait()
	if n := seen.Load(); n > 0 {
		t.Errorf("nobody was seen as a user %d times", n)
	}
}

// TestOutlivesKilledStarter kills the program that started the server while another uses it.
func TestOutlivesKilledStarter(t *testing.T) {
	t.Parallel()
	d := setup(t)
	hub := exec.Command(os.Args[0])
	if line, _ := startHub(t, hub, d.dir); line != "started" {
		t.Fatal(line)
	}
	s := join(t, d)
	if err := hub.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = hub.Wait()
	answers(t, s)
	stop(t, s)
	if pids := d.processes(); len(pids) > 0 {
		t.Errorf("still running: %v", pids)
	}
}

// TestLeavesWhileAProcessStarts stops a server while another process has a copy of the lock's descriptor, as one has that is being
// started.
func TestLeavesWhileAProcessStarts(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	inherited, err := unix.Dup(int(s.users.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(inherited)
	stop(t, s)
	if pids := d.processes(); len(pids) > 0 {
		t.Errorf("still running: %v", pids)
	}
}

// TestKeeperKilled checks that the server follows its keeper, and that the hub notices.
func TestKeeperKilled(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	pf, err := d.readPidFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(parentOf(t, pf.pid), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	wantError(t, s.Stop(), "exited by itself", d.log())
	stop(t, start(t, d))
}

func parentOf(t *testing.T, pid int) (parent int) {
	t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "\nPPid:\t")
	line, _, _ := strings.Cut(rest, "\n")
	if parent, err = strconv.Atoi(line); err != nil {
		t.Fatal(err)
	}
	return parent
}

// TestLogin makes a login of a role that could not log in before.
func TestLogin(t *testing.T) {
	t.Parallel()
	s := start(t, setup(t))
	exec1(t, s.DSN(), "create role reader nologin; create table region (); grant select on region to reader")
	first, err := s.Login(t.Context(), "reader")
	if err != nil {
		t.Fatal(err)
	}
	dsn, err := s.Login(t.Context(), "reader")
	if err != nil {
		t.Fatal(err)
	}
	if err := ping(t.Context(), first); pq.As(err, pqerror.InvalidPassword) == nil {
		t.Errorf("the password of before: got error %v", err)
	}
	pool := open(t, dsn)
	pool.SetMaxOpenConns(1)
	if _, err := pool.Exec("RESET ROLE; RESET SESSION AUTHORIZATION"); err != nil {
		t.Fatal(err)
	}
	var who string
	if err := pool.QueryRow("SELECT current_user || count(*) FROM region").Scan(&who); err != nil || who != "reader0" {
		t.Errorf("got %q, error %v", who, err)
	}
	for _, statement := range []string{
		"SET ROLE govhub", "SET SESSION AUTHORIZATION govhub", "CREATE TABLE mine ()", "CREATE TEMPORARY TABLE mine ()", "CREATE SCHEMA mine",
		"CREATE ROLE mine", "DROP TABLE region", "COPY region TO PROGRAM 'true'", "SELECT pg_read_file('PG_VERSION')", "SELECT rolpassword FROM pg_authid",
	} {
		if _, err := pool.Exec(statement); pq.As(err, pqerror.InsufficientPrivilege) == nil {
			t.Errorf("%s: got error %v, want it to be denied", statement, err)
		}
	}
	if err := ping(t.Context(), strings.Replace(dsn, "/govhub?", "/postgres?", 1)); pq.As(err, pqerror.InsufficientPrivilege) == nil {
		t.Errorf("another database: got error %v, want it to be denied", err)
	}
}

// TestLogOfErrors lets queries of requests fail, whose errors the hub gets, and the server warn of something else.
func TestLogOfErrors(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	if _, err := open(t, s.DSN()).Exec("DO $$ BEGIN RAISE WARNING 'a warning of the server'; END $$"); err != nil {
		t.Fatal(err)
	}
	dsn, err := s.Login(t.Context(), "reader")
	if err != nil {
		t.Fatal(err)
	}
	pool := open(t, dsn)
	pool.SetMaxOpenConns(1)
	if _, err := pool.Exec("SET statement_timeout = 1"); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := pool.Exec("SELECT pg_sleep(600), 'a statement that was cancelled'"); pq.As(err, pqerror.QueryCanceled) == nil {
			t.Fatal(err)
		}
	}
	stop(t, s) // everything is written
	log, err := os.ReadFile(d.log())
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(log, []byte("cancel")) || !bytes.Contains(log, []byte("a warning of the server")) {
		t.Errorf("the log:\n%s", log)
	}
}

func TestBoundedLog(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	const line = "2026-01-01 LOG: a line of the server\n"
	if err := os.WriteFile(path, []byte("before\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	log := &boundedLog{path: path, max: int64(10 * len(line))}
	for range 95 {
		if _, err := log.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	for name, lines := range map[string]int{path: 6, path + ".1": 10} {
		if text, err := os.ReadFile(name); err != nil || string(text) != strings.Repeat(line, lines) {
			t.Errorf("%s: error %v:\n%s", name, err, text)
		}
	}
}

// TestBoundedLogGoesOn writes concurrently to a log that is not writable for a while.
func TestBoundedLogGoesOn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	log := &boundedLog{path: path, max: 10}
	write := func(text string) {
		t.Helper()
		if n, err := log.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("wrote %d bytes of %q, error %v", n, text, err)
		}
	}
	expect := func(name, want string) {
		t.Helper()
		if text, err := os.ReadFile(name); err != nil || string(text) != want {
			t.Errorf("%s: %q, error %v, want %q", name, text, err, want)
		}
	}
	step := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	step(os.Mkdir(path, 0o700))
	write("lost")
	step(os.Remove(path))
	write("begin")
	step(os.MkdirAll(filepath.Join(path+".1", "in the way"), 0o700))
	write("lost again")
	expect(path, "begin")
	step(os.RemoveAll(path + ".1"))
	write("and on")
	expect(path, "and on")
	expect(path+".1", "begin")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { write("x") })
	}
	all.Wait()
}

// A failed start is not explained by the output of an earlier server.
func TestComplaintOfThisStart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	const before = "FATAL:  could not write: No space left on device\n"
	if err := os.WriteFile(path, []byte(before+"FATAL:  the port is taken\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := complaint(path, int64(len(before))); got != "FATAL:  the port is taken" {
		t.Errorf("got %q", got)
	}
}
