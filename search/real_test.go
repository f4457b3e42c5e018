//go:build real

package search

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"govhub/db"
)

// mostRealBytes is what the index may take for each thing.
const mostRealBytes = 145

// TestRealNames asks for the municipalities of the OKTMO classifier of April 2019 as people would type them.
func TestRealNames(t *testing.T) {
	dir := os.Getenv("GOVHUB_REAL_DATA")
	if dir == "" {
		t.Fatal("GOVHUB_REAL_DATA names no folder with oktmo/ of the publisher")
	}
	file, err := os.Open(filepath.Join(dir, "oktmo", "oktmo_section1_2019-04.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := csvNames(t, filepath.Join("..", "data"), "region", "oktmo")
	regions := map[string]string{}
	for _, n := range names {
		regions[strings.TrimRight(n.Row, "0")] = n.Row
	}
	for _, row := range rows[1:] {
		kind := strings.TrimSuffix(strings.ToUpper(row[5]), "_FEDERAL_CITY")
		if placeOf(kind) == 0 {
			continue
		}
		n := db.Name{Resource: "municipality", Row: row[0], Ru: &row[7], Kind: kind, Region: regionOf(regions, row[0])}
		if row[6] != "" {
			n.Within = db.Ref("municipality:" + row[6])
		}
		names = append(names, n)
	}
	checkMemory(t, names, mostRealBytes)
	first, five := measure(t, names, 300)
	if first < 0.92 || five < 0.98 {
		t.Errorf("recall@1 is %.3f and recall@5 %.3f, less than 0.92 and 0.98", first, five)
	}
}

// regionOf finds the region by three digits of a code, else by two.
func regionOf(regions map[string]string, code string) db.Ref {
	for _, n := range []int{3, 2} {
		if key, ok := regions[strings.TrimRight(code[:n], "0")]; ok {
			return db.Ref(key)
		}
	}
	return ""
}
