//go:build real

package indicators

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset"
	"govhub/ingest"
)

// tally counts the rows of a real file, and the keys that come twice.
type tally struct {
	rows, rejects, skips, flagged, repeated int
	keys                                    map[string]bool
	outliers                                []string
}

func (c *tally) Row(t *ingest.Table, _ int, cells []string) error {
	if t.Resource != "observation" {
		return nil
	}
	c.rows++
	if cells[atStatus] != "NORMAL" {
		c.flagged++
	}
	if cells[atStatus] == "SUSPECTED_OUTLIER" {
		c.outliers = append(c.outliers, strings.Join(cells[:atNote], " "))
	}
	key := strings.Join(cells[:atValue], "/")
	if c.keys[key] {
		c.repeated++
	}
	c.keys[key] = true
	return nil
}

func (c *tally) Reject(dataset.Problem, ...dataset.Lost) error { c.rejects++; return nil }
func (c *tally) Skip(int) error                                { c.skips++; return nil }

// TestRealFiles reads the files of the publishers. Their counts were found without this package.
func TestRealFiles(t *testing.T) {
	folder := os.Getenv("GOVHUB_REAL_DATA")
	if folder == "" {
		t.Fatal("GOVHUB_REAL_DATA is not set: name the folder that holds stats and oktmo")
	}
	places := realPlaces(t, filepath.Join(folder, "oktmo", "sberindex_municipal_districts_2018_2024.csv"))
	tests := []struct {
		mapping, file                           string
		rows, rejects, skips, flagged, repeated int
	}{
		{"municipal-budgets", "municipal_budgets_large_cities_2006_2018.csv", 43_196, 1, 0, 223, 0},
		{"municipal-income", "municipal_income_2010_2022.csv", 113_671, 322, 9_811, 15, 164},
		{"municipal-market-access", "municipal_market_access_2024.csv", 2_571, 0, 0, 0, 0},
		{"municipal-net-migration", "municipal_net_migration_2023.csv", 4_967, 6, 29, 0, 0},
		{"municipal-population", "municipal_population_2023_2024.csv", 14_366, 12, 28, 0, 0},
		{"municipal-salary", "municipal_salary_annual_2023_2024.csv", 73_818, 1_023, 0, 52, 0},
	}
	const wantTotal, outlier = 252_589, "large-city-expenditure-general-government 26706000 2012 _T 532629735.4 SUSPECTED_OUTLIER"
	sum, found := 0, false
	for _, test := range tests {
		file, err := os.Open(filepath.Join(folder, "stats", test.file))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		got := &tally{keys: map[string]bool{}}
		if err := mapping(t, test.mapping).Read(t.Context(), test.file, file, Options{Places: places}, got); err != nil {
			t.Fatal(err)
		}
		want := []int{test.rows, test.rejects, test.skips, test.flagged, test.repeated}
		if diff := cmp.Diff(want, []int{got.rows, got.rejects, got.skips, got.flagged, got.repeated}); diff != "" {
			t.Errorf("%s: rows, rejects, skips, flagged, repeated: %s", test.file, diff)
		}
		sum += got.rows
		for _, row := range got.outliers {
			found = found || row == outlier
		}
	}
	if sum != wantTotal {
		t.Errorf("%d observations in all, want %d", sum, wantTotal)
	}
	if !found {
		t.Errorf("no observation is %s", outlier)
	}
}

// realPlaces reads the dictionary of municipal districts.
func realPlaces(t *testing.T, path string) Places {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	header, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range header {
		column[name] = i
	}
	type version struct {
		from, to int
		oktmo    string
	}
	versions := map[int][]version{}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		number := func(name string) int {
			n, err := strconv.Atoi(cells[column[name]])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		id := number("territory_id")
		oktmo := strings.ReplaceAll(cells[column["oktmo"]], "-", "")[:8]
		versions[id] = append(versions[id], version{number("year_from"), number("year_to"), oktmo})
	}
	return func(territory, year int) (string, bool) {
		for _, v := range versions[territory] {
			if v.from <= year && year < v.to {
				return v.oktmo, true
			}
		}
		return "", false
	}
}
