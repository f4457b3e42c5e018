package dataset

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"

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
			select {
			case err := <-ended:
				t.Fatalf("it ended before it was seen to wait: %v", err)
			default:
			}
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

// takeOverAs lets another version of the program take over, whose Table Schemas differ in one.
func takeOverAs(t *testing.T, db *sql.DB, resource string, change func(*catalogue.Schema)) {
	t.Helper()
	knowing(t, changed(Schemas(), map[string]func(*catalogue.Schema){resource: change}))
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
}

// TestShowOtherColumns keeps the columns that views have in their places, and so what others made of the views.
func TestShowOtherColumns(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	if _, err := db.Exec("CREATE VIEW public.mine AS SELECT name_en FROM current.person"); err != nil {
		t.Fatal(err)
	}
	takeOverAs(t, db, "person", func(s *catalogue.Schema) {
		s.Fields = slices.Insert(append(s.Fields[:2:2], s.Fields[3:]...), 1, catalogue.Field{Name: "title", Type: "string"})
	})
	show(t, db)
	const columns = "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'current.person'::regclass"
	if got := one[string](t, db, columns); got != "slug name_ru name_en note source title" {
		t.Errorf("the columns are %s", got)
	}
	if got := one[string](t, db, "SELECT name_en FROM public.mine"); got != "Ivanov 0" {
		t.Errorf("a view of a view shows %s", got)
	}
}

// TestShowUsedColumns names what others made of a view that has to be dropped, and drops it when that is gone.
func TestShowUsedColumns(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	if _, err := db.Exec("CREATE VIEW public.mine AS SELECT name_en FROM current.person"); err != nil {
		t.Fatal(err)
	}
	takeOverAs(t, db, "person", func(s *catalogue.Schema) { s.Fields[2].Lang = "" })
	if err := ShowCurrent(t.Context(), db); !errors.Is(err, ErrShownUsed) || !strings.Contains(err.Error(), "view mine depends on view current.person") {
		t.Errorf("a view of others: %v", err)
	}
	if err := MakeSQLUser(t.Context(), db, "beside", "x"); err != nil {
		t.Errorf("a login: %v", err)
	}
	if err := DropSQLUser(t.Context(), db, "beside"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DROP VIEW public.mine"); err != nil {
		t.Fatal(err)
	}
	show(t, db)
	const collation = "SELECT l.collname FROM pg_attribute AS a JOIN pg_collation AS l ON l.oid = a.attcollation WHERE attrelid = 'current.person'::regclass AND attname = 'name_en'"
	if got := one[string](t, db, collation); got != "C" {
		t.Errorf("the view has the collation %s", got)
	}
}

// TestShowNoFormerResource drops the view of a resource that this version does not know.
func TestShowNoFormerResource(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	knowing(t, slices.DeleteFunc(slices.Clone(Schemas()), func(s *Schema) bool { return s.Name == "person" }))
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	show(t, db)
	if one[bool](t, db, "SELECT to_regclass('current.person') IS NOT NULL") {
		t.Error("the view of a former resource remains")
	}
}

// TestShowOtherComments leaves the views alone for a version that only describes them in other words: it could be beside this one.
func TestShowOtherComments(t *testing.T) {
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	show(t, db)
	const written = "SELECT xmin FROM govhub.shown_release"
	before := one[string](t, db, written)
	takeOverAs(t, db, "person", func(s *catalogue.Schema) { s.Description += " In other words." })
	show(t, db)
	if got := one[string](t, db, written); got != before {
		t.Error("the views were replaced")
	}
}

// TestShowWithinLimit gives up a switch that takes long as a whole, though each of its statements is short.
func TestShowWithinLimit(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	publishMany(t, db, 1)
	const slow = `CREATE FUNCTION public.slow() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.2); END';
		CREATE EVENT TRIGGER slow ON ddl_command_end WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION public.slow()`
	if _, err := db.Exec(slow); err != nil {
		t.Fatal(err)
	}
	if err := showCurrent(t.Context(), db); !errors.Is(err, ErrShownOlder) {
		t.Errorf("%v, want ErrShownOlder", err)
	}
	if _, err := db.Exec("DROP EVENT TRIGGER slow"); err != nil {
		t.Fatal(err)
	}
	show(t, db)
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
