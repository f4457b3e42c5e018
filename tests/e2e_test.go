package tests

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"govhub/awaittest"
	"govhub/cli"
	"govhub/db/dbtest"
	"govhub/embedded"
)

var programDir string // empty until program has made it

func removeProgram() {
	if programDir != "" {
		_ = os.RemoveAll(programDir)
	}
}

// program is govhub, built as `make build` does, once for all tests.
var program = sync.OnceValues(func() (string, error) {
	var err error
	if programDir, err = os.MkdirTemp("", "govhub-e2e-"); err != nil {
		return "", err
	}
	path := filepath.Join(programDir, "govhub")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

// command returns a call of govhub that logs text.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Env = append(os.Environ(), "GOVHUB_LOG_FORMAT=text", "DATABASE_URL=", "XDG_DATA_HOME="+filepath.Join(programDir, "data"))
	for _, name := range []string{"REQUEST", "STATEMENT", "CONNECT", "SOCKET", "ACQUIRE"} { // the machine may be busy
		cmd.Env = append(cmd.Env, "GOVHUB_"+name+"_TIMEOUT=1m")
	}
	return cmd
}

// hangs is the time after which a command is killed, even on the busiest machine.
const hangs = 5 * time.Minute

// govhub runs a command to its end.
func govhub(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := command(t, args...)
	defer time.AfterFunc(hangs, func() { _ = cmd.Process.Kill() }).Stop()
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// tempDir is a directory that PostgreSQL may enter as another user, which root needs.
func tempDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// serving is a running hub.
type serving struct {
	cmd *exec.Cmd
	url string
	log *lockedBuffer
}

// lockedBuffer may be read while a command writes to it.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

var address = regexp.MustCompile(`http://[0-9.:]+`)

// start starts a hub and waits until it reports its address.
func start(t *testing.T, dataDir string) *serving {
	t.Helper()
	return startWith(t, "--data-dir", dataDir, "--drain-delay=0")
}

// startWith starts a hub with additional flags.
func startWith(t *testing.T, flags ...string) *serving {
	t.Helper()
	return startCommand(t, command(t, append([]string{"serve", "--listen", "127.0.0.1:0", "--admin-listen", ""}, flags...)...))
}

// startCommand starts a command that serves.
func startCommand(t *testing.T, cmd *exec.Cmd) *serving {
	t.Helper()
	s := &serving{cmd: cmd, log: new(lockedBuffer)}
	s.cmd.Stderr = s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.cmd.ProcessState == nil {
			_ = s.cmd.Process.Kill()
			_ = s.cmd.Wait()
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = s.cmd.Wait()
		t.Fatalf("the hub did not start: %s", s.log)
	}
	s.url = address.FindString(line)
	return s
}

// ask runs a query, which must succeed.
func (s *serving) ask(query string) (string, error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return "", err
	}
	resp, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusOK || bytes.Contains(answer, []byte(`"errors"`)) {
		return "", fmt.Errorf("%s: %s", resp.Status, answer)
	}
	return string(answer), nil
}

// stop ends the hub as a service manager does.
func (s *serving) stop(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("the hub ended with %v: %s", err, s.log)
	}
}

// TestFromNothing covers the life of a hub: started on an empty directory, queried, given data, rolled back under load, stopped and
// started again.
func TestFromNothing(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(tempDir(t), "data dir")
	hub := start(t, dir)
	const capital = `{ release { number } region(by: {code: "16"}) { capital } }`
	expect := func(want string) {
		t.Helper()
		got, err := hub.ask(capital)
		if err != nil || got != want+"\n" && got != want {
			t.Errorf("got %s, error %v; want %s", got, err, want)
		}
	}
	expect(`{"data":{"release":{"number":1},"region":{"capital":"Казань"}},"extensions":{"release":1}}`)
	if !strings.Contains(hub.log.String(), "published the bundled data") {
		t.Error("the hub does not say that it published the bundled data")
	}

	if code, _, stderr := govhub(t, "serve", "--data-dir", dir, "--listen", "127.0.0.1:0", "--admin-listen", ""); code != cli.ExitFailed || !strings.Contains(stderr, "in use") {
		t.Errorf("a second hub on the directory: exit %d, %s", code, stderr)
	}
	code, stdout, stderr := govhub(t, "import", "--data-dir", dir, "data")
	if code != cli.ExitDone || !strings.HasSuffix(stdout, "\nnothing changed: release 1 in "+dir+" holds the same data\n") {
		t.Errorf("importing the bundle again: exit %d, %q, %s", code, stdout, stderr)
	}

	changed := changedBundle(t, ",Казань,", ",Kazan II,")
	if code, stdout, stderr = govhub(t, "import", "--data-dir", dir, changed); code != cli.ExitDone || !strings.Contains(stdout, "published release 2") {
		t.Errorf("importing a changed bundle: exit %d, %q, %s", code, stdout, stderr)
	}
	waitFor(t, hub, `"release":2`)
	expect(`{"data":{"release":{"number":2},"region":{"capital":"Kazan II"}},"extensions":{"release":2}}`)

	stopLoad := load(t, hub, capital)
	if code, stdout, stderr = govhub(t, "releases", "rollback", "--data-dir", dir, "1"); code != cli.ExitDone {
		t.Errorf("rollback: exit %d, %q, %s", code, stdout, stderr)
	}
	waitFor(t, hub, `"release":1`)
	stopLoad()

	code, stdout, _ = govhub(t, "releases", "--data-dir", dir)
	if code != cli.ExitDone || !regexp.MustCompile(`(?m)^1 .*yes$`).MatchString(stdout) || !regexp.MustCompile(`(?m)^2 `).MatchString(stdout) {
		t.Errorf("releases: exit %d\n%s", code, stdout)
	}
	if code, stdout, _ = govhub(t, "releases", "show", "--data-dir", dir, "2"); code != cli.ExitDone || !strings.Contains(stdout, "municipality") {
		t.Errorf("releases show: exit %d\n%s", code, stdout)
	}
	exported := filepath.Join(tempDir(t), "export")
	if code, stdout, stderr = govhub(t, "export", "--data-dir", dir, "--release", "1", exported); code != cli.ExitDone {
		t.Errorf("export: exit %d, %q, %s", code, stdout, stderr)
	}
	if code, stdout, stderr = govhub(t, "import", "--data-dir", dir, exported); code != cli.ExitDone || !strings.Contains(stdout, "nothing changed") {
		t.Errorf("importing an export: exit %d, %q, %s", code, stdout, stderr)
	}

	corrections := tempDir(t)
	for file, text := range map[string]string{
		"datapackage.json": `{"name": "corrections", "resources": [{"name": "region", "path": "region.csv"}]}`,
		"region.csv":       "oktmo,capital\n92000000,Kazan III\n",
	} {
		if err := os.WriteFile(filepath.Join(corrections, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, stdout, stderr = govhub(t, "import", "--data-dir", dir, "--mode=upsert", corrections); code != cli.ExitDone || !strings.Contains(stdout, "published release 3") {
		t.Errorf("importing corrections: exit %d, %q, %s", code, stdout, stderr)
	}
	waitFor(t, hub, `"release":3`)
	const changes = `{ old: changes(from: 1, to: 2) { ...C } all: changes(from: 1) { ...C } none: changes(from: 3) { totalCount } }
		fragment C on RowChangeConnection { totalCount nodes { id kind fields { name before after } } }`
	const change = `{"totalCount":1,"nodes":[{"id":"region:92000000","kind":"CHANGED","fields":[{"name":"capital","before":"Казань","after":"%s"}]}]}`
	want := fmt.Sprintf(`{"data":{"old":`+change+`,"all":`+change+`,"none":{"totalCount":0}},"extensions":{"release":3}}`, "Kazan II", "Kazan III")
	if got, err := hub.ask(changes); err != nil || strings.TrimSpace(got) != want {
		t.Errorf("changes between releases: got %s, error %v; want %s", got, err, want)
	}

	hub.stop(t)
	if _, err := embedded.Attach(context.Background(), dir); !errors.Is(err, embedded.ErrNotRunning) {
		t.Errorf("after the hub ended: got error %v, want ErrNotRunning", err)
	}
	hub = start(t, dir)
	expect(`{"data":{"release":{"number":3},"region":{"capital":"Kazan III"}},"extensions":{"release":3}}`)
	hub.stop(t)
}

// load runs a query from several clients until the returned function is called. None may fail.
func load(t *testing.T, hub *serving, query string) (stop func()) {
	t.Helper()
	done := make(chan struct{})
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if _, err := hub.ask(query); err != nil {
					t.Errorf("a request failed: %v", err)
					return
				}
			}
		})
	}
	return func() {
		close(done)
		clients.Wait()
	}
}

func waitFor(t *testing.T, hub *serving, text string) {
	t.Helper()
	awaittest.Until(t, "an answer with "+text, func() bool {
		answer, err := hub.ask("{ __typename }")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(answer, text)
	})
}

// changedBundle is a copy of the bundle with a text replaced in its regions.
func changedBundle(t *testing.T, before, after string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "package")
	if err := os.CopyFS(dir, os.DirFS("data")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "region.csv")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(before)) {
		t.Fatalf("no region has %q", before)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte(before), []byte(after), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestRefusals checks for one clear line and the right exit code on errors.
func TestRefusals(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { taken.Close() })
	const dsn = "a database of its own"
	file := filepath.Join(tempDir(t), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	broken := changedBundle(t, "92000000,REPUBLIC,", "92000000,KINGDOM,")
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"unknown flag", []string{"serve", "--colour"}, cli.ExitUsage, "unknown flag --colour"},
		{"no pool at all", []string{"serve", "--pool-size=0"}, cli.ExitUsage, "GOVHUB_POOL_SIZE must be greater than 0"},
		{"missing argument", []string{"import"}, cli.ExitUsage, "<path>"},
		{"no such package", []string{"import", "--database-url", dsn, "/nowhere"}, cli.ExitFailed, "/nowhere"},
		{"no package in the folder", []string{"import", "--database-url", dsn, filepath.Dir(file)}, cli.ExitRejected, "datapackage.json: is missing"},
		{"unknown source", []string{"import", "--database-url", dsn, "--source=moon", file}, cli.ExitFailed, "\"moon\" is not a source: name package, a file with a mapping (.json), or one of oktmo, districts"},
		{"another layout", []string{"import", "--database-url", dsn, "oktmo@2021=data/region.csv"}, cli.ExitFailed, "data/region.csv:1: "},
		{"no dictionary", []string{"import", "--database-url", dsn, "--source=municipal-salary", "data/region.csv"}, cli.ExitFailed, "dictionary of municipal districts"},
		{"files cannot replace", []string{"import", "--database-url", dsn, "--source=districts", "--mode=replace", file}, cli.ExitFailed, "can only be upserted"},
		{"rejects of a package", []string{"import", "--database-url", dsn, "--max-rejects=1", "data"}, cli.ExitFailed, "a package is published whole or not at all"},
		{"fewer rejects than none", []string{"import", "--database-url", dsn, "--max-rejects=-1", "oktmo=" + file}, cli.ExitUsage, "neither a number of rows, 0 or more, nor a percentage"},
		{"two whole packages", []string{"import", "--database-url", dsn, "--mode=whole", "data", broken}, cli.ExitFailed, "undo the earlier inputs"},
		{"unknown source of a path", []string{"import", "--database-url", dsn, "moon=" + file}, cli.ExitFailed, "\"moon\" is not a source"},
		{"equals sign in a path", []string{"import", "--database-url", dsn, "--source=districts", "./a=b.csv"}, cli.ExitFailed, "./a=b.csv: no such file"},
		{"broken package", []string{"import", "--database-url", dsn, broken}, cli.ExitRejected, "region.csv"},
		{"broken package, only checked", []string{"import", "--dry-run", "--database-url", dsn, broken}, cli.ExitRejected, "KINGDOM"},
		{"no such release", []string{"releases", "rollback", "--database-url", dsn, "7"}, cli.ExitFailed, "no such release"},
		{"port taken", []string{"serve", "--database-url", dsn, "--listen", taken.Addr().String()}, cli.ExitFailed, "port is taken"},
		{"unreachable database", []string{"serve", "--database-url", "postgres://x@127.0.0.1:1/x?sslmode=disable", "--listen", "127.0.0.1:0", "--admin-listen", ""}, cli.ExitFailed, "no database answers"},
		{"no hub there", []string{"releases", "--data-dir", filepath.Join(filepath.Dir(file), "nowhere")}, cli.ExitFailed, "holds no hub"},
		{"unwritable directory", []string{"serve", "--data-dir", file, "--listen", "127.0.0.1:0", "--admin-listen", ""}, cli.ExitFailed, file},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args := slices.Clone(test.args)
			if i := slices.Index(args, dsn); i >= 0 {
				args[i] = dbtest.New(t).DSN()
			}
			code, stdout, stderr := govhub(t, args...)
			if code != test.code || !strings.Contains(stderr, test.want) || strings.Contains(stderr, "goroutine") {
				t.Errorf("exit %d, want %d with %q\nstdout: %s\nstderr: %s", code, test.code, test.want, stdout, stderr)
			}
			if test.code != cli.ExitRejected && strings.Count(strings.TrimSpace(stderr), "\n") > 0 {
				t.Errorf("more than one line: %s", stderr)
			}
		})
	}
}

// TestImportsExcludeEachOther lets an import meet the lock of another.
func TestImportsExcludeEachOther(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	tx, err := d.Owner(t).Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("SELECT pg_advisory_xact_lock(hashtextextended('govhub.dataset', 0))"); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := govhub(t, "import", "--database-url", d.DSN(), "data")
	if code != cli.ExitBusy || !strings.Contains(stderr, "another import") {
		t.Errorf("exit %d, want %d: %s", code, cli.ExitBusy, stderr)
	}
}

// TestSchemaIsWhole prints the schema and checks for every type of the domain.
func TestSchemaIsWhole(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := govhub(t, "schema")
	if code != cli.ExitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, name := range []string{
		"Source", "FederalDistrict", "Region", "Municipality", "Organization", "Person", "Position", "TrainingProgram", "Cohort",
		"Participation", "Award", "AwardSeason", "Nomination", "AwardEntry", "Conferral", "Forum", "ForumSession", "Appearance",
		"Practice", "Adoption", "Initiative", "Regulation", "Indicator", "Observation", "TerritoryChange",
	} {
		if !strings.Contains(stdout, "\ntype "+name+" implements ") {
			t.Errorf("the schema lacks type %s", name)
		}
	}
}
