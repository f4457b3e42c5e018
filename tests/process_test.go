package tests

import (
	"bufio"
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"govhub/awaittest"
	"govhub/cli"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/db/session"
	"govhub/embedded"
)

// TestCommandsKeepSecrets gives commands unusable addresses, where they belong and where they do not.
func TestCommandsKeepSecrets(t *testing.T) {
	t.Parallel()
	const secret = "hunter2"
	serve := []string{"serve", "--listen=127.0.0.1:0", "--admin-listen="}
	for _, address := range []string{
		"postgres://hub:hunter2@127.0.0.1:abc/hub", "postgres://hub:hunter2%zz@127.0.0.1/hub", "mysql://hub:hunter2@127.0.0.1/hub",
		"host=127.0.0.1 port=abc user=hub password=hunter2", "host=127.0.0.1 user=hub password=a hunter2 b",
		"postgres://hub:hunter2@127.0.0.1:1,127.0.0.1:x/hub", "postgres://hub:a b hunter2@127.0.0.1:1/hub", "hub:hunter2@127.0.0.1/hub",
		"postgres://hub:hunter2@127.0.0.1:1/hub?sslmode=disable", `postgres://hub:a"b\c'hunter2@127.0.0.1:x/hub`,
		"postgres://hub:пароль-hunter2@127.0.0.1:x/hub", "postgres://hunter2@127.0.0.1:1/hub?sslmode=disable",
	} {
		for _, args := range [][]string{
			append(serve, "--database-url="+address),
			append(serve, "--database-url", address, "--wait-for-database=1ms", "--log-level=debug"),
			append(serve, "--database-url=postgres://x@127.0.0.1:1/x", "--read-database-url="+address),
			{"import", "--database-url", address, "data"},
			{"releases", "--database-url", address},
			{"releases", "prune", "--database-url", address},
			{"export", "--database-url", address, filepath.Join(t.TempDir(), "export")},
			{"serve", address},
			{"releases", "show", address},
			{"releases", "list", address},
			{"serve", "--database-ulr=" + address},
			{"--log-level=" + address},
			{"serve", "--pool-size=" + address},
			{"serve", "--request-timeout", address},
		} {
			if code, stdout, stderr := govhub(t, args...); code == cli.ExitDone || strings.Contains(stdout+stderr, secret) {
				t.Errorf("%q: exit %d\n%s%s", args, code, stdout, stderr)
			}
		}
		for _, name := range []string{"DATABASE_URL", "GOVHUB_POOL_SIZE", "GOVHUB_REQUEST_TIMEOUT", "GOVHUB_LOG_LEVEL", "GOVHUB_EXECUTOR"} {
			cmd := command(t, serve...)
			cmd.Env = append(cmd.Env, name+"="+address)
			if out, err := cmd.CombinedOutput(); err == nil || bytes.Contains(out, []byte(secret)) {
				t.Errorf("%s=%s: error %v\n%s", name, address, err, out)
			}
		}
	}
}

// TestPortTakenFirst checks that nothing is made for a hub without a port.
func TestPortTakenFirst(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, args := range [][]string{
		{"--listen", taken.Addr().String(), "--admin-listen", ""},
		{"--listen", "127.0.0.1:0", "--admin-listen", taken.Addr().String()},
	} {
		dir := filepath.Join(tempDir(t), "data")
		code, _, stderr := govhub(t, append([]string{"serve", "--data-dir", dir}, args...)...)
		if code != cli.ExitFailed || !strings.Contains(stderr, "port is taken") {
			t.Errorf("%q: exit %d, %s", args, code, stderr)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("%q: the data directory was made, error %v", args, err)
		}
	}
}

// TestDrain sends requests on persistent connections while the hub is stopping. It reports that it is unready, still answers,
// each time as the last on the connection, and a second signal ends it at once.
func TestDrain(t *testing.T) {
	t.Parallel()
	hub := startWith(t, "--database-url", bundletest.New(t).DSN(), "--drain-delay=10h")
	stopLoad := load(t, hub, "{ release { number } }")
	kept := &http.Client{Transport: &http.Transport{}}
	get := func(client *http.Client, path string) (status int, last bool) {
		t.Helper()
		resp, err := client.Get(hub.url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, resp.Close
	}
	if status, last := get(kept, "/health/ready"); status != http.StatusOK || last {
		t.Fatalf("before: status %d, last on its connection: %t", status, last)
	}
	if err := hub.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for status := http.StatusOK; status != http.StatusServiceUnavailable; {
		status, _ = get(&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}, "/health/ready")
	}
	if status, last := get(kept, "/health/ready"); status != http.StatusServiceUnavailable || !last {
		t.Errorf("on a connection of before: status %d, last on its connection: %t", status, last)
	}
	if status, last := get(kept, "/schema.graphql"); status != http.StatusOK || !last {
		t.Errorf("on a new connection: status %d, last on its connection: %t", status, last)
	}
	stopLoad() // no request has failed
	if err := hub.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := hub.cmd.Wait(); err == nil || hub.cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGTERM {
		t.Errorf("the second signal: %v: %s", err, hub.log)
	}
}

// TestWaitForDatabase starts hubs before their database.
func TestWaitForDatabase(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	front, behind := l.Addr().String(), "127.0.0.1:"+u.Query().Get("port")
	l.Close()
	u.Host, u.RawQuery = front, "sslmode=disable"
	command := command(t, "releases", "--database-url", u.String(), "--wait-for-database=10h")
	var out bytes.Buffer
	log := new(lockedBuffer)
	command.Stdout, command.Stderr = &out, log
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill() })
	awaittest.Until(t, "the command waits for the database", func() bool {
		return strings.Contains(log.String(), "waiting for the database")
	})
	if l, err = net.Listen("tcp", front); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go forward(l, behind)
	if err := command.Wait(); err != nil || !strings.Contains(out.String(), "yes") {
		t.Errorf("%v: %s%s", err, out.String(), log)
	}
}

// forward forwards the connections of a listener to another address.
func forward(l net.Listener, address string) {
	for {
		from, err := l.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial("tcp", address)
		if err != nil {
			from.Close()
			continue
		}
		go func() { _, _ = io.Copy(to, from); to.Close() }()
		go func() { _, _ = io.Copy(from, to); from.Close() }()
	}
}

// TestImportKilledWhileBusy kills an import in the middle of a query that does not end. Its lock is free at once.
func TestImportKilledWhileBusy(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	owner := d.Owner(t)
	release := hold(t, owner, "LOCK TABLE govhub.release IN SHARE MODE")
	cmd := command(t, "import", "--database-url", d.DSN(), changedBundle(t, ",Казань,", ",Kazan II,"))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, owner, "the import waits", someoneWaits)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	await(t, owner, "the end of its statement", noneImports) // while the lock that it waits for is held
	release()
}

// TestPrivateCommandsAtOnce runs commands on a data directory without a hub: each may be the first to come or the last to leave.
func TestPrivateCommandsAtOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "data")
	if code, stdout, stderr := govhub(t, "import", "--data-dir", dir, "data"); code != cli.ExitDone {
		t.Fatalf("exit %d: %s%s", code, stdout, stderr)
	}
	var all sync.WaitGroup
	for i := range 3 {
		for _, args := range [][]string{
			{"export", "--data-dir", dir, filepath.Join(t.TempDir(), fmt.Sprint("export", i))},
			{"releases", "--data-dir", dir},
			{"import", "--data-dir", dir, "--dry-run", "data"},
		} {
			all.Go(func() {
				code, _, stderr := govhub(t, args...)
				if code != cli.ExitDone && !(code == cli.ExitBusy && args[0] == "import") {
					t.Errorf("%q: exit %d: %s", args, code, stderr)
				}
			})
		}
	}
	all.Wait()
	if _, err := embedded.Attach(t.Context(), dir); err == nil {
		t.Error("PostgreSQL still runs")
	}
}

// TestPrivateHubEnds lets a hub end while a command uses its PostgreSQL.
func TestPrivateHubEnds(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "data")
	hub := start(t, dir)
	places := newSlowFile(t)
	cmd := command(t, "import", "--data-dir", dir, "districts="+places.path)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	places.feed(dictionary)
	hub.stop(t)
	places.end()
	if err := cmd.Wait(); err != nil || !strings.Contains(out.String(), "published release 2") {
		t.Errorf("the import: %v\n%s", err, out.String())
	}
	if _, err := embedded.Attach(t.Context(), dir); err == nil {
		t.Error("PostgreSQL still runs")
	}
}

// sessions lists the users logged in to a database other than its owner.
const sessions = `SELECT coalesce(string_agg(DISTINCT usename, ','), '') FROM pg_stat_activity
	WHERE datname = current_database() AND usename <> current_user`

// TestPrivateLogin checks the sessions of a hub with a private PostgreSQL.
func TestPrivateLogin(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "data")
	start(t, dir)
	dsn, err := embedded.Attach(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	owner, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	expectSessions(t, owner, session.Reader)
}

func expectSessions(t *testing.T, owner *sql.DB, user string) {
	t.Helper()
	var got string
	if err := owner.QueryRow(sessions).Scan(&got); err != nil || got != user {
		t.Errorf("requests are answered by %q, error %v, want %q", got, err, user)
	}
}

// TestReadLogin gives a hub valid and invalid logins for requests.
func TestReadLogin(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	owner := d.Owner(t)
	const warning = "--read-database-url"
	hub := startWith(t, "--database-url", d.DSN(), "--drain-delay=0")
	if got := strings.Count(hub.log.String(), warning); got != 1 {
		t.Errorf("without a login for requests the hub warns %d times: %s", got, hub.log)
	}
	hub.stop(t)

	for _, statement := range []string{
		"CREATE ROLE requests LOGIN PASSWORD 'requests' IN ROLE govhub_reader",
		"CREATE ROLE stranger LOGIN PASSWORD 'stranger'",
		"CREATE ROLE mighty LOGIN CREATEROLE PASSWORD 'mighty' IN ROLE govhub_reader",
		"CREATE ROLE member LOGIN PASSWORD 'member' IN ROLE govhub",
		"CREATE ROLE power SUPERUSER",
		"CREATE ROLE powerful LOGIN NOINHERIT PASSWORD 'powerful' IN ROLE govhub_reader, power",
		"CREATE ROLE writer LOGIN PASSWORD 'writer' IN ROLE govhub_reader, pg_write_all_data",
		"CREATE ROLE runner LOGIN PASSWORD 'runner' IN ROLE govhub_reader, pg_execute_server_program",
		"CREATE ROLE emptier LOGIN PASSWORD 'emptier' IN ROLE govhub_reader",
		"GRANT TRUNCATE ON govhub.release TO emptier",
		"CREATE ROLE changer LOGIN PASSWORD 'changer' IN ROLE govhub_reader",
		"GRANT UPDATE (number) ON govhub.release TO changer",
		"GRANT pg_monitor TO requests",
	} {
		if _, err := owner.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if _, err := owner.Exec("DROP OWNED BY emptier, changer; DROP ROLE requests, stranger, mighty, member, power, powerful, writer, runner, emptier, changer"); err != nil {
			t.Error(err)
		}
	})
	login := func(name string) string {
		u, err := url.Parse(d.DSN())
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword(name, name)
		return u.String()
	}
	const mighty = "can do more than read"
	for name, want := range map[string]string{
		"stranger": `GRANT govhub_reader TO "stranger"`, "mighty": mighty, "member": mighty, "powerful": mighty, "writer": mighty,
		"runner": mighty, "emptier": mighty, "changer": mighty,
	} {
		code, _, stderr := govhub(t, "serve", "--listen=127.0.0.1:0", "--admin-listen=", "--database-url", d.DSN(), "--read-database-url", login(name))
		if code != cli.ExitFailed || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: exit %d: %s", name, code, stderr)
		}
	}
	hub = startWith(t, "--database-url", d.DSN(), "--read-database-url", login("requests"), "--drain-delay=0")
	expectSessions(t, owner, "requests")
	if _, err := hub.ask("{ regions(first: 1) { nodes { name } } }"); err != nil {
		t.Error(err)
	}
	if strings.Contains(hub.log.String(), warning) {
		t.Errorf("with a login for requests: %s", hub.log)
	}
	resp, err := http.Get(hub.url + "/releases/1/region.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if text, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK || !bytes.Contains(text, []byte("Казань")) {
		t.Errorf("a download: status %d, error %v", resp.StatusCode, err)
	}
	hub.stop(t)
	if code, _, stderr := govhub(t, "serve", "--data-dir", t.TempDir(), "--read-database-url", "postgres://x@y/z"); code != cli.ExitUsage || !strings.Contains(stderr, "needs --database-url") {
		t.Errorf("a private PostgreSQL: exit %d: %s", code, stderr)
	}
}

// TestReadingCommandsMigrateNothing reads a database of an older version, and one without a hub.
func TestReadingCommandsMigrateNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ change, want string }{
		"older": {"DELETE FROM govhub.migration WHERE version_id > 1; ALTER TABLE govhub.release DROP COLUMN metadata", "have version 1, but this govhub reads version"},
		"none":  {"DROP SCHEMA govhub, store CASCADE", "has no hub yet"},
	} {
		d := dbtest.New(t)
		owner := d.Owner(t)
		if _, err := owner.Exec(c.change); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"releases"}, {"releases", "show", "1"}, {"export", filepath.Join(t.TempDir(), "export")}} {
			code, _, stderr := govhub(t, append(args, "--database-url", d.DSN())...)
			if code != cli.ExitFailed || !strings.Contains(stderr, c.want) || !strings.Contains(stderr, "run govhub serve") || strings.Count(stderr, "\n") != 1 {
				t.Errorf("%s: %q: exit %d: %s", name, args, code, stderr)
			}
		}
	}
}

// TestReplicaBehind starts a hub whose requests are answered by a replica that gets the hub's data only later.
func TestReplicaBehind(t *testing.T) {
	t.Parallel()
	replica := dbtest.New(t)
	owner := replica.Owner(t)
	if _, err := owner.Exec("ALTER SCHEMA govhub RENAME TO later"); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(replica.DSN())
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("behind", "behind")
	if _, err := owner.Exec("CREATE ROLE behind LOGIN PASSWORD 'behind' IN ROLE govhub_reader"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := owner.Exec("DROP ROLE behind"); err != nil {
			t.Error(err)
		}
	})
	cmd := command(t, "serve", "--listen=127.0.0.1:0", "--admin-listen=", "--drain-delay=0s", "--wait-for-database=10h",
		"--database-url", bundletest.New(t).DSN(), "--read-database-url", u.String())
	log := new(lockedBuffer)
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	hub := &serving{cmd: cmd, log: log}
	defer hub.stop(t)
	waits := func(why string) func() bool {
		return func() bool { return strings.Contains(log.String(), why) }
	}
	awaittest.Until(t, "the hub waits for the control tables", waits("has no hub"))
	if _, err := owner.Exec("ALTER SCHEMA later RENAME TO govhub"); err != nil {
		t.Fatal(err)
	}
	awaittest.Until(t, "the hub waits for a release", waits("no release has been published"))
	if code, _, stderr := govhub(t, "import", "--database-url", replica.DSN(), "data"); code != cli.ExitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, "govhub answers at") {
		t.Errorf("%q, error %v: %s", line, err, log)
	}
}

// TestPrivateServerDies checks that a hub without its PostgreSQL ends at once, whatever the drain delay.
func TestPrivateServerDies(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "data")
	hub := startWith(t, "--data-dir", dir, "--drain-delay=10h")
	defer time.AfterFunc(hangs, func() { _ = hub.cmd.Process.Kill() }).Stop()
	files, err := filepath.Glob(filepath.Join(dir, "*", "postmaster.pid"))
	if err != nil || len(files) != 1 {
		t.Fatalf("found %q, error %v", files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	if err := hub.cmd.Wait(); err == nil || hub.cmd.ProcessState.ExitCode() != cli.ExitFailed || !strings.Contains(hub.log.String(), "the private PostgreSQL has ended") {
		t.Errorf("the hub ended with %v: %s", err, hub.log)
	}
}
