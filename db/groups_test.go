package db_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jmoiron/sqlx/reflectx"
	"pgregory.net/rapid"

	"govhub/dataset"
	"govhub/dataset/bundletest"
	"govhub/dataset/synthetic"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/page"
	"govhub/scalar"
)

// loaded makes a database of synthetic rows.
func loaded(t testing.TB, size synthetic.Size) *dbtest.Database {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "load")
	if err := synthetic.Write(t.Context(), dir, size, 1); err != nil {
		t.Fatal(err)
	}
	p, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := dbtest.New(t)
	if _, err := dataset.Publish(t.Context(), d.Owner(t), p, dataset.Options{}); err != nil {
		t.Fatal(err)
	}
	return d
}

// grouped is a resource with its rows and its groups.
type grouped[T, G, M any] struct {
	rows   *rel.Table[T]
	groups *rel.Groups[G, M]
	having func(least int64) rel.Filter                // keeps groups of at least so many rows
	filter func(*rapid.T) rel.Filter                   // any
	value  func(row *T, d rel.Dimension) (text string) // of dimensions that are not columns
	sums   []string                                    // columns that are summed

	// refused says why the rows have no sum and no average; nil if they always have
	refused func(rows []*T) (sum, average string)
}

// TestGroupsReconcile groups rows by random dimensions under random filters, and compares all pages of groups with groups
// computed row by row, and with the total.
func TestGroupsReconcile(t *testing.T) {
	t.Parallel()
	size := synthetic.Size{Municipalities: 150, Programs: 2, Cohorts: 6, Participations: 150, Entries: 200, Observations: 200}
	for name, d := range map[string]*dbtest.Database{"bundle": bundletest.New(t), "synthetic": loaded(t, size)} {
		t.Run(name, func(t *testing.T) {
			r, inMemory := holding(t, d, 0), holding(t, d, d.Config().Memory)
			ctx := t.Context()
			regions := everything(t, ctx, r, db.Regions)
			municipalities := everything(t, ctx, r, db.Municipalities)
			indicators := everything(t, ctx, r, db.Indicators)
			cohorts := everything(t, ctx, r, db.Cohorts)
			district := func(region db.Ref) string {
				if region, ok := regions[string(region)]; ok {
					return string(region.FederalDistrictKey)
				}
				return ""
			}
			kind := func(municipality db.Ref) string {
				if m, ok := municipalities[string(municipality)]; ok {
					return string(m.Kind)
				}
				return ""
			}
			reconcile(t, ctx, r, inMemory, grouped[db.AwardEntry, db.AwardEntryGroup, db.AwardEntryMeasures]{
				rows: db.AwardEntries, groups: db.AwardEntryGroups, sums: []string{"votes"},
				having: func(n int64) rel.Filter { return &db.AwardEntryHaving{Count: &rel.Int64Filter{Gte: &n}} },
				filter: func(t *rapid.T) rel.Filter {
					f := &db.AwardEntryFilter{
						Status: &db.EntryStatusFilter{Ne: pick(t, "", db.EntryStatus("FINALIST"), "SUBMITTED")},
						Votes:  &rel.IntFilter{Lte: pick(t, 0, int32(10), 5000)},
						Region: &db.RegionFilter{Kind: &db.RegionKindFilter{Eq: pick(t, "", db.RegionKind("OBLAST"), "REPUBLIC")}},
					}
					if rapid.Bool().Draw(t, "not") {
						return &db.AwardEntryFilter{Not: f}
					}
					return f
				},
				value: func(e *db.AwardEntry, d rel.Dimension) string {
					if d == "FEDERAL_DISTRICT" {
						return district(e.RegionKey)
					}
					return kind(e.MunicipalityKey)
				},
			})
			reconcile(t, ctx, r, inMemory, grouped[db.Participation, db.ParticipationGroup, db.ParticipationMeasures]{
				rows: db.Participations, groups: db.ParticipationGroups, sums: []string{"headcount"},
				having: func(n int64) rel.Filter { return &db.ParticipationHaving{Count: &rel.Int64Filter{Gte: &n}} },
				filter: func(t *rapid.T) rel.Filter {
					return &db.ParticipationFilter{
						Role:         &db.ParticipationRoleFilter{Eq: pick(t, "", db.ParticipationRole("HOST"))},
						Municipality: &db.MunicipalityFilter{Kind: &db.MunicipalityKindFilter{Ne: pick(t, "", db.MunicipalityKind("URBAN_OKRUG"))}},
					}
				},
				value: func(p *db.Participation, d rel.Dimension) string {
					switch cohort := cohorts[string(p.CohortKey)]; d {
					case "PROGRAM":
						return string(cohort.ProgramKey)
					case "YEAR":
						if cohort.StartsOn == nil {
							return ""
						}
						return string(*cohort.StartsOn)[:4]
					case "FEDERAL_DISTRICT":
						return district(p.RegionKey)
					}
					return kind(p.MunicipalityKey)
				},
			})
			reconcile(t, ctx, r, inMemory, grouped[db.Municipality, db.MunicipalityGroup, db.MunicipalityMeasures]{
				rows: db.Municipalities, groups: db.MunicipalityGroups, sums: []string{"population"},
				having: func(n int64) rel.Filter { return &db.MunicipalityHaving{Count: &rel.Int64Filter{Gte: &n}} },
				filter: func(t *rapid.T) rel.Filter {
					return &db.MunicipalityFilter{
						Population: &rel.IntFilter{Gte: pick(t, 0, int32(100_000))},
						Kind:       &db.MunicipalityKindFilter{Ne: pick(t, "", db.MunicipalityKind("URBAN_OKRUG"))},
					}
				},
				value: func(m *db.Municipality, d rel.Dimension) string {
					if d == "FORMER" {
						return fmt.Sprint(m.ValidTo != nil)
					}
					return district(m.RegionKey)
				},
			})
			reconcile(t, ctx, r, inMemory, grouped[db.Conferral, db.ConferralGroup, db.ConferralMeasures]{
				rows: db.Conferrals, groups: db.ConferralGroups,
				having: func(n int64) rel.Filter { return &db.ConferralHaving{Count: &rel.Int64Filter{Gte: &n}} },
				filter: func(t *rapid.T) rel.Filter {
					return &db.ConferralFilter{ConferredOn: &rel.DateFilter{Gte: pick(t, "", scalar.Date("2024-01-01"))}}
				},
				value: func(c *db.Conferral, d rel.Dimension) string {
					switch {
					case d == "FEDERAL_DISTRICT":
						return district(c.RegionKey)
					case c.ConferredOn == nil:
						return ""
					}
					return string(*c.ConferredOn)[:4]
				},
			})
			reconcile(t, ctx, r, inMemory, grouped[db.Observation, db.ObservationGroup, db.ObservationMeasures]{
				rows: db.Observations, groups: db.ObservationGroups, sums: []string{"value"},
				refused: func(rows []*db.Observation) (sum, average string) {
					return refusals(rows, indicators, regions, municipalities)
				},
				having: func(n int64) rel.Filter { return &db.ObservationHaving{Count: &rel.Int64Filter{Gte: &n}} },
				filter: func(t *rapid.T) rel.Filter {
					return &db.ObservationFilter{
						Period:    &rel.PeriodFilter{Lt: pick(t, "", "2024"), Gte: pick(t, "", "2020")},
						Value:     &rel.DecimalFilter{Gt: pick(t, "", scalar.Decimal("12.5"))},
						Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{Eq: pick(t, "", "synthetic-indicator-01", "service-applications")}},
					}
				},
				value: func(o *db.Observation, d rel.Dimension) string {
					region, municipality := regions[o.Place], municipalities[o.Place]
					switch {
					case d == "YEAR":
						return o.Period[:4]
					case d == "PLACE_LEVEL" && region != nil:
						return "REGION"
					case d == "PLACE_LEVEL" && municipality != nil:
						return "MUNICIPALITY"
					case d == "PLACE_LEVEL":
						return "COUNTRY"
					case d == "MUNICIPALITY" && municipality == nil:
						return ""
					case d == "MUNICIPALITY":
						return o.Place
					case municipality != nil:
						region = regions[string(municipality.RegionKey)]
					}
					switch {
					case region == nil:
						return ""
					case d == "REGION":
						return region.OKTMO
					}
					return string(region.FederalDistrictKey)
				},
			})
		})
	}
}

// pick draws one of the values, or nil for the first.
func pick[V comparable](t *rapid.T, none V, values ...V) *V {
	v := rapid.SampledFrom(append(values, none)).Draw(t, "value")
	if v == none {
		return nil
	}
	return &v
}

// everything returns all rows of a table in key order.
func everything[T any](t *testing.T, ctx context.Context, r *db.Release, table *rel.Table[T]) map[string]*T {
	t.Helper()
	all := map[string]*T{}
	for _, row := range listed(t, ctx, r, table, nil) {
		all[any(row).(rel.Row).Key()] = row
	}
	return all
}

func listed[T any](t rapid.TB, ctx context.Context, r *db.Release, table *rel.Table[T], f rel.Filter) (rows []*T) {
	t.Helper()
	size := int32(page.MaxSize)
	args := page.Args{First: &size}
	for {
		c, err := table.All().Page(ctx, r, args, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, c.Nodes...)
		info := c.PageInfo()
		if !info.HasNextPage {
			return rows
		}
		args.After = info.EndCursor
	}
}

var byTag = reflectx.NewMapper("db")

// member returns a field of a struct as text, empty if it is nil.
func member(row any, path string) string {
	v := reflectx.FieldByIndexesReadOnly(reflect.ValueOf(row), byTag.TypeMap(reflect.TypeOf(row)).GetByPath(path).Index)
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	return fmt.Sprint(v.Interface())
}

func reconcile[T, G, M any](t *testing.T, ctx context.Context, r, inMemory *db.Release, of grouped[T, G, M]) {
	t.Helper()
	var dimensions []rel.Dimension
	for _, d := range of.groups.Dimensions {
		dimensions = append(dimensions, d.Name())
	}
	var measures []rel.OrderField
	for _, m := range of.groups.Measures {
		measures = append(measures, m.Name())
	}
	columns := byTag.TypeMap(reflect.TypeFor[T]())
	t.Run(reflect.TypeFor[T]().Name(), func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			by := rapid.SliceOfNDistinct(rapid.SampledFrom(dimensions), 1, 4, rapid.ID).Draw(t, "by")
			filter := of.filter(t)
			rows := listed(t, ctx, r, of.rows, filter)

			// Compute the groups row by row.
			want := map[string][]*T{}
			for _, row := range rows {
				var key []string
				for _, d := range by {
					if column := strings.ToLower(string(d)); columns.GetByPath(column) != nil {
						key = append(key, member(row, column))
					} else {
						key = append(key, of.value(row, d))
					}
				}
				want[strings.Join(key, "|")] = append(want[strings.Join(key, "|")], row)
			}

			var orders []*rel.Order
			for _, field := range rapid.SliceOfNDistinct(rapid.SampledFrom(slices.Concat(measures, fields(by))), 0, 2, rapid.ID).Draw(t, "order") {
				orders = append(orders, &rel.Order{Field: field, Direction: rapid.SampledFrom([]rel.Direction{rel.Asc, rel.Desc}).Draw(t, "direction")})
			}
			groups, c := groupPages(t, ctx, r, of.groups, by, filter, nil, orders, page.MaxSize, false)
			got := map[string]*G{}
			var order []string
			for _, g := range groups {
				var key []string
				for _, d := range by {
					key = append(key, member(g, "key."+strings.ToLower(string(d))))
				}
				got[strings.Join(key, "|")] = g
				order = append(order, strings.Join(key, "|"))
			}
			if len(got) != len(groups) || len(got) != len(want) {
				t.Fatalf("%d groups, %d of them different, want %d", len(groups), len(got), len(want))
			}
			for key, rows := range want {
				if got[key] == nil {
					t.Fatalf("no group %q", key)
				}
				compareMeasures(t, got[key], rows, of)
			}

			totals, err := of.groups.GroupTotals(ctx, []*page.Connection[G]{c})
			if err != nil {
				t.Fatal(err)
			}
			compareMeasures(t, totals[0], rows, of)
			counts, err := page.TotalCounts(ctx, []*page.Connection[G]{c})
			if err != nil || int(counts[0]) != len(groups) {
				t.Fatalf("totalCount is %v (error %v), but there are %d groups", counts, err, len(groups))
			}

			agree(t, ctx, r, inMemory, of.groups, rel.GroupBy{
				Dimensions: by, Filter: filter, Having: of.having(rapid.Int64Range(0, 5).Draw(t, "least in memory")), OrderBy: orders,
			})

			// The same groups in the same order on pages of any size, in either direction.
			size := rapid.Int32Range(max(1, int32(len(groups)/4)), page.MaxSize).Draw(t, "size")
			for _, backward := range []bool{false, true} {
				again, _ := groupPages(t, ctx, r, of.groups, by, filter, nil, orders, size, backward)
				if diff := cmp.Diff(groups, again, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("backward %v (-one page +pages of %d):\n%s", backward, size, diff)
				}
			}
			// Groups with enough rows, still in this order.
			least := rapid.Int64Range(1, 5).Draw(t, "least")
			some, _ := groupPages(t, ctx, r, of.groups, by, filter, of.having(least), orders, page.MaxSize, false)
			large := slices.DeleteFunc(slices.Clone(groups), func(g *G) bool { return int64(len(want[order[slices.Index(groups, g)]])) < least })
			if diff := cmp.Diff(large, some, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("of %d rows at least (-want +got):\n%s", least, diff)
			}
		})
	})
}

func fields(by []rel.Dimension) (names []rel.OrderField) {
	for _, d := range by {
		names = append(names, rel.OrderField(d))
	}
	return names
}

// groupPages reads a whole list of groups in order.
func groupPages[G, M any](
	t *rapid.T, ctx context.Context, r *db.Release, of *rel.Groups[G, M], by []rel.Dimension, f, having rel.Filter, orders []*rel.Order, size int32, backward bool,
) (groups []*G, last *page.Connection[G]) {
	t.Helper()
	return walkPages(t, size, backward, func(args page.Args) (*page.Connection[G], error) {
		return of.Page(ctx, r, rel.GroupBy{Dimensions: by, Page: args, Filter: f, Having: having, OrderBy: orders})
	})
}

// walkPages reads a whole list page by page, in either direction, and returns it in order with the last page read.
func walkPages[T any](
	t *rapid.T, size int32, backward bool, read func(page.Args) (*page.Connection[T], error),
) (rows []*T, last *page.Connection[T]) {
	t.Helper()
	args := page.Args{First: &size}
	if backward {
		args = page.Args{Last: &size}
	}
	for {
		c, err := read(args)
		if err != nil {
			t.Fatal(err)
		}
		info := c.PageInfo()
		if backward {
			rows = append(slices.Clone(c.Nodes), rows...)
			args.Before = info.StartCursor
		} else {
			rows = append(rows, c.Nodes...)
			args.After = info.EndCursor
		}
		if more := backward && info.HasPreviousPage || !backward && info.HasNextPage; !more {
			return rows, c
		}
	}
}

// TestAverageOfLargeValues checks that averages have all six decimal places, however large they are.
func TestAverageOfLargeValues(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	publish(t, d, edited(t, "observation.csv", "service-finalists,RU,2026,_T,110", "service-finalists,RU,2026,_T,123456789012345678901234.5"))
	r := holding(t, d, 0)
	slug, place, total := "service-finalists", "RU", "_T"
	c, err := db.ObservationGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}, Filter: &db.ObservationFilter{
		Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{Eq: &slug}}, Place: &rel.StringFilter{Eq: &place},
		Breakdown: &rel.StringFilter{Eq: &total},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got := c.Nodes[0]
	if *got.ValueSum != "123456789012345678901434.5" || *got.ValueAverage != "41152263004115226300478.166667" {
		t.Errorf("the sum is %s, the average %s", *got.ValueSum, *got.ValueAverage)
	}
}

// TestCursorsOfGroupsAreChecked sends invented cursors: none of them reaches PostgreSQL.
func TestCursorsOfGroupsAreChecked(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	for _, test := range []struct {
		name, position string
		ok             bool
	}{
		{"taken from a page", `["3", "71800000"]`, true},
		{"empty values", `[null, null]`, true},
		{"no list", `{}`, false},
		{"too short", `["3"]`, false},
		{"too long", `["3", "71800000", "x"]`, false},
		{"no number", `["three", "71800000"]`, false},
		{"too large", `["9223372036854775808", "71800000"]`, false},
		{"not text", `[3, "71800000"]`, false},
		{"what PostgreSQL cannot store", `["3", "a\u0000b"]`, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			after := page.Cursor{Field: "COUNT DESC, REGION", Direction: "ASC", Key: test.position}.String()
			ctx, statements := session.WithStatements(t.Context())
			_, err := db.AwardEntryGroups.Page(ctx, r, rel.GroupBy{Dimensions: []rel.Dimension{"REGION"}, Page: page.Args{After: &after}, OrderBy: []*rel.Order{{Field: "COUNT", Direction: rel.Desc}}})
			var wrong *page.ArgumentError
			if errors.As(err, &wrong) == test.ok || test.ok && err != nil {
				t.Errorf("the error is %v", err)
			}
			if ran := len(statements.Names()); (ran > 0) != test.ok {
				t.Errorf("%d queries were run", ran)
			}
		})
	}
}

// TestGroupsAreCountedSideBySide counts a list by two fields at once, as aliases do. The race detector watches.
func TestGroupsAreCountedSideBySide(t *testing.T) {
	t.Parallel()
	d := bundletest.New(t)
	r := holding(t, d, d.Config().Memory)
	ctx := db.WithRelease(rel.WithColumns(t.Context(), []string{}), r)
	list, err := db.ObservationGroups.Page(ctx, r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}})
	if err != nil {
		t.Fatal(err)
	}
	var counted [2][]int32
	var counting sync.WaitGroup
	for i := range counted {
		counting.Go(func() { counted[i], _ = page.TotalCounts(ctx, []*page.Connection[db.ObservationGroup]{list}) })
	}
	counting.Wait()
	if len(counted[0]) != 1 || counted[0][0] == 0 || !slices.Equal(counted[0], counted[1]) {
		t.Errorf("counted %v and %v", counted[0], counted[1])
	}
}
