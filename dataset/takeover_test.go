package dataset

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/db/session"
)

// knowing gives the program other Table Schemas until the test ends. No test may run in parallel with it.
func knowing(t *testing.T, list []*Schema) {
	t.Helper()
	known, print := schemas, fingerprint
	t.Cleanup(func() { schemas, fingerprint = known, print })
	schemas = func() []*Schema { return list }
	fingerprint = func() string { return fingerprintOf(list) }
}

// changed returns the schemas with changes to some resources.
func changed(list []*Schema, changes map[string]func(s *catalogue.Schema)) []*Schema {
	list = slices.Clone(list)
	for i, s := range list {
		change := changes[s.Name]
		if change == nil {
			continue
		}
		other := *s.Schema
		other.Fields, other.Indexes = slices.Clone(s.Fields), slices.Clone(s.Indexes)
		change(&other)
		list[i] = &Schema{&other}
	}
	return list
}

func fieldOf(s *catalogue.Schema, name string) *Field {
	return &s.Fields[slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name })]
}

// newer returns Table Schemas that a later version could have: a new field that may be empty, a required one, a renamed one, one
// removed, one now required, one with another collation, and a new resource.
func newer() []*Schema {
	list := changed(Schemas(), map[string]func(s *catalogue.Schema){
		"person": func(s *catalogue.Schema) {
			s.Fields = append(s.Fields, Field{Name: "born", Type: "date"})
			f := fieldOf(s, "name_en")
			f.Name, f.FormerNames = "name_latin", []string{"name_en"}
		},
		"organization": func(s *catalogue.Schema) {
			s.Fields = append(s.Fields, Field{Name: "state", Type: "string", Missing: "ACTIVE", Constraints: Constraints{Required: true}})
		},
		"municipality": func(s *catalogue.Schema) {
			s.Fields = slices.DeleteFunc(s.Fields, func(f Field) bool { return f.Name == "centre_population" })
			s.Indexes = slices.DeleteFunc(s.Indexes, func(columns []string) bool { return slices.Contains(columns, "centre_population") })
		},
		"award":   func(s *catalogue.Schema) { f := fieldOf(s, "decree"); f.Constraints.Required, f.Missing = true, "none" },
		"program": func(s *catalogue.Schema) { fieldOf(s, "name_ru").Lang = "" },
	})
	list = append(list, &Schema{&catalogue.Schema{
		Name: "subsidy", PrimaryKey: []string{"year", "slug"}, GeneratedKey: true, Fields: []Field{
			{Name: "slug", Type: "string", Constraints: Constraints{Required: true}},
			{Name: "year", Type: "string", Constraints: Constraints{Required: true}},
			{Name: "amount", Type: "number", Constraints: Constraints{Required: true}},
		},
	}})
	slices.SortFunc(list, func(a, b *Schema) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// old returns a database of an old version, with the control tables of this one.
func old(t *testing.T) *dbtest.Database {
	t.Helper()
	d := dbtest.Old(t)
	if err := control.Migrate(t.Context(), d.Owner(t)); err != nil {
		t.Fatal(err)
	}
	return d
}

// asReader returns the rows of a query as the reader sees them, one a line.
func asReader(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := tx.Exec("SET LOCAL ROLE " + session.Reader); err != nil {
		t.Fatal(err)
	}
	var text string
	if err := tx.QueryRow("SELECT coalesce(string_agg(CAST(r AS text), ' ' ORDER BY CAST(r AS text)), '') FROM (" + query + ") AS r").Scan(&text); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return text
}

func exported(t *testing.T, db *sql.DB, release int32) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "export")
	if err := Export(t.Context(), db, ExportOptions{Release: release}, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestTakeOver makes releases of an old version show Table Schemas that differ in every allowed way.
func TestTakeOver(t *testing.T) {
	db := old(t).Owner(t)
	knowing(t, newer())
	if err := CheckShown(t.Context(), db); !errors.Is(err, control.ErrReleaseStale) {
		t.Errorf("before: %v, want ErrReleaseStale", err)
	}
	if err := Export(t.Context(), db, ExportOptions{}, filepath.Join(t.TempDir(), "x")); !errors.Is(err, control.ErrReleaseStale) {
		t.Errorf("export before: %v, want ErrReleaseStale", err)
	}
	for range 2 { // again, it finds nothing to do
		if err := TakeOver(t.Context(), db); err != nil {
			t.Fatal(err)
		}
	}
	if err := CheckShown(t.Context(), db); err != nil {
		t.Errorf("after: %v", err)
	}
	for query, want := range map[string]string{
		"SELECT slug, name_latin, born FROM release_1.person":                       `(ivan-ivanov,"Ivan Ivanov",)`,
		"SELECT slug, name_latin, born FROM release_2.person":                       `(ivan-ivanov,"Ivan I. Ivanov",) (petr-petrov,,)`,
		"SELECT slug, state FROM release_2.organization":                            `(agency,ACTIVE)`,
		"SELECT slug, decree FROM release_2.award":                                  `(prize,none)`,
		"SELECT key, slug, year, amount FROM release_2.subsidy":                     ``,
		"SELECT oktmo, population FROM release_2.municipality WHERE population > 0": `(01701000,410000)`,
		// What earlier versions read is still there.
		"SELECT slug, name_en FROM release_1.person":                                                                                                    `(ivan-ivanov,"Ivan Ivanov")`,
		"SELECT oktmo, centre_population FROM release_2.municipality WHERE oktmo = '01701305'":                                                          `(01701305,)`,
		"SELECT collation_name FROM information_schema.columns WHERE table_schema = 'release_1' AND table_name = 'program' AND column_name = 'name_ru'": `(C)`,
	} {
		if got := asReader(t, db, query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if n := one[int](t, db, "SELECT count(*) FROM govhub.table_schemas"); n != 2 {
		t.Errorf("%d Table Schemas took over, want 2", n)
	}
}

// onlyInferred fails if other resources changed than the one with inferred fields.
func onlyInferred(t *testing.T, r *Result) {
	t.Helper()
	for _, resource := range r.Resources {
		if resource.Changed && resource.Name != "municipality" {
			t.Errorf("published as before: %s %+v", resource.Name, resource.Counts)
		}
	}
}

// TestOldReleasesAreWritten exports, rolls back to, amends and prunes releases of an old version.
func TestOldReleasesAreWritten(t *testing.T) {
	db := old(t).Owner(t)
	knowing(t, newer())
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	dir := exported(t, db, 1)
	for name, want := range map[string]string{
		"person.csv":       "slug,name_ru,name_latin,note,source,born\nivan-ivanov,Иванов Иван,Ivan Ivanov,,act,\n",
		"organization.csv": "slug,kind,name_ru,name_en,short_name,website,founded_on,note,source,state\nagency,agency,Агентство,Agency,,https://example.org/,,,act,ACTIVE\n",
		"subsidy.csv":      "slug,year,amount\n",
	} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(text) != want {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}

	// Rows equal to the old ones are no new ones, although their tables would have other columns. Only what is inferred is new.
	if err := Rollback(t.Context(), db, 1); err != nil {
		t.Fatal(err)
	}
	if r := mustPublish(t, db, os.DirFS(dir)); r.Release != 3 {
		t.Errorf("published as exported: %+v", r)
	} else {
		onlyInferred(t, r)
	}
	// The data package published then has all but the new resource, and columns that no longer exist.
	files := with(basePackage(t), "municipality.csv", `oktmo,kind,name_ru,name_en,region,parent,centre,lat,lon,population,population_on,valid_from,valid_to,source
01701000,URBAN_OKRUG_WITH_DIVISION,Город,City,01000000,,Город,55.5,37,400000,2024-01-01,,,act
01701305,INTRACITY_DISTRICT,Район,,01000000,01701000,,,,,,,,act
02601000,MUNICIPAL_DISTRICT,Старый район,,02000000,,,,,,,2006-01-01,2020-01-01,act
02501000,MUNICIPAL_OKRUG,Новый округ,,02000000,,,,,,,2020-01-01,,act
`)
	files = edit(t, files, "award.csv", "decree,", "")
	files = edit(t, files, "award.csv", "2023-01-01,,", "2023-01-01,")
	files = with(edit(t, files, descriptorFile, `{"name": "adoption"`, `{"name": "subsidy", "path": "subsidy.csv"}, {"name": "adoption"`), "subsidy.csv", "slug,year,amount\n")
	onlyInferred(t, mustPublish(t, db, files))

	_, err := Publish(t.Context(), db, open(t, with(files, "person.csv", "slug,name_ru,name_en,name_latin,source\n")), Options{})
	if rejected, ok := errors.AsType[*RejectedError](err); !ok || !strings.Contains(rejected.Report(), "person.csv:1: name_latin: appears twice") {
		t.Errorf("a column under both names: %v", err)
	}

	result, err := importAll(t, db, Options{}, Input{Mode: Upsert, Package: open(t, partial(map[string]string{
		"person":       "slug,name_ru,born,source\nivan-ivanov,Иванов Иван,1970-01-02,act\nanna-petrova,Анна Петрова,,act\n",
		"organization": "slug,kind,name_ru,source\nschool,agency,Школа,act\n",
	}))})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range result.Resources {
		want := map[string]Counts{
			"person":       {Accepted: 2, Added: 1, Changed: 1},
			"organization": {Accepted: 1, Added: 1},
		}[r.Name]
		if r.Counts != want {
			t.Errorf("%s: %+v, want %+v", r.Name, r.Counts, want)
		}
	}
	for query, want := range map[string]string{
		"SELECT slug, name_latin, born FROM release_4.person":                     `(anna-petrova,,) (ivan-ivanov,"Ivan Ivanov",1970-01-02)`,
		"SELECT slug, state FROM release_4.organization":                          `(agency,ACTIVE) (school,ACTIVE)`,
		"SELECT slug, decree FROM release_4.award":                                `(prize,none)`,
		"SELECT key FROM release_4.subsidy":                                       ``,
		"SELECT name FROM govhub.resource WHERE release = 4 AND name = 'subsidy'": `(subsidy)`,
	} {
		if got := asReader(t, db, query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	exported(t, db, 4) // some of it is in tables of the old version

	supersededLongAgo(t, db)
	pruned, err := Prune(t.Context(), db, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int32{3, 2, 1}, pruned, cmpSorted); diff != "" {
		t.Errorf("pruned (-want +got):\n%s", diff)
	}
	if got, want := storeTables(t, db), len(schemas()); got != want {
		t.Errorf("%d tables are left, want %d", got, want)
	}
	exported(t, db, 0)
}

var cmpSorted = cmp.Transformer("sorted", func(list []int32) []int32 { return slices.Sorted(slices.Values(list)) })

// TestOlderProgram comes back after a newer one took over: it changes nothing and says so.
func TestOlderProgram(t *testing.T) {
	db := old(t).Owner(t)
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	t.Run("newer", func(t *testing.T) {
		knowing(t, newer())
		if err := TakeOver(t.Context(), db); err != nil {
			t.Fatal(err)
		}
	})
	_, imported := Publish(t.Context(), db, open(t, basePackage(t)), Options{})
	_, tried := Publish(t.Context(), db, open(t, basePackage(t)), Options{DryRun: true})
	for what, err := range map[string]error{
		"start": TakeOver(t.Context(), db), "read": CheckShown(t.Context(), db), "import": imported, "dry run": tried,
		"rollback": Rollback(t.Context(), db, 1),
	} {
		if !errors.Is(err, control.ErrOlderProgram) {
			t.Errorf("%s: %v, want ErrOlderProgram", what, err)
		}
	}
	if got := runs(t, db); got != "PUBLISHED PUBLISHED" {
		t.Errorf("log of imports: %s", got)
	}
}

// TestImportAfterTakeOver is overtaken by a newer program between its start and its lock.
func TestImportAfterTakeOver(t *testing.T) {
	db := old(t).Owner(t)
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("INSERT INTO govhub.table_schemas (sha256) VALUES ('newer')"); err != nil {
		t.Fatal(err)
	}
	_, err := publish(t.Context(), db, "test", Options{}, 0, func(context.Context, *Base) ([]Input, error) {
		t.Error("inputs are read")
		return nil, nil
	})
	if !errors.Is(err, control.ErrOlderProgram) {
		t.Errorf("error = %v, want ErrOlderProgram", err)
	}
}

// TestTakeOverWaitsForReaders finds a view in use, changes nothing, and proceeds once it is free.
func TestTakeOverWaitsForReaders(t *testing.T) {
	db := old(t).Owner(t)
	knowing(t, newer())
	reader, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Rollback()
	if _, err := reader.Exec("SELECT slug FROM release_2.person"); err != nil {
		t.Fatal(err)
	}
	if err := takeOver(t.Context(), db); err != nil { // enters the Table Schemas
		t.Fatal(err)
	}
	if err := takeOver(t.Context(), db); !errors.Is(err, errBeingRead) || !strings.Contains(err.Error(), "release 2") {
		t.Errorf("while it is read: %v, want an error that says so", err)
	}
	if n := one[int](t, db, "SELECT count(*) FROM govhub.release WHERE shown_by IS NOT NULL"); n != 0 {
		t.Errorf("%d releases show the new Table Schemas, want none", n)
	}
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := TakeOver(t.Context(), db); err != nil {
		t.Error(err)
	}
}

// TestTakeOverTogether starts several hubs of a new version at once.
func TestTakeOverTogether(t *testing.T) {
	db := old(t).Owner(t)
	knowing(t, newer())
	errs := make(chan error)
	for range 4 {
		go func() { errs <- TakeOver(t.Context(), db) }()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if n := one[int](t, db, "SELECT count(*) FROM govhub.release WHERE shown_by = 2"); n != 2 {
		t.Errorf("%d releases show the new Table Schemas, want 2", n)
	}
}

// TestTakeOverRefuses has Table Schemas that cannot read the releases.
func TestTakeOverRefuses(t *testing.T) {
	db := old(t).Owner(t)
	for want, change := range map[string]func(s *catalogue.Schema){
		"release 2: person.code: older releases lack it, and its Table Schema declares no value for `missing`": func(s *catalogue.Schema) {
			s.Fields = append(s.Fields, Field{Name: "code", Type: "string", Constraints: Constraints{Required: true}})
		},
		"release 2: person.note: it may be empty in older releases, and its Table Schema declares no value for `missing`": func(s *catalogue.Schema) {
			fieldOf(s, "note").Constraints.Required = true
		},
		"release 2: person.note: it is of type text in older releases, and of type integer in its Table Schema": func(s *catalogue.Schema) {
			fieldOf(s, "note").Type = "integer"
		},
	} {
		t.Run(want, func(t *testing.T) {
			knowing(t, changed(Schemas(), map[string]func(s *catalogue.Schema){"person": change}))
			if err := TakeOver(t.Context(), db); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("error = %v", err)
			}
			if n := one[int](t, db, "SELECT count(*) FROM govhub.release WHERE shown_by IS NOT NULL"); n != 0 {
				t.Errorf("%d releases show the Table Schemas, want none", n)
			}
			if n := one[int](t, db, "SELECT count(*) FROM govhub.table_schemas WHERE sha256 = '"+Fingerprint()+"'"); n != 0 {
				t.Error("the version that failed has taken over, and leaves the one before it without a database")
			}
		})
	}
}

// TestFingerprint distinguishes versions by what views are made from: a version that drops an index or a field again differs from
// the one before it had them.
func TestFingerprint(t *testing.T) {
	of := func(change func(s *catalogue.Schema)) string {
		return fingerprintOf(changed(Schemas(), map[string]func(s *catalogue.Schema){"person": change}))
	}
	before := of(func(*catalogue.Schema) {})
	if of(func(s *catalogue.Schema) { s.Indexes = append(s.Indexes, []string{"note"}) }) != before {
		t.Error("an index is taken for a change of what is read")
	}
	column := func(s *catalogue.Schema) { s.Fields = append(s.Fields, Field{Name: "code", Type: "string"}) }
	removed := func(s *catalogue.Schema) { s.RemovedFields = append(s.RemovedFields, "code") }
	if of(column) == before || of(removed) == before {
		t.Error("a column that comes or goes does not change the fingerprint")
	}
}
