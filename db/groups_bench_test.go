package db_test

import (
	"flag"
	"testing"

	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

var observations = flag.Int("observations", 250_000, "observations that groups are measured over")

// BenchmarkGroups groups observations in several ways, with all measures and with the count alone, from memory and from PostgreSQL.
// Compare results of the same run only.
func BenchmarkGroups(b *testing.B) {
	size := synthetic.Size{Municipalities: 20_000, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10_000, Observations: *observations}
	d := loaded(b, size)
	for _, way := range []struct {
		name   string
		memory int64
	}{{"memory", d.Config().Memory}, {"PostgreSQL", 0}} {
		config := d.Config()
		config.Memory = way.memory
		r := current(b, opened(b, config))
		b.Run(way.name, func(b *testing.B) { measureGroups(b, r) })
	}
}

func measureGroups(b *testing.B, r *db.Release) {
	count := rel.WithColumns(b.Context(), []string{"count"})
	sum := rel.WithColumns(b.Context(), []string{"count", "value_sum", "value_average"})
	byCount := []*rel.Order{{Field: "COUNT", Direction: rel.Desc}}
	one := "synthetic-indicator-01"
	ofOne := &db.ObservationFilter{Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{Eq: &one}}}
	for _, by := range []struct {
		name       string
		dimensions []rel.Dimension
		filter     *db.ObservationFilter
	}{
		{"indicator", []rel.Dimension{"INDICATOR"}, nil},
		{"indicator-and-year", []rel.Dimension{"INDICATOR", "YEAR"}, nil},
		{"region", []rel.Dimension{"REGION"}, nil},
		{"district-and-indicator", []rel.Dimension{"FEDERAL_DISTRICT", "INDICATOR"}, nil},
		{"place", []rel.Dimension{"PLACE"}, nil},
		{"each-alone", []rel.Dimension{"INDICATOR", "PLACE", "PERIOD", "BREAKDOWN"}, nil},
		{"region-of-one-indicator", []rel.Dimension{"REGION"}, ofOne},
	} {
		b.Run(by.name+"/count", func(b *testing.B) {
			for b.Loop() {
				if _, err := db.ObservationGroups.Page(count, r, rel.GroupBy{Dimensions: by.dimensions, Filter: by.filter, OrderBy: byCount}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(by.name+"/sum", func(b *testing.B) {
			for b.Loop() {
				if _, err := db.ObservationGroups.Page(sum, r, rel.GroupBy{Dimensions: by.dimensions, Filter: by.filter, OrderBy: byCount}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(by.name+"/all", func(b *testing.B) {
			for b.Loop() {
				if _, err := db.ObservationGroups.Page(b.Context(), r, rel.GroupBy{Dimensions: by.dimensions, Filter: by.filter, OrderBy: byCount}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("total", func(b *testing.B) {
		c, err := db.ObservationGroups.Page(rel.WithColumns(b.Context(), []string{}), r, rel.GroupBy{Dimensions: []rel.Dimension{"STATUS"}})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := db.ObservationGroups.GroupTotals(b.Context(), []*page.Connection[db.ObservationGroup]{c}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
