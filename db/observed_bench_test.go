package db_test

import (
	"log/slog"
	"testing"

	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

// BenchmarkObservations reads series and rankings from memory and from PostgreSQL. Compare results of the same run only.
func BenchmarkObservations(b *testing.B) {
	d := loaded(b, synthetic.Size{Municipalities: 20_000, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10_000, Observations: *observations})
	for _, way := range []struct {
		name   string
		memory int64
	}{{"memory", d.Config().Memory}, {"PostgreSQL", 0}} {
		config := d.Config()
		config.Memory = way.memory
		hub, err := db.Open(b.Context(), config, slog.New(slog.DiscardHandler))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { hub.Close() })
		b.Run(way.name, func(b *testing.B) { measureObservations(b, current(b, hub)) })
	}
}

func measureObservations(b *testing.B, r *db.Release) {
	one := "synthetic-indicator-01"
	measure := func(name string, read func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	measure("ranking", func() error {
		_, err := db.Ranking(b.Context(), r, db.RankingArgs{Indicator: one, Breakdown: "_T", Level: db.LevelMunicipality, Direction: rel.Desc}, page.Args{})
		return err
	})
	all, err := db.Municipalities.All().Page(b.Context(), r, page.Args{First: new(int32(page.MaxSize))}, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	args := db.SeriesArgs{Indicators: []string{one, "synthetic-indicator-02"}, Breakdowns: []string{db.TotalBreakdown}}
	for _, m := range all.Nodes {
		args.Places = append(args.Places, m.OKTMO)
	}
	measure("200 series", func() error {
		series, err := db.ListSeries(b.Context(), r, args)
		if err != nil {
			return err
		}
		_, err = db.SeriesPoints(b.Context(), r, series, 10)
		return err
	})
}
