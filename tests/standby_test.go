//go:build standby

package tests

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"govhub/awaittest"
	"govhub/cli"
	"govhub/embedded"
)

// postgresUser runs a program of PostgreSQL, which refuses root.
type postgresUser struct {
	bin  string
	attr *syscall.SysProcAttr
}

func newPostgresUser(t *testing.T, dir string) postgresUser {
	t.Helper()
	bin, _, err := embedded.FindBinaries(t.Context(), os.Getenv("GOVHUB_POSTGRES_BIN"))
	if err != nil {
		t.Fatal(err)
	}
	p := postgresUser{bin, &syscall.SysProcAttr{Setpgid: true}}
	if os.Geteuid() != 0 {
		return p
	}
	account, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(account.Uid) // numbers, on systems that have this package
	gid, _ := strconv.Atoi(account.Gid)
	p.attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	if err := os.Chown(dir, uid, gid); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p postgresUser) command(t *testing.T, dir, name string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(p.bin, name), args...)
	cmd.Dir, cmd.SysProcAttr = dir, p.attr
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	return cmd
}

func (p postgresUser) run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	if out, err := p.command(t, dir, name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
}

// serve runs a server on its data directory and returns its port.
func (p postgresUser) serve(t *testing.T, dir, data string) (port string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ = net.SplitHostPort(l.Addr().String())
	l.Close()
	cmd := p.command(t, dir, "postgres", "-D", data, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off")
	cmd.Stderr = t.Output()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGINT)
		_ = cmd.Wait()
	})
	awaittest.Until(t, "PostgreSQL is ready", func() bool {
		if cmd.Process.Signal(syscall.Signal(0)) != nil {
			t.Fatal("the server has ended")
		}
		text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
		lines := strings.Split(string(text), "\n")
		return err == nil && len(lines) > 7 && strings.TrimSpace(lines[7]) == "ready"
	})
	return port
}

// TestStandby reads from a hot standby, with commands and with a hub, and writes nothing there.
func TestStandby(t *testing.T) {
	t.Parallel()
	dir := tempDir(t)
	p := newPostgresUser(t, dir)
	primary, standby := filepath.Join(dir, "primary"), filepath.Join(dir, "standby")
	p.run(t, dir, "initdb", "--pgdata="+primary, "--username=hub", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
	primaryPort := p.serve(t, dir, primary)
	address := func(port string) string { return "postgres://hub@127.0.0.1:" + port + "/postgres?sslmode=disable" }
	command := func(want int, says string, args ...string) {
		t.Helper()
		code, stdout, stderr := govhub(t, args...)
		if code != want || !strings.Contains(stdout+stderr, says) || strings.Count(stderr, "\n") > 1 {
			t.Errorf("%q: exit %d, want %d with %q\n%s%s", args, code, want, says, stdout, stderr)
		}
	}
	p.run(t, dir, "pg_basebackup", "-h", "127.0.0.1", "-p", primaryPort, "-U", "hub", "-D", standby, "-R", "-X", "stream", "-c", "fast", "--no-sync")
	replica := address(p.serve(t, dir, standby))
	command(cli.ExitFailed, "has no hub yet", "releases", "--database-url", replica)
	command(cli.ExitDone, "published release 1", "import", "--database-url", address(primaryPort), "data")
	for code := cli.ExitFailed; code != cli.ExitDone; { // until the standby has caught up
		code, _, _ = govhub(t, "releases", "show", "1", "--database-url", replica)
	}

	command(cli.ExitDone, "yes", "releases", "--database-url", replica)
	command(cli.ExitDone, "municipality", "releases", "show", "1", "--database-url", replica)
	for i, target := range []string{replica, "postgres://hub@127.0.0.1:" + primaryPort + ",127.0.0.1:" + port(t, replica) + "/postgres?sslmode=disable&target_session_attrs=standby"} {
		command(cli.ExitDone, "wrote", "export", "--database-url", target, filepath.Join(t.TempDir(), fmt.Sprint("export", i)))
	}
	for _, args := range [][]string{{"import", "data"}, {"releases", "rollback", "1"}, {"releases", "prune"}} {
		command(cli.ExitFailed, "is a standby, which can only be read: name its primary", append(args, "--database-url", replica)...)
	}
	for _, flags := range [][]string{
		{"--database-url", replica},
		{"--database-url", address(primaryPort), "--read-database-url", strings.Replace(replica, "hub@", "requests@", 1)},
	} {
		if len(flags) > 2 {
			p.run(t, dir, "createuser", "-h", "127.0.0.1", "-p", primaryPort, "-U", "hub", "-g", "govhub_reader", "requests")
			flags = append(flags, "--wait-for-database=10h")
		}
		hub := startWith(t, append(flags, "--drain-delay=0")...)
		if got, err := hub.ask(`{ release { number } region(by: {code: "16"}) { capital } }`); err != nil || !strings.Contains(got, "Казань") {
			t.Errorf("%q: %s, error %v", flags, got, err)
		}
		if flags[1] == replica { // otherwise it listens to the primary
			awaittest.Until(t, "the hub says that it polls", func() bool { return strings.Contains(hub.log.String(), "a standby does not announce") })
		}
		hub.stop(t)
		if log := hub.log.String(); strings.Count(log, "a standby does not announce") > 1 || strings.Contains(log, "cannot execute LISTEN") {
			t.Errorf("%q: the log is\n%s", flags, log)
		}
	}

	// The database is that of an older version: this one must take it over on the primary.
	p.run(t, dir, "psql", "-h", "127.0.0.1", "-p", primaryPort, "-U", "hub", "-d", "postgres", "-c", "UPDATE govhub.table_schemas SET sha256 = 'older'")
	for code := cli.ExitDone; code == cli.ExitDone; { // until the standby has caught up
		code, _, _ = govhub(t, "export", "--database-url", replica, filepath.Join(t.TempDir(), "export"))
	}
	command(cli.ExitFailed, "of this version once, on the primary", "serve", "--listen=127.0.0.1:0", "--admin-listen=", "--database-url", replica)
	startWith(t, "--database-url", address(primaryPort), "--drain-delay=0").stop(t)
	hub := startWith(t, "--database-url", replica, "--wait-for-database=10h", "--drain-delay=0")
	if got, err := hub.ask(`{ region(by: {code: "16"}) { capital } }`); err != nil || !strings.Contains(got, "Казань") {
		t.Errorf("a standby that was taken over: %s, error %v", got, err)
	}
	hub.stop(t)
}

func port(t *testing.T, address string) string {
	t.Helper()
	_, rest, _ := strings.Cut(address, "@127.0.0.1:")
	number, _, found := strings.Cut(rest, "/")
	if !found {
		t.Fatal(address)
	}
	return number
}
