package dataset

import (
	"database/sql"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/catalogue"
	hub "govhub/db"
	"govhub/db/control"
	"govhub/db/dbtest"
	"govhub/page"
)

// aged makes the database look as if an earlier version had published its releases, and gives this one the differences.
func aged(t *testing.T, db *sql.DB) {
	t.Helper()
	tables := func(resource, statement string) {
		t.Helper()
		for _, table := range strings.Fields(one[string](t, db,
			"SELECT string_agg(DISTINCT table_name, ' ') FROM govhub.resource WHERE name = $1", resource)) {
			if _, err := db.Exec(strings.ReplaceAll(statement, "TABLE", "TABLE store."+quote(table))); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
	}
	tables("person", "ALTER TABLE RENAME COLUMN name_en TO latin")
	tables("organization", "ALTER TABLE DROP COLUMN kind CASCADE")
	tables("municipality", "ALTER TABLE DROP COLUMN centre CASCADE")
	tables("region", "ALTER TABLE ADD COLUMN flag text DEFAULT 'red'")
	tables("adoption", "DROP TABLE CASCADE")
	// Tables and their indexes are named after content and definition, which have changed.
	for _, relation := range strings.Fields(one[string](t, db, `SELECT string_agg(CAST(c.relkind AS text) || c.relname, ' ')
		FROM pg_class AS c WHERE c.relnamespace = 'store'::regnamespace AND c.relkind IN ('r', 'i')`)) {
		kind, name := map[byte]string{'r': "TABLE", 'i': "INDEX"}[relation[0]], relation[1:]
		if _, err := db.Exec("ALTER " + kind + " store." + quote(name) + " RENAME TO " + quote("aged_"+name)); err != nil {
			t.Fatal(err)
		}
	}
	const forget = `UPDATE govhub.resource SET table_name = 'aged_' || table_name;
		UPDATE govhub.resource SET sha256 = md5(sha256) WHERE name IN ('person', 'organization', 'municipality', 'region');
		DELETE FROM govhub.resource WHERE name = 'adoption';
		UPDATE govhub.table_schemas SET sha256 = 'older'; UPDATE govhub.release SET schema_sha256 = 'older'`
	if _, err := db.Exec(forget); err != nil {
		t.Fatal(err)
	}
	knowing(t, changed(Schemas(), map[string]func(s *catalogue.Schema){
		"person":       func(s *catalogue.Schema) { fieldOf(s, "name_en").FormerNames = []string{"latin"} },
		"organization": func(s *catalogue.Schema) { fieldOf(s, "kind").Missing = "unknown" },
	}))
}

func openHub(t *testing.T, d *dbtest.Database) *hub.Hub {
	t.Helper()
	config := d.Config()
	config.Fingerprint = Fingerprint()
	h, err := hub.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func acquire(t *testing.T, h *hub.Hub, number int32) *hub.Release {
	t.Helper()
	r, err := h.Acquire(t.Context(), number)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Done)
	return r
}

// changes returns the differences between two releases: fields of rows, and numbers of rows.
func changes(t *testing.T, r *hub.Release, from, to int32) (rows []string, counts []hub.RowChangeCount) {
	t.Helper()
	d, err := r.Compare(t.Context(), from, to, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.Page(t.Context(), page.Args{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list.Nodes {
		row := string(c.Kind) + " " + c.Resource + ":" + c.Key
		for _, f := range c.Fields {
			row += " " + f.Name
		}
		rows = append(rows, row)
	}
	counted, err := d.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range counted {
		counts = append(counts, *c)
	}
	return rows, counts
}

func people(t *testing.T, r *hub.Release) string {
	t.Helper()
	list, err := hub.People.All().Page(t.Context(), r, page.Args{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range list.Nodes {
		name := p.NameRu
		if p.NameEn != nil {
			name += " = " + *p.NameEn
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// TestHubReadsOldReleases answers from, and compares, releases of a version that had fewer and differently named fields.
func TestHubReadsOldReleases(t *testing.T) {
	d := old(t)
	db := d.Owner(t)
	aged(t, db)
	config := d.Config()
	config.Fingerprint = Fingerprint()
	if _, err := hub.Open(t.Context(), config, slog.New(slog.DiscardHandler)); !errors.Is(err, control.ErrReleaseStale) {
		t.Errorf("before: %v, want ErrReleaseStale", err)
	}
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	files := edit(t, basePackage(t), "organization.csv", "agency,agency,", "agency,office,")
	mustPublish(t, db, edit(t, files, "person.csv", "Ivan Ivanov", "I. Ivanov"))
	h := openHub(t, d)
	for number, want := range map[int32]string{
		1: "Иванов Иван = Ivan Ivanov", 2: "Иванов Иван = Ivan I. Ivanov, Пётр Петров", 3: "Иванов Иван = I. Ivanov",
	} {
		r := acquire(t, h, number)
		if got := people(t, r); got != want {
			t.Errorf("release %d: people %s, want %s", number, got, want)
		}
		adoptions, err := hub.Adoptions.All().Page(t.Context(), r, page.Args{}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := len(adoptions.Nodes), int(number)/3; got != want {
			t.Errorf("release %d: %d adoptions, want %d", number, got, want)
		}
	}
	r := acquire(t, h, 0)
	rows, counts := changes(t, r, 1, 2)
	wantRows := []string{"CHANGED municipality:01701000 population population_on", "CHANGED person:ivan-ivanov name_en", "ADDED person:petr-petrov name_ru slug source"}
	wantCounts := []hub.RowChangeCount{{Resource: "municipality", Changed: 1}, {Resource: "person", Added: 1, Changed: 1}}
	if diff := cmp.Diff(wantRows, rows) + cmp.Diff(wantCounts, counts); diff != "" {
		t.Errorf("changes between old releases (-want +got):\n%s", diff)
	}
	rows, counts = changes(t, r, 1, 3)
	wantRows = []string{
		"ADDED adoption:" + one[string](t, db, "SELECT slug FROM release_3.adoption") + " adopted_on municipality practice slug source status",
		"CHANGED municipality:01701000 centre last_stated name_origin",
		"CHANGED municipality:01701305 last_stated name_en name_origin",
		"CHANGED municipality:02501000 last_stated name_en name_origin",
		"CHANGED municipality:02601000 last_stated name_en name_origin", // it had ended before, too
		"CHANGED organization:agency kind",
		"CHANGED person:ivan-ivanov name_en",
	}
	wantCounts = []hub.RowChangeCount{
		{Resource: "adoption", Added: 1}, {Resource: "municipality", Changed: 4}, {Resource: "organization", Changed: 1}, {Resource: "person", Changed: 1},
	}
	if diff := cmp.Diff(wantRows, rows) + cmp.Diff(wantCounts, counts); diff != "" {
		t.Errorf("changes between an old release and a new one (-want +got):\n%s", diff)
	}
}

// TestRunningHub keeps answering while a newer version takes over and publishes releases that it cannot read.
func TestRunningHub(t *testing.T) {
	d := old(t)
	db := d.Owner(t)
	if err := TakeOver(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	h := openHub(t, d)
	read := func() string {
		text := ""
		for _, number := range []int32{1, 2} {
			r := acquire(t, h, number)
			text += people(t, r) + "; "
			list, err := hub.TrainingPrograms.All().Page(t.Context(), r, page.Args{}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range list.Nodes {
				text += p.NameRu + "; "
			}
			rows, _ := changes(t, r, 1, 2)
			text += strings.Join(rows, "; ")
		}
		return text
	}
	before := read()
	t.Run("newer", func(t *testing.T) {
		knowing(t, newer())
		if err := TakeOver(t.Context(), db); err != nil {
			t.Fatal(err)
		}
		if _, err := importAll(t, db, Options{}, Input{Mode: Upsert, Package: open(t, partial(map[string]string{
			"person": "slug,name_ru,source\nanna-petrova,Анна Петрова,act\n",
		}))}); err != nil {
			t.Fatal(err)
		}
	})
	if after := read(); after != before {
		t.Errorf("before: %s\nafter: %s", before, after)
	}
	if _, err := h.Acquire(t.Context(), 3); !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("release of the newer version: %v, want ErrReleaseForeign", err)
	}
	if _, err := acquire(t, h, 0).Compare(t.Context(), 2, 3, nil, nil); !errors.Is(err, control.ErrReleaseForeign) {
		t.Errorf("compare with it: %v, want ErrReleaseForeign", err)
	}
	if info, err := Release(t.Context(), db, 1); err != nil || info.Readable() != nil {
		t.Errorf("download of an old release: %v, %v", err, info.Readable())
	}
}
