package db_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
	"govhub/scalar"
)

// TestChanges compares the applications of two regions with the year before: 738 became 1,100, and 1,540 became 2,190.
func TestChanges(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, memory := range map[string]int64{"PostgreSQL": 0, "memory": d.Config().Memory} {
		r := holding(t, d, memory)
		series, err := db.ListSeries(t.Context(), r, db.SeriesArgs{
			Indicators: []string{"service-applications", "municipality-count"}, Places: []string{"92000000", "71800000", "nowhere"}, Breakdowns: []string{"_T", "URBAN_OKRUG"},
		})
		if err != nil {
			t.Fatal(err)
		}
		changes, err := db.ChangesOfSeries(t.Context(), r, series, "2025", "2026")
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, c := range changes {
			if c != nil {
				ranks, err := db.RanksOf(t.Context(), r, []*db.Change{c})
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, fmt.Sprint(c.From.Place, " ", c.Difference, " ", *c.Percent, " ", *c.GrowthRate, " ", ranks[0].OfFrom > 2, ranks[0].OfTo > 2))
			}
		}
		want := "92000000 362 49.051491 49.051491 true true, 71800000 650 42.207792 42.207792 true true"
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %v, want %s", name, got, want)
		}
	}
}

// TestRankingByChange ranks regions by the growth of their applications.
func TestRankingByChange(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	args := db.RankingArgs{
		Indicator: "service-applications", Breakdown: "_T", Level: "REGION", Direction: rel.Desc, By: "CHANGE", Since: new("2025"),
	}
	whole, err := db.Ranking(t.Context(), r, args, page.Args{First: new(int32(100))})
	if err != nil {
		t.Fatal(err)
	}
	changes, err := db.ChangesOfRanked(t.Context(), r, whole.Nodes)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range changes {
		rank := int32(1)
		for _, other := range changes {
			if other.Difference.Rational().Cmp(c.Difference.Rational()) > 0 {
				rank++
			}
		}
		if whole.Nodes[i].Rank != rank || i > 0 && changes[i-1].Difference.Rational().Cmp(c.Difference.Rational()) < 0 {
			t.Errorf("%s with a change of %s has rank %d, want %d", c.To.Place, c.Difference, whole.Nodes[i].Rank, rank)
		}
	}
	after, err := db.Ranking(t.Context(), r, args, page.Args{First: new(int32(2)), After: &whole.Edges()[0].Cursor})
	if err != nil || len(after.Nodes) < 1 || after.Nodes[0].Observation.Place != whole.Nodes[1].Observation.Place {
		t.Errorf("the page after the first place: %v, %v", after, err)
	}
	for name, test := range map[string]struct{ since, period *string }{
		"by change needs the argument since": {},
		"periods of different lengths":       {since: new("2025-Q1")},
		"argument since: a period is":        {since: new("spring")},
	} {
		args.Since, args.Period = test.since, test.period
		_, err := db.Ranking(t.Context(), r, args, page.Args{})
		var input *errorcode.InputError
		if !errors.As(err, &input) || input.Code != errorcode.ValidationFailed || !strings.Contains(strings.ToLower(input.Reason), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

// TestSectionsInMemory asks for random sections, changes and attributes of synthetic observations. Memory must answer as PostgreSQL does,
// without a statement.
func TestSectionsInMemory(t *testing.T) {
	t.Parallel()
	d := loaded(t, synthetic.Size{Municipalities: 60, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10, Observations: 2000})
	s := &sides{ctx: t.Context(), stored: holding(t, d, 0), kept: holding(t, d, d.Config().Memory)}
	asked := observedValues(listed(t, t.Context(), s.stored, db.Observations, nil))
	levels := []db.PlaceLevel{db.LevelCountry, db.LevelRegion, db.LevelMunicipality}
	rapid.Check(t, func(t *rapid.T) {
		args := db.ObservationArgs{
			Indicator: asked.one(t, "indicator"), Breakdown: "_T", Level: rapid.SampledFrom(levels).Draw(t, "level"), Period: asked.maybe(t, "period"),
		}
		s.agree(t, false, func(ctx context.Context, r *db.Release) (any, error) {
			section, err := db.SectionOf(ctx, r, args)
			if err != nil {
				return nil, err
			}
			ranks := []int32{}
			for _, v := range section.Values {
				ranks = append(ranks, section.Rank(v.Place))
			}
			return []any{section.Period, section.Values, ranks}, nil
		})
		change := db.ChangeArgs{Indicator: args.Indicator, Breakdown: "_T", From: asked.one(t, "period"), To: asked.one(t, "period")}
		places := asked.some(t, "place", 4)
		s.agree(t, false, func(ctx context.Context, r *db.Release) (any, error) {
			at, err := db.LevelsOf(ctx, r, places)
			if err != nil {
				return nil, err
			}
			changes, err := db.ChangesOf(ctx, r, places, at, change)
			return []any{at, changes}, err
		})
	})
	for _, level := range levels[1:] {
		stored, err := db.AttributesOf(s.ctx, s.stored, level)
		kept, failed := db.AttributesOf(s.ctx, s.kept, level)
		if err != nil || failed != nil || len(stored) == 0 || describe(stored) != describe(kept) {
			t.Errorf("attributes of %s differ: %v, %v", level, err, failed)
		}
	}
}

func describe(list []db.PlaceAttributes) string {
	var b strings.Builder
	for _, a := range list {
		fmt.Fprintln(&b, a.Place, a.Kind, a.RegionKey, a.DistrictKey, a.Current, or0(a.Population), or0(a.AreaKm2), or0(a.Lat), or0(a.Lon))
	}
	return b.String()
}

// TestSection ranks values that a float64 cannot tell apart.
func TestSection(t *testing.T) {
	t.Parallel()
	s := db.NewSection("2024", []db.PlaceValue{
		db.NewPlaceValue("a", "12345678901234567.1"), db.NewPlaceValue("b", "12345678901234567.2"), db.NewPlaceValue("c", scalar.Decimal("12345678901234567.10")),
	})
	if s.Rank("b") != 1 || s.Rank("a") != 2 || s.Rank("c") != 2 {
		t.Errorf("ranks %d, %d and %d", s.Rank("a"), s.Rank("b"), s.Rank("c"))
	}
}
