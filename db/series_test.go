package db_test

import (
	"context"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/rel"
	"govhub/derived"
	"govhub/page"
)

// TestSeriesAreObservations compares the points of random series with a list of observations, and their derived values with those
// of the observations.
func TestSeriesAreObservations(t *testing.T) {
	t.Parallel()
	r := holding(t, loaded(t, synthetic.Size{Municipalities: 30, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10, Observations: 2000}), 0)
	ctx := t.Context()
	all := listed(t, ctx, r, db.Observations, nil)
	byKey := map[string]*db.Observation{}
	var indicators, places []string
	for _, o := range all {
		byKey[o.Key()] = o
		indicators, places = append(indicators, string(o.IndicatorKey)), append(places, o.Place)
	}
	distinct := func(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }
	rapid.Check(t, func(t *rapid.T) {
		args := db.SeriesArgs{
			Indicators: rapid.SliceOfN(rapid.SampledFrom(distinct(indicators)), 0, 3).Draw(t, "indicators"),
			Places:     rapid.SliceOfN(rapid.SampledFrom(append(distinct(places), "RU")), 0, 4).Draw(t, "places"),
			Breakdowns: []string{"_T"},
			From:       pick(t, "", "2019", "2022"),
			To:         pick(t, "", "2020", "2023"),
		}
		last := rapid.Int32Range(0, 6).Draw(t, "last")
		series, err := db.ListSeries(ctx, r, args)
		if err != nil {
			t.Fatal(err)
		}
		points, err := db.SeriesPoints(ctx, r, series, last)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := derived.YearOnYear(ctx, r, series, last, derived.ChangePercent)
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		for _, indicator := range unique(args.Indicators) {
			for _, place := range unique(args.Places) {
				var want []*db.Observation
				for _, o := range all {
					if string(o.IndicatorKey) == indicator && o.Place == place &&
						(args.From == nil || o.Period >= *args.From) && (args.To == nil || o.Period <= *args.To) {
						want = append(want, o)
					}
				}
				slices.SortFunc(want, func(a, b *db.Observation) int { return strings.Compare(a.Period, b.Period) })
				want = want[max(0, len(want)-int(last)):]
				if diff := cmp.Diff(want, points[i], cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s of %s (-list +series):\n%s", indicator, place, diff)
				}
				for j, change := range changes[i] {
					checkChange(t, byKey, points[i][j], change)
				}
				i++
			}
		}
		if i != len(series) {
			t.Errorf("%d series, want %d", len(series), i)
		}
	})
}

func unique(list []string) (once []string) {
	for _, s := range list {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// checkChange computes the change independently.
func checkChange(t *rapid.T, byKey map[string]*db.Observation, o *db.Observation, change *derived.Value) {
	t.Helper()
	year, err := strconv.Atoi(o.Period)
	if err != nil {
		t.Fatal(err)
	}
	base := byKey[db.ObservationKey{Indicator: string(o.IndicatorKey), Place: o.Place, Period: strconv.Itoa(year - 1), Breakdown: o.Breakdown}.String()]
	if diff := cmp.Diff(base, change.Base); diff != "" {
		t.Fatalf("base of %s (-want +got):\n%s", o.Key(), diff)
	}
	if (change.Value == nil) == (change.Reason == nil) {
		t.Fatalf("%s has the value %v and the reason %v", o.Key(), change.Value, change.Reason)
	}
	if base == nil || change.Value == nil {
		return
	}
	observed, _ := new(big.Rat).SetString(string(o.Value))
	before, _ := new(big.Rat).SetString(string(base.Value))
	got, _ := new(big.Rat).SetString(string(*change.Value))
	// got × before = 100 × (observed - before), apart from rounding.
	difference := new(big.Rat).Mul(got, before)
	difference.Sub(difference, new(big.Rat).Mul(big.NewRat(100, 1), new(big.Rat).Sub(observed, before)))
	if most := new(big.Rat).Mul(big.NewRat(5, 10_000_000), before); difference.Abs(difference).Cmp(most) > 0 {
		t.Fatalf("%s is %s %% of %s more than before: off by %s", o.Value, *change.Value, base.Value, difference.FloatString(9))
	}
}

// TestRanking ranks the municipalities of random kinds, and compares each rank with the number of greater values. Whole numbers
// below a few hundred have ties.
func TestRanking(t *testing.T) {
	t.Parallel()
	r := holding(t, loaded(t, synthetic.Size{Municipalities: 150, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10, Observations: 3000}), 0)
	ctx := t.Context()
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		filter := &db.ObservationFilter{
			Municipality: &db.MunicipalityFilter{Kind: &db.MunicipalityKindFilter{Ne: pick(t, "", db.MunicipalityKind("URBAN_OKRUG"))}},
		}
		args := db.RankingArgs{
			Indicator: rapid.SampledFrom([]string{"synthetic-indicator-13", "synthetic-indicator-14", "synthetic-indicator-02"}).Draw(t, "indicator"),
			Breakdown: "_T", Level: "MUNICIPALITY", Filter: filter, Period: pick(t, "", "2024", "2021"),
			Direction: rapid.SampledFrom([]rel.Direction{rel.Asc, rel.Desc}).Draw(t, "direction"),
		}
		whole, list := ranks(t, ctx, r, args, page.MaxSize, false)
		period := "2025"
		if args.Period != nil {
			period = *args.Period
		}
		want := listed(t, ctx, r, db.Observations, &db.ObservationFilter{And: []*db.ObservationFilter{filter, {
			Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{Eq: &args.Indicator}}, Period: &rel.PeriodFilter{Eq: &period},
		}}})
		if len(whole) != len(want) {
			t.Fatalf("%d places are ranked, want %d", len(whole), len(want))
		}
		if totals, err := page.TotalCounts(ctx, []*page.Connection[db.RankedPlace]{list}); err != nil || int(totals[0]) != len(want) {
			t.Errorf("totalCount is %v (error %v), want %d", totals, err, len(want))
		}
		values := make([]*big.Rat, len(want))
		for i, o := range want {
			values[i], _ = new(big.Rat).SetString(string(o.Value))
		}
		rank := map[string]int32{}
		for i, o := range want {
			rank[o.Place] = 1
			for _, other := range values {
				if c := other.Cmp(values[i]); args.Direction == rel.Desc && c > 0 || args.Direction == rel.Asc && c < 0 {
					rank[o.Place]++
				}
			}
		}
		for i, p := range whole {
			if p.Rank != rank[p.Observation.Place] {
				t.Fatalf("%s of %s is number %d, want %d", p.Observation.Value, p.Observation.Place, p.Rank, rank[p.Observation.Place])
			}
			if p.Rank != int32(i+1) {
				ties++
			}
		}
		size := rapid.Int32Range(max(1, int32(len(whole)/4)), page.MaxSize).Draw(t, "size")
		for _, backward := range []bool{false, true} {
			again, _ := ranks(t, ctx, r, args, size, backward)
			if diff := cmp.Diff(whole, again, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(db.RankedPlace{})); diff != "" {
				t.Fatalf("backward %v (-one page +pages of %d):\n%s", backward, size, diff)
			}
		}
	})
	if ties == 0 {
		t.Error("no values were equal: ties were not looked at")
	}
}

// ranks reads a whole ranking.
func ranks(t *rapid.T, ctx context.Context, r *db.Release, args db.RankingArgs, size int32, backward bool) (places []*db.RankedPlace, last *page.Connection[db.RankedPlace]) {
	t.Helper()
	return walkPages(t, size, backward, func(pages page.Args) (*page.Connection[db.RankedPlace], error) {
		return db.Ranking(ctx, r, args, pages)
	})
}
