package embedded

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"govhub/awaittest"
)

func TestRestartKeepsData(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	exec1(t, s.DSN(), "create table region (oktmo text); insert into region values ('92000000')")
	select {
	case <-s.Done():
		t.Fatal("done while running")
	default:
	}
	address := s.URL("reader", "")
	stop(t, s)
	stop(t, s) // idempotent
	<-s.Done()
	if pids := d.processes(); len(pids) > 0 {
		t.Errorf("still running: %v", pids)
	}

	s = start(t, d)
	if got := query1[string](t, s.DSN(), "select oktmo from region"); got != "92000000" {
		t.Errorf("got %q", got)
	}
	if got := s.URL("reader", ""); got != address {
		t.Errorf("the address was %s and is %s", address, got)
	}
	stop(t, s)
	info, err := os.Stat(d.password())
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("password has mode %v", info.Mode())
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	o := options(setup(t).dir)
	o.Volatile = false
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t, s)
	for name, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "data_checksums": "on", "jit": "off",
		"wal_level": "minimal", "timezone": "UTC", "server_encoding": "UTF8", "listen_addresses": "127.0.0.1",
		"lc_messages": "C",
	} {
		if got := query1[string](t, s.DSN(), "show "+name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestLongPath(t *testing.T) {
	t.Parallel()
	d := setup(t)
	if s := start(t, d); query1[string](t, s.DSN(), "select coalesce(host(inet_client_addr()), 'socket')") != "socket" {
		t.Error("the socket is not used")
	}
	d.dir = filepath.Join(filepath.Dir(d.dir), strings.Repeat("x", 200))
	if s := start(t, d); query1[string](t, s.DSN(), "select host(inet_client_addr())") != "127.0.0.1" {
		t.Error("TCP is not used")
	}
}

func TestRussianText(t *testing.T) {
	t.Parallel()
	s := start(t, setup(t))
	exec1(t, s.DSN(), "create extension pg_trgm; create extension unaccent")
	for _, cond := range []string{
		`'ё' > 'е' collate "ru-x-icu" and 'ё' < 'ж' collate "ru-x-icu"`,
		`lower('ЁЛКИ') = 'ёлки' and 'КАЗАНЬ' ilike 'казань'`,
		`similarity('Казань', 'казань') = 1`,
		`to_tsvector('russian', 'Школа МЭРОВ') @@ to_tsquery('russian', 'мэры & школы')`,
		`unaccent('ёж') = 'еж'`,
	} {
		if !query1[bool](t, s.DSN(), "select "+cond) {
			t.Errorf("false: %s", cond)
		}
	}
}

func TestSecondStartIsRefused(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	_, err := Start(t.Context(), options(d.dir))
	wantError(t, err, "pid "+strconv.Itoa(os.Getpid()), d.dir)
	if !errors.Is(err, ErrInUse) {
		t.Errorf("not ErrInUse: %v", err)
	}
	stop(t, s)
	stop(t, start(t, d))
}

func TestAttach(t *testing.T) {
	t.Parallel()
	d := setup(t)
	wantNotRunning := func() {
		t.Helper()
		_, err := Attach(t.Context(), d.dir)
		wantError(t, err, d.dir)
		if !errors.Is(err, ErrNotRunning) {
			t.Errorf("not ErrNotRunning: %v", err)
		}
	}
	wantNotRunning() // no such directory
	s := start(t, d)
	dsn, err := Attach(t.Context(), d.dir)
	if err != nil {
		t.Fatal(err)
	}
	if dsn != s.DSN() {
		t.Errorf("got %s, want %s", dsn, s.DSN())
	}
	stop(t, s)
	wantNotRunning()
}

// TestAttachToDeadServer leaves the pid file of a killed server, under a hub that has not noticed: its pid is free, or another
// process's.
func TestAttachToDeadServer(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	killServer(t, s)
	for _, pid := range []int{0, os.Getpid()} {
		if pid > 0 {
			text, err := os.ReadFile(d.pidFile())
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(text), "\n")
			if err := os.WriteFile(d.pidFile(), fmt.Appendf(nil, "%d\n%s", pid, rest), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Attach(t.Context(), d.dir); !errors.Is(err, ErrNotRunning) {
			t.Errorf("pid %d: %v, want %v", pid, err, ErrNotRunning)
		}
	}
	answers(t, join(t, d)) // starts another
	_ = s.Stop()
}

func TestPortTaken(t *testing.T) {
	t.Parallel()
	d := setup(t)
	stop(t, start(t, d))
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	acct, err := d.account()
	if err != nil {
		t.Fatal(err)
	}
	binDir, _, err := FindBinaries(t.Context(), options(d.dir).BinDir)
	if err != nil {
		t.Fatal(err)
	}
	users, err := take(t.Context(), d.users(), unix.LOCK_SH)
	if err != nil {
		t.Fatal(err)
	}
	defer users.Close()
	err = d.launch(t.Context(), options(d.dir), binDir, acct, port)
	wantError(t, err, "FATAL", "could not create any TCP/IP sockets")
	if portFree(port) {
		t.Error("Start would not try another port")
	}
}

func TestStartFails(t *testing.T) {
	t.Parallel()
	d := setup(t)
	stop(t, start(t, d))
	auto := filepath.Join(d.cluster(), "postgresql.auto.conf")
	if err := os.WriteFile(auto, []byte("max_connections = -1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), options(d.dir))
	wantError(t, err, "FATAL", "postgresql.auto.conf", d.log())
	waitIdle(t, d)
	if err := os.Remove(auto); err != nil {
		t.Fatal(err)
	}
	stop(t, start(t, d)) // the lock is free again
}

func TestStartIsCancelled(t *testing.T) {
	t.Parallel()
	d := setup(t)
	for _, begun := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		stopped := make(chan error, 1)
		if begun {
			go func() { _, err := Start(ctx, options(d.dir)); stopped <- err }()
			awaittest.Until(t, "initdb works", func() bool {
				made, _ := filepath.Glob(filepath.Join(escapeGlob(d.dir), "initdb-*", "*"))
				return len(made) > 0
			})
			cancel()
		} else {
			cancel()
			_, err := Start(ctx, options(d.dir))
			stopped <- err
		}
		err := <-stopped
		wantError(t, err)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("not Canceled: %v", err)
		}
		if _, err := os.Stat(d.cluster()); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("half a cluster is in place: %v", err)
		}
	}
	stop(t, start(t, d))
}
