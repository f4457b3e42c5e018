package db_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
	"govhub/scalar"
	"govhub/warning"
)

// agree compares groups from memory with those from PostgreSQL: a page with its cursors and warnings, the next or the previous one,
// the total of rows and the number of groups, with all measures and with some.
func agree[G, M any](
	t *rapid.T, ctx context.Context, r, inMemory *db.Release, of *rel.Groups[G, M], by rel.GroupBy,
) {
	t.Helper()
	by.IncludeEmpty = rapid.Bool().Draw(t, "include empty")
	if rapid.Bool().Draw(t, "some measures") {
		var names []string
		for _, m := range of.Measures {
			names = append(names, m.Column)
		}
		ctx = rel.WithColumns(ctx, rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID).Draw(t, "measures"))
	}
	size := rapid.Int32Range(0, 20).Draw(t, "size")
	by.Page = page.Args{First: &size}
	if rapid.Bool().Draw(t, "backward") {
		by.Page = page.Args{Last: &size}
	}
	for range 2 {
		want := answered(t, ctx, r, of, by)
		got := answered(t, ctx, inMemory, of, by)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(groupAnswer[G, M]{}, "statements")); diff != "" {
			t.Fatalf("-PostgreSQL +memory\n%s", diff)
		}
		if byText := slices.ContainsFunc(by.OrderBy, func(o *rel.Order) bool { return o.Field == "VALUE_SUM_REFUSAL" || o.Field == "VALUE_AVERAGE_REFUSAL" }); !byText && got.Refused == "" && got.statements > 0 {
			t.Fatalf("memory took %d statements", got.statements)
		}
		by.Page.After, by.Page.Before = nil, nil
		if len(want.Edges) > 0 {
			cursor := &want.Edges[rapid.IntRange(0, len(want.Edges)-1).Draw(t, "edge")].Cursor
			if rapid.Bool().Draw(t, "after") {
				by.Page.After = cursor
			} else {
				by.Page.Before = cursor
			}
		}
	}
}

// groupAnswer is everything that a list of groups tells.
type groupAnswer[G, M any] struct {
	Edges      []*page.Edge[G]
	Info       *page.PageInfo
	Total      []*M
	Count      []int32
	Warnings   []warning.Warning
	Refused    string // why there are none
	statements int
}

func answered[G, M any](
	t *rapid.T, ctx context.Context, r *db.Release, of *rel.Groups[G, M], by rel.GroupBy,
) (a groupAnswer[G, M]) {
	t.Helper()
	ctx, collected := warning.Collect(ctx, func(context.Context) []string { return []string{"groups"} })
	ctx, statements := session.WithStatements(ctx)
	c, err := of.Page(ctx, r, by)
	if by.IncludeEmpty && refused(err) {
		return groupAnswer[G, M]{Refused: err.Error()}
	} else if err != nil {
		t.Fatal(err)
	}
	list := []*page.Connection[G]{c}
	a.Edges, a.Info = c.Edges(), c.PageInfo()
	if a.Total, err = of.GroupTotals(ctx, list); err != nil {
		t.Fatal(err)
	}
	if a.Count, err = page.TotalCounts(ctx, list); by.IncludeEmpty && refused(err) {
		return groupAnswer[G, M]{Refused: err.Error()}
	} else if err != nil {
		t.Fatal(err)
	}
	a.Warnings, a.statements = collected.List(), len(statements.Names())
	return a
}

// TestGroupsOfReleases publishes a change of regions. The releases share observations in memory, but not what derives from regions.
func TestGroupsOfReleases(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h := d.Hub(t)
	follow(t, h)
	older := current(t, h)
	publish(t, d, edited(t, "region.csv", ",92,volga,", ",92,ural,"))
	until(t, h, 2)
	newer := current(t, h)
	if older.Tables().Table("observation") != newer.Tables().Table("observation") {
		t.Error("observations, which did not change, are in memory twice")
	}
	for r, want := range map[*db.Release]db.Ref{older: "volga", newer: "ural"} {
		ctx, statements := session.WithStatements(t.Context())
		c, err := db.ObservationGroups.Page(ctx, r, rel.GroupBy{Dimensions: []rel.Dimension{"REGION", "FEDERAL_DISTRICT"}, Page: page.Args{First: new(int32(page.MaxSize))}})
		if err != nil || len(statements.Names()) > 0 {
			t.Fatalf("error %v after %v", err, statements.Names())
		}
		at := slices.IndexFunc(c.Nodes, func(g *db.ObservationGroup) bool { return g.Key.RegionKey == "92000000" })
		if got := c.Nodes[at].Key.FederalDistrictKey; got != want {
			t.Errorf("release %d has Tatarstan in %s, want %s", r.Number, got, want)
		}
	}
}

// TestLargeSumsTakeSQL adds up numbers of 18 digits, one of them after the point: PostgreSQL has room for the sum.
func TestLargeSumsTakeSQL(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, bundletest.Edited(t,
		bundletest.Edit{File: "observation.csv", Before: "service-finalists,RU,2025,_T,100,", After: "service-finalists,RU,2025,_T,99999999999999999,"},
		bundletest.Edit{File: "observation.csv", Before: "service-finalists,RU,2026,_T,110,", After: "service-finalists,RU,2026,_T,99999999999999998,"},
	))
	r := holding(t, d, d.Config().Memory)
	if r.Tables().Table("observation") == nil {
		t.Fatal("observations are not in memory")
	}
	slug, country, total := "service-finalists", "RU", "_T"
	c, err := db.ObservationGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: []rel.Dimension{"BREAKDOWN"}, Filter: &db.ObservationFilter{
		Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{Eq: &slug}}, Breakdown: &rel.StringFilter{Eq: &total},
		Place: &rel.StringFilter{Eq: &country}, Period: &rel.PeriodFilter{Gte: new("2025")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Nodes[0]; *got.ValueSum != "199999999999999997" || *got.ValueAverage != "99999999999999998.5" {
		t.Errorf("the sum is %s, the average %s", *got.ValueSum, *got.ValueAverage)
	}
}

// TestHavingInMemory restricts groups of observations by all kinds of measures.
func TestHavingInMemory(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r, inMemory := holding(t, d, 0), holding(t, d, d.Config().Memory)
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.SliceOfNDistinct(rapid.SampledFrom([]rel.Dimension{"INDICATOR", "PLACE_LEVEL", "YEAR", "REGION", "STATUS"}), 1, 3, rapid.ID).Draw(t, "by")
		one := func(name string) *db.ObservationHaving {
			h := &db.ObservationHaving{
				ValueSum:        &rel.DecimalFilter{Gt: pick(t, "", scalar.Decimal("12.25"), "1000", "-5"), Ne: pick(t, "", scalar.Decimal("110"))},
				ValueAverage:    &rel.DecimalFilter{Lte: pick(t, "", scalar.Decimal("33.333333"), "1000")},
				ValueSumRefusal: &db.MeasureRefusalFilter{Eq: pick(t, "", db.MeasureRefusal("NOT_ADDITIVE"), "SEVERAL_PERIODS")},
				PeriodMin:       &rel.PeriodFilter{Gte: pick(t, "", "2021", "2024-01")},
				DistinctPlaces:  &rel.Int64Filter{In: rapid.SampledFrom([][]int64{nil, nil, {1}, {1, 2, 89}}).Draw(t, "places")},
			}
			if rapid.Bool().Draw(t, name+" null") {
				h.ValueAverageRefusal = &db.MeasureRefusalFilter{IsNull: new(rapid.Bool().Draw(t, name+" is null"))}
			}
			return h
		}
		having := &db.ObservationHaving{Or: []*db.ObservationHaving{one("a"), {Not: one("b")}}}
		level := &db.ObservationFilter{PlaceLevel: &db.PlaceLevelFilter{Ne: pick(t, "", db.PlaceLevel("COUNTRY"), "REGION")}}
		orders := []*rel.Order{{Field: "VALUE_SUM", Direction: rel.Desc}, {Field: "PERIOD_MAX", Direction: rel.Asc}}
		agree(t, t.Context(), r, inMemory, db.ObservationGroups, rel.GroupBy{Dimensions: by, Filter: level, Having: having, OrderBy: orders})
	})
}

// TestGroupsTakeTurns asks for groups while another request has all turns: memory computes none, nor does PostgreSQL instead.
func TestGroupsTakeTurns(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := d.Config()
	config.AcquireTimeout = 50 * time.Millisecond
	r := current(t, opened(t, config))
	ctx, statements := session.WithStatements(t.Context())
	ask := func() (*page.Connection[db.ObservationGroup], error) {
		return db.ObservationGroups.Page(ctx, r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}})
	}
	c, err := ask()
	if err != nil {
		t.Fatal(err)
	}
	done, err := r.GroupTurns().Take(ctx, math.MaxInt64)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ask(); !errors.Is(err, session.ErrBusy) {
		t.Errorf("error %v, want %v", err, session.ErrBusy)
	}
	if _, err := db.ObservationGroups.GroupTotals(ctx, []*page.Connection[db.ObservationGroup]{c}); !errors.Is(err, session.ErrBusy) {
		t.Errorf("total: error %v, want %v", err, session.ErrBusy)
	}
	done()
	if _, err := ask(); err != nil {
		t.Error(err)
	}
	if ran := statements.Names(); len(ran) > 0 {
		t.Errorf("memory ran %v", ran)
	}
}

// TestOrderOfTextIsPostgreSQLs orders groups by a refusal: memory computes that measure, and those it is made of, before it gives
// up.
func TestOrderOfTextIsPostgreSQLs(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	counted := &rel.Groups[db.ObservationGroup, db.ObservationMeasures]{
		Table: db.ObservationGroups.Table, Dimensions: db.ObservationGroups.Dimensions, Measures: slices.Clone(db.ObservationGroups.Measures),
	}
	var computed []string
	for i, m := range counted.Measures {
		counted.Measures[i].Memory = func(g *rel.Grouped) (columns.Column, bool) {
			computed = append(computed, m.Column)
			return m.Memory(g)
		}
	}
	orders := []*rel.Order{{Field: "VALUE_SUM_REFUSAL", Direction: rel.Asc}}
	ctx := rel.WithColumns(t.Context(), []string{"count"}) // no shares, which need sums of all groups
	if _, err := counted.Page(ctx, r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}, OrderBy: orders}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"value_sum_refusal", "value_average_refusal", "count"}, computed); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
