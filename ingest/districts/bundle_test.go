package districts

import (
	"encoding/csv"
	"slices"
	"strconv"
	"testing"

	"govhub/data"
	"govhub/dataset"
)

// bundled returns a column of a resource of the bundled data package.
func bundled(t *testing.T, resource, column string) []string {
	t.Helper()
	file, err := data.FS.Open(resource + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.Index(rows[0], column)
	var cells []string
	for _, row := range rows[1:] {
		cells = append(cells, row[i])
	}
	return cells
}

// The regions are exactly those of the bundled data package.
func TestRegions(t *testing.T) {
	t.Parallel()
	numbers, codes := bundled(t, "region", "code"), bundled(t, "region", "oktmo")
	for i, number := range numbers {
		n, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		if got, reason := region(n, regionPrefix(n)+"500000"); got != codes[i] {
			t.Errorf("region %s: %q %s, want %s", number, got, reason, codes[i])
		}
	}
	known := 0
	for n := -1; n <= 1000; n++ {
		if regionPrefix(n) != "" {
			known++
		}
	}
	if known != len(numbers) {
		t.Errorf("%d regions, want %d", known, len(numbers))
	}
}

// The bundled data package cites the dictionary too: it must not become two sources.
func TestSource(t *testing.T) {
	t.Parallel()
	if !slices.Contains(bundled(t, "source", "slug"), Slug) {
		t.Errorf("data/source.csv has no %s", Slug)
	}
}

// Tables name fields of the resources, their keys among them.
func TestTables(t *testing.T) {
	t.Parallel()
	schemas := map[string]*dataset.Schema{}
	for _, s := range dataset.Schemas() {
		schemas[s.Name] = s
	}
	w := newWriter(nil)
	for _, table := range []struct {
		resource string
		columns  []string
	}{
		{w.sources.Resource, w.sources.Columns},
		{w.municipalities.Resource, w.municipalities.Columns},
		{w.changes.Resource, w.changes.Columns},
		{w.members.Resource, w.members.Columns},
	} {
		s := schemas[table.resource]
		if s == nil {
			t.Errorf("%s is not a resource", table.resource)
			continue
		}
		for _, column := range table.columns {
			if !slices.ContainsFunc(s.Fields, func(f dataset.Field) bool { return f.Name == column }) {
				t.Errorf("%s has no field %s", table.resource, column)
			}
		}
		for _, field := range s.Fields {
			if field.Constraints.Required && field.Missing == "" && !slices.Contains(table.columns, field.Name) {
				t.Errorf("%s.%s is required, but not stated", table.resource, field.Name)
			}
		}
	}
}
