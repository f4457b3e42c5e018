package control_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/db/session"
)

// TestMigrateWithoutRights checks that the error names the command that an administrator has to run.
func TestMigrateWithoutRights(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t) // its cluster has the reader role already
	admin := d.Owner(t)
	for _, statement := range []string{
		"DROP SCHEMA govhub, store CASCADE",
		"CREATE ROLE poor LOGIN PASSWORD 'poor'",
	} {
		if _, err := admin.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if _, err := admin.Exec("DROP OWNED BY poor; DROP ROLE poor"); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(d.DSN())
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("poor", "poor")
	for _, granted := range []string{"GRANT govhub_reader TO ", "GRANT CREATE ON DATABASE ", ""} {
		poor, err := session.OpenOwner(t.Context(), session.Defaults(u.String()))
		if err != nil {
			t.Fatal(err)
		}
		err = control.Migrate(t.Context(), poor)
		poor.Close()
		if granted == "" {
			if err != nil {
				t.Errorf("with all rights: %v", err)
			}
			return
		}
		if err == nil || !strings.Contains(err.Error(), "let an administrator run "+granted) {
			t.Fatalf("got error %v, want it to ask for %s", err, granted)
		}
		_, statement, _ := strings.Cut(err.Error(), "run ")
		if _, err := admin.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// TestMigrateByOlderProgram migrates control tables that a newer version has changed.
func TestMigrateByOlderProgram(t *testing.T) {
	t.Parallel()
	owner := dbtest.New(t).Owner(t)
	if err := control.CheckTables(t.Context(), owner); err != nil {
		t.Errorf("control tables of this version: %v", err)
	}
	if _, err := owner.Exec("INSERT INTO govhub.migration (version_id, is_applied) VALUES (1000, true)"); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"migrate": control.Migrate(t.Context(), owner), "check": control.CheckTables(t.Context(), owner)} {
		if !errors.Is(err, control.ErrOlderProgram) {
			t.Errorf("%s: %v, want ErrOlderProgram", what, err)
		}
	}
}
