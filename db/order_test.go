package db_test

import (
	"math/big"
	"slices"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

// TestOrderByCount orders regions by the numbers of rows of their lists: as their lists without arguments count them.
func TestOrderByCount(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, memory := range map[string]int64{"PostgreSQL": 0, "memory": d.Config().Memory} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := holding(t, d, memory)
			orderedBy(t, r, "AWARD_ENTRIES", db.AwardEntriesOfRegion, nil)
			orderedBy(t, r, "MUNICIPALITIES", db.MunicipalitiesOfRegion, (*db.MunicipalityFilter)(nil).Existing(nil, nil))
		})
	}
}

func orderedBy[T any](t *testing.T, r *db.Release, count rel.OrderField, list *rel.Relation[T], f rel.Filter) {
	t.Helper()
	size := int32(page.MaxSize)
	c, err := db.Regions.All().Page(t.Context(), r, page.Args{First: &size}, nil, []*rel.Order{{Count: count, Direction: rel.Desc}})
	if err != nil {
		t.Fatal(err)
	}
	keys := make([]string, len(c.Nodes))
	for i, region := range c.Nodes {
		keys[i] = region.Key()
	}
	lists, err := list.Pages(t.Context(), r, keys, page.Args{}, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	totals, err := page.TotalCounts(t.Context(), lists)
	if err != nil {
		t.Fatal(err)
	}
	if totals[0] == totals[len(totals)-1] {
		t.Errorf("all regions have the same number of %s", count)
	}
	if !slices.IsSortedFunc(totals, func(a, b int32) int { return int(b - a) }) {
		t.Errorf("regions by %s have %v", count, totals)
	}
}

// TestOrderByValue orders regions by the values that they have: those without one come last.
func TestOrderByValue(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, memory := range map[string]int64{"PostgreSQL": 0, "memory": d.Config().Memory} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, size := holding(t, d, memory), int32(page.MaxSize)
			by := rel.ValueOrder{Indicator: "service-applications", Breakdown: db.TotalBreakdown}
			c, err := db.Regions.All().Page(t.Context(), r, page.Args{First: &size}, nil, []*rel.Order{{Value: &by, Direction: rel.Desc}})
			if err != nil {
				t.Fatal(err)
			}
			keys := make([]string, len(c.Nodes))
			for i, region := range c.Nodes {
				keys[i] = region.Key()
			}
			observed, err := db.ObservationsAt(t.Context(), r, keys, db.ObservationArgs{Indicator: by.Indicator, Breakdown: by.Breakdown, Level: db.LevelRegion})
			if err != nil {
				t.Fatal(err)
			}
			valued := slices.Index(observed, nil)
			if valued < 2 || slices.ContainsFunc(observed[valued:], func(o *db.Observation) bool { return o != nil }) {
				t.Fatalf("%d regions have a value before those that have none", valued)
			}
			if !slices.IsSortedFunc(observed[:valued], func(a, b *db.Observation) int {
				x, _ := new(big.Rat).SetString(string(a.Value))
				y, _ := new(big.Rat).SetString(string(b.Value))
				return y.Cmp(x)
			}) {
				t.Error("the values are in another order")
			}
		})
	}
}
