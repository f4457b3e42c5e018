package dataset

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"govhub/db/dbtest"
)

// partial returns a data package of only the given files, named after their resources.
func partial(files map[string]string) fstest.MapFS {
	var entries []string
	pkg := fstest.MapFS{}
	for name, text := range files {
		entries = append(entries, fmt.Sprintf(`{"name": %q, "path": "%[1]s.csv"}`, name))
		pkg[name+".csv"] = &fstest.MapFile{Data: []byte(text)}
	}
	pkg[descriptorFile] = &fstest.MapFile{Data: []byte(`{"name": "partial", "resources": [` + strings.Join(entries, ", ") + `]}`)}
	return pkg
}

// amend publishes a partial package after the small one. It returns the problems, one a line, if there are any.
func amend(t *testing.T, mode Mode, files map[string]string) (*sql.DB, *Result, string) {
	t.Helper()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	result, err := importAll(t, db, Options{}, Input{Package: open(t, partial(files)), Mode: mode})
	if rejected, ok := errors.AsType[*RejectedError](err); ok {
		return db, nil, rejected.Report()
	}
	if err != nil {
		t.Fatal(err)
	}
	return db, result, ""
}

func TestAmend(t *testing.T) {
	t.Parallel()
	const district = "01701305 Район Rayon intracity district"
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string // municipalities of a region after it
	}{
		{
			"a column of a row",
			map[string]string{"municipality": "population,oktmo\n7,01701000\n"},
			"01701000 Город City 7, " + district,
		},
		{
			"an empty cell states that there is no value",
			map[string]string{"municipality": "oktmo,name_en\n01701000,\n"},
			"01701000 Город Gorod urban okrug with intracity division 400000, " + district,
		},
		{
			"a new row",
			map[string]string{"municipality": "oktmo,kind,name_ru,region,source\n01702000,URBAN_OKRUG,Второй,01000000,act\n"},
			"01701000 Город City 400000, " + district + ", 01702000 Второй Vtoroy urban okrug",
		},
		{
			"a row repeated word for word",
			map[string]string{"municipality": "oktmo,population\n01701000,7\n01701000,7\n"},
			"01701000 Город City 7, " + district,
		},
		{
			"no rows",
			map[string]string{"municipality": "oktmo\n"},
			"01701000 Город City 400000, " + district,
		},
		{
			"a row and what it refers to",
			map[string]string{"source": "slug,title\nnew,Новый источник\n", "municipality": "oktmo,source\n01701000,new\n"},
			"01701000 Город City 400000, " + district,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			db, result, problems := amend(t, Upsert, test.files)
			if problems != "" {
				t.Fatal(problems)
			}
			got := one[string](t, db, fmt.Sprintf(
				"SELECT string_agg(concat_ws(' ', oktmo, name_ru, name_en, population), ', ' ORDER BY oktmo) "+
					"FROM release_%d.municipality WHERE region = '01000000'", result.Release))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for _, r := range result.Resources {
				if _, named := test.files[r.Name]; r.Changed && !named {
					t.Errorf("%s has changed, though the package does not name it", r.Name)
				}
			}
			if result.Published == (test.name == "no rows") {
				t.Errorf("published: %t", result.Published)
			}
		})
	}
}

// TestReplace gives a resource other rows. Other resources stay, and must find the rows that they refer to.
func TestReplace(t *testing.T) {
	t.Parallel()
	const header = "indicator,place,period,breakdown,value,status,note,source\n"
	db, result, problems := amend(t, Replace, map[string]string{"observation": header + "population,RU,2025,_T,1,NORMAL,,act\n"})
	if problems != "" {
		t.Fatal(problems)
	}
	if got := one[string](t, db, "SELECT string_agg(key, ' ') FROM release_2.observation"); got != "population/RU/2025/_T" {
		t.Errorf("observations: %s", got)
	}
	for _, r := range result.Resources {
		if r.Changed != (r.Name == "observation") {
			t.Errorf("%s has changed: %t", r.Name, r.Changed)
		}
	}
	_, _, problems = amend(t, Replace, map[string]string{"indicator": "slug,name_ru,name_en,unit,frequency,methodology,note,source\n"})
	if !strings.HasPrefix(problems, `observation of release 1: indicator: "population" is not a key of indicator: `) {
		t.Errorf("got %s, want the observations whose indicator is gone", problems)
	}
}

// TestAmendKeeps amends rows by files whose empty cells state nothing in some fields. The second file is read against the first, and
// both ways to amend agree.
func TestAmendKeeps(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	mustPublish(t, db, basePackage(t))
	var inputs []Input
	for _, text := range []string{"oktmo,name_en,population\n01701000,,\n", "oktmo,name_en,centre\n01701000,,Город\n", "oktmo,centre\n01701000,\n"} {
		inputs = append(inputs, Input{
			Package: open(t, partial(map[string]string{"municipality": text})), Mode: Upsert,
			Keeps: map[string][]string{"municipality": {"name_en", "centre"}},
		})
	}
	var before []string
	if _, err := Import(t.Context(), db, "test", Options{}, func(ctx context.Context, base *Base) ([]Input, error) {
		rows, err := base.Rows(ctx, inputs, "municipality", []string{"name_en", "population", "centre"})
		before = rows["01701000"]
		return inputs, err
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{"City", "", "Город"}
	if diff := cmp.Diff(want, before); diff != "" {
		t.Errorf("as later files see it (-want +got):\n%s", diff)
	}
	if got := one[string](t, db, `SELECT name_en || '|' || coalesce(population::text, '') || '|' || centre
		FROM release_2.municipality WHERE oktmo = '01701000'`); got != strings.Join(want, "|") {
		t.Errorf("published: %s", got)
	}
}

// TestAmendRefusals lists what a partial package may not hold. The lines are those of its files.
func TestAmendRefusals(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{
			"a new row without what it needs",
			map[string]string{"municipality": "oktmo,name_ru\n01701000,Город\n99999999,Неизвестный\n"},
			`municipality.csv:3: oktmo: "99999999" is neither in the current release nor in an earlier input: a new row also needs the columns kind, region, source (constraint-error)`,
		},
		{
			"a row twice",
			map[string]string{"municipality": "oktmo,population\n01701000,1\n01701305,2\n01701000,3\n"},
			`municipality.csv:4: oktmo: "01701000" already occurs on line 2: remove or correct one of them (primary-key)`,
		},
		{
			"a row repeated word for word, and once otherwise",
			map[string]string{"municipality": "oktmo,population\n01701000,7\n01701000,7\n01701000,7\n01701000,8\n"},
			`municipality.csv:5: oktmo: "01701000" already occurs on line 2: remove or correct one of them (primary-key)`,
		},
		{
			"a unique value of another row of the release",
			map[string]string{"region": "oktmo,code\n02000000,01\n"},
			`region.csv:2: code: "01" already occurs in the current release: correct it (unique-error)`,
		},
		{
			"no key",
			map[string]string{"municipality": "population\n1\n"},
			`municipality.csv:1: oktmo: is missing: add the column, with a value in every row (missing-label)`,
		},
		{
			"a reference to nothing",
			map[string]string{"municipality": "oktmo,parent\n01701305,01709000\n"},
			`municipality.csv:2: parent: "01709000" is not a key of municipality: add that row or correct this value (foreign-key)`,
		},
		{
			"a value that the field does not allow",
			map[string]string{"municipality": "oktmo,population\n01701000,-1\n"},
			`municipality.csv:2: population: "-1" `,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			db, _, problems := amend(t, Upsert, test.files)
			if !strings.Contains(problems, test.want) || strings.Count(problems, "\n") != 1 {
				t.Errorf("got\n%swant %s", problems, test.want)
			}
			if got := runs(t, db); got != "PUBLISHED REJECTED" {
				t.Errorf("log of imports: %s", got)
			}
		})
	}
}

// TestAmendNothing has no release to amend: nothing is done. Publishing a whole data package helps.
func TestAmendNothing(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t).Owner(t)
	files := partial(map[string]string{"source": "slug,title\nnew,Новый источник\n"})
	for _, mode := range []Mode{Upsert, Replace} {
		_, err := importAll(t, db, Options{}, Input{Package: open(t, files), Mode: mode})
		if err == nil || !strings.Contains(err.Error(), "there is no release to amend: publish a whole package first") {
			t.Errorf("%s of nothing: %v", mode, err)
		}
	}
	_, err := Import(t.Context(), db, "test", Options{}, func(ctx context.Context, base *Base) ([]Input, error) {
		_, err := base.Keys(ctx, nil, "region")
		return nil, err
	})
	if err == nil || !strings.Contains(err.Error(), "there is no release to amend") {
		t.Errorf("keys of nothing: %v", err)
	}
	if result := mustPublish(t, db, basePackage(t)); result.Release != 1 {
		t.Errorf("a whole package: %+v", result)
	}
}
