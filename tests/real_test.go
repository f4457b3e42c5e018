//go:build real

package tests

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/cli"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/ingest"
)

// realFiles are the publishers' files, in the order of import, with the rows read, accepted, quarantined and skipped.
var realFiles = []struct {
	source, path                         string
	read, accepted, quarantined, skipped int64
}{
	{"districts", "oktmo/sberindex_municipal_districts_2018_2024.csv", 4525, 4487, 0, 38},
	{"oktmo", "oktmo/oktmo_section1_2019-04.csv", 25089, 21805, 82, 3202},
	{"oktmo", "oktmo/raw_rosstat_oktmo_ter01_ter03_2021.csv.gz", 5691, 1144, 0, 4547},
	{"cities", "cities/hflabs_city_2021-10-11.csv", 1493, 1455, 5, 33},
	{"municipal-population", "stats/municipal_population_2023_2024.csv", 14408, 14368, 12, 28},
	{"municipal-net-migration", "stats/municipal_net_migration_2023.csv", 5004, 4969, 6, 29},
	{"municipal-market-access", "stats/municipal_market_access_2024.csv", 2573, 2573, 0, 0},
	{"municipal-salary", "stats/municipal_salary_annual_2023_2024.csv", 74843, 73820, 1023, 0},
	{"municipal-budgets", "stats/municipal_budgets_large_cities_2006_2018.csv", 43226, 43034, 192, 0},
	{"municipal-income", "stats/municipal_income_2010_2022.csv", 124538, 108556, 6161, 9821},
}

// TestReal imports the publishers' files as one release. GOVHUB_REAL_DATA names their folder; they are not part of the project.
func TestReal(t *testing.T) {
	dir := os.Getenv("GOVHUB_REAL_DATA")
	if dir == "" {
		t.Fatal("GOVHUB_REAL_DATA is not set: name the folder that holds oktmo/, cities/ and stats/")
	}
	d := bundletest.New(t)
	report := filepath.Join(t.TempDir(), "report.jsonl")
	args := []string{"import", "--database-url", d.DSN(), "--report", report}
	var total ingest.Counts
	for _, f := range realFiles {
		args = append(args, f.source+"="+filepath.Join(dir, f.path))
		total.Add(ingest.Counts{Read: f.read, Accepted: f.accepted, Quarantined: f.quarantined, Skipped: f.skipped})
	}
	code, stdout, stderr := govhub(t, append(args, "--max-rejects", strconv.FormatInt(total.Quarantined, 10))...)
	if code != cli.ExitDone {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	lines := strings.Split(stdout, "\n")
	var told [][]string // as the guide shows it
	for i, f := range realFiles {
		told = append(told, strings.Fields(fmt.Sprintln(f.source, f.read, f.accepted, f.quarantined, f.skipped)))
		want := strings.Fields(fmt.Sprintln(f.read, f.accepted, f.quarantined, f.skipped, filepath.Join(dir, f.path)))
		if got := strings.Fields(lines[i+1]); !slices.Equal(want, got) {
			t.Errorf("%s: read, accepted, quarantined and skipped are %v, want %v", f.source, got, want)
		}
	}
	counts := countsOf(t, stdout, "TOTAL")
	if counts.Accepted != total.Accepted || counts.Accepted != counts.Added+counts.Changed+counts.Unchanged+counts.Repeated {
		t.Errorf("%+v does not add up to %d accepted rows", counts, total.Accepted)
	}
	// Values such as 532,629,735.4 for the administration of one town are flagged.
	if want := (dataset.Counts{Accepted: 247278, Added: 247114, Repeated: 164, Flagged: 289}); want != countsOf(t, stdout, "observation") {
		t.Errorf("observations: %+v, want %+v", countsOf(t, stdout, "observation"), want)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if explained := int64(strings.Count(string(text), "\n")); explained != total.Quarantined {
		t.Errorf("the report explains %d rows, want %d", explained, total.Quarantined)
	}

	var shown [][]string
	for _, row := range tableOf(t, "docs/how-to/import-official-files.md", "source") {
		if len(row) == 6 {
			shown = append(shown, slices.Delete(row, 1, 2))
		}
	}
	compare(t, told, shown, "docs/how-to/import-official-files.md", "the counts of the editions")

	var emptied int // a file that states no note empties none
	if err := d.Owner(t).QueryRow(`SELECT (SELECT count(*) FROM release_1.change_event AS b JOIN release_2.change_event AS a USING (slug)
		WHERE b.note IS NOT NULL AND a.note IS NULL) + (SELECT count(*) FROM release_1.municipality AS b JOIN release_2.municipality AS a USING (oktmo)
		WHERE b.note IS NOT NULL AND a.note IS NULL OR b.centre IS NOT NULL AND a.centre IS NULL OR b.parent IS NOT NULL AND a.parent IS NULL)`).Scan(&emptied); err != nil {
		t.Fatal(err)
	}
	if emptied != 0 {
		t.Errorf("the import emptied fields of %d rows", emptied)
	}

	h := newCachingHubOn(t, d, slog.New(slog.DiscardHandler))
	const kinds = "[MUNICIPAL_DISTRICT, MUNICIPAL_OKRUG, URBAN_OKRUG, URBAN_OKRUG_WITH_DIVISION, INTRACITY_TERRITORY]"
	for query, want := range map[string]string{
		`{ observations { totalCount } municipalities(filter: {validTo: {isNull: true}, kind: {in: ` + kinds + `}}) { totalCount } }`: `{"data":{"observations":{"totalCount":247376},"municipalities":{"totalCount":2612}},"extensions":{"release":2}}`,
		// A district of Altai Krai became an okrug in 2022. Its values belong to the code of their year.
		`{ municipality(by: {oktmo: "01512000"}) {
			name validFrom
			observations(first: 1, filter: {indicator: {slug: {eq: "municipal-population"}}, breakdown: {eq: "_T"}}) { nodes { period value source { licence } } }
			predecessors { nodes { oktmo name validTo observations(first: 1) { totalCount nodes { period indicator { slug } } } } }
		} }`: `{"data":{"municipality":{"name":"Залесовский муниципальный округ","validFrom":"2022-01-01",` +
			`"observations":{"nodes":[{"period":"2023","value":"11444","source":{"licence":"CC BY-SA 4.0"}}]},` +
			`"predecessors":{"nodes":[{"oktmo":"01612000","name":"Залесовский муниципальный район","validTo":"2022-01-01",` +
			`"observations":{"totalCount":43,"nodes":[{"period":"2011","indicator":{"slug":"municipal-income-total"}}]}}]}}},"extensions":{"release":2}}`,
	} {
		if got := strings.TrimSpace(h.get(t, query, "").Body.String()); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}

	exported := filepath.Join(t.TempDir(), "export")
	before, err := dataset.Release(t.Context(), d.Owner(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := govhub(t, "export", "--database-url", d.DSN(), exported); code != cli.ExitDone {
		t.Fatal(stderr)
	}
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
