package dataset

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// englishNames are the English names of the current release with their origins.
func englishNames(t *testing.T, db *sql.DB) string {
	t.Helper()
	return one[string](t, db, "SELECT string_agg(name_en || ' ' || name_origin, ', ' ORDER BY oktmo) FROM "+currentView(t, db, "municipality")+
		" WHERE region = '01000000'")
}

func currentView(t *testing.T, db *sql.DB, resource string) string {
	t.Helper()
	return one[string](t, db, "SELECT 'release_' || number || '."+resource+"' FROM govhub.current_release")
}

// TestRomanise amends names. Romanised ones follow the Russian name, and those of sources stay.
func TestRomanise(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	for _, step := range []struct{ why, file, want string }{
		{"at first", "", "City PUBLISHED, Rayon intracity district ROMANISED"},
		{
			"the Russian name changes", "oktmo,name_ru\n01701000,Щёлково\n01701305,Ленинский\n",
			"City PUBLISHED, Leninsky intracity district ROMANISED",
		},
		{
			"the kind changes", "oktmo,kind\n01701305,INTRACITY_TERRITORY\n",
			"City PUBLISHED, Leninsky intracity territory ROMANISED",
		},
		{
			"a source states a name", "oktmo,name_en\n01701305,Lenin District\n",
			"City PUBLISHED, Lenin District PUBLISHED",
		},
		{
			"a source states that there is none", "oktmo,name_en\n01701000,\n",
			"Shchyolkovo urban okrug with intracity division ROMANISED, Lenin District PUBLISHED",
		},
	} {
		if step.file != "" {
			if _, err := importAll(t, db, Options{}, Input{Package: open(t, partial(map[string]string{"municipality": step.file})), Mode: Upsert}); err != nil {
				t.Fatal(step.why, err)
			}
		}
		if diff := cmp.Diff(step.want, englishNames(t, db)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.why, diff)
		}
	}
}

// TestRomanisedIsNoStatement lets a dated file state a name in place of a romanised one, which no source ever stated.
func TestRomanisedIsNoStatement(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	for _, name := range []string{"Lenin District", "Lenin City District"} {
		files := partial(map[string]string{
			"source":       "slug,title\nlist,Список\n",
			"municipality": "oktmo,name_en,source\n01701305," + name + ",list\n",
		})
		edition := map[string]string{"Lenin District": "2020", "Lenin City District": "2025"}[name]
		if _, err := importAll(t, db, Options{}, Input{Package: open(t, files), Mode: Upsert, Edition: edition, Source: "list"}); err != nil {
			t.Fatal(err)
		}
		if want := "City PUBLISHED, " + name + " PUBLISHED"; englishNames(t, db) != want {
			t.Errorf("%s, want %s", englishNames(t, db), want)
		}
		romanised := one[int](t, db, "SELECT count(*) FROM "+currentView(t, db, "statement")+" WHERE value LIKE 'Rayon%'")
		if romanised != 0 {
			t.Errorf("%d statements have a name that no source states", romanised)
		}
	}
}

// TestRomanisedAgain publishes the export of a release, which is the same release.
func TestRomanisedAgain(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	dir := filepath.Join(t.TempDir(), "export")
	if err := Export(t.Context(), db, ExportOptions{}, dir); err != nil {
		t.Fatal(err)
	}
	if result := mustPublish(t, db, readFiles(t, dir)); result.Published {
		t.Errorf("the export of a release is another release: %s", englishNames(t, db))
	}
}
