package tests

import (
	"bytes"
	"database/sql"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"govhub/awaittest"
	"govhub/cli"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
)

// slowFile is a file on the web whose reader waits until the test continues to write.
type slowFile struct {
	path  string // its URL
	texts chan string
	sent  chan struct{} // after each text
}

func newSlowFile(t *testing.T) *slowFile {
	t.Helper()
	f := &slowFile{texts: make(chan string), sent: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for {
			select {
			case text, more := <-f.texts:
				if !more {
					return
				}
				_, _ = io.WriteString(w, text)
				w.(http.Flusher).Flush()
				f.sent <- struct{}{}
			case <-r.Context().Done():
				return
			}
		}
	}))
	t.Cleanup(server.Close)
	f.path = server.URL + "/slow.csv"
	return f
}

// feed waits for the reader and sends it a text. If the text is larger than all buffers, the reader has taken a part of it when feed
// returns.
func (f *slowFile) feed(text string) {
	f.texts <- text
	<-f.sent
}

// end ends the file.
func (f *slowFile) end() { close(f.texts) }

// hold keeps a lock until the returned function is called.
func hold(t *testing.T, owner *sql.DB, lock string) (release func()) {
	t.Helper()
	tx, err := owner.Begin()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback() })
	if _, err := tx.Exec(lock); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
	}
}

func await(t *testing.T, owner *sql.DB, what, query string) {
	t.Helper()
	awaittest.Until(t, what, func() (is bool) {
		if err := owner.QueryRow(query).Scan(&is); err != nil {
			t.Fatal(err)
		}
		return is
	})
}

const (
	someoneWaits = `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')`
	noneImports  = `SELECT NOT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
		WHERE locktype = 'advisory' AND datname = current_database())`
)

// TestImportKilled kills an import of files at each of its steps. The old release answers, nothing is left on disk or in the database,
// or what is left until the next import if the tables are finished, and that succeeds.
func TestImportKilled(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		step string
		lock string // that the import waits for, none while it reads
	}{
		{"read", ""},
		{"read keys", "LOCK TABLE {indicator} IN ACCESS EXCLUSIVE MODE"},
		{"merge", "LOCK TABLE {observation} IN ACCESS EXCLUSIVE MODE"},
		{"check", "LOCK TABLE {award_entry} IN ACCESS EXCLUSIVE MODE"},
		{"enter the release", "LOCK TABLE govhub.release IN SHARE MODE"},
		{"move the pointer", "LOCK TABLE govhub.current_release IN SHARE MODE"},
	} {
		t.Run(test.step, func(t *testing.T) {
			t.Parallel()
			d := bundletest.New(t)
			owner := d.Owner(t)
			before := litter(t, owner)
			const line = "01701000,2006,Город,t8013001_1,revenue_total,5\n"
			release, file, temporary := func() {}, newSlowFile(t), t.TempDir()
			if test.lock != "" {
				release = hold(t, owner, named(t, d, test.lock))
				file.path = writeFile(t, "budgets.csv", budgets+strings.Repeat(line, 10_000))
			}
			cmd := command(t, "import", "--database-url", d.DSN(), "municipal-budgets="+file.path)
			cmd.Env = append(cmd.Env, "TMPDIR="+temporary)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if test.lock == "" {
				file.feed(budgets + strings.Repeat(line, 1_000_000)) // 50 MB, more than the sockets' buffers hold
			} else {
				await(t, owner, test.step, someoneWaits)
			}
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			release()
			await(t, owner, "the end of the import in the database", noneImports)

			if after := litter(t, owner); after != before && test.step != "move the pointer" {
				t.Errorf("the database has %s, want %s", after, before)
			}
			if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
				t.Errorf("%v was left on disk, error %v", left, err)
			}
			const region = "SELECT name_ru FROM release_1.region WHERE oktmo = '92000000'"
			var name string
			if err := owner.QueryRow(region).Scan(&name); err != nil || name == "" {
				t.Errorf("the release before answers %q, error %v", name, err)
			}
			out := mustImport(t, d, "districts="+writeFile(t, "places.csv", dictionary))
			if !strings.Contains(out, "published release 2") {
				t.Errorf("the import after it:\n%s", out)
			}
			if after := litter(t, owner); !strings.HasPrefix(after, "0 unused tables, 0 temporary ones, 2 schemas") {
				t.Errorf("after the next import the database has %s", after)
			}
			if got := runs(t, d); got != "PUBLISHED FAILED PUBLISHED" {
				t.Errorf("log of imports: %s", got)
			}
		})
	}
}

// named replaces the names of the current release's tables by their resources.
func named(t *testing.T, d *dbtest.Database, statement string) string {
	t.Helper()
	for _, r := range resourcesOf(t, d) {
		statement = strings.ReplaceAll(statement, "{"+r.Name+"}", "store."+r.Table)
	}
	return statement
}

// litter counts what an import makes in the database.
func litter(t *testing.T, owner *sql.DB) (counts string) {
	t.Helper()
	const query = `SELECT concat_ws(', ',
		(SELECT count(*) FROM pg_tables WHERE schemaname = 'store'
			AND NOT EXISTS (SELECT FROM govhub.resource WHERE table_name = tablename)) || ' unused tables',
		(SELECT count(*) FROM pg_class WHERE relpersistence = 't') || ' temporary ones',
		(SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'release%') || ' schemas of releases',
		'release ' || (SELECT number FROM govhub.current_release))`
	if err := owner.QueryRow(query).Scan(&counts); err != nil {
		t.Fatal(err)
	}
	return counts
}

// TestImportTwice lets a second import meet one that is still reading its files.
func TestImportTwice(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	places := newSlowFile(t)
	first := command(t, "import", "--database-url", d.DSN(), "districts="+places.path)
	var out bytes.Buffer
	first.Stdout, first.Stderr = &out, &out
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	places.feed(dictionary)
	code, stdout, stderr := govhub(t, "import", "--database-url", d.DSN(), "districts="+writeFile(t, "places.csv", dictionary))
	if code != cli.ExitBusy || stdout != "" || !strings.Contains(stderr, "another import, rollback or prune is running") {
		t.Errorf("the second: exit %d\n%s%s", code, stdout, stderr)
	}
	places.end()
	if err := first.Wait(); err != nil || !strings.Contains(out.String(), "published release 2") {
		t.Errorf("the first: %v\n%s", err, out.String())
	}
	if got := runs(t, d); got != "PUBLISHED PUBLISHED" {
		t.Errorf("log of imports: %s", got)
	}
}

// TestImportNoRoomForRows limits the files of the import to a few kilobytes.
func TestImportNoRoomForRows(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	before := litter(t, d.Owner(t))
	var text strings.Builder
	text.WriteString(budgets)
	for range 5_000 {
		text.WriteString("01701000,2006,Город,t8013001_1,revenue_total,5\n")
	}
	path := writeFile(t, "budgets.csv", text.String())
	program := command(t, "import", "--database-url", d.DSN(), "municipal-budgets="+path)
	limited := exec.CommandContext(t.Context(), "sh", append([]string{"-c", `ulimit -f 16; exec "$0" "$@"`}, program.Args...)...)
	limited.Env = program.Env
	output, err := limited.CombinedOutput()
	if limited.ProcessState.ExitCode() != cli.ExitFailed || strings.Count(string(output), "\n") != 1 ||
		!strings.Contains(string(output), "file too large: free disk space, or set TMPDIR to another folder") {
		t.Errorf("%v\n%s", err, output)
	}
	expectUntouched(t, d, before)
}

// TestImportNoRoomInDatabase lets PostgreSQL run out of space at the last moment. tools/test-system.sh fills a real disk.
func TestImportNoRoomInDatabase(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	owner := d.Owner(t)
	if _, err := owner.Exec(`
		CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
		$$BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END$$;
		CREATE TRIGGER no_room BEFORE INSERT ON govhub.release FOR EACH ROW EXECUTE FUNCTION no_room()`); err != nil {
		t.Fatal(err)
	}
	before := litter(t, owner)
	importWithoutRoom(t, d, "districts="+writeFile(t, "places.csv", dictionary))
	expectUntouched(t, d, before)
}

// importWithoutRoom imports into a database whose disk is full.
func importWithoutRoom(t *testing.T, d *dbtest.Database, args ...string) {
	t.Helper()
	code, _, stderr := govhub(t, append([]string{"import", "--database-url", d.DSN()}, args...)...)
	if code != cli.ExitFailed || strings.Count(stderr, "\n") != 1 ||
		!strings.Contains(stderr, "the disk of the database is full, and nothing was changed: free space and try again") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

// expectUntouched expects the database unchanged except for the log of imports.
func expectUntouched(t *testing.T, d *dbtest.Database, before string) {
	t.Helper()
	if after := litter(t, d.Owner(t)); after != before {
		t.Errorf("the database has %s, want %s", after, before)
	}
	if got := runs(t, d); got != "PUBLISHED FAILED" {
		t.Errorf("log of imports: %s", got)
	}
}
