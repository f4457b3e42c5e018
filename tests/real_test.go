//go:build real

package tests

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/cli"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/ingest"
)

// realFiles are the publishers' files, by their names in the guide.
var realFiles = map[string]string{
	"t_dict_municipal_districts.csv":          "oktmo/sberindex_municipal_districts_2018_2024.csv",
	"oktmo_section1_2019-04.csv":              "oktmo/oktmo_section1_2019-04.csv",
	"data-20210701-structure-20150128.csv.gz": "oktmo/raw_rosstat_oktmo_ter01_ter03_2021.csv.gz", // two regions of it
	"city.csv":                                     "cities/hflabs_city_2021-10-11.csv",
	"municipal_population_2023_2024.csv":           "stats/municipal_population_2023_2024.csv",
	"municipal_net_migration_2023.csv":             "stats/municipal_net_migration_2023.csv",
	"municipal_market_access_2024.csv":             "stats/municipal_market_access_2024.csv",
	"municipal_salary_annual_2023_2024.csv":        "stats/municipal_salary_annual_2023_2024.csv",
	"municipal_budgets_large_cities_2006_2018.csv": "stats/municipal_budgets_large_cities_2006_2018.csv",
	"municipal_income_2010_2022.csv":               "stats/municipal_income_2010_2022.csv",
}

// expected returns the counts that the guide shows for its files, in the order of import.
func expected(t *testing.T) (counts []ingest.Counts, total ingest.Counts) {
	t.Helper()
	for _, row := range tableOf(t, officialDoc, "source") {
		var c ingest.Counts
		if len(row) != 6 {
			continue
		}
		if n, err := fmt.Sscan(strings.Join(row[2:], " "), &c.Read, &c.Accepted, &c.Quarantined, &c.Skipped); n != 4 {
			t.Fatalf("%s: %v: %v", officialDoc, row, err)
		}
		counts = append(counts, c)
		total.Add(c)
	}
	return counts, total
}

// TestReal imports the publishers' files by the command of the guide, whose counts must be right. GOVHUB_REAL_DATA names the folder of the
// files; they are not part of the project.
func TestReal(t *testing.T) {
	data := os.Getenv("GOVHUB_REAL_DATA")
	if data == "" {
		t.Fatal("GOVHUB_REAL_DATA is not set: name the folder that holds oktmo/, cities/ and stats/")
	}
	d := bundletest.New(t)
	dir := t.TempDir()
	_, files := officialImport(t)
	for _, file := range files {
		if err := os.Symlink(filepath.Join(data, realFiles[file]), filepath.Join(dir, file)); err != nil {
			t.Fatal(err)
		}
	}
	stdout := runOfficialImport(t, dir, d.DSN())
	counts, total := expected(t)
	var got, want [][]string
	for i, c := range append(counts, total) {
		name := append(files, "TOTAL")[i]
		want = append(want, strings.Fields(fmt.Sprintln(c.Read, c.Accepted, c.Quarantined, c.Skipped, name)))
		got = append(got, strings.Fields(strings.Split(stdout, "\n")[i+1]))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the counts of the editions (-document +program):\n%s", officialDoc, diff)
	}
	rows := countsOf(t, stdout, "TOTAL")
	if rows.Accepted != total.Accepted || rows.Accepted+rows.Inferred != rows.Added+rows.Changed+rows.Unchanged+rows.Repeated {
		t.Errorf("%+v does not add up to %d accepted rows", rows, total.Accepted)
	}
	// Values such as 532,629,735.4 for the administration of one town are flagged. The bundle has the population of Saratov in 2023, rounded.
	if want := (dataset.Counts{Accepted: 250685, Added: 250520, Changed: 1, Repeated: 164, Flagged: 289}); want != countsOf(t, stdout, "observation") {
		t.Errorf("observations: %+v, want %+v", countsOf(t, stdout, "observation"), want)
	}
	text, err := os.ReadFile(filepath.Join(dir, "quarantined.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if explained := int64(strings.Count(string(text), "\n")); explained != total.Quarantined {
		t.Errorf("the report explains %d rows, want %d", explained, total.Quarantined)
	}

	var cyrillic int
	if err := d.Owner(t).QueryRow("SELECT count(*) FROM release_2.municipality WHERE name_en ~ '[А-Яа-яЁё]'").Scan(&cyrillic); err != nil || cyrillic > 0 {
		t.Errorf("%d English names have Cyrillic letters: %v", cyrillic, err)
	}
	var emptied int // a file that states no note empties none
	if err := d.Owner(t).QueryRow(`SELECT (SELECT count(*) FROM release_1.change_event AS b JOIN release_2.change_event AS a USING (slug)
		WHERE b.note IS NOT NULL AND a.note IS NULL) + (SELECT count(*) FROM release_1.municipality AS b JOIN release_2.municipality AS a USING (oktmo)
		WHERE b.note IS NOT NULL AND a.note IS NULL OR b.centre IS NOT NULL AND a.centre IS NULL OR b.parent IS NOT NULL AND a.parent IS NULL)`).Scan(&emptied); err != nil {
		t.Fatal(err)
	}
	if emptied != 0 {
		t.Errorf("the import emptied fields of %d rows", emptied)
	}

	// Citations show the day of the release.
	if _, err := d.Owner(t).Exec("UPDATE govhub.release SET published_at = '2026-11-30 12:00+00' WHERE number = 2"); err != nil {
		t.Fatal(err)
	}
	h := newCachingHubOn(t, d, slog.New(slog.DiscardHandler))
	const kinds = "[MUNICIPAL_DISTRICT, MUNICIPAL_OKRUG, URBAN_OKRUG, URBAN_OKRUG_WITH_DIVISION, INTRACITY_TERRITORY]"
	for query, want := range map[string]string{
		`{ observations { totalCount } municipalities(filter: {validTo: {isNull: true}, kind: {in: ` + kinds + `}}) { totalCount } }`: `{"data":{"observations":{"totalCount":250872},"municipalities":{"totalCount":2593}},"extensions":{"release":2}}`,
		// A district of Altai Krai became an okrug in 2022. Its values belong to the code of their year.
		`{ municipality(by: {oktmo: "01512000"}) {
			name validFrom
			observations(first: 1, filter: {indicator: {slug: {eq: "municipal-population"}}, breakdown: {eq: "_T"}}) { nodes { period value source { licence } } }
			predecessors { nodes { oktmo name validTo observations(first: 1) { totalCount nodes { period indicator { slug } } } } }
		} }`: `{"data":{"municipality":{"name":"Залесовский муниципальный округ","validFrom":"2022-01-01",` +
			`"observations":{"nodes":[{"period":"2023","value":"11444","source":{"licence":"CC BY-SA 4.0"}}]},` +
			`"predecessors":{"nodes":[{"oktmo":"01612000","name":"Залесовский муниципальный район","validTo":"2022-01-01",` +
			`"observations":{"totalCount":43,"nodes":[{"period":"2011","indicator":{"slug":"municipal-income-total"}}]}}]}}},"extensions":{"release":2}}`,
		// Figures of a region are those of its municipalities too; sums of them count nobody twice.
		`{ observations(filter: {region: {iso: {eq: "RU-TA"}}, indicator: {slug: {eq: "municipal-population"}}, period: {eq: "2023"}, breakdown: {eq: "_T"}}) { totalCount } }`: `{"data":{"observations":{"totalCount":45}},"extensions":{"release":2}}`,
		`{ observationGroups(groupBy: [PERIOD], filter: {region: {iso: {eq: "RU-MOW"}}, indicator: {slug: {eq: "municipal-population"}}, breakdown: {eq: "_T"}}) {
			nodes { key { period } count valueSum }
			total { count valueSum valueSumRefusal }
		} }`: `{"data":{"observationGroups":{"nodes":[` +
			`{"key":{"period":"2023"},"count":146,"valueSum":"13104177"},{"key":{"period":"2024"},"count":146,"valueSum":"13149803"}],` +
			`"total":{"count":292,"valueSum":null,"valueSumRefusal":"SEVERAL_PERIODS"}}},"extensions":{"release":2}}`,
		`{ observationGroups(groupBy: [REGION], filter: {region: {iso: {eq: "RU-MOW"}}, indicator: {slug: {eq: "municipal-population"}}}) {
			nodes { valueSum valueSumRefusal valueAverage }
		} }`: `{"data":{"observationGroups":{"nodes":[{"valueSum":null,"valueSumRefusal":"TOTAL_AND_PARTS","valueAverage":null}]}},"extensions":{"release":2}}`,
		`{ observationGroups(groupBy: [INDICATOR], filter: {indicator: {slug: {eq: "municipal-income-total"}}, period: {eq: "2011"}}) {
			nodes { valueSum valueSumRefusal }
		} }`: `{"data":{"observationGroups":{"nodes":[{"valueSum":null,"valueSumRefusal":"SEVERAL_LEVELS"}]}},"extensions":{"release":2}}`,
	} {
		if got := strings.TrimSpace(h.get(t, query, "").Body.String()); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}

	checkFacts(t, h)
	checkTable(t, h)
	checkCities(t, d, h, data)
	checkOtherNames(t, h)

	const reason = `"message":"is the OKATO code of an administrative district of Saint Petersburg`
	if got := h.get(t, `{ release { imports { reasons { message count } } } }`, "").Body.String(); !strings.Contains(got, reason) {
		t.Errorf("the release does not say why Saint Petersburg has no income: %s", got)
	}

	exported := filepath.Join(t.TempDir(), "export")
	before, err := dataset.Release(t.Context(), d.Owner(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := govhub(t, "export", "--database-url", d.DSN(), exported); code != cli.ExitDone {
		t.Fatal(stderr)
	}
	checkShareAlike(t, h, exported)
	empty := bundletest.New(t)
	if code, _, stderr := govhub(t, "import", "--database-url", empty.DSN(), exported); code != cli.ExitDone {
		t.Fatal(stderr)
	}
	after, err := dataset.Release(t.Context(), empty.Owner(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before.Resources, after.Resources); diff != "" {
		t.Errorf("exported and imported again (-before +after):\n%s", diff)
	}
}

// checkShareAlike compares which resources are under CC BY-SA 4.0: those with rows that SberIndex and HFLabs state, in the data
// package and in the API alike. No row of these is CC0.
func checkShareAlike(t *testing.T, h *cachingHub, exported string) {
	t.Helper()
	var told struct {
		Data struct {
			Release struct {
				Resources []struct {
					Name     string
					Licences []struct {
						Name       string
						ShareAlike bool
					}
				}
			}
		}
	}
	if err := json.Unmarshal(h.get(t, "{release {resources {name licences {name shareAlike}}}}", "").Body.Bytes(), &told); err != nil {
		t.Fatal(err)
	}
	var answered []string
	for _, r := range told.Data.Release.Resources {
		if r.Licences[0].ShareAlike {
			answered = append(answered, r.Name)
		}
	}
	var written []string
	for resource, licences := range licencesOf(t, exported) {
		if bound := strings.HasPrefix(licences, "CC-BY-SA-4.0"); bound && resource != "" {
			written = append(written, resource)
		} else if bound == strings.Contains(licences, "CC0") {
			t.Errorf("%q is under %s", resource, licences)
		}
	}
	slices.Sort(written)
	want := []string{"breakdown", "change_event", "change_event_municipality", "indicator", "municipality", "observation", "place_name", "statement"}
	for where, got := range map[string][]string{"API": answered, "data package": written} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: resources under CC BY-SA 4.0 (-want +got):\n%s", where, diff)
		}
	}
}
