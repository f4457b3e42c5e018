package tests

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"govhub/cli"
	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
	"govhub/ingest/indicators"
)

// Lines of a dictionary of districts, and of the populations of its territories.
const (
	dictionary = "territory_id,oktmo,municipal_district_name_short,municipal_district_name,municipal_district_type," +
		"municipal_district_status,municipal_district_center,municipal_district_center_lat,municipal_district_center_lon," +
		"region_code,region_name,shape,shape_linked_oktmo,source_rosstat,year_from,year_to,change_id_from,change_id_to\n" +
		"7,92-701-000-000,,город Казань,городской округ,,г Казань,55.8,49.1,16,,,,,2018,9999,,\n" +
		"8,92-699-000-000,,Лесной муниципальный район,муниципальный район,,с Лесное,55.5,49.5,16,,,,,2018,9999,,\n"
	populations = "territory_id,oktmo8,year,population_total,population_men,population_women\n" +
		"8,92699000,2023,300,100,200\n" +
		"9,92698000,2023,300,100,200\n"
	budgets = "oktmo8,year,city_ru,bdpmo_code,indicator,value\n"
)

// writeFile writes a file into a new folder and returns its path.
func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// writePackage writes a data package of one resource.
func writePackage(t testing.TB, resource, rows string) string {
	t.Helper()
	path := writeFile(t, resource+".csv", rows)
	descriptor := fmt.Sprintf(`{"name": "corrections", "resources": [{"name": %q, "path": "%[1]s.csv"}]}`, resource)
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "datapackage.json"), []byte(descriptor), 0o644); err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(path)
}

// TestImportTogether makes one release of a data package and files of several sources. Places may come after rows that refer to them,
// the dictionary comes from the same import, and later inputs win.
func TestImportTogether(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	rows := map[string]int64{} // of the bundle
	for _, r := range resourcesOf(t, d) {
		rows[r.Name] = r.Rows
	}
	places, people := writeFile(t, "places.csv", dictionary), writeFile(t, "people.csv", populations)
	corrections := writePackage(t, "municipality", "oktmo,name_ru\n92699000,Лесной район\n")
	report := filepath.Join(t.TempDir(), "report.jsonl")
	args := []string{
		"import", "--database-url", d.DSN(), "--report", report, "--max-rejects=3",
		"municipal-population=" + people, "districts=" + places, corrections,
	}
	code, dry, stderr := govhub(t, slices.Insert(slices.Clone(args), 1, "--dry-run")...)
	if code != cli.ExitDone {
		t.Fatalf("dry run: exit %d\n%s%s", code, dry, stderr)
	}
	code, stdout, stderr := govhub(t, args...)
	if code != cli.ExitDone {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	want := fmt.Sprintf(`  READ  ACCEPTED  QUARANTINED  SKIPPED  INPUT
     9         8            1        0  %s
     3         3            0        0  %s
     1         1            0        0  %s
    13        12            1        0  TOTAL

  ACCEPTED  ADDED  CHANGED  UNCHANGED  REPEATED  REMOVED  INFERRED  FLAGGED  ROWS  RESOURCE
         3      3        0          0         0        0         0        0  %4d  breakdown
         1      0        1          0         0        0         0        0  %4d  indicator
         3      1        1          0         1        0         0        0  %4d  municipality
         3      3        0          0         0        0         0        0  %4d  observation
         2      1        1          0         0        0         0        0  %4d  source
         0      1        0          0         0        0         1        0  %4d  statement
        12      9        3          0         1        0         1        0  %4d  TOTAL
`, people, places, corrections, rows["breakdown"]+3, rows["indicator"], rows["municipality"]+1, rows["observation"]+3, rows["source"]+1, rows["statement"]+1,
		rows["breakdown"]+rows["indicator"]+rows["municipality"]+rows["observation"]+rows["source"]+rows["statement"]+9)
	if diff := cmp.Diff(want+"published release 2 in the database of --database-url; a running hub answers from it once it has opened it\n", stdout); diff != "" {
		t.Errorf("import (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want+"the data is valid; nothing was published\n", dry); diff != "" {
		t.Errorf("dry run (-want +got):\n%s", diff)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(`{"file":%q,"rowNumber":3,"fieldName":"territory_id","type":"foreign-key","cell":"9",`, people); !strings.HasPrefix(string(text), want) {
		t.Errorf("report: %s", text)
	}
	var name string
	if err := d.Owner(t).QueryRow("SELECT name_ru || ' ' || centre FROM release_2.municipality WHERE oktmo = '92699000'").Scan(&name); err != nil {
		t.Fatal(err)
	}
	if name != "Лесной район Лесное" {
		t.Errorf("the new municipality is %q, want the name of the last input and the centre of the one before", name)
	}
}

// Lines of a list of section 1 of the classifier, and of a list of cities.
const (
	section1 = "code8,check_digit,ter,kod1,kod2,kind,parent_code8,name_ru,check_digit_valid,parent_missing\n" +
		"92650000,7,92,650,000,,,Озёрный муниципальный район,,\n" +
		"92650101,3,92,650,101,,,город Озёрный,,\n"
	cityList = "address,postal_code,country,federal_district,region_type,region,area_type,area,city_type,city,settlement_type," +
		"settlement,kladr_id,fias_id,fias_level,capital_marker,okato,oktmo,tax_office,timezone,geo_lat,geo_lon,population,foundation_year\n" +
		",,Россия,,,,,,г,Казань,,,,,4,2,,92701000,,UTC+3,55.75,49.125,1000000,\n" +
		",,Россия,,,,,,г,Озёрный,,,,,4,0,,92650101,,UTC+3,55.25,50.5,12000,\n" +
		",,Россия,,,,,,г,Новое Лесное,,,,,4,0,,92699101,,UTC+3,55.5,49.5,9000,\n"
)

// TestImportSpreadsheet imports a file as a spreadsheet in Russian exports it, whose encoding the command declares. Regions have their code
// under RU, or under another country.
func TestImportSpreadsheet(t *testing.T) {
	t.Parallel()
	mapping := writeFile(t, "visits.json", `{
		"name": "visits", "source": {"slug": "visits", "title": "Посещения", "publisher": "Отдел культуры"},
		"separator": ";", "numbers": {"decimal": ",", "grouping": "space"},
		"place": {"column": "Регион", "form": "iso"}, "period": {"column": "Период", "form": "quarter"},
		"values": [{"column": "Посещения", "indicator": "visits"}],
		"indicators": [{"slug": "visits", "name_ru": "Посещения", "name_en": "Visits", "unit": "persons", "frequency": "QUARTERLY", "methodology": "Visits."}]
	}`)
	text, err := charmap.Windows1251.NewEncoder().String("Регион;Период;Посещения\r\n" +
		"RU;I квартал 2024;12\u00a0345,5\r\nRU-TA;1 кв. 2024;1,25\r\nUA-43;2024-Q2;3\r\nRU-TA;2024;4\r\nRU-XX;2024-Q1;5\r\n")
	if err != nil {
		t.Fatal(err)
	}
	file, report := writeFile(t, "visits.csv", text), filepath.Join(t.TempDir(), "report.jsonl")
	d := bundletest.New(t)
	code, stdout, stderr := govhub(t, "import", "--database-url", d.DSN(), "--report", report, "--max-rejects=2", mapping+"="+file)
	if code != cli.ExitFailed || !strings.Contains(stderr, "visits.csv:1: is windows-1251, while utf-8 was declared: convert the file, or set encoding in the mapping, or --declare-encoding, to windows-1251") {
		t.Errorf("undeclared: exit %d\n%s%s", code, stdout, stderr)
	}
	mustImport(t, d, "--declare-encoding=windows-1251", "--report", report, "--max-rejects=2", mapping+"="+file)
	var got string
	if err := d.Owner(t).QueryRow(`SELECT string_agg(concat_ws(' ', place, period, value), ', ' ORDER BY value DESC)
		FROM release_2.observation WHERE indicator = 'visits'`).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if want := "RU 2024-Q1 12345.5, 35000000 2024-Q2 3, 92000000 2024-Q1 1.25"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	explained := readDoc(t, report)
	for _, want := range []string{
		`"cell":"2024","message":"is a year, not a quarter: write 2024-Q1, 1 кв. 2024 or I квартал 2024, or set period.form in the mapping to \"year\""`,
		`"cell":"RU-XX","message":"is the code of no region of the release: look it up in the list of regions"`,
	} {
		if !strings.Contains(explained, want) {
			t.Errorf("the report lacks %s:\n%s", want, explained)
		}
	}
}

// TestImportOneByOne imports files of all sources, a data package and a file with a user's mapping, by one command and by one
// command for each, in an order in which each needs the earlier ones: the okrug that a data package divides stays divided, and
// cities are centres of municipalities that earlier files state.
func TestImportOneByOne(t *testing.T) {
	t.Parallel()
	mapping := writeFile(t, "visits.json", `{
		"name": "visits", "source": {"slug": "visits", "title": "Посещения", "publisher": "Отдел культуры"},
		"place": {"column": "oktmo", "form": "oktmo8"}, "period": {"column": "year", "form": "year"},
		"values": [{"column": "visits", "indicator": "visits"}],
		"indicators": [{"slug": "visits", "name_ru": "Посещения", "name_en": "Visits", "unit": "persons", "frequency": "ANNUAL", "methodology": "Visits."}]
	}`)
	inputs := []string{
		"package=" + writePackage(t, "municipality", "oktmo,kind\n92701000,URBAN_OKRUG_WITH_DIVISION\n"),
		"districts=" + writeFile(t, "districts.csv", dictionary),
		"package=" + writePackage(t, "municipality", "oktmo,centre,note\n92699000,Новое Лесное,The centre has moved.\n"),
		"oktmo@2019-04=" + writeFile(t, "list.csv", section1),
		"cities=" + writeFile(t, "cities.csv", cityList),
		"municipal-budgets=" + writeFile(t, "budgets.csv", budgets+"92650000,2010,Озёрный,t8013001_1,revenue_total,5\n"),
		mapping + "=" + writeFile(t, "visits.csv", "oktmo,year,visits\n92650101,2024,7\n"),
	}
	together, single := bundletest.New(t), bundletest.New(t)
	mustImport(t, together, append([]string{"--mode=upsert"}, inputs...)...)
	for _, input := range inputs {
		args := []string{input}
		if strings.HasPrefix(input, "package=") {
			args = append(args, "--mode=upsert")
		}
		mustImport(t, single, args...)
	}
	if diff := cmp.Diff(resourcesOf(t, single), resourcesOf(t, together)); diff != "" {
		t.Errorf("one by one and together (-want +got):\n%s", diff)
	}
	var got, name string
	const municipalities = `SELECT string_agg(concat_ws(' ', oktmo, kind, centre, centre_population), E'\n' ORDER BY oktmo)
		FROM release_2.municipality WHERE centre_population IS NOT NULL`
	if err := together.Owner(t).QueryRow(municipalities).Scan(&got); err != nil {
		t.Fatal(err)
	}
	want := "92650101 URBAN_SETTLEMENT Озёрный 12000\n92699000 MUNICIPAL_DISTRICT Новое Лесное 9000\n" +
		"92701000 URBAN_OKRUG_WITH_DIVISION Казань 1000000"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("municipalities whose centres are cities (-want +got):\n%s", diff)
	}
	if err := together.Owner(t).QueryRow("SELECT package FROM govhub.release WHERE number = 2").Scan(&name); err != nil {
		t.Fatal(err)
	}
	if want := "corrections_districts_oktmo_cities_municipal-budgets_visits"; name != want {
		t.Errorf("the release is called %q, want %q", name, want)
	}
}

// TestImportQuarantine publishes nothing if more rows are quarantined than allowed, and says what to do.
func TestImportQuarantine(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	report := filepath.Join(t.TempDir(), "report.jsonl")
	code, stdout, stderr := govhub(t, "import", "--database-url", d.DSN(), "--report", report,
		"districts="+writeFile(t, "places.csv", dictionary), "municipal-population="+writeFile(t, "people.csv", populations))
	want := "govhub: 1 quarantined, 0 allowed, so nothing was published: " + report + " says why; correct them, or allow that many with --max-rejects\n"
	if code != cli.ExitRejected || stderr != want {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if !strings.Contains(stdout, "\n    12        11            1        0  TOTAL\n") {
		t.Errorf("the counts are missing:\n%s", stdout)
	}
	if got := runs(t, d); got != "PUBLISHED FAILED" {
		t.Errorf("log of imports: %s", got)
	}
}

// runs returns how the imports into a database ended.
func runs(t testing.TB, d *dbtest.Database) (statuses string) {
	t.Helper()
	if err := d.Owner(t).QueryRow("SELECT string_agg(status, ' ' ORDER BY id) FROM govhub.import_run").Scan(&statuses); err != nil {
		t.Fatal(err)
	}
	return statuses
}

// random is a file of budgets with all kinds of rows.
type random struct {
	text string
	rows map[string]string // accepted values by key

	read, accepted, quarantined, skipped, flagged int64
}

func randomBudgets(r *rand.Rand) random {
	f := random{text: budgets, rows: map[string]string{}}
	var lines []string
	add := func(place, year, value string) {
		lines = append(lines, fmt.Sprintf("%s,%s,Город,t8013001_1,revenue_total,%s\n", place, year, value))
	}
	for range 1 + r.IntN(20) {
		place, year := []string{"01701000", "92701000"}[r.IntN(2)], strconv.Itoa(2006+r.IntN(6))
		_, known := f.rows[place+year]
		switch kind := r.IntN(10); {
		case kind == 0:
			add(place, year, "much")
			f.quarantined++
		case kind == 1:
			add("01799000", year, "5")
			f.quarantined++
		case kind == 2:
			add(place, year, "")
			f.skipped++
		case kind == 3 && len(f.rows) > 0:
			again := lines[r.IntN(len(lines))]
			cells := strings.Split(strings.TrimSpace(again), ",")
			if f.rows[cells[0]+cells[1]] == cells[5] { // one that was accepted
				add(cells[0], cells[1], cells[5])
				f.accepted++
				f.flagged += flaggedBudget(cells[5])
			}
		case !known:
			value := []string{"1", "2", "45000001"}[r.IntN(3)]
			add(place, year, value)
			f.rows[place+year] = value
			f.accepted++
			f.flagged += flaggedBudget(value)
		}
	}
	if f.accepted == 0 {
		return randomBudgets(r) // a file without any valid row is refused
	}
	f.read = int64(len(lines))
	f.text += strings.Join(lines, "")
	return f
}

func flaggedBudget(value string) int64 {
	if value == "45000001" {
		return 1
	}
	return 0
}

// TestImportAddsUp imports random files and compares all counts with the files. One import of all files gives the same as one for
// each.
func TestImportAddsUp(t *testing.T) {
	t.Parallel()
	const seed = 4
	mapped := int64(1) // rows that the mapping states: a source and its indicators
	for _, m := range indicators.Shipped() {
		if m.Name == "municipal-budgets" {
			mapped += int64(len(m.Indicators))
		}
	}
	r := rand.New(rand.NewPCG(seed, seed))
	together, single := bundletest.New(t), bundletest.New(t)
	before := map[string]string{} // values by key
	edition := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 4 {
		after, stated, want := maps.Clone(before), map[string]bool{}, dataset.Counts{}
		var inputs []string
		var paths []string
		for range 1 + r.IntN(3) {
			f := randomBudgets(r)
			edition = edition.AddDate(0, 0, 1)
			path := writeFile(t, "budgets_"+edition.Format("2006-01-02")+".csv", f.text)
			paths = append(paths, path)
			inputs = append(inputs, fmt.Sprintln(mapped+f.read, mapped+f.accepted, f.quarantined, f.skipped, path))
			want.Accepted += f.accepted
			want.Flagged += f.flagged
			maps.Copy(after, f.rows)
			for key := range f.rows {
				stated[key] = true
			}
		}
		for key, value := range after {
			switch was, known := before[key]; {
			case !known:
				want.Added++
			case was != value:
				want.Changed++
			case stated[key]:
				want.Unchanged++
			}
		}
		want.Repeated = want.Accepted - int64(len(stated))

		args := []string{"--source=municipal-budgets", "--max-rejects=100"}
		out := mustImport(t, together, append(args, paths...)...)
		for i, input := range inputs {
			if got := strings.Fields(strings.Split(out, "\n")[i+1]); !slices.Equal(got, strings.Fields(input)) {
				t.Errorf("read, accepted, quarantined and skipped are %v, want %s", got, input)
			}
		}
		if diff := cmp.Diff(want, countsOf(t, out, "observation")); diff != "" {
			t.Errorf("observations (-want +got):\n%s", diff)
		}
		for _, path := range paths {
			mustImport(t, single, append(args, path)...)
		}
		if diff := cmp.Diff(resourcesOf(t, single), resourcesOf(t, together)); diff != "" {
			t.Errorf("one by one and together (-want +got):\n%s", diff)
		}
		before = after
	}
}

// mustImport imports and returns the output.
func mustImport(t *testing.T, d *dbtest.Database, args ...string) string {
	t.Helper()
	stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	var out strings.Builder
	if code := cli.Run(t.Context(), append([]string{"import", "--database-url", d.DSN()}, args...), &out, stderr); code != cli.ExitDone {
		text, _ := os.ReadFile(stderr.Name())
		t.Fatalf("exit %d\n%s%s", code, out.String(), text)
	}
	return out.String()
}

// countsOf reads the counts of a resource from a summary.
func countsOf(t *testing.T, summary, resource string) (c dataset.Counts) {
	t.Helper()
	for line := range strings.Lines(summary) {
		var rows int64
		var name string
		n, _ := fmt.Sscan(line, &c.Accepted, &c.Added, &c.Changed, &c.Unchanged, &c.Repeated, &c.Removed, &c.Inferred, &c.Flagged, &rows, &name)
		if n == 10 && name == resource {
			return c
		}
	}
	t.Fatalf("no counts of %s in\n%s", resource, summary)
	return c
}

func resourcesOf(t *testing.T, d *dbtest.Database) []*dataset.Resource {
	t.Helper()
	release, err := dataset.Release(t.Context(), d.Owner(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return release.Resources
}
