//go:build real

package tests

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"govhub/db/dbtest"
	"govhub/ingest"
	"govhub/romanise"
)

// city is a city of the publisher's list with the nodes that are right for its name: its municipality, what that is part of, and those whose
// centre it is.
type city struct {
	name, region string
	residents    int
	right        []string
}

// Shares of the cities in each form: wrong matches at most, and those matched, or ambiguous with the right one first, at least.
const (
	mostWrong  = 0.005
	leastRight = 0.97
)

// checkCities resolves the names of the 900 largest cities, as people write them, and prints how well. What is matched must be right; what
// other places are called too may be ambiguous, the largest first.
func checkCities(t *testing.T, d *dbtest.Database, h *cachingHub, data string) {
	t.Helper()
	cities := readCities(t, d, filepath.Join(data, "cities", "hflabs_city_2021-10-11.csv"))
	for _, form := range []struct {
		name  string
		write func(c *city) string
	}{
		{"bare", func(c *city) string { return c.name }},
		{"with kind", func(c *city) string { return "г. " + c.name }},
		{"with region", func(c *city) string { return c.name + ", " + c.region }},
		{"region first", func(c *city) string { return c.region + ", г " + c.name }},
		{"Latin", func(c *city) string { return romanise.Text(c.name) }},
	} {
		var wrong, right float64
		for chunk := range slices.Chunk(cities, 20) {
			for i, r := range resolve(t, h, chunk, form.write) {
				first := len(r.Candidates) > 0 && slices.Contains(chunk[i].right, r.Candidates[0].Node.ID)
				switch {
				case first && (r.Decision == "MATCHED" || r.Decision == "AMBIGUOUS"):
					right++
				case r.Decision == "MATCHED":
					wrong++
				}
			}
		}
		n := float64(len(cities))
		t.Logf("%-12s %d cities: wrong %.3f, right or ambiguous with the right one first %.3f", form.name, len(cities), wrong/n, right/n)
		if wrong/n > mostWrong || right/n < leastRight {
			t.Errorf("%s: wrong %.3f, right %.3f; want at most %.3f and at least %.3f", form.name, wrong/n, right/n, mostWrong, leastRight)
		}
	}
}

type resolution struct {
	Decision   string
	Candidates []struct{ Node struct{ ID string } }
}

func resolve(t *testing.T, h *cachingHub, cities []*city, write func(*city) string) []resolution {
	t.Helper()
	names := make([]string, len(cities))
	for i, c := range cities {
		names[i] = strconv.Quote(write(c))
	}
	var answer struct {
		Data struct{ Resolve []resolution }
	}
	body := h.get(t, "{resolve(names: ["+strings.Join(names, ", ")+"]) {decision candidates {node {id}}}}", "").Body.Bytes()
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Data.Resolve) != len(cities) {
		t.Fatalf("%v: %s", err, body)
	}
	return answer.Data.Resolve
}

// readCities reads the cities of the list that the release can name, the largest first.
func readCities(t *testing.T, d *dbtest.Database, path string) (cities []*city) {
	t.Helper()
	owner := d.Owner(t)
	regions, parents, centres := map[string]string{}, map[string]string{}, map[string][]string{}
	rows, err := owner.Query(`SELECT 'region', oktmo, name_ru, '', '' FROM release_2.region UNION ALL
		SELECT 'municipality', oktmo, region, coalesce(parent, ''), coalesce(centre, '') FROM release_2.municipality WHERE state = 'CURRENT'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var resource, code, text, parent, centre string
		if err := rows.Scan(&resource, &code, &text, &parent, &centre); err != nil {
			t.Fatal(err)
		}
		if resource == "region" {
			regions[code] = text
			continue
		}
		parents[code] = parent
		key := text + " " + strings.ReplaceAll(centre, "ё", "е")
		centres[key] = append(centres[key], "municipality:"+code)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(record []string, column string) string { return record[slices.Index(records[0], column)] }
	for _, record := range records[1:] {
		code := cell(record, "oktmo")[:8]
		region := ingest.RegionOf(code)
		c := &city{name: cmp.Or(cell(record, "city"), cell(record, "area")), region: regions[region]}
		c.residents, _ = strconv.Atoi(cell(record, "population"))
		if c.name == "" { // a region of its own
			c.name, c.right = cell(record, "region"), []string{"region:" + region}
		}
		if parent, known := parents[code]; known {
			c.right = append(c.right, "municipality:"+code, "municipality:"+parent)
		}
		if c.right = append(c.right, centres[region+" "+strings.ReplaceAll(c.name, "ё", "е")]...); len(c.right) > 0 {
			cities = append(cities, c)
		}
	}
	slices.SortStableFunc(cities, func(a, b *city) int { return b.residents - a.residents })
	return cities[:900]
}
