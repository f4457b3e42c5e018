package data

import (
	"encoding/csv"
	"strings"
	"testing"
)

// rows reads a file of the bundle: by column, row by row.
func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := FS.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%s: %d records, %v", name, len(records), err)
	}
	list := make([]map[string]string, len(records)-1)
	for i, record := range records[1:] {
		list[i] = map[string]string{}
		for j, column := range records[0] {
			list[i][column] = record[j]
		}
	}
	return list
}

// TestOffices sees to it that an office belongs to one body at most, a municipality being told with its region.
func TestOffices(t *testing.T) {
	t.Parallel()
	regions := map[string]string{}
	for _, m := range rows(t, "municipality.csv") {
		regions[m["oktmo"]] = m["region"]
	}
	for _, p := range rows(t, "position.csv") {
		var bodies []string
		for _, column := range []string{"organization", "municipality", "award", "program", "forum"} {
			if p[column] != "" {
				bodies = append(bodies, column)
			}
		}
		switch region := p["region"]; {
		case len(bodies) > 1:
			t.Errorf("%s belongs to %s: leave one", p["slug"], strings.Join(bodies, " and "))
		case len(bodies) == 1 && bodies[0] == "municipality":
			if home := regions[p["municipality"]]; region != home {
				t.Errorf("%s: the region is %q, that of its municipality %q", p["slug"], region, home)
			}
		case len(bodies) == 1 && region != "":
			t.Errorf("%s belongs to its %s and to a region: leave one", p["slug"], bodies[0])
		}
	}
}

// TestPlaceNames sees to it that a name belongs to one place, and that a word of the own list, which states no facts, has no date or act.
func TestPlaceNames(t *testing.T) {
	t.Parallel()
	for _, n := range rows(t, "place_name.csv") {
		if (n["region"] == "") == (n["municipality"] == "") {
			t.Errorf("%s: name a region or a municipality", n["slug"])
		}
		if n["source"] == "govhub-place-names" && n["valid_from"]+n["valid_to"]+n["act"] != "" {
			t.Errorf("%s states when it was valid: cite the publication", n["slug"])
		}
	}
}

// TestAddresses sees to it that no address of a mirror is passed on.
func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, s := range rows(t, "source.csv") {
		for _, host := range []string{".mooo.com", ".cum24.ru", "okkkkk.ru"} {
			if strings.Contains(s["url"], host) {
				t.Errorf("%s: %s is an address of a mirror: leave it empty, and say so in its note", s["slug"], s["url"])
			}
		}
	}
}
