package imports

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/dataset/bundletest"
)

const list = "code8,check_digit,ter,kod1,kod2,kind,parent_code8,name_ru,check_digit_valid,parent_missing\n"

// editions are files that contradict each other: the list of 2019 has the former name of a district, one that ended since, with a settlement,
// and one that no newer register has.
var editions = map[string]string{
	"oktmo=section1_2019-04.csv": list +
		"92650000,7,92,650,000,,,Озёрный муниципальный район,,\n" +
		"92650101,3,92,650,101,,,город Озёрный,,\n" +
		"92651000,1,92,651,000,,,Старый муниципальный район,,\n" +
		"92651402,8,92,651,402,,,Старое,,\n" +
		"92699000,2,92,699,000,,,Леснинский муниципальный район,,\n" +
		"92699101,5,92,699,101,,,Лесное:,,\n",
	"oktmo=section1_2021-07.csv": list +
		"92699000,2,92,699,000,,,Лесной район,,\n" +
		"92699101,5,92,699,101,,,город Лесное,,\n",
	"districts=districts_2018_2024.csv": dictionary +
		"9,92-650-000-000,,Озёрный муниципальный район,муниципальный район,,г Озёрный,55.25,50.5,16,,,,,2018,2020,,\n" +
		"10,92-701-000-000,,городской округ город Казань,городской округ,,г Казань,55.79,49.11,16,,,,,2018,9999,,\n",
	"cities=city_2021-10-11.csv": "address,postal_code,country,federal_district,region_type,region,area_type,area,city_type,city,settlement_type," +
		"settlement,kladr_id,fias_id,fias_level,capital_marker,okato,oktmo,tax_office,timezone,geo_lat,geo_lon,population,foundation_year\n" +
		",,Россия,,,,,,г,Казань,,,,,4,2,,92701000,,UTC+3,55.75,49.125,1000000,\n" +
		",,Россия,,,,,,г,Лесное,,,,,4,0,,92699101,,UTC+3,55.5,49.75,9000,\n",
	"municipal-population=people_2023.csv": "territory_id,oktmo8,year,population_total,population_men,population_women\n8,92699000,2023,300,100,200\n",
	"municipal-population=people_2024.csv": "territory_id,oktmo8,year,population_total,population_men,population_women\n8,92699000,2024,310,105,205\n",
}

// given writes the files and returns the paths of an import, in any order.
func given(t *testing.T, files map[string]string) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		source, file, _ := strings.Cut(name, "=")
		path := filepath.Join(dir, file)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, source+"="+path)
	}
	return paths
}

func unwatched(_ *Input, file io.Reader) io.Reader { return file }

// TestEditions imports files in 20 orders: the newest edition is believed, so that the order makes no difference.
func TestEditions(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	paths := given(t, editions)
	publish := func(o dataset.Options) map[string]string {
		t.Helper()
		m, err := Open(t.Context(), newOpener(t), Options{Source: "package", Paths: paths, Encoding: "utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		result, err := m.Publish(t.Context(), owner, io.Discard, unwatched, o)
		if rejected, ok := errors.AsType[*dataset.RejectedError](err); ok {
			t.Fatal(rejected.Report())
		}
		if err != nil {
			t.Fatal(err)
		}
		sums := map[string]string{}
		for _, r := range result.Resources {
			sums[r.Name] = r.SHA256
		}
		return sums
	}
	first := publish(dataset.Options{DryRun: true})
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		if diff := cmp.Diff(first, publish(dataset.Options{DryRun: true})); diff != "" {
			t.Fatalf("%q: checksums (-first +now):\n%s", paths, diff)
		}
	}
	publish(dataset.Options{})
	for query, want := range map[string]string{
		`SELECT name_ru, centre, lat, source, population, population_on, last_stated FROM release_2.municipality WHERE oktmo = '92699000'`: `("Лесной муниципальный район",Лесное,55.5,sberindex-municipal-dictionary-2018-2024,310,2024-01-01,2024)`,
		`SELECT name_ru, note IS NULL, state FROM release_2.municipality WHERE oktmo = '92699101'`:                                         `("город Лесное",f,CURRENT)`,
		`SELECT state, ended_on, state_rule, state_basis FROM release_2.municipality WHERE oktmo = '92650101'`:                             `(ENDED,2020-01-01,PARENT_ENDED,municipality:92650000)`,
		`SELECT state, unconfirmed_on, state_rule, last_stated FROM release_2.municipality WHERE oktmo = '92651000'`:                       `(UNCONFIRMED,2019-04-02,NOT_LISTED,2019-04)`,
		`SELECT kind, value, source, as_of FROM release_2.statement WHERE subject = 'municipality:92699000' AND field = 'name_ru' ORDER BY as_of`: `(FORMER,"Леснинский муниципальный район",rosstat-oktmo-2019-04,2019-04) ` +
			`(FORMER,"Лесной район",rosstat-oktmo-2021-07,2021-07)`,
		`SELECT kind, value, source FROM release_2.statement WHERE subject = 'municipality:92699000' AND field IN ('population', 'time_zone') ORDER BY field`: `(ORIGIN,310,sberindex-municipal-population) (ORIGIN,UTC+3,hflabs-cities)`,
		`SELECT edition, register FROM release_2.source WHERE slug = 'rosstat-oktmo-2021-07'`:                                                                 `(2021-07,MUNICIPALITIES)`,
	} {
		var got string
		if err := owner.QueryRow("SELECT coalesce(string_agg(CAST(r AS text), ' '), '') FROM (" + query + ") AS r").Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}

// TestOlderEdition leaves the rows of a newer edition as they are, and keeps what the older one states.
func TestOlderEdition(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	publish := func(files map[string]string) {
		t.Helper()
		m, err := Open(t.Context(), newOpener(t), Options{Source: "package", Paths: given(t, files), Encoding: "utf-8"})
		if err == nil {
			_, err = m.Publish(t.Context(), owner, io.Discard, unwatched, dataset.Options{})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	publish(map[string]string{"districts=districts_2018_2024.csv": editions["districts=districts_2018_2024.csv"]})
	publish(map[string]string{"oktmo=section1_2019-04.csv": editions["oktmo=section1_2019-04.csv"]})
	var name, source, former string
	err := owner.QueryRow(`SELECT m.name_ru, m.source, s.value FROM release_3.municipality AS m
		JOIN release_3.statement AS s ON s.subject = 'municipality:' || m.oktmo AND s.kind = 'FORMER' WHERE m.oktmo = '92699000'`).Scan(&name, &source, &former)
	if err != nil || name != "Лесной муниципальный район" || source != "sberindex-municipal-dictionary-2018-2024" || former != "Леснинский муниципальный район" {
		t.Errorf("name %q of %s, formerly %q, %v", name, source, former, err)
	}
}

// TestEditionsRefused refuses what no rule can decide.
func TestEditionsRefused(t *testing.T) {
	t.Parallel()
	owner := bundletest.New(t).Owner(t)
	const a, b = list + "92699000,2,92,699,000,,,Лесной район,,\n", list + "92699000,2,92,699,000,,,Лесной муниципальный район,,\n"
	for _, test := range []struct {
		name    string
		edition string
		files   map[string]string
		want    []string
	}{
		{"two files of one edition", "", map[string]string{"oktmo=a_2021-07.csv": a, "oktmo@2021-07=b.csv": b}, []string{
			`oktmo: "92699000" has another name_ru in `, "which is of the same edition, 2021-07: say which is newer",
		}},
		{"the future", "2050-01-01", map[string]string{"oktmo=a.csv": a}, []string{"the edition 2050-01-01 lies in the future: write the day, month or year as of which it states facts"}},
		{"not a date", "spring", map[string]string{"oktmo=a.csv": a}, []string{`"spring" is not an edition: write its day, month or year, such as 2021-07-30, 2021-07 or 2021`}},
		{"no day", "2021-02-31", map[string]string{"oktmo=a.csv": a}, []string{`"2021-02-31" is not an edition`}},
		{"none", "", map[string]string{"oktmo=a.csv": a}, []string{"neither its name nor the file says of which day, month or year it is: write that, as in oktmo@2021-07="}},
	} {
		m, err := Open(t.Context(), newOpener(t), Options{Source: "package", Edition: test.edition, Paths: given(t, test.files), Encoding: "utf-8"})
		if err == nil {
			_, err = m.Publish(t.Context(), owner, io.Discard, unwatched, dataset.Options{Now: func() time.Time { return time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC) }})
		}
		text := ""
		if rejected, ok := errors.AsType[*dataset.RejectedError](err); ok {
			text = rejected.Report()
		} else if err != nil {
			text = err.Error()
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q lacks %q", test.name, text, want)
			}
		}
	}
}
