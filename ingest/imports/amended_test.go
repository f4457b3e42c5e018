package imports

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"govhub/dataset"
	"govhub/dataset/bundletest"
)

// publish imports files and returns the current release.
func publish(t *testing.T, owner *sql.DB, files map[string]string) int32 {
	t.Helper()
	m, err := Open(t.Context(), newOpener(t), Options{Source: "package", Paths: given(t, files), Encoding: "utf-8"})
	if err != nil {
		t.Fatal(err)
	}
	result, err := m.Publish(t.Context(), owner, io.Discard, unwatched, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result.Release
}

// amend upserts a data package of CSV texts by resource and returns the current release.
func amend(t *testing.T, owner *sql.DB, texts map[string]string) int32 {
	t.Helper()
	files, resources := fstest.MapFS{}, []string{}
	for name, text := range texts {
		files[name+".csv"] = &fstest.MapFile{Data: []byte(text)}
		resources = append(resources, fmt.Sprintf(`{"name": %q, "path": "%[1]s.csv"}`, name))
	}
	files["datapackage.json"] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"name": "amendment", "resources": [%s]}`, strings.Join(resources, ", "))}
	p, err := dataset.OpenFS(files, "amendment")
	if err != nil {
		t.Fatal(err)
	}
	inputs := func(context.Context, *dataset.Base) ([]dataset.Input, error) {
		return []dataset.Input{{Package: p, Mode: dataset.Upsert}}, nil
	}
	result, err := dataset.Import(t.Context(), owner, p.Name, dataset.Options{}, inputs)
	if err != nil {
		t.Fatal(err)
	}
	return result.Release
}

// want fails if a row of a release is not as wanted: fields of it, or kinds, values, sources and editions of the statements about a field.
func want(t *testing.T, owner *sql.DB, release int32, query, expected string) {
	t.Helper()
	if field, subject, about := strings.Cut(query, " of "); about {
		query = fmt.Sprintf(`SELECT kind, value, source, as_of FROM release_%%d.statement WHERE subject = '%s' AND field = '%s' ORDER BY as_of`, subject, field)
	}
	var got string
	query = fmt.Sprintf(query, release)
	if err := owner.QueryRow("SELECT coalesce(string_agg(CAST(r AS text), ' '), '') FROM (" + query + ") AS r").Scan(&got); err != nil {
		t.Fatal(err)
	}
	if got != expected {
		t.Errorf("%s\ngot  %s\nwant %s", query, got, expected)
	}
}

const (
	list2019   = "oktmo=section1_2019-04.csv"
	list2021   = "oktmo=section1_2021-07.csv"
	districts  = "districts=districts_2018_2024.csv"
	cities     = "cities=city_2021-10-11.csv"
	population = "municipal-population=people_2023.csv"

	people   = "territory_id,oktmo8,year,population_total,population_men,population_women\n"
	article  = "slug,title,publisher,licence,published_on\narticle,Article,Newspaper,UNKNOWN,2026-01\n"
	observed = "indicator,place,period,breakdown,value,status,source\n"
	registry = "sberindex-municipal-dictionary-2018-2024"
)

// TestCorrectedOrigin corrects values that do not come from the source of their row by a data package: the statements of where they came from
// are about other values, and files that are imported again do not claim the new ones.
func TestCorrectedOrigin(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	files := map[string]string{districts: editions[districts], cities: editions[cities], population: people + "10,92701000,2023,300,100,200\n"}
	first := publish(t, owner, files)
	want(t, owner, first, "time_zone of municipality:92701000", "(ORIGIN,UTC+3,hflabs-cities,2021-10-11)")
	want(t, owner, first, "population of municipality:92701000", "(ORIGIN,300,sberindex-municipal-population,2023-01-01)")

	corrected := amend(t, owner, map[string]string{"municipality": "oktmo,population,time_zone\n92701000,555,UTC+4\n"})
	want(t, owner, corrected, "time_zone of municipality:92701000", "")
	want(t, owner, corrected, "population of municipality:92701000", "")

	again := publish(t, owner, files)
	want(t, owner, again, "SELECT population, time_zone FROM release_%d.municipality WHERE oktmo = '92701000'", "(555,UTC+4)")
	want(t, owner, again, "time_zone of municipality:92701000", "(FORMER,UTC+3,hflabs-cities,2021-10-11)")
	want(t, owner, again, "population of municipality:92701000", "")
}

// TestStatedAgain publishes nothing when the same files are imported again.
func TestStatedAgain(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	files := map[string]string{districts: editions[districts], cities: editions[cities], population: people + "10,92701000,2023,300,100,200\n"}
	if first, again := publish(t, owner, files), publish(t, owner, files); again != first {
		t.Errorf("release %d after %d", again, first)
	}
}

// TestAgreement keeps that an edition agrees with the present name where an older one does not: the name held since then.
func TestAgreement(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	release := publish(t, owner, map[string]string{
		list2019: editions[list2019], districts: editions[districts],
		list2021: list + "92699000,2,92,699,000,,,Лесной муниципальный район,,\n92699101,5,92,699,101,,,город Лесное,,\n",
	})
	want(t, owner, release, "name_ru of municipality:92699000",
		`(FORMER,"Леснинский муниципальный район",rosstat-oktmo-2019-04,2019-04) (CLAIM,"Лесной муниципальный район",rosstat-oktmo-2021-07,2021-07)`)
}

// TestClearedField ends a municipality by the dictionary although a newer source states it, without its days of validity.
func TestClearedField(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	amend(t, owner, map[string]string{
		"source":       article,
		"municipality": "oktmo,kind,name_ru,region,source\n92650000,MUNICIPAL_DISTRICT,Озёрный муниципальный район,92000000,article\n",
	})
	release := publish(t, owner, map[string]string{districts: editions[districts]})
	want(t, owner, release, "SELECT source, valid_to, state FROM release_%d.municipality WHERE oktmo = '92650000'", "(article,2020-01-01,ENDED)")
	want(t, owner, release, "valid_to of municipality:92650000", "(ORIGIN,2020-01-01,"+registry+",2024)")
}

// TestFollowed lets population follow observations of quarters, revised ones, also of the row's own source, but none that is no
// number of residents.
func TestFollowed(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	publish(t, owner, map[string]string{
		districts: editions[districts], list2021: editions[list2021], population: people + "8,92699000,2023,300,100,200\n",
	})
	for _, test := range []struct{ period, value, want string }{
		{"2025-Q4", "76", "(76,2025-10-01)"},
		{"2026-Q1", "77", "(77,2026-01-01)"}, // of the year of the reference date, 2026-03-20
		{"2026-Q2", "90", "(77,2026-01-01)"},
		{"2026-01", "78", "(78,2026-01-01)"}, // says more of the same day
		{"2026-01", "79", "(79,2026-01-01)"},
		{"2026-02", "5000000000", "(79,2026-01-01)"},
		{"2026-02", "-5", "(79,2026-01-01)"},
		{"2026-02", "7.5", "(79,2026-01-01)"},
	} {
		release := amend(t, owner, map[string]string{
			"source": article, "observation": observed + "municipal-population,92699000," + test.period + ",_T," + test.value + ",NORMAL,article\n",
		})
		want(t, owner, release, "SELECT population, population_on FROM release_%d.municipality WHERE oktmo = '92699000'", test.want)
	}
	release := amend(t, owner, map[string]string{"observation": observed + "region-population,92000000,2025,_T,123,NORMAL,rosstat-population-2025-01-01\n"})
	want(t, owner, release, "SELECT population, population_on FROM release_%d.region WHERE oktmo = '92000000'", "(123,2025-01-01)")
}

// TestFollowedDay changes the source of rows and lets their populations follow newer observations: statements name the source of a day that
// a row stated, but not of one that came with an observation, and of none that the row no longer has.
func TestFollowedDay(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	day := func(release int32, oktmo, value, statement string) {
		t.Helper()
		want(t, owner, release, "SELECT population_on FROM release_%d.municipality WHERE oktmo = '"+oktmo+"'", "("+value+")")
		want(t, owner, release, "population_on of municipality:"+oktmo, statement)
	}
	indicator := "slug,name_ru,unit,frequency,adds_over_places,adds_over_periods,adds_over_breakdowns,total_breakdown,source\n" +
		"municipal-population,Население,persons,ANNUAL,true,false,false,_T,article\n"
	publish(t, owner, map[string]string{list2019: editions[list2019]})
	amend(t, owner, map[string]string{
		"source": article, "indicator": indicator, "observation": observed + "municipal-population,92701000,2022,_T,300,NORMAL,article\n",
		"municipality": "oktmo,population,population_on\n92650000,290,2018-01-01\n92699000,290,2021-01-01\n",
	})

	release := publish(t, owner, map[string]string{districts: editions[districts], population: people + "9,92650000,2019,310,100,210\n"})
	day(release, "92701000", "2022-01-01", "")
	day(release, "92650000", "2019-01-01", "")
	day(release, "92699000", "2021-01-01", "(ORIGIN,2021-01-01,rosstat-oktmo-2019-04,2019-04)")

	release = amend(t, owner, map[string]string{"observation": observed + "municipal-population,92699000,2022,_T,300,NORMAL,article\n"})
	day(release, "92699000", "2022-01-01", "")
}
