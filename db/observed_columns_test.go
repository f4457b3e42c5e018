package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
	"govhub/scalar"
)

// TestObservationsInMemory asks for random series and rankings of synthetic observations, and of those of the bundle, which have
// breakdowns, places of all levels and periods of all lengths. Memory must answer as PostgreSQL does, without a statement.
func TestObservationsInMemory(t *testing.T) {
	t.Parallel()
	size := synthetic.Size{Municipalities: 60, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10, Observations: 2000}
	for name, d := range map[string]*dbtest.Database{"synthetic": loaded(t, size), "bundle": bundletest.New(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &sides{ctx: t.Context(), stored: holding(t, d, 0), kept: holding(t, d, d.Config().Memory)}
			asked := observedValues(listed(t, t.Context(), s.stored, db.Observations, nil))
			t.Run("series", rapid.MakeCheck(func(t *rapid.T) { s.series(t, asked) }))
			t.Run("ranking", rapid.MakeCheck(func(t *rapid.T) { s.ranking(t, asked) }))
		})
	}
}

// sides are a release in PostgreSQL and in memory.
type sides struct {
	ctx          context.Context
	stored, kept *db.Release
}

// agree asks both sides. Memory may run statements if it may.
func (s *sides) agree(t *rapid.T, may bool, ask func(ctx context.Context, r *db.Release) (any, error)) {
	t.Helper()
	want, wantErr := ask(s.ctx, s.stored)
	ctx, statements := session.WithStatements(s.ctx)
	got, err := ask(ctx, s.kept)
	if diff := cmp.Diff(want, got) + cmp.Diff(fmt.Sprint(wantErr), fmt.Sprint(err)); diff != "" {
		t.Fatalf("(-PostgreSQL +memory):\n%s", diff)
	}
	if ran := statements.Names(); !may && len(ran) > 0 {
		t.Fatalf("memory ran %v", ran)
	}
}

// values are drawn for arguments, by column.
type values map[string][]string

func observedValues(rows []*db.Observation) values {
	found := values{}
	for _, o := range rows {
		for column, v := range map[string]string{
			"indicator": string(o.IndicatorKey), "place": o.Place, "period": o.Period, "breakdown": o.Breakdown, "value": string(o.Value),
			"places and periods": o.Place + "/" + o.Period,
		} {
			found[column] = append(found[column], v)
		}
	}
	for column, list := range found {
		found[column] = slices.Compact(slices.Sorted(slices.Values(list)))
	}
	return found
}

// one draws a value of a column, or an unknown one: rarely, if that is an error.
func (v values) one(t *rapid.T, column string) string {
	known, odds := rapid.SampledFrom(v[column]).Draw(t, column), 29
	if column == "place" {
		odds = 3
	}
	if rapid.IntRange(0, odds).Draw(t, "unknown") > 0 {
		return known
	}
	switch column {
	case "period":
		return "1999"
	case "value":
		return "-0.125"
	}
	return v.resembling(t, known)
}

// resembling draws what is not a value, though it or a known one may begin with the other, alone or in the key of an observation.
func (v values) resembling(t *rapid.T, known string) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", known + "0", known + "/", known + "/" + known, known[:len(known)-1]}), rapid.SampledFrom(v["places and periods"]),
	).Draw(t, "resembling")
}

func (v values) some(t *rapid.T, column string, most int) (list []string) {
	for range rapid.IntRange(0, most).Draw(t, "number") {
		list = append(list, v.one(t, column))
	}
	return list
}

func (v values) maybe(t *rapid.T, column string) *string {
	if rapid.Bool().Draw(t, "none") {
		return nil
	}
	return new(v.one(t, column))
}

func (s *sides) series(t *rapid.T, v values) {
	args := db.SeriesArgs{
		Indicators: v.some(t, "indicator", 3), Places: v.some(t, "place", 4), Breakdowns: append(v.some(t, "breakdown", 2), "_T"),
		From: v.maybe(t, "period"), To: v.maybe(t, "period"),
	}
	last := rapid.Int32Range(-1, 6).Draw(t, "last")
	s.agree(t, false, func(ctx context.Context, r *db.Release) (any, error) {
		list, err := db.ListSeries(ctx, r, args)
		if err != nil {
			return nil, err
		}
		points, err := db.SeriesPoints(ctx, r, list, last)
		if err != nil {
			return nil, err
		}
		latest, err := db.SeriesLatest(ctx, r, list)
		return []any{points, latest}, err
	})
}

func (s *sides) ranking(t *rapid.T, v values) {
	args := db.RankingArgs{
		Indicator: v.one(t, "indicator"), Breakdown: v.one(t, "breakdown"), Period: v.maybe(t, "period"),
		Level:     rapid.SampledFrom([]db.PlaceLevel{db.LevelCountry, db.LevelRegion, db.LevelMunicipality}).Draw(t, "level"),
		Direction: rapid.SampledFrom([]rel.Direction{rel.Asc, rel.Desc}).Draw(t, "direction"),
	}
	if rapid.Bool().Draw(t, "the total") {
		args.Breakdown = "_T"
	}
	if args.Since = v.maybe(t, "period"); args.Since != nil {
		args.By = rapid.SampledFrom([]db.RankingMeasure{"VALUE", "CHANGE", "CHANGE_PERCENT", "GROWTH_RATE"}).Draw(t, "by")
	}
	folded := false // PostgreSQL must fold case
	switch part := rapid.SampledFrom(v["place"]).Draw(t, "part"); rapid.IntRange(0, 3).Draw(t, "filter") {
	case 0:
		args.Filter = &db.ObservationFilter{Value: &rel.DecimalFilter{Gte: new(scalar.Decimal(v.one(t, "value")))}}
	case 1:
		args.Filter = &db.ObservationFilter{Place: &rel.StringFilter{In: v.some(t, "place", 9)}, Period: &rel.PeriodFilter{Lte: v.maybe(t, "period")}}
	case 2:
		folded = true
		args.Filter = &db.ObservationFilter{Place: &rel.StringFilter{StartsWith: new(part[:1])}}
	}
	s.agree(t, folded, func(ctx context.Context, r *db.Release) (any, error) {
		whole, err := db.Ranking(ctx, r, args, page.Args{First: new(int32(page.MaxSize))})
		if err != nil {
			return nil, err
		}
		total, err := page.TotalCounts(ctx, []*page.Connection[db.RankedPlace]{whole})
		if err != nil {
			return nil, err
		}
		changes, err := db.ChangesOfRanked(ctx, r, whole.Nodes)
		return []any{shown(whole), whole.PageInfo(), total, changes}, err
	})
	pages := page.Args{First: rapid.Ptr(rapid.Int32Range(0, 5), true).Draw(t, "first"), After: v.cursor(t, args), Before: v.cursor(t, args)}
	if rapid.Bool().Draw(t, "backward") {
		pages.First, pages.Last = nil, new(rapid.Int32Range(0, 5).Draw(t, "last"))
	}
	s.agree(t, true, func(ctx context.Context, r *db.Release) (any, error) {
		part, err := db.Ranking(ctx, r, args, pages)
		if err != nil {
			return nil, err
		}
		return []any{shown(part), part.PageInfo()}, nil
	})
}

// shown is what is shown of the places of a ranking.
func shown(c *db.RankingConnection) (list []any) {
	for _, e := range c.Edges() {
		list = append(list, e.Node.Rank, e.Node.Observation, e.Cursor)
	}
	return list
}

// cursor draws a cursor of a ranking, of a place that is ranked so or not.
func (v values) cursor(t *rapid.T, args db.RankingArgs) *string {
	value, place, measure := v.maybe(t, "value"), v.one(t, "place"), string(args.By)
	if measure == "" {
		measure = "VALUE"
	}
	if value == nil {
		return nil
	}
	key := fmt.Sprintf("[%q, %q]", *value, place)
	if rapid.IntRange(0, 9).Draw(t, "null") == 0 {
		key = fmt.Sprintf("[null, %q]", place)
	}
	return new(page.Cursor{Field: measure + " " + string(args.Direction) + ", PLACE", Direction: "ASC", Key: key}.String())
}

// TestPlacesOfSeriesAreWhole asks for a place that continues with a period, as the keys of observations do.
func TestPlacesOfSeriesAreWhole(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	o := listed(t, t.Context(), r, db.Observations, nil)[0]
	list, err := db.ListSeries(t.Context(), r, db.SeriesArgs{
		Indicators: []string{string(o.IndicatorKey)}, Places: []string{o.Place, o.Place + "/" + o.Period}, Breakdowns: []string{o.Breakdown},
	})
	if err != nil {
		t.Fatal(err)
	}
	points, err := db.SeriesPoints(t.Context(), r, list, 500)
	if err != nil {
		t.Fatal(err)
	}
	if len(points[0]) == 0 || len(points[1]) > 0 {
		t.Errorf("the place has %d points, one that does not exist %d", len(points[0]), len(points[1]))
	}
}

// ending is a context that ends once it has been looked at so often.
type ending struct {
	context.Context
	looks int
}

func (e *ending) Err() error {
	if e.looks--; e.looks < 0 {
		return context.Canceled
	}
	return nil
}

// TestSeriesEnd lets the context end while many series are read.
func TestSeriesEnd(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	series := slices.Repeat([]*db.Series{{IndicatorKey: "service-finalists", Place: "RU", Breakdown: "_T"}}, 500)
	ctx := &ending{t.Context(), 400}
	if points, err := db.SeriesPoints(ctx, r, series, 1); points != nil || !errors.Is(err, context.Canceled) || ctx.looks != -1 {
		t.Errorf("%d series, error %v, %d looks after the end", len(points), err, -1-ctx.looks)
	}
}
