package db_test

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
)

// acquire returns a context that reads the current release of a bundle from PostgreSQL.
func acquire(t *testing.T) (context.Context, *db.Release) {
	t.Helper()
	r := holding(t, bundletest.New(t), 0)
	return db.WithRelease(t.Context(), r), r
}

// holding opens the current release, with tables of at most this many bytes in memory, and keeps totals if there may be any.
func holding(t *testing.T, d *dbtest.Database, memory int64) *db.Release {
	t.Helper()
	config := d.Config()
	config.Memory, config.Totals = memory, int(min(memory, 20_000))
	return current(t, opened(t, config))
}

// opened opens a hub.
func opened(t testing.TB, config db.Config) *db.Hub {
	t.Helper()
	hub, err := db.Open(t.Context(), config, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	return hub
}

// current acquires the current release until the test ends.
func current(t testing.TB, hub *db.Hub) *db.Release {
	t.Helper()
	r, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Done)
	return r
}

// walk reads a whole list page by page, in either direction, and returns the keys in list order.
func walk[T any](t *rapid.T, ctx context.Context, r *db.Release, relation *rel.Relation[T], f rel.Filter, orders []*rel.Order, size int32, backward bool) []string {
	var keys []string
	args := page.Args{First: &size}
	if backward {
		args = page.Args{Last: &size}
	}
	for range 1000 {
		c, err := relation.Page(ctx, r, args, f, orders)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range c.Nodes {
			got = append(got, any(n).(rel.Row).Key())
		}
		info := c.PageInfo()
		if backward {
			keys = append(got, keys...)
			if !info.HasPreviousPage {
				return keys
			}
			args.Before = info.StartCursor
			continue
		}
		keys = append(keys, got...)
		if !info.HasNextPage {
			return keys
		}
		args.After = info.EndCursor
	}
	t.Fatal("the list does not end")
	return nil
}

// TestPagesYieldEveryRowOnce reads lists with any page size, in any orders and directions, and compares them with one big page. Lists from
// memory are compared with those from PostgreSQL.
func TestPagesYieldEveryRowOnce(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	ctx, r, inMemory := t.Context(), holding(t, d, 0), holding(t, d, d.Config().Memory)
	check(t, ctx, r, inMemory, "regions", db.Regions, []rel.OrderField{"NAME", "CODE", "POPULATION", "AREA"})
	check(t, ctx, r, inMemory, "municipalities", db.Municipalities, []rel.OrderField{"NAME", "OKTMO", "POPULATION"})
	check(t, ctx, r, inMemory, "entries", db.AwardEntries, []rel.OrderField{"SLUG", "VOTES", "PROJECT_TITLE"})
	check(t, ctx, r, inMemory, "observations", db.Observations, []rel.OrderField{"PERIOD", "VALUE", "PLACE"})
	check(t, ctx, r, inMemory, "cohorts", db.Cohorts, []rel.OrderField{"STARTS_ON", "LABEL", "PARTICIPANTS"})
	check(t, ctx, r, inMemory, "districts", db.FederalDistricts, []rel.OrderField{"NAME", "FOUNDED_ON"})
}

func check[T any](t *testing.T, ctx context.Context, r, inMemory *db.Release, name string, table *rel.Table[T], fields []rel.OrderField) {
	t.Run(name, func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			order := ordersOf(t, fields)
			size := rapid.Int32Range(1, page.MaxSize).Draw(t, "size")
			whole := walk(t, ctx, r, table.All(), nil, order, page.MaxSize, false)
			if unique := slices.Compact(slices.Sorted(slices.Values(whole))); len(unique) != len(whole) {
				t.Fatalf("%d of %d rows come twice", len(whole)-len(unique), len(whole))
			}
			for _, backward := range []bool{false, true} {
				if diff := cmp.Diff(whole, walk(t, ctx, r, table.All(), nil, order, size, backward)); diff != "" {
					t.Errorf("backward %v (-one page +pages):\n%s", backward, diff)
				}
				if diff := cmp.Diff(whole, walk(t, ctx, inMemory, table.All(), nil, order, size, backward)); diff != "" {
					t.Errorf("backward %v (-PostgreSQL +memory):\n%s", backward, diff)
				}
			}
			c, err := table.All().Page(ctx, r, page.Args{}, nil, order)
			if err != nil {
				t.Fatal(err)
			}
			totals, err := page.TotalCounts(ctx, []*page.Connection[T]{c})
			if err != nil {
				t.Fatal(err)
			}
			if int(totals[0]) != len(whole) {
				t.Errorf("totalCount is %d, but the list has %d rows", totals[0], len(whole))
			}
		})
	})
}

// ordersOf draws some of the fields to order by, at least one.
func ordersOf(t *rapid.T, fields []rel.OrderField) (orders []*rel.Order) {
	chosen := rapid.Permutation(fields).Draw(t, "fields")
	for _, field := range chosen[:rapid.IntRange(1, min(len(chosen), 4)).Draw(t, "columns")] {
		orders = append(orders, &rel.Order{Field: field, Direction: rapid.SampledFrom([]rel.Direction{rel.Asc, rel.Desc}).Draw(t, "direction")})
	}
	return orders
}

// TestOrdersOfSeveralColumns orders observations by their periods, of which many are the same, then by their values.
func TestOrdersOfSeveralColumns(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, memory := range map[string]int64{"PostgreSQL": 0, "memory": d.Config().Memory} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			size := int32(page.MaxSize)
			orders := []*rel.Order{{Field: "PERIOD", Direction: rel.Desc}, {Field: "VALUE", Direction: rel.Asc}}
			c, err := db.Observations.All().Page(t.Context(), holding(t, d, memory), page.Args{First: &size}, nil, orders)
			if err != nil {
				t.Fatal(err)
			}
			ties := 0
			for i, next := range c.Nodes[1:] {
				o := c.Nodes[i]
				value, _ := new(big.Rat).SetString(string(o.Value))
				after, _ := new(big.Rat).SetString(string(next.Value))
				if o.Period < next.Period || o.Period == next.Period && value.Cmp(after) > 0 {
					t.Errorf("%s of %s precedes %s of %s", o.Value, o.Period, next.Value, next.Period)
				}
				if o.Period == next.Period {
					ties++
				}
			}
			if ties == 0 {
				t.Error("no two rows have the same period")
			}
		})
	}
}

// TestBadOrders orders by what has no meaning.
func TestBadOrders(t *testing.T) {
	t.Parallel()
	_, r := acquire(t)
	for want, orders := range map[string][]*rel.Order{
		"orderBy names NAME twice: name each once": {{Field: "NAME", Direction: rel.Asc}, {Direction: rel.Desc}},
		"orderBy names 5 columns: name at most 4":  {{Field: "NAME"}, {Field: "CODE"}, {Field: "POPULATION"}, {Field: "AREA"}, {Field: "NAME", Lang: rel.En}},
	} {
		_, err := db.Regions.All().Page(t.Context(), r, page.Args{}, nil, orders)
		var bad *errorcode.InputError
		if !errors.As(err, &bad) || bad.Code != errorcode.BadOrder || bad.Error() != want {
			t.Errorf("got error %v, want %q", err, want)
		}
	}
}

// TestPageBetweenEmptyAndValue requests the rows after one without a value and before one with a value: none, because NULLs sort
// last.
func TestPageBetweenEmptyAndValue(t *testing.T) {
	t.Parallel()
	ctx, r := acquire(t)
	order := []*rel.Order{{Field: "ESTABLISHED_ON", Direction: rel.Desc}}
	last, err := db.Awards.All().Page(ctx, r, page.Args{}, nil, order)
	if err != nil {
		t.Fatal(err)
	}
	info := last.PageInfo()
	for _, f := range []rel.Filter{nil, &db.AwardFilter{Slug: &rel.StringFilter{Ne: new("")}}} {
		c, err := db.Awards.All().Page(ctx, r, page.Args{After: info.EndCursor, Before: info.StartCursor}, f, order)
		if err != nil || len(c.Nodes) != 0 {
			t.Errorf("filter %v: error %v or rows, want none", f, err)
		}
	}
}
