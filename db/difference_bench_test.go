package db_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/page"
)

// BenchmarkDifference compares releases of 250,000 observations, of which all but the last may be equal.
func BenchmarkDifference(b *testing.B) {
	for _, test := range []struct {
		name  string
		lines *regexp.Regexp // of the second release, whose status changes
	}{
		{"all differ", regexp.MustCompile(`,NORMAL(,)`)},
		{"few differ", regexp.MustCompile(`,[A-Z_]+(,[^,]*,synthetic\n)\z`)},
	} {
		b.Run(test.name, func(b *testing.B) {
			d := bundletest.New(b)
			dir := filepath.Join(b.TempDir(), "package")
			size := synthetic.Size{Municipalities: 5000, Programs: 3, Cohorts: 30, Participations: 100, Entries: 100, Observations: 250_000}
			if err := synthetic.Write(b.Context(), dir, size, 1); err != nil {
				b.Fatal(err)
			}
			publishDir(b, d.Owner(b), dir, dataset.Whole)
			file := filepath.Join(dir, "observation.csv")
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(file, test.lines.ReplaceAll(text, []byte(",SUSPECTED_OUTLIER$1")), 0o644); err != nil {
				b.Fatal(err)
			}
			descriptor := `{"name": "changed", "resources": [{"name": "observation", "path": "observation.csv"}]}`
			if err := os.WriteFile(filepath.Join(dir, "datapackage.json"), []byte(descriptor), 0o644); err != nil {
				b.Fatal(err)
			}
			publishDir(b, d.Owner(b), dir, dataset.Replace)
			config := d.Config()
			config.Totals = 0 // otherwise they would be counted once
			b.Run("memory", func(b *testing.B) { measureDifference(b, keepingBoth(b, d, config, 3)) })
			config.Memory = 0
			b.Run("PostgreSQL", func(b *testing.B) { measureDifference(b, current(b, opened(b, config))) })
		})
	}
}

func measureDifference(b *testing.B, r *db.Release) {
	difference := func() *db.Difference {
		found, err := r.Compare(b.Context(), 2, 3, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		return found
	}
	middle := page.Cursor{Field: "RESOURCE", Direction: "ASC", Value: new("observation"), Key: "synthetic-indicator-10"}.String()
	for _, part := range []struct {
		name string
		args page.Args
	}{{"first page", page.Args{First: new(int32(100))}}, {"middle page", page.Args{First: new(int32(100)), After: &middle}}, {"last page", page.Args{Last: new(int32(100))}}} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				c, err := difference().Page(b.Context(), part.args)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(c.Nodes)), "rows/op")
			}
		})
	}
	b.Run("counts", func(b *testing.B) {
		for b.Loop() {
			if _, err := difference().Counts(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func publishDir(b *testing.B, owner *sql.DB, dir string, mode dataset.Mode) {
	b.Helper()
	p, err := dataset.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	bundletest.Import(b, owner, p, mode)
}
