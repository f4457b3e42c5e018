//go:build real

package indicators

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestRealCodeLists holds the code lists of the mappings against those that the publishers give with their files.
func TestRealCodeLists(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		file, column, mapping string
		codes                 func(*Mapping) []string
	}{
		{"okved_letters.csv", "okved_letter", "municipal-salary", func(m *Mapping) (codes []string) {
			for _, b := range m.Indicators[0].Breakdowns {
				codes = append(codes, cmp.Or(b.Published, b.Code))
			}
			return codes
		}},
		{"bdpmo_indicator_names.csv", "bdpmo_code", "municipal-budgets", func(m *Mapping) (codes []string) {
			for _, i := range m.Indicators {
				codes = append(codes, cmp.Or(i.Published, i.Slug))
			}
			return codes
		}},
	} {
		shipped := Shipped()
		m := shipped[slices.IndexFunc(shipped, func(m *Mapping) bool { return m.Name == test.mapping })]
		want, got := columnOf(t, test.file, test.column), test.codes(m)
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s and the mapping %s (-file +mapping):\n%s", test.file, test.mapping, diff)
		}
	}
}

// columnOf returns a column of a file of statistics.
func columnOf(t *testing.T, name, column string) (values []string) {
	t.Helper()
	file, err := os.Open(filepath.Join(os.Getenv("GOVHUB_REAL_DATA"), "stats", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.Index(rows[0], column)
	for _, row := range rows[1:] {
		values = append(values, row[i])
	}
	return values
}
