package db_test

import (
	"errors"
	"slices"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
)

// TestEmptyGroups lists groups without rows, from PostgreSQL and from memory.
func TestEmptyGroups(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	for name, r := range map[string]*db.Release{"PostgreSQL": holding(t, d, 0), "memory": holding(t, d, d.Config().Memory)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entries := func(by rel.GroupBy) []*db.AwardEntryGroup {
				by.IncludeEmpty, by.Page.First = true, new(int32(page.MaxGroups))
				c, err := db.AwardEntryGroups.Page(t.Context(), r, by)
				if err != nil {
					t.Fatal(err)
				}
				return c.Nodes
			}
			regions, err := db.Regions.Count(t.Context(), r, nil)
			if err != nil {
				t.Fatal(err)
			}
			status := func(f *db.EntryStatusFilter) rel.Filter { return &db.AwardEntryFilter{Status: f} }
			volga := &db.RegionFilter{FederalDistrict: &db.FederalDistrictFilter{Slug: &rel.StringFilter{Eq: new("volga")}}}
			for _, test := range []struct {
				name string
				by   rel.GroupBy
				want int
			}{
				{"rows", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}}, int(regions)},
				{"codes", rel.GroupBy{Dimensions: []rel.Dimension{"STATUS"}}, 5},
				{"rows and codes", rel.GroupBy{Dimensions: []rel.Dimension{"STATUS", "FEDERAL_DISTRICT"}}, 5*8 + 1}, // an entry has no region
				{"a filter on another column", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Filter: status(&db.EntryStatusFilter{Eq: new(db.EntryStatus("WINNER"))})}, int(regions)},
				{"a filter on the dimension", rel.GroupBy{Dimensions: []rel.Dimension{"STATUS"}, Filter: status(&db.EntryStatusFilter{Ne: new(db.EntryStatus("WINNER"))})}, 4},
				{"a filter on the row that it names", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Filter: &db.AwardEntryFilter{Region: volga}}, 14},
				{"alternatives of the row that it names", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Filter: &db.AwardEntryFilter{Or: []*db.AwardEntryFilter{
					{Region: &db.RegionFilter{ISO: &rel.StringFilter{Eq: new("RU-TA")}}}, {Region: &db.RegionFilter{ISO: &rel.StringFilter{Eq: new("RU-BA")}}},
				}}}, 2},
				{"none of the rows that it names", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Filter: &db.AwardEntryFilter{
					Not: &db.AwardEntryFilter{Region: volga}, Region: &db.RegionFilter{},
				}}, int(regions) - 14},
				{"alternatives of other columns too", rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Filter: &db.AwardEntryFilter{Or: []*db.AwardEntryFilter{
					{Region: volga}, {Status: &db.EntryStatusFilter{Eq: new(db.EntryStatus("WINNER"))}},
				}}}, int(regions)},
				{"groups without rows alone", rel.GroupBy{
					Dimensions: []rel.Dimension{"FEDERAL_DISTRICT", "STATUS"}, Filter: status(&db.EntryStatusFilter{In: []db.EntryStatus{}}),
					Having: &db.AwardEntryHaving{Count: &rel.Int64Filter{Eq: new(int64(0))}},
				}, 0},
			} {
				got := entries(test.by)
				if len(got) != test.want {
					t.Errorf("%s: %d groups, want %d", test.name, len(got), test.want)
				}
			}
			for _, g := range entries(rel.GroupBy{
				Dimensions: []rel.Dimension{"REGION"}, Having: &db.AwardEntryHaving{Count: &rel.Int64Filter{Eq: new(int64(0))}},
			}) {
				if g.Key.RegionKey == "" || g.DistinctNominations != 0 || g.VotesSum != nil || g.VotesAverage != nil {
					t.Errorf("a group without rows is %+v", g)
				}
			}
			if _, err := db.AwardEntryGroups.Page(t.Context(), r, rel.GroupBy{
				Dimensions: []rel.Dimension{"NOMINATION", "REGION"}, IncludeEmpty: true,
			}); !refused(err) {
				t.Errorf("the error of too many groups is %v", err)
			}
		})
	}
}

func refused(err error) bool {
	var input *errorcode.InputError
	return errors.As(err, &input) && input.Code == errorcode.BadGroups
}

// TestEmptyGroupsOfOpenSets crosses regions with the years that occur.
func TestEmptyGroupsOfOpenSets(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	groups := func(empty bool, by ...rel.Dimension) (list []*db.ConferralGroup) {
		c, err := db.ConferralGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: by, IncludeEmpty: empty, Page: page.Args{First: new(int32(page.MaxGroups))}})
		if err != nil {
			t.Fatal(err)
		}
		return c.Nodes
	}
	years := slices.DeleteFunc(groups(true, "YEAR"), func(g *db.ConferralGroup) bool { return g.Key.Year == nil })
	districts, err := db.FederalDistricts.Count(t.Context(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	crossed := slices.DeleteFunc(groups(true, "FEDERAL_DISTRICT", "YEAR"), func(g *db.ConferralGroup) bool {
		return g.Key.Year == nil || g.Key.FederalDistrictKey == ""
	})
	if len(crossed) != len(years)*int(districts) || len(years) != len(slices.DeleteFunc(groups(false, "YEAR"), func(g *db.ConferralGroup) bool { return g.Key.Year == nil })) {
		t.Errorf("%d groups by district and year, want %d of %d", len(crossed), len(years), districts)
	}
}
