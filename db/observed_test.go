package db_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
)

// TestUnknownIsNotEmpty distinguishes unpublished values from arguments that do not exist.
func TestUnknownIsNotEmpty(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	ranking := func(indicator, breakdown, period string) error {
		args := db.RankingArgs{Indicator: indicator, Breakdown: breakdown, Level: "REGION", Direction: rel.Desc}
		if period != "" {
			args.Period = &period
		}
		_, err := db.Ranking(t.Context(), r, args, page.Args{})
		return err
	}
	series := func(breakdowns string, indicators ...string) error {
		_, err := db.ListSeries(t.Context(), r, db.SeriesArgs{Indicators: indicators, Places: []string{"RU"}, Breakdowns: strings.Fields(breakdowns)})
		return err
	}
	for name, test := range map[string]struct {
		err  error
		want errorcode.Code
		text string
	}{
		"ranking":                        {err: ranking("service-applications", "_T", "")},
		"ranking of a year without any":  {err: ranking("service-applications", "_T", "1999")},
		"ranking of parts alone":         {err: ranking("municipality-count", "_T", "")},
		"ranking of an unknown":          {ranking("nope", "_T", ""), errorcode.BadLookup, `no indicator is called "nope"`},
		"ranking of an unknown part":     {ranking("service-applications", "URBAN_OKRUG", ""), errorcode.BadLookup, `has the breakdown "URBAN_OKRUG"`},
		"ranking of no period":           {ranking("service-applications", "_T", "spring"), errorcode.ValidationFailed, "argument period"},
		"series":                         {err: series("_T URBAN_OKRUG", "municipality-count")},
		"series of which one has a part": {err: series("URBAN_OKRUG", "service-applications", "municipality-count")},
		"series without indicators":      {err: series("nope")},
		"series of a part of another":    {err: series("URBAN_OKRUG", "service-applications")},
		"series of an unknown part":      {series("_T URBAN_OKRUG URBAN_OKRUGS", "municipality-count"), errorcode.BadLookup, `has the breakdown "URBAN_OKRUGS"`},
		"series of an unknown":           {series("_T", "municipality-count", "nope"), errorcode.BadLookup, `no indicator is called "nope"`},
	} {
		var input *errorcode.InputError
		switch {
		case test.want == "":
			if test.err != nil {
				t.Errorf("%s: %v", name, test.err)
			}
		case !errors.As(test.err, &input) || input.Code != test.want || !strings.Contains(input.Reason, test.text):
			t.Errorf("%s: got %v, want %s with %q", name, test.err, test.want, test.text)
		}
	}
}

// TestSeriesHaveTheirOwnEnds reads several lists of series at once, as one level of a query may do.
func TestSeriesHaveTheirOwnEnds(t *testing.T) {
	t.Parallel()
	r := holding(t, bundletest.New(t), 0)
	var together []*db.Series
	var apart [][]*db.Observation
	shown := map[int]bool{}
	for _, ends := range [][2]string{{"", ""}, {"2024", ""}, {"", "2023"}, {"2023", "2024"}} {
		args := db.SeriesArgs{Indicators: []string{"service-applications"}, Places: []string{"RU"}, Breakdowns: []string{"_T"}}
		if ends[0] != "" {
			args.From = &ends[0]
		}
		if ends[1] != "" {
			args.To = &ends[1]
		}
		series, err := db.ListSeries(t.Context(), r, args)
		if err != nil {
			t.Fatal(err)
		}
		points, err := db.SeriesPoints(t.Context(), r, series, 100)
		if err != nil {
			t.Fatal(err)
		}
		together, apart = append(together, series...), append(apart, points...)
		shown[len(points[0])] = true
	}
	points, err := db.SeriesPoints(t.Context(), r, together, 100)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(apart, points); diff != "" {
		t.Errorf("(-apart +together):\n%s", diff)
	}
	if len(shown) < 3 {
		t.Errorf("series of other times have the same lengths: %v", shown)
	}
}
