package embedded

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hubEnv makes the test binary a hub on the named data directory.
const hubEnv = "GOVHUB_TEST_HUB"

func TestMain(m *testing.M) {
	Main()
	if dir := os.Getenv(hubEnv); dir != "" {
		os.Exit(hub(dir))
	}
	os.Exit(m.Run())
}

// hub runs PostgreSQL until SIGINT, then checks that it still answers, and stops it.
func hub(dir string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s, err := Start(ctx, options(dir))
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("started")
	<-ctx.Done()
	if err := ping(context.Background(), s.DSN()); err != nil {
		fmt.Println("gone before the hub:", err)
		return 1
	}
	if err := s.Stop(); err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("stopped")
	return 0
}

// startHub starts a hub in its own process and process group, and returns it with its output after the first line.
func startHub(t *testing.T, cmd *exec.Cmd, dir string) (firstLine string, rest *bufio.Reader) {
	t.Helper()
	cmd.Env = append(os.Environ(), hubEnv+"="+dir)
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		waitIdle(t, dataDir{dir})
	})
	rest = bufio.NewReader(out)
	firstLine, err = rest.ReadString('\n')
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return strings.TrimSpace(firstLine), rest
}

func options(dir string) Options {
	return Options{
		DataDir:  dir,
		BinDir:   os.Getenv("GOVHUB_POSTGRES_BIN"),
		Logger:   slog.New(slog.DiscardHandler),
		Volatile: true,
	}
}

// setup returns a data directory that the user of PostgreSQL can enter, unlike t.TempDir's.
func setup(t *testing.T) dataDir {
	t.Helper()
	parent, err := os.MkdirTemp("", "govhub-") // short, since paths of sockets are limited
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(parent) })
	if err := os.Chmod(parent, 0o755); err != nil {
		t.Fatal(err)
	}
	parent, err = filepath.EvalSymlinks(parent)
	if err != nil {
		t.Fatal(err)
	}
	return dataDir{filepath.Join(parent, "данные района's [1] \\ \"")}
}

func start(t *testing.T, d dataDir) *Server {
	t.Helper()
	s, err := Start(t.Context(), options(d.dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Stop() })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
}

// open returns a pool on the database.
func open(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	pool, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	return pool
}

func exec1(t *testing.T, dsn, query string) {
	t.Helper()
	if _, err := open(t, dsn).ExecContext(t.Context(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func query1[T any](t *testing.T, dsn, query string) (v T) {
	t.Helper()
	if err := open(t, dsn).QueryRowContext(t.Context(), query).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func waitIdle(t *testing.T, d dataDir) {
	t.Helper()
	if !d.idle(context.Background(), time.Minute) {
		t.Errorf("postgres still runs on %s: %v", d.cluster(), d.processes())
	}
}

// wantError checks that the message is one line with all the parts.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	t.Log(err)
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error does not say %q: %v", part, err)
		}
	}
}
