package tests

import (
	"database/sql"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"govhub/awaittest"
)

// TestSQLUserFollowsReleases reads schema current of a private PostgreSQL by SQL, beside a hub, through an import and a rollback.
func TestSQLUserFollowsReleases(t *testing.T) {
	t.Parallel()
	dir := tempDir(t)
	in := func(args ...string) *exec.Cmd { return command(t, append(args, "--data-dir="+dir)...) }
	must := func(args ...string) string {
		t.Helper()
		out, err := in(args...).Output()
		if err != nil {
			t.Fatalf("%s: %v", args, err)
		}
		return strings.TrimSpace(string(out))
	}
	hub := startCommand(t, in("serve", "--listen=127.0.0.1:0", "--admin-listen=", "--drain-delay=0s"))
	defer hub.stop(t)
	made := must("sql-user", "bi")
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("of my own\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(must("sql-user", "bi", "--password-file="+file))
	if err != nil {
		t.Fatal(err)
	}
	if _, told := u.User.Password(); told {
		t.Error("the command repeats a password that it was given")
	}
	open := func(address string) *sql.DB {
		user, err := sql.Open("postgres", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { user.Close() })
		return user
	}
	if err := open(made).PingContext(t.Context()); pq.As(err, pqerror.InvalidPassword) == nil {
		t.Errorf("the first password: %v", err)
	}
	u.User = url.UserPassword("bi", "of my own")
	user := open(u.String())
	count := func(want int) func() bool {
		return func() bool {
			var n int
			err := user.QueryRowContext(t.Context(), "SELECT count(*) FROM municipality WHERE oktmo = '92699000'").Scan(&n)
			return err == nil && n == want
		}
	}
	awaittest.Until(t, "the hub shows the bundle", count(0))
	districts := filepath.Join(t.TempDir(), "districts.csv")
	if err := os.WriteFile(districts, []byte(dictionary), 0o600); err != nil {
		t.Fatal(err)
	}
	must("import", "districts="+districts)
	if !count(1)() {
		t.Error("the import does not switch the views")
	}
	must("releases", "rollback", "1")
	if !count(0)() {
		t.Error("the rollback does not switch the views")
	}
	must("sql-user", "bi", "--drop")
	if err := user.PingContext(t.Context()); err == nil {
		t.Error("the login is gone, but its sessions go on")
	}
}
