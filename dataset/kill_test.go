package dataset

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	_ "github.com/lib/pq"

	"govhub/awaittest"
	"govhub/db/dbtest"
)

// With this variable set to a database and a step, the test binary publishes the base package and stops at the step.
const childEnv = "DATASET_TEST_CHILD"

func child() {
	dsn, step, _ := strings.Cut(os.Getenv(childEnv), " ")
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		panic(err)
	}
	files, err := base()
	if err != nil {
		panic(err)
	}
	p, err := OpenFS(files, "test")
	if err != nil {
		panic(err)
	}
	_, err = Publish(context.Background(), db, p, Options{Step: func(name string) {
		if name == step {
			fmt.Println("at", step)
			select {}
		}
	}})
	panic(fmt.Sprint("never came to step ", step, ": ", err))
}

// A killed import changes nothing visible, blocks nobody, and is logged as failed by the next one, which removes what it left.
func TestKill(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"load", "copy", "check", "index", "release", "commit"} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			d := dbtest.New(t)
			db := d.Owner(t)
			mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov"))
			tables := storeTables(t, db)

			killAt(t, d.DSN(), step)

			awaittest.Until(t, "the server notices that the other side is gone", func() bool { return unlocked(t, db) })
			if got := storeTables(t, db); got != tables && step != "commit" {
				t.Errorf("%d tables in store, want %d as before", got, tables)
			}
			if n := one[int](t, db, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'release%'"); n != 1 && step != "commit" {
				t.Errorf("%d schemas of releases, want 1", n)
			}
			if n := one[int](t, db, "SELECT count(*) FROM govhub.release"); n != 1 {
				t.Errorf("%d releases, want 1", n)
			}
			if n := one[int32](t, db, "SELECT number FROM govhub.current_release"); n != 1 {
				t.Errorf("current release is %d, want 1", n)
			}
			if result := mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov")); !result.Published || result.Release != 2 {
				t.Errorf("the import after it = %+v, want release 2", result)
			}
			if got := storeTables(t, db); got != tables+1 {
				t.Errorf("%d tables in store, want those of both releases, %d", got, tables+1)
			}
			if got := runs(t, db); got != "PUBLISHED FAILED PUBLISHED" {
				t.Errorf("log of imports = %s", got)
			}
		})
	}
}

// What a killed import left does not keep an old release from being pruned, and goes with it.
func TestPruneAfterKill(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	db := d.Owner(t)
	mustPublish(t, db, basePackage(t))
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "I. Ivanov"))
	tables := storeTables(t, db)
	killAt(t, d.DSN(), "commit")
	awaittest.Until(t, "the server notices that the other side is gone", func() bool { return unlocked(t, db) })
	if _, err := db.ExecContext(t.Context(), "UPDATE govhub.release SET superseded_at = superseded_at - interval '1 minute'"); err != nil {
		t.Fatal(err)
	}
	if pruned, err := Prune(t.Context(), db, 1); err != nil || len(pruned) != 1 {
		t.Errorf("pruned %v, error %v", pruned, err)
	}
	if got := storeTables(t, db); got >= tables {
		t.Errorf("%d tables in store, want fewer than %d", got, tables)
	}
}

// unlocked reports whether nobody imports.
func unlocked(t *testing.T, db *sql.DB) bool {
	t.Helper()
	return one[int](t, db, `SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
		WHERE locktype = 'advisory' AND datname = current_database()`) == 0
}

func killAt(t *testing.T, dsn, step string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dsn+" "+step)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || line != "at "+step+"\n" {
		t.Fatalf("child said %q and ended with %v", line, err)
	}
}
