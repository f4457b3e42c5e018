package embedded

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"govhub/awaittest"
)

// killServer kills the server but not its backends, as the kernel does when memory is short.
func killServer(t *testing.T, s *Server) {
	t.Helper()
	pf, err := s.dir.readPidFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pf.pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
}

func logTo(d dataDir, w io.Writer) Options {
	o := options(d.dir)
	o.Logger = slog.New(slog.NewTextHandler(w, nil))
	return o
}

func TestKilledServer(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	exec1(t, s.DSN(), "create table region as select '92000000' as oktmo")
	go func() { // a backend too busy to notice
		pool := open(t, s.DSN())
		_, _ = pool.Exec("select count(*) from generate_series(1, 1e12::bigint)")
	}()
	awaittest.Until(t, "a backend is busy", func() bool {
		return query1[int](t, s.DSN(), "select count(*) from pg_stat_activity where query like '%1e12%'") >= 2
	})
	killServer(t, s)
	err := s.Stop()
	wantError(t, err, "exited by itself", "killed")
	if again := s.Stop(); again != err {
		t.Errorf("second Stop says %v", again)
	}

	s = start(t, d)
	if got := query1[string](t, s.DSN(), "select oktmo from region"); got != "92000000" {
		t.Errorf("got %q", got)
	}
}

// TestOrphan finds a server without a keeper.
func TestOrphan(t *testing.T) {
	t.Parallel()
	d := setup(t)
	s := start(t, d)
	exec1(t, s.DSN(), "create table region as select '92000000' as oktmo")
	stop(t, s)
	acct, err := d.account()
	if err != nil {
		t.Fatal(err)
	}
	bin, _, err := FindBinaries(t.Context(), options(d.dir).BinDir)
	if err != nil {
		t.Fatal(err)
	}
	orphan, err := startChild(acct.command(d.cluster(), filepath.Join(bin, "postgres"), "-D", d.cluster()))
	if err != nil {
		t.Fatal(err)
	}
	awaittest.Until(t, "the orphan is ready", func() bool {
		pf, err := d.readPidFile()
		return err == nil && pf.ready
	})

	var log bytes.Buffer
	s, err = Start(t.Context(), logTo(d, &log))
	if err != nil {
		t.Fatal(err)
	}
	defer stop(t, s)
	<-orphan.done
	if state := orphan.cmd.ProcessState; state.ExitCode() != 0 {
		t.Errorf("the orphan was not shut down cleanly: %v", state)
	}
	if !strings.Contains(log.String(), "left behind") {
		t.Errorf("the log does not tell: %s", log.String())
	}
	if got := query1[string](t, s.DSN(), "select oktmo from region"); got != "92000000" {
		t.Errorf("got %q", got)
	}
}

// TestRecycledPid leaves a pid file that names a living process of PostgreSQL's user.
func TestRecycledPid(t *testing.T) {
	t.Parallel()
	d := setup(t)
	stop(t, start(t, d))
	acct, err := d.account()
	if err != nil {
		t.Fatal(err)
	}
	sleep, err := startChild(acct.command(d.cluster(), "/bin/sleep", "600"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = sleep.cmd.Process.Kill() }()
	text := fmt.Sprintf("%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n", sleep.pid(), d.cluster())
	if err := writeFile(d.pidFile(), text, acct); err != nil {
		t.Fatal(err)
	}
	stop(t, start(t, d))
	select {
	case <-sleep.done:
		t.Error("the innocent process was ended")
	default:
	}
}

// TestKilledHub kills a hub; PostgreSQL follows, and the data directory is free.
func TestKilledHub(t *testing.T) {
	t.Parallel()
	d := setup(t)
	cmd := exec.Command(os.Args[0])
	if line, _ := startHub(t, cmd, d.dir); line != "started" {
		t.Fatal(line)
	}
	if len(d.processes()) == 0 {
		t.Fatal("no postgres is seen")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	waitIdle(t, d)
	stop(t, start(t, d))
}

// TestInterrupt is Ctrl-C at the terminal.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	d := setup(t)
	cmd := exec.Command(os.Args[0])
	line, out := startHub(t, cmd, d.dir)
	if line != "started" {
		t.Fatal(line)
	}
	if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	if string(rest) != "stopped\n" {
		t.Errorf("hub says %q", rest)
	}
}
