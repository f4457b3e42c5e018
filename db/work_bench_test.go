package db_test

import (
	"fmt"
	"log/slog"
	"testing"

	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
	"govhub/scalar"
)

// BenchmarkWork measures what the prices of package limits stand for, in ms per unit: one line for each kind of work, all about
// equally expensive.
func BenchmarkWork(b *testing.B) {
	size := synthetic.Size{Municipalities: 20_000, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10_000, Observations: *observations}
	hub, err := db.Open(b.Context(), loaded(b, size).Config(), slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { hub.Close() })
	r, err := hub.Acquire(b.Context(), 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(r.Done)
	or := func(n int, f func(text string) *db.MunicipalityFilter) *db.MunicipalityFilter {
		all := new(db.MunicipalityFilter)
		for i := range n {
			all.Or = append(all.Or, f(fmt.Sprintf("нет такого %d", i)))
		}
		return all
	}
	value := scalar.Decimal("-1")
	for _, work := range []struct {
		name   string
		units  int
		filter *db.MunicipalityFilter
	}{
		{"comparison", 300, or(100, func(text string) *db.MunicipalityFilter {
			return &db.MunicipalityFilter{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Eq: &text}}}
		})},
		{"text", 1200, or(20, func(text string) *db.MunicipalityFilter {
			return &db.MunicipalityFilter{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Contains: &text}}}
		})},
		{"relation", 12, &db.MunicipalityFilter{Observations: &db.ObservationListFilter{Some: &db.ObservationFilter{Value: &rel.DecimalFilter{Eq: &value}}}}},
		{"condition", 151 * 4, or(4, func(text string) *db.MunicipalityFilter {
			return &db.MunicipalityFilter{Observations: &db.ObservationListFilter{Some: &db.ObservationFilter{Breakdown: &rel.StringFilter{Eq: &text}}}}
		})},
	} {
		b.Run(work.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := db.Municipalities.All().Page(b.Context(), r, page.Args{}, work.filter, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*work.units), "ms/unit")
		})
	}
	all, err := db.Indicators.All().Page(rel.WithAllColumns(b.Context()), r, page.Args{}, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	args := db.CoverageArgs{Level: db.LevelMunicipality, Period: "2024", Breakdown: db.TotalBreakdown}
	b.Run("coverage", func(b *testing.B) {
		for b.Loop() {
			if _, err := db.CoverageOf(b.Context(), r, all.Nodes, args); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*100), "ms/unit")
	})
	b.Run("without-value", func(b *testing.B) {
		ranking := db.RankingArgs{Indicator: all.Nodes[0].Slug, Breakdown: args.Breakdown, Level: args.Level, Direction: rel.Desc}
		list, err := db.Ranking(b.Context(), r, ranking, page.Args{})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := db.WithoutValue(b.Context(), []*db.RankingConnection{list}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*20), "ms/unit")
	})
	dimensions := []rel.Dimension{"INDICATOR", "PLACE", "PERIOD", "BREAKDOWN"}
	for n := range dimensions {
		b.Run(fmt.Sprintf("groups-%d", n+1), func(b *testing.B) {
			ctx := rel.WithColumns(b.Context(), []string{"count", "value_sum"})
			for b.Loop() {
				if _, err := db.ObservationGroups.Page(ctx, r, rel.GroupBy{Dimensions: dimensions[:n+1], OrderBy: []*rel.Order{{Field: "VALUE_SUM", Direction: rel.Desc}}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*[]int{120, 500, 1200, 2000}[n]), "ms/unit")
		})
	}
}
