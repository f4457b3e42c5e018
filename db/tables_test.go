package db_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
)

// TestMemoryTakesNoStatement reads tables in every way that memory answers, and in some that it does not.
func TestMemoryTakesNoStatement(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	name := "Казань"
	exact, part := &db.MunicipalityFilter{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Eq: &name}}}, &db.MunicipalityFilter{Name: &rel.TextFilter{StringFilter: rel.StringFilter{Contains: &name}}}
	level, byDistrict := db.LevelRegion, []rel.Dimension{"FEDERAL_DISTRICT", "YEAR"}
	ofRegions := &db.ObservationFilter{PlaceLevel: &db.PlaceLevelFilter{Eq: &level}}
	first := int32(3)
	var cursor string
	for _, read := range []struct {
		name string
		run  func(context.Context) error
		want []string
	}{
		{"by key", func(ctx context.Context) error { _, err := db.Regions.ByKey(ctx, r, "92000000"); return err }, nil},
		{"by code", func(ctx context.Context) error { _, err := db.Regions.Find(ctx, r, "iso", "RU-TA"); return err }, nil},
		{"by keys", func(ctx context.Context) error { _, err := db.Sources.ByKeys(ctx, r, []string{"a", ""}); return err }, nil},
		{"list", func(ctx context.Context) error {
			c, err := db.Municipalities.All().Page(ctx, r, page.Args{First: &first}, nil, nil)
			cursor = *c.PageInfo().EndCursor
			return err
		}, nil},
		{"next page", func(ctx context.Context) error {
			_, err := db.Municipalities.All().Page(ctx, r, page.Args{After: &cursor}, (*db.MunicipalityFilter)(nil), nil)
			return err
		}, nil},
		{"lists", func(ctx context.Context) error {
			c, err := db.MunicipalitiesOfRegion.Pages(ctx, r, []string{"92000000", "46000000"}, page.Args{}, nil, nil)
			if err != nil {
				return err
			}
			_, err = page.TotalCounts(ctx, c)
			return err
		}, nil},
		{"filtered list", func(ctx context.Context) error {
			_, err := db.Municipalities.All().Page(ctx, r, page.Args{}, exact, nil)
			return err
		}, nil},
		{"list of texts with a part", func(ctx context.Context) error {
			_, err := db.Municipalities.All().Page(ctx, r, page.Args{}, part, nil)
			return err
		}, []string{"municipality.list"}},
		{"list through a link", func(ctx context.Context) error {
			_, err := db.SuccessorsOfMunicipality.Pages(ctx, r, []string{"92701000"}, page.Args{}, nil, nil)
			return err
		}, nil},
		{"filter through a link", func(ctx context.Context) error {
			_, err := db.Municipalities.Count(ctx, r, &db.MunicipalityFilter{Successors: &db.MunicipalityListFilter{Some: exact}})
			return err
		}, nil},
		{"sources of rows", func(ctx context.Context) error {
			_, err := db.SourcesOf(ctx, r, []string{"region:92000000", "municipality:92701000"}, []db.Ref{"a", "b"})
			return err
		}, nil},
		{"code lists", func(ctx context.Context) error { _, err := db.ListCodeLists(ctx, r, nil); return err }, nil},
		{"groups", func(ctx context.Context) error { return groups(ctx, r, byDistrict, "COUNT") }, nil},
		{"groups in the order of a reason", func(ctx context.Context) error { return groups(ctx, r, byDistrict, "VALUE_SUM_REFUSAL") }, []string{
			"observation.groups", // PostgreSQL knows the order of texts that no column has
		}},
		{"filter by an expression", func(ctx context.Context) error {
			_, err := db.Observations.All().Page(ctx, r, page.Args{}, ofRegions, nil)
			return err
		}, nil},
		{"total", func(ctx context.Context) error { _, err := db.Municipalities.Count(ctx, r, exact); return err }, nil},
		{"total of texts with a part", func(ctx context.Context) error { _, err := db.Municipalities.Count(ctx, r, part); return err }, []string{"municipality.list.total"}},
	} {
		ctx, statements := session.WithStatements(t.Context())
		if err := read.run(ctx); err != nil {
			t.Errorf("%s: %v", read.name, err)
		}
		if ran := statements.Names(); !slices.Equal(ran, read.want) {
			t.Errorf("%s ran %v, want %v", read.name, ran, read.want)
		}
	}
}

// groups groups observations, with the total and the number of groups.
func groups(ctx context.Context, r *db.Release, by []rel.Dimension, order rel.OrderField) error {
	c, err := db.ObservationGroups.Page(ctx, r, rel.GroupBy{Dimensions: by, OrderBy: []*rel.Order{{Field: order, Direction: rel.Asc}}})
	if err != nil {
		return err
	}
	list := []*page.Connection[db.ObservationGroup]{c}
	if _, err := db.ObservationGroups.GroupTotals(ctx, list); err != nil {
		return err
	}
	_, err = page.TotalCounts(ctx, list)
	return err
}

// TestMemoryIsBounded has room for the smaller tables only.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 40000)
	ctx, statements := session.WithStatements(t.Context())
	if _, err := db.FederalDistricts.ByKey(ctx, r, "volga"); err != nil {
		t.Error(err)
	}
	if _, err := db.Municipalities.ByKey(ctx, r, "92701000"); err != nil {
		t.Error(err)
	}
	if ran := statements.Names(); !slices.Equal(ran, []string{"municipality.by_oktmo"}) {
		t.Errorf("ran %v, want the lookup of the municipality", ran)
	}
}

// TestTablesOfReleases publishes a change of one table. Releases share the tables that are equal; each answers from its own
// content, also after a cursor of the other, and after the older one has become current again.
func TestTablesOfReleases(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	h := d.Hub(t)
	follow(t, h)
	older := current(t, h)
	before := name(t, older)
	publish(t, d, edited(t, "region.csv", "Республика Татарстан", "Яблоневая республика"))
	until(t, h, 2)
	newer := current(t, h)
	if after := name(t, newer); after == before || name(t, older) != before {
		t.Errorf("release 1 calls it %q, then %q, release 2 %q", before, name(t, older), after)
	}
	if older.Tables().Table("municipality") != newer.Tables().Table("municipality") {
		t.Error("municipalities, which did not change, are in memory twice")
	}
	if older.Tables().Table("region") == newer.Tables().Table("region") {
		t.Error("regions, which changed, are in memory once")
	}

	whole := int32(page.MaxSize)
	list, err := db.Regions.All().Page(t.Context(), older, page.Args{First: &whole}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	place := slices.IndexFunc(list.Nodes, func(r *db.Region) bool { return r.OKTMO == "92000000" })
	cursor := list.Edges()[place].Cursor
	ctx, statements := session.WithStatements(t.Context())
	next, err := db.Regions.All().Page(ctx, newer, page.Args{After: &cursor}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	// This release lacks the name in the cursor: only PostgreSQL can find the rows after it.
	if got, want := next.Nodes[0].OKTMO, list.Nodes[place+1].OKTMO; got != want || len(statements.Names()) != 1 {
		t.Errorf("after Tatarstan comes %s by %v, want %s by one query", got, statements.Names(), want)
	}

	if err := dataset.Rollback(t.Context(), d.Owner(t), 1); err != nil {
		t.Fatal(err)
	}
	until(t, h, 1)
	if got := name(t, older); got != before {
		t.Errorf("after the rollback it is %q, want %q", got, before)
	}
}

// name reads a region by each of its codes.
func name(t *testing.T, r *db.Release) string {
	t.Helper()
	region, err := db.Regions.Find(t.Context(), r, "code", "16")
	if err != nil {
		t.Fatal(err)
	}
	same, err := db.Regions.ByKey(t.Context(), r, region.OKTMO)
	if err != nil || same.NameRu != region.NameRu {
		t.Errorf("by key it is %+v (error %v), by code %+v", same, err, region)
	}
	return region.NameRu
}

// TestTotalsAreCountedOnce counts totals again, with other values, other parents and after a switch of the release.
func TestTotalsAreCountedOnce(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	config := d.Config()
	config.Memory = 0
	h := opened(t, config)
	follow(t, h)
	r := current(t, h)
	totals := func(r *db.Release, parents []string, f *db.AwardEntryFilter) (string, int) {
		t.Helper()
		ctx, statements := session.WithStatements(t.Context())
		none := int32(0)
		lists, err := db.EntriesOfAwardSeason.Pages(ctx, r, parents, page.Args{First: &none}, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		counted, err := page.TotalCounts(ctx, lists)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(counted), len(statements.Names()) - 1 // without the lists themselves
	}
	in := func(statuses ...db.EntryStatus) *db.AwardEntryFilter {
		return &db.AwardEntryFilter{Status: &db.EntryStatusFilter{In: statuses}}
	}
	var before string
	for _, ask := range []struct {
		name    string
		parents []string
		filter  *db.AwardEntryFilter
		counts  int // queries
	}{
		{"first", []string{"service-2024"}, nil, 1},
		{"again", []string{"service-2024"}, nil, 0},
		{"another season", []string{"service-2024", "service-2025", "service-2024"}, nil, 1},
		{"both", []string{"service-2025", "service-2024"}, nil, 0},
		{"filter", []string{"service-2024"}, in("WINNER"), 1},
		{"same filter", []string{"service-2024"}, in("WINNER"), 0},
		{"other values", []string{"service-2024"}, in("WINNER", "LAUREATE"), 1},
		{"a filter that restricts nothing", []string{"service-2024"}, in(), 0},
	} {
		got, counts := totals(r, ask.parents, ask.filter)
		if counts != ask.counts {
			t.Errorf("%s: %d queries, want %d", ask.name, counts, ask.counts)
		}
		if ask.name == "again" && got != before {
			t.Errorf("again: %s, want %s", got, before)
		}
		before = got
	}

	publish(t, d, edited(t, "award_entry.csv", ",service-2024,", ",service-2025,"))
	until(t, h, 2)
	changed := current(t, h)
	older, _ := totals(r, []string{"service-2024"}, nil)
	if newer, counts := totals(changed, []string{"service-2024"}, nil); newer == older || counts != 1 {
		t.Errorf("release 2 has %s by %d queries, release 1 %s", newer, counts, older)
	}
}
