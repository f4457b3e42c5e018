package synthetic

import (
	"context"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/data"
	"govhub/dataset"
	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// small is a few thousandths of scale 1.
var small = Size{Municipalities: 300, Programs: 3, Cohorts: 12, Participations: 400, Entries: 900, Observations: 5000}

// write writes a package and returns its folder.
func write(t *testing.T, size Size, seed uint64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "load")
	if err := Write(t.Context(), dir, size, seed); err != nil {
		t.Fatal(err)
	}
	return dir
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	contents := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		contents[e.Name()] = string(text)
	}
	return contents
}

func rows(t *testing.T, dir, resource string) []map[string]string {
	t.Helper()
	list, err := readCSV(os.DirFS(dir), resource+".csv")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSeedDecides(t *testing.T) {
	t.Parallel()
	first := files(t, write(t, small, 7))
	if diff := cmp.Diff(first, files(t, write(t, small, 7))); diff != "" {
		t.Errorf("the same seed gives other bytes (-first +second):\n%s", diff)
	}
	other := files(t, write(t, small, 8))
	for _, file := range []string{
		"datapackage.json", "municipality.csv", "cohort.csv", "participation.csv", "award_season.csv", "nomination.csv", "award_entry.csv", "observation.csv",
	} {
		if first[file] == other[file] {
			t.Errorf("%s is the same with another seed", file)
		}
	}
}

// TestPublish publishes what was written, and checks that the files already have the bytes of an export.
func TestPublish(t *testing.T) {
	t.Parallel()
	dir := write(t, small, 1)
	p, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	owner := dbtest.New(t).Owner(t)
	result, err := dataset.Publish(t.Context(), owner, p, dataset.Options{})
	if rejected, ok := errors.AsType[*dataset.RejectedError](err); ok {
		t.Fatal(rejected.Report())
	}
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{
		"federal_district": 8, "region": 89, "municipality": 300, "program": 3, "cohort": 12, "participation": 400, "award": 1,
		"award_season": 3, "nomination": 31, "award_entry": 900, "indicator": 20, "observation": 5000,
	}
	got := map[string]int64{}
	for _, r := range result.Resources {
		if r.Rows > 0 && r.Name != "source" {
			got[r.Name] = r.Rows
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}

	exported := filepath.Join(t.TempDir(), "export")
	if err := dataset.Export(t.Context(), owner, dataset.ExportOptions{}, exported); err != nil {
		t.Fatal(err)
	}
	written, canonical := files(t, dir), files(t, exported)
	delete(written, "datapackage.json")
	for _, name := range []string{"datapackage.json", "README.md", "CITATION.cff"} {
		delete(canonical, name)
	}
	for _, list := range []map[string]string{written, canonical} {
		list["municipality.csv"] = stated(t, list["municipality.csv"])
	}
	if diff := cmp.Diff(canonical, written); diff != "" {
		t.Errorf("the files are not in canonical form (-canonical +written):\n%s", diff)
	}
}

// stated returns the file of municipalities without the columns that the hub infers, or fills where they are empty.
func stated(t *testing.T, text string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	schemas := dataset.Schemas()
	fields := schemas[slices.IndexFunc(schemas, func(s *dataset.Schema) bool { return s.Name == "municipality" })]
	var kept strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if name := rows[0][i]; name != "name_en" && !fields.Field(name).Inferred {
				kept.WriteString(cell + ",")
			}
		}
		kept.WriteByte('\n')
	}
	return kept.String()
}

func TestEveryRowIsMarked(t *testing.T) {
	t.Parallel()
	dir := write(t, small, 1)
	cited := map[string]bool{Source: true}
	for _, s := range dataset.Schemas() {
		for _, row := range rows(t, dir, s.Name) {
			switch s.Name {
			case "source": // below
			case "region", "federal_district":
				cited[row["source"]] = true
			default:
				if row["source"] != Source {
					t.Errorf("%s: %v has another source", s.Name, row)
				}
				for _, field := range []string{"name_ru", "project_title"} {
					if row[field] != "" && !strings.Contains(row[field], "(синтетическ") {
						t.Errorf("%s: %s %q has no mark", s.Name, field, row[field])
					}
				}
				if row["name_en"] != "" && !strings.HasSuffix(row["name_en"], "(synthetic)") {
					t.Errorf("%s: name_en %q has no mark", s.Name, row["name_en"])
				}
			}
		}
	}
	listed := map[string]bool{}
	for _, row := range rows(t, dir, "source") {
		listed[row["slug"]] = true
	}
	if diff := cmp.Diff(cited, listed); diff != "" {
		t.Errorf("sources (-cited +listed):\n%s", diff)
	}
}

// TestSums compares rows that sum up others with those.
func TestSums(t *testing.T) {
	t.Parallel()
	dir := write(t, small, 3)
	type count map[string]int
	entries, final, winners := count{}, count{}, count{}
	for _, row := range rows(t, dir, "award_entry") {
		entries[row["nomination"]]++
		if row["status"] != "SUBMITTED" {
			final[row["nomination"]]++
		}
		if row["status"] == "WINNER" {
			winners[row["nomination"]]++
		}
	}
	for _, row := range rows(t, dir, "nomination") {
		n := entries[row["slug"]]
		want := []int{number(t, row["applications"]), min(n, finalists), 1}
		got := []int{n, final[row["slug"]], winners[row["slug"]]}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: entries, finalists, winners (-want +got):\n%s", row["slug"], diff)
		}
	}
	persons := count{}
	for _, row := range rows(t, dir, "participation") {
		persons[row["cohort"]] += number(t, row["headcount"])
	}
	for _, row := range rows(t, dir, "cohort") {
		if got := number(t, row["participants"]); got != persons[row["slug"]] {
			t.Errorf("%s: participants %d, but its participations have %d", row["slug"], got, persons[row["slug"]])
		}
	}
}

func TestScale(t *testing.T) {
	t.Parallel()
	one, err := Scale(1)
	if err != nil {
		t.Fatal(err)
	}
	want := Size{Municipalities: 20_000, Programs: 12, Cohorts: 120, Participations: 60_000, Entries: 124_000, Observations: 1_000_000}
	if one != want {
		t.Errorf("scale 1 is %+v, want %+v", one, want)
	}
	ten, err := Scale(10)
	if err != nil {
		t.Fatal(err)
	}
	want = Size{Municipalities: 200_000, Programs: 120, Cohorts: 1200, Participations: 600_000, Entries: 1_240_000, Observations: 10_000_000}
	if ten != want {
		t.Errorf("scale 10 is %+v, want %+v", ten, want)
	}
	for _, n := range []int{-1, 0, MaxScale + 1} {
		if _, err := Scale(n); err == nil {
			t.Errorf("scale %d is accepted", n)
		}
	}
}

// TestPlan checks the municipalities and the counts of the smallest and the largest scale.
func TestPlan(t *testing.T) {
	t.Parallel()
	known, err := readCSV(data.FS, "municipality.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []int{1, MaxScale} {
		for seed := range uint64(3) {
			size, err := Scale(scale)
			if err != nil {
				t.Fatal(err)
			}
			g, err := newGenerator(size, seed)
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, g, known)
			participations, observations := 0, 0
			for _, c := range g.cohorts {
				participations += c.participations
			}
			for _, quota := range g.quotas {
				observations += quota
			}
			got := Size{Municipalities: len(g.places), Programs: size.Programs, Cohorts: len(g.cohorts), Participations: participations, Observations: observations}
			for _, s := range g.seasons {
				got.Entries += s.entries
			}
			if got != size {
				t.Errorf("scale %d, seed %d: planned %+v, want %+v", scale, seed, got, size)
			}
		}
	}
}

func checkPlaces(t *testing.T, g *generator, known []map[string]string) {
	t.Helper()
	bundled := map[string]bool{}
	for _, row := range known {
		bundled[row["oktmo"]] = true
	}
	districts := map[uint32]bool{}
	seen := map[uint8]bool{}
	before := uint32(0)
	for i := range g.places {
		p := &g.places[i]
		code, region := p.oktmo(), &g.regions[p.region]
		digits := 2
		if region.autonomy {
			digits = 3
		}
		switch {
		case p.code <= before || len(code) != 8:
			t.Fatalf("%s is not a code, or not greater than the one before", code)
		case code[:digits] != region.oktmo[:digits] || code == region.oktmo:
			t.Fatalf("%s is not a code of region %s", code, region.oktmo)
		case !region.autonomy && (code[:3] == "118" || code[:3] == "718" || code[:3] == "719"):
			t.Fatalf("%s, in region %s, is a code of an autonomous okrug", code, region.oktmo)
		case bundled[code]:
			t.Fatalf("%s is the code of a municipality of the bundle", code)
		case p.parent != 0 && !districts[p.parent]:
			t.Fatalf("%s is part of %d, which is not a district", code, p.parent)
		}
		if p.kind == district {
			districts[p.code] = true
		}
		seen[p.region] = true
		before = p.code
	}
	if len(seen) != len(g.regions) {
		t.Errorf("%d of %d regions have municipalities", len(seen), len(g.regions))
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), full, small, 1); err == nil {
		t.Error("a folder with a file in it was accepted")
	}
	parent := t.TempDir()
	for name, size := range map[string]Size{
		"nothing": {},
		"more observations than places have years": {Municipalities: 10, Programs: 1, Cohorts: 1, Participations: 1, Entries: 1, Observations: 10_000},
		"more municipalities than codes":           {Municipalities: 3_000_000, Programs: 1, Cohorts: 1, Participations: 1, Entries: 1, Observations: 1},
	} {
		if err := Write(t.Context(), filepath.Join(parent, "load"), size, 1); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Write(cancelled, filepath.Join(parent, "load"), small, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	left, err := fs.ReadDir(os.DirFS(parent), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("%v were left behind", left)
	}
}

func TestDecimal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		units, places int
		want          string
	}{
		{0, 2, "0"}, {5, 0, "5"}, {500, 0, "500"}, {500, 2, "5"}, {510, 2, "5.1"}, {7, 2, "0.07"}, {-70, 2, "-0.7"}, {-123_456, 4, "-12.3456"}, {1, 1, "0.1"},
	} {
		if got := decimal(c.units, c.places); got != c.want {
			t.Errorf("decimal(%d, %d) = %s, want %s", c.units, c.places, got, c.want)
		}
	}
}
