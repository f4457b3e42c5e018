package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// cell is a value of a table of the bundle's regions.
func cells(rows [][]*db.Observation) (text []string) {
	for _, row := range rows {
		values := make([]string, len(row))
		for i, o := range row {
			if o != nil {
				values[i] = string(o.Value)
			}
		}
		text = append(text, strings.Join(values, " "))
	}
	return text
}

// TestTable reads a table of two indicators whose periods and parts differ.
func TestTable(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	args := db.TableArgs{
		Places: db.TablePlaces{Regions: &db.RegionFilter{}}, Rows: "WITH_ALL_VALUES",
		Indicators: []*db.TableIndicator{
			{Indicator: "service-applications", Breakdown: "_T"},
			{Indicator: "service-applications", Breakdown: "_T", Period: new("2025")},
			{Indicator: "region-population", Breakdown: "_T"},
		},
	}
	found, err := db.Table(t.Context(), r, args, page.Args{First: new(int32(1000))})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.TableObservations(t.Context(), r, found.Nodes)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"92000000": "1100 738 4019606", "71800000": "2190 1540 1781782"}
	for i, row := range cells(rows) {
		if place := found.Nodes[i].Place; want[place] != "" && want[place] != row {
			t.Errorf("the row of %s is %q, want %q", place, row, want[place])
		}
		if slices.Contains(rows[i], nil) {
			t.Errorf("the row of %s lacks a value", found.Nodes[i].Place)
		}
		delete(want, found.Nodes[i].Place)
	}
	if len(want) > 0 {
		t.Errorf("no rows of %v", want)
	}
	names := []string{}
	for _, c := range db.TableColumns([]*db.TableConnection{found})[0] {
		names = append(names, c.Name+" "+*c.Period)
	}
	if diff := cmp.Diff([]string{"service-applications 2026", "service-applications.2025 2025", "region-population 2025"}, names); diff != "" {
		t.Error(diff)
	}
	sources, err := db.TableSources(t.Context(), r, found.Nodes[:1])
	if err != nil || len(sources[0]) < 2 {
		t.Errorf("%d sources, error %v", len(sources[0]), err)
	}
}

// TestTableArguments refuses tables that cannot be.
func TestTableArguments(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	regions := db.TablePlaces{Regions: &db.RegionFilter{}}
	column := func(indicator, breakdown string) *db.TableIndicator {
		return &db.TableIndicator{Indicator: indicator, Breakdown: breakdown}
	}
	known := column("service-applications", "_T")
	for name, test := range map[string]struct {
		args db.TableArgs
		code errorcode.Code
		text string
	}{
		"no places":        {db.TableArgs{Indicators: []*db.TableIndicator{known}}, errorcode.BadLookup, "exactly one of regions, municipalities"},
		"two levels":       {db.TableArgs{Places: db.TablePlaces{Regions: &db.RegionFilter{}, Municipalities: &db.MunicipalityFilter{}}}, errorcode.BadLookup, "exactly one"},
		"no columns":       {db.TableArgs{Places: regions}, errorcode.ValidationFailed, "is empty"},
		"too many columns": {db.TableArgs{Places: regions, Indicators: slices.Repeat([]*db.TableIndicator{known}, 31)}, errorcode.ListTooLong, "at most 30"},
		"one twice":        {db.TableArgs{Places: regions, Indicators: []*db.TableIndicator{known, known}}, errorcode.ValidationFailed, "twice for service-applications"},
		"unknown":          {db.TableArgs{Places: regions, Indicators: []*db.TableIndicator{column("nope", "_T")}}, errorcode.BadLookup, `called "nope"`},
		"an unknown part":  {db.TableArgs{Places: regions, Indicators: []*db.TableIndicator{column("service-applications", "NOPE")}}, errorcode.BadLookup, `"NOPE"`},
		"no period":        {db.TableArgs{Places: regions, Indicators: []*db.TableIndicator{{Indicator: "service-applications", Breakdown: "_T", Period: new("spring")}}}, errorcode.ValidationFailed, "argument period"},
	} {
		_, err := db.Table(t.Context(), r, test.args, page.Args{})
		var input *errorcode.InputError
		if !errors.As(err, &input) || input.Code != test.code || !strings.Contains(input.Reason, test.text) {
			t.Errorf("%s: got %v, want %s with %q", name, err, test.code, test.text)
		}
	}
	var large *page.ArgumentError
	_, err := db.Table(t.Context(), r, db.TableArgs{Places: regions, Indicators: []*db.TableIndicator{known}}, page.Args{First: new(int32(1001))})
	if !errors.As(err, &large) || !large.TooLarge {
		t.Errorf("a page of 1,001 rows: %v", err)
	}
}

// TestTableOfThoseThatExist has rows of the municipalities that exist, as their list has, unless the filter names states.
func TestTableOfThoseThatExist(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	ended := &db.MunicipalityFilter{State: &db.MunicipalityStateFilter{Eq: new(db.MunicipalityState("ENDED"))}}
	for name, f := range map[string][2]*db.MunicipalityFilter{
		"by default": {{}, (*db.MunicipalityFilter)(nil).Existing(nil, nil)}, "ended": {ended, ended},
	} {
		want, err := db.Municipalities.Count(t.Context(), r, f[1])
		if err != nil {
			t.Fatal(err)
		}
		found, err := db.Table(t.Context(), r, db.TableArgs{
			Places: db.TablePlaces{Municipalities: f[0]}, Indicators: []*db.TableIndicator{{Indicator: "service-applications", Breakdown: "_T"}},
		}, page.Args{First: new(int32(page.MaxTable))})
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Nodes) != int(want) || want == 0 {
			t.Errorf("%s: %d rows, want %d", name, len(found.Nodes), want)
		}
	}
}

// TestTableLookups reads three pages in one context. What the columns hold is looked up on the first.
func TestTableLookups(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	ctx, statements := session.WithStatements(db.WithLookups(t.Context()))
	args := db.TableArgs{
		Places: db.TablePlaces{Regions: &db.RegionFilter{}}, Rows: "ALL",
		Indicators: []*db.TableIndicator{{Indicator: "service-applications", Breakdown: "_T"}, {Indicator: "municipality-count", Breakdown: "URBAN_OKRUG"}},
	}
	pages := page.Args{First: new(int32(30))}
	for range 3 {
		found, err := db.Table(ctx, r, args, pages)
		if err != nil {
			t.Fatal(err)
		}
		pages.After = found.PageInfo().EndCursor
	}
	ran := map[string]int{}
	for _, name := range statements.Names() {
		ran[name]++
	}
	want := map[string]int{"indicator.by_key": 2, "observation.breakdowns": 1, "observation.latest": 2, "region.list": 3}
	if diff := cmp.Diff(want, ran); diff != "" {
		t.Error(diff)
	}
}

// TestTablesInMemory asks for random tables of synthetic observations. Memory must answer as PostgreSQL does, without a statement.
func TestTablesInMemory(t *testing.T) {
	t.Parallel()
	d := loaded(t, synthetic.Size{Municipalities: 60, Programs: 1, Cohorts: 1, Participations: 1, Entries: 10, Observations: 2000})
	s := &sides{ctx: t.Context(), stored: holding(t, d, 0), kept: holding(t, d, d.Config().Memory)}
	asked := observedValues(listed(t, t.Context(), s.stored, db.Observations, nil))
	rapid.Check(t, func(t *rapid.T) {
		args := db.TableArgs{
			Places: rapid.SampledFrom([]db.TablePlaces{{Regions: &db.RegionFilter{}}, {Municipalities: &db.MunicipalityFilter{}}}).Draw(t, "places"),
			Rows:   rapid.SampledFrom([]db.TableRows{"ALL", "WITH_ANY_VALUE", "WITH_ALL_VALUES"}).Draw(t, "rows"),
		}
		for range rapid.IntRange(1, 3).Draw(t, "columns") {
			args.Indicators = append(args.Indicators, &db.TableIndicator{
				Indicator: asked.one(t, "indicator"), Breakdown: "_T", Period: asked.maybe(t, "period"),
			})
		}
		pages := page.Args{First: new(int32(rapid.IntRange(0, 40).Draw(t, "first")))}
		for range 2 {
			var next *string
			s.agree(t, false, func(ctx context.Context, r *db.Release) (any, error) {
				found, err := db.Table(ctx, r, args, pages)
				if err != nil {
					return nil, err
				}
				rows, err := db.TableObservations(ctx, r, found.Nodes)
				if err != nil {
					return nil, err
				}
				total, err := page.TotalCounts(ctx, []*db.TableConnection{found})
				next = found.PageInfo().EndCursor
				return []any{cells(rows), found.PageInfo(), total, named(found.Nodes)}, err
			})
			pages.After = next
		}
	})
}

func named(rows []*db.TableRow) (text []string) {
	for _, r := range rows {
		text = append(text, fmt.Sprint(r.Place, r.Name("EN"), r.Name("RU"), r.RegionKey, or0(r.Population), or0(r.Lat), or0(r.Lon)))
	}
	return text
}

func or0[V any](v *V) (zero V) {
	if v != nil {
		return *v
	}
	return zero
}
