package db_test

import (
	"strings"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

// Invented observations of Belgorod Oblast, its district 14610000 with the settlement 14610432, and the city 14701000.
const (
	inventedIndicators = `flow,Поток,,,,persons,ANNUAL,,true,true,true,_T,,kgd-rdc-atlas-2019
stock,Запас,,,,persons,ANNUAL,,true,false,false,_T,,kgd-rdc-atlas-2019
rate,Доля,,,,percent,ANNUAL,,false,false,false,_T,,kgd-rdc-atlas-2019
contest,Конкурс,,,,persons,ANNUAL,,false,true,false,_T,,kgd-rdc-atlas-2019
whole,Целое,,,,persons,ANNUAL,,true,true,true,ALL,,kgd-rdc-atlas-2019
parts,Части,,,,persons,ANNUAL,,true,true,true,,,kgd-rdc-atlas-2019
`
	inventedObservations = `flow RU 2023 _T 100
flow 14000000 2023 _T 50
flow 14000000 2023 a 30
flow 14000000 2023 B 20
flow 14000000 2022 _T 7
flow 14000000 2023-Q1 _T 11
flow 14000000 2023-Q2 _T 12
flow 14000000 2023-01 _T 4
flow 15000000 2023 _T 60
flow 14610000 2023 _T 9
flow 14610432 2023 _T 2
flow 14701000 2023 _T 5
stock 14610000 2023 _T 9
stock 14610000 2024 _T 8
stock 14701000 2023 _T 5
stock 14701000 2023 a 1
stock 14701000 2023 b 2
rate 14610000 2023 _T 0.5
rate 14701000 2023 _T 0.7
contest RU 2023 _T 10
contest RU 2024 _T 12
contest 14000000 2023 _T 1
contest 15000000 2023 _T 1
whole 14701000 2023 ALL 3
whole 14701000 2023 _T 1
whole 14701000 2023 b 2
parts 14701000 2023 _T 1
parts 14701000 2023 b 2
`
)

// invented opens a release of the bundle with these observations.
func invented(t *testing.T) *db.Release {
	t.Helper()
	d := bundletest.New(t)
	var rows strings.Builder
	for line := range strings.Lines(inventedObservations) {
		rows.WriteString(strings.ReplaceAll(strings.TrimSpace(line), " ", ",") + ",NORMAL,,kgd-rdc-atlas-2019\n")
	}
	const first = "atlas-practices-implemented,27706000"
	publish(t, d, bundletest.Edited(t,
		bundletest.Edit{File: "indicator.csv", Before: "local-issues,", After: inventedIndicators + "local-issues,"},
		bundletest.Edit{File: "observation.csv", Before: first, After: rows.String() + first},
	))
	return holding(t, d, 0)
}

func TestSumsThatWouldCountTwice(t *testing.T) {
	t.Parallel()
	r := invented(t)
	for _, test := range []struct {
		name                                    string
		indicators, places, periods, breakdowns string // separated by spaces; all if empty
		sum, refusal, averageRefusal            string
	}{
		{name: "one value of a rate", indicators: "rate", places: "14701000", sum: "0.7"},
		{name: "a rate", indicators: "rate", refusal: "NOT_ADDITIVE"},
		{name: "several indicators", indicators: "flow stock", refusal: "SEVERAL_INDICATORS", averageRefusal: "SEVERAL_INDICATORS"},
		{name: "regions", indicators: "flow", places: "14000000 15000000", periods: "2023", breakdowns: "_T", sum: "110"},
		{name: "disjoint parts", indicators: "flow", places: "14000000", breakdowns: "a B", sum: "50"},
		{name: "years", indicators: "flow", places: "14000000", periods: "2022 2023", breakdowns: "_T", sum: "57"},
		{name: "quarters", indicators: "flow", periods: "2023-Q1 2023-Q2", sum: "23"},
		{name: "total and parts", indicators: "flow", places: "14000000", periods: "2023", refusal: "TOTAL_AND_PARTS", averageRefusal: "TOTAL_AND_PARTS"},
		{name: "total and parts of different places", indicators: "flow", places: "14000000 15000000", periods: "2023", breakdowns: "_T a", refusal: "TOTAL_AND_PARTS", averageRefusal: "TOTAL_AND_PARTS"},
		{name: "another total", indicators: "whole", refusal: "TOTAL_AND_PARTS", averageRefusal: "TOTAL_AND_PARTS"},
		{name: "parts of another total", indicators: "whole", breakdowns: "_T b", sum: "3"},
		{name: "parts without a total", indicators: "parts", sum: "3"},
		{name: "parts that may overlap", indicators: "stock", breakdowns: "a b", refusal: "SEVERAL_BREAKDOWNS"},
		{name: "a year and its quarters", indicators: "flow", places: "14000000", periods: "2023 2023-Q1 2023-Q2", breakdowns: "_T", refusal: "SEVERAL_PERIOD_LENGTHS", averageRefusal: "SEVERAL_PERIOD_LENGTHS"},
		{name: "a quarter and its month", indicators: "flow", periods: "2023-01 2023-Q1", refusal: "SEVERAL_PERIOD_LENGTHS", averageRefusal: "SEVERAL_PERIOD_LENGTHS"},
		{name: "the country and regions", indicators: "flow", places: "RU 14000000", periods: "2023", breakdowns: "_T", refusal: "SEVERAL_LEVELS", averageRefusal: "SEVERAL_LEVELS"},
		{name: "a region and its city", indicators: "flow", places: "14701000 14000000", periods: "2023", breakdowns: "_T", refusal: "SEVERAL_LEVELS", averageRefusal: "SEVERAL_LEVELS"},
		{name: "a district and its settlement", indicators: "flow", places: "14610000 14610432", refusal: "SEVERAL_LEVELS", averageRefusal: "SEVERAL_LEVELS"},
		{name: "a city and a settlement elsewhere", indicators: "flow", places: "14701000 14610432", sum: "7"},
		{name: "a district and a city", indicators: "stock", periods: "2023", breakdowns: "_T", sum: "14"},
		{name: "a stock of two years", indicators: "stock", places: "14610000", refusal: "SEVERAL_PERIODS"},
		{name: "what does not add up over places", indicators: "contest", places: "14000000 15000000", refusal: "SEVERAL_PLACES"},
		{name: "what adds up over periods alone", indicators: "contest", places: "RU", sum: "22"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			in := func(list string) *rel.StringFilter { return &rel.StringFilter{In: strings.Fields(list)} }
			f := &db.ObservationFilter{Indicator: &db.IndicatorFilter{Slug: in(test.indicators)}}
			if test.places != "" {
				f.Place = in(test.places)
			}
			if test.periods != "" {
				f.Period = &rel.PeriodFilter{In: strings.Fields(test.periods)}
			}
			if test.breakdowns != "" {
				f.Breakdown = in(test.breakdowns)
			}
			c, err := db.ObservationGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: []rel.Dimension{"STATUS"}, Filter: f})
			if err != nil {
				t.Fatal(err)
			}
			totals, err := db.ObservationGroups.GroupTotals(t.Context(), []*page.Connection[db.ObservationGroup]{c})
			if err != nil {
				t.Fatal(err)
			}
			for name, got := range map[string]*db.ObservationMeasures{"group": &c.Nodes[0].ObservationMeasures, "total": totals[0]} {
				if sum, refusal := text(got.ValueSum), text(got.ValueSumRefusal); sum != test.sum || refusal != test.refusal {
					t.Errorf("%s: sum %q, refused for %q; want %q, %q", name, sum, refusal, test.sum, test.refusal)
				}
				if refusal := text(got.ValueAverageRefusal); refusal != test.averageRefusal || (got.ValueAverage == nil) != (refusal != "") {
					t.Errorf("%s: average %q, refused for %q; want %q", name, text(got.ValueAverage), refusal, test.averageRefusal)
				}
			}
		})
	}
}

// text is the value as text, empty for null.
func text[V ~string](v *V) string {
	if v == nil {
		return ""
	}
	return string(*v)
}

// TestRefusedSumsInOrdersAndFilters orders and restricts groups by sums, some of which are refused.
func TestRefusedSumsInOrdersAndFilters(t *testing.T) {
	t.Parallel()
	r := invented(t)
	f := &db.ObservationFilter{
		Indicator: &db.IndicatorFilter{Slug: &rel.StringFilter{In: []string{"flow", "stock", "rate", "contest", "parts"}}},
		Place:     &rel.StringFilter{In: []string{"RU", "14701000", "14610432"}},
		Period:    &rel.PeriodFilter{Eq: new("2023")},
	}
	for _, test := range []struct {
		name   string
		having *db.ObservationHaving
		want   string
	}{
		{"all", nil, "contest 10, parts 3, rate 0.7, flow SEVERAL_LEVELS, stock TOTAL_AND_PARTS"},
		{"with a sum", &db.ObservationHaving{ValueSum: &rel.DecimalFilter{IsNull: new(false)}}, "contest 10, parts 3, rate 0.7"},
		{"refused", &db.ObservationHaving{ValueSumRefusal: &db.MeasureRefusalFilter{Eq: new(db.MeasureRefusal("SEVERAL_LEVELS"))}}, "flow SEVERAL_LEVELS"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var having rel.Filter
			if test.having != nil {
				having = test.having
			}
			c, err := db.ObservationGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}, Filter: f, Having: having, OrderBy: []*rel.Order{{Field: "VALUE_SUM", Direction: rel.Desc}}})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, g := range c.Nodes {
				got = append(got, string(g.Key.IndicatorKey)+" "+text(g.ValueSum)+text(g.ValueSumRefusal))
			}
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestObservationsOfARegion finds the figures of a region by its own code, and those of its municipalities.
func TestObservationsOfARegion(t *testing.T) {
	t.Parallel()
	r := invented(t)
	slug, oktmo := &rel.StringFilter{Eq: new("flow")}, &db.RegionFilter{OKTMO: &rel.StringFilter{Eq: new("14000000")}}
	level := func(l db.PlaceLevel) *db.PlaceLevelFilter { return &db.PlaceLevelFilter{Eq: &l} }
	for _, test := range []struct {
		name   string
		filter db.ObservationFilter
		want   int32
	}{
		{"all", db.ObservationFilter{Region: oktmo}, 10},
		{"not", db.ObservationFilter{Not: &db.ObservationFilter{Region: oktmo}}, 2},
		{"its own", db.ObservationFilter{Region: oktmo, PlaceLevel: level("REGION")}, 7},
		{"of its municipalities", db.ObservationFilter{Region: oktmo, PlaceLevel: level("MUNICIPALITY")}, 3},
		{"of the country", db.ObservationFilter{PlaceLevel: level("COUNTRY")}, 1},
		{"through its district", db.ObservationFilter{Region: &db.RegionFilter{
			OKTMO: &rel.StringFilter{Eq: new("14000000")}, FederalDistrict: &db.FederalDistrictFilter{Slug: &rel.StringFilter{Eq: new("central")}},
		}}, 10},
		{"restricting nothing", db.ObservationFilter{Region: &db.RegionFilter{}}, 12},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := test.filter
			f.Indicator = &db.IndicatorFilter{Slug: slug}
			got, err := db.Observations.Count(t.Context(), r, &f)
			if err != nil || got != test.want {
				t.Errorf("found %d (error %v), want %d", got, err, test.want)
			}
			groups, err := db.ObservationGroups.Page(t.Context(), r, rel.GroupBy{Dimensions: []rel.Dimension{"INDICATOR"}, Filter: &f})
			if err != nil || int32(groups.Nodes[0].Count) != test.want {
				t.Errorf("grouped %d (error %v), want %d", groups.Nodes[0].Count, err, test.want)
			}
		})
	}
}
