package dataset

import (
	"database/sql"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
	"govhub/db/dbtest"
)

// shownPerson is the name of the only person in schema current.
func shownPerson(t *testing.T, db interface{ QueryRow(string, ...any) *sql.Row }) (name string) {
	t.Helper()
	if err := db.QueryRow("SELECT name_en FROM current.person").Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

func show(t *testing.T, db *sql.DB) {
	t.Helper()
	if err := ShowCurrent(t.Context(), db); err != nil {
		t.Fatal(err)
	}
}

// TestShowCurrent follows releases forwards and back. What others made of the views follows too.
func TestShowCurrent(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	show(t, db) // there is nothing to show
	publishMany(t, db, 1)
	show(t, db)
	if _, err := db.Exec("CREATE VIEW public.mine AS SELECT name_en FROM current.person"); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov 1"))
	if got := shownPerson(t, db); got != "Ivanov 0" {
		t.Errorf("before the switch: %s", got)
	}
	show(t, db)
	show(t, db) // it does
	if got := one[string](t, db, "SELECT name_en FROM public.mine"); got != "Ivanov 1" {
		t.Errorf("a view of a view shows %s", got)
	}
	if err := Rollback(t.Context(), db, 1); err != nil {
		t.Fatal(err)
	}
	show(t, db)
	if got := shownPerson(t, db); got != "Ivanov 0" {
		t.Errorf("after a rollback: %s", got)
	}
	if got := one[string](t, db, "SELECT obj_description('current'::regnamespace)"); got != "Release 1 of the hub. Релиз 1." {
		t.Error(got)
	}
}

// TestPublishBesideReaders publishes while a transaction reads schema current: nothing waits for it but the switch, which gives up and tries
// again, and others read on.
func TestPublishBesideReaders(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	reader, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Rollback()
	if got := shownPerson(t, reader); got != "Ivanov 0" {
		t.Fatal(got)
	}
	if r := mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov 1")); r.Release != 2 {
		t.Errorf("published release %d", r.Release)
	}
	if err := showCurrent(t.Context(), db); !errors.Is(err, ErrShownOlder) {
		t.Errorf("a try: %v, want ErrShownOlder", err)
	}
	if got := shownPerson(t, db); got != "Ivanov 0" {
		t.Errorf("another reader sees %s", got)
	}
	ended := make(chan error, 1)
	go func() { ended <- ShowCurrent(t.Context(), db) }()
	const waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'current.person'::regclass"
	for _, want := range []int{1, 0} { // it waits, and gives up
		for one[int](t, db, waiting) != want {
			time.Sleep(time.Millisecond)
		}
	}
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("tries after one that gave up: %v", err)
	}
	if got := shownPerson(t, db); got != "Ivanov 1" {
		t.Errorf("then: %s", got)
	}
}

// TestPruneShown keeps the release that schema current shows, whether the program asks or not.
func TestPruneShown(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	mustPublish(t, db, edit(t, basePackage(t), "person.csv", "Ivan Ivanov", "Ivanov 1"))
	supersededLongAgo(t, db)
	if pruned, err := Prune(t.Context(), db, 1); err != nil || pruned != nil {
		t.Errorf("pruned %v, %v", pruned, err)
	}
	if _, err := db.Exec("DELETE FROM govhub.release WHERE number = 1"); err == nil {
		t.Error("a statement removed the release that is shown")
	}
	if got := shownPerson(t, db); got != "Ivanov 0" {
		t.Errorf("before the switch: %s", got)
	}
	show(t, db)
	pruned, err := Prune(t.Context(), db, 1)
	if diff := cmp.Diff([]int32{1}, pruned); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if got := shownPerson(t, db); got != "Ivanov 1" {
		t.Errorf("after the switch: %s", got)
	}
}

// TestShowOtherColumns makes the views anew if their columns have changed.
func TestShowOtherColumns(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	knowing(t, changed(Schemas(), map[string]func(*catalogue.Schema){
		"person": func(s *catalogue.Schema) { s.Fields = append(s.Fields[:2:2], s.Fields[3:]...) },
	}))
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	show(t, db)
	if got := one[string](t, db, "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'current.person'::regclass"); got != "slug name_ru note source name_en" {
		t.Errorf("the columns are %s", got)
	}
}

// TestComments describes each view and column in both languages.
func TestComments(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	const without = `SELECT coalesce(string_agg(c.relname || '.' || a.attname, ' '), '') FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'current'::regnamespace AND coalesce(col_description(c.oid, a.attnum), '') NOT LIKE '%_ — _%'`
	if got := one[string](t, db, without); got != "" {
		t.Errorf("without a comment in both languages: %s", got)
	}
	if got := one[string](t, db, "SELECT obj_description('current.region'::regclass)"); got == "" || got[len(got)-len(" — регион"):] != " — регион" {
		t.Error(got)
	}
}
