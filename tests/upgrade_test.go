package tests

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"govhub/cli"
	"govhub/db/dbtest"
)

// TestUpgrade starts this version on a database of an old one, whose releases lack a column and a resource, as if they were older
// still: they answer, compare, download, export and roll back. Then a newer version takes over, and this one refuses.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	d := dbtest.Old(t)
	owner := d.Owner(t)
	for _, query := range []string{
		`SELECT DISTINCT format('ALTER TABLE store.%I DROP COLUMN centre CASCADE', table_name) FROM govhub.resource WHERE name = 'municipality'`,
		`SELECT DISTINCT format('DROP TABLE store.%I CASCADE', table_name) FROM govhub.resource WHERE name = 'adoption'`,
		`SELECT 'DELETE FROM govhub.resource WHERE name = ''adoption''; UPDATE govhub.release SET schema_sha256 = ''older'''`,
	} {
		rows, err := owner.Query("SELECT string_agg(s, '; ') FROM (" + query + ") AS q (s)")
		if err != nil {
			t.Fatal(err)
		}
		var statements string
		for rows.Next() {
			if err := rows.Scan(&statements); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := owner.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
	database := "--database-url=" + d.DSN()
	export := func(target string) (int, string) {
		code, _, stderr := govhub(t, "export", database, "--release=1", target)
		return code, stderr
	}
	if code, stderr := export(filepath.Join(t.TempDir(), "x")); code != cli.ExitFailed || !strings.Contains(stderr, "run govhub serve") {
		t.Errorf("export before the upgrade: exit %d: %s", code, stderr)
	}

	hub := startWith(t, database, "--drain-delay=0")
	for query, want := range map[string]string{
		`{ release { number } people { nodes { name nameEn: name(lang: EN) } } adoptions { totalCount } }`: `{"data":{"release":{"number":2},"people":{"nodes":[` +
			`{"name":"Иванов Иван","nameEn":"Ivan I. Ivanov"},{"name":"Пётр Петров","nameEn":"Пётр Петров"}]},"adoptions":{"totalCount":0}}`,
		`query @release(number: 1) { municipality(by: {oktmo: "01701000"}) { population centre } people { totalCount } }`: `{"data":{"municipality":{"population":400000,"centre":null},"people":{"totalCount":1}}`,
		`{ changes(from: 1, to: 2) { totalCount nodes { kind resource key fields { name } } } }`: `{"data":{"changes":{"totalCount":3,"nodes":[` +
			`{"kind":"CHANGED","resource":"municipality","key":"01701000","fields":[{"name":"population"},{"name":"population_on"}]},` +
			`{"kind":"CHANGED","resource":"person","key":"ivan-ivanov","fields":[{"name":"name_en"}]},` +
			`{"kind":"ADDED","resource":"person","key":"petr-petrov","fields":[{"name":"name_ru"},{"name":"slug"},{"name":"source"}]}]}}`,
	} {
		if got, err := hub.ask(query); err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s\n%s, error %v, want %s", query, got, err, want)
		}
	}
	get := func(path string) string {
		resp, err := http.Get(hub.url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(resp.StatusCode, " ", string(text))
	}
	if got := get("/releases/1/adoption.csv"); got != "200 slug,practice,municipality,adopted_on,status,note,source\n" {
		t.Errorf("download of a resource that the release lacks: %s", got)
	}
	if got := get("/releases/1/municipality.csv"); !strings.Contains(got, "01701000,URBAN_OKRUG_WITH_DIVISION,Город,City,,01000000,,,55.5,37,400000,") {
		t.Errorf("download of a resource with a column more: %s", got)
	}
	if code, _, stderr := govhub(t, "releases", "rollback", database, "1"); code != cli.ExitDone {
		t.Errorf("rollback: exit %d: %s", code, stderr)
	}
	dir := filepath.Join(t.TempDir(), "export")
	if code, stderr := export(dir); code != cli.ExitDone {
		t.Errorf("export: exit %d: %s", code, stderr)
	}
	if code, stdout, stderr := govhub(t, "import", database, dir); code != cli.ExitDone || !strings.Contains(stdout, "published release 3") {
		t.Errorf("import of the export, with what this version infers: exit %d: %s%s", code, stdout, stderr)
	}
	if code, stdout, stderr := govhub(t, "import", database, dir); code != cli.ExitDone || !strings.Contains(stdout, "nothing changed: release 3") {
		t.Errorf("import of the export again: exit %d: %s%s", code, stdout, stderr)
	}

	if _, err := owner.Exec("INSERT INTO govhub.table_schemas (sha256) VALUES ('newer')"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"serve", "--listen=127.0.0.1:0", "--admin-listen="},
		{"import", dir},
		{"releases"},
		{"releases", "rollback", "2"},
		{"releases", "prune"},
		{"export", filepath.Join(t.TempDir(), "x")},
	} {
		code, _, stderr := govhub(t, append(args, database)...)
		const want = "the database of --database-url: a newer version of govhub has taken this database over: run that version, or restore a backup from before it"
		if code != cli.ExitFailed || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q of an older version: exit %d: %s", args, code, stderr)
		}
	}
	if got, err := hub.ask(`query @release(number: 2) { people { totalCount } }`); err != nil || !strings.Contains(got, `"totalCount":2`) {
		t.Errorf("a hub that still runs: %s, error %v", got, err)
	}
	hub.stop(t)
	if _, err := os.Stat(filepath.Join(dir, "adoption.csv")); err != nil {
		t.Error(err)
	}
}
