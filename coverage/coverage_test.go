package coverage_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/coverage"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/dbtest"
	"govhub/db/rel"
	"govhub/existence"
	"govhub/page"
	"govhub/scalar"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// Invented municipalities of Tatarstan: code, kind, parent, and the years in which they began and ended.
const (
	municipalities = `92990000 MUNICIPAL_DISTRICT - - -
92991000 MUNICIPAL_DISTRICT - - 2022
92992000 MUNICIPAL_OKRUG - 2022 -
92993000 URBAN_OKRUG - - -
92993101 INTRACITY_DISTRICT 92993000 - -
92993102 INTRACITY_DISTRICT 92993000 - -
92990101 RURAL_SETTLEMENT 92990000 - -
`
	// Places with a value, by indicator and period.
	values = `found 2022 92990000
found 2022 92992000
found 2022 92991000
parts 2022 92993000
parts 2022 92993101
early 2017 92990000
other 2022-Q2 92990000
`
	register = "a-register,Реестр,,,,,2024,DISTRICTS,2018,ANNUAL,,\n"
)

// release opens the bundle with the invented rows, those of the register only if it is stated.
func release(t *testing.T, source, imports string) *db.Release {
	t.Helper()
	var rows, indicators, observations strings.Builder
	cell := func(text, suffix string) string {
		if text == "-" {
			return ""
		}
		return text + suffix
	}
	for line := range strings.Lines(municipalities) {
		f := strings.Fields(line)
		fmt.Fprintf(&rows, "%s,%s,Пример,,92000000,%s,,,,,,,,%s,%s,,a-register\n", f[0], f[1], cell(f[2], ""), cell(f[3], "-01-01"), cell(f[4], "-01-01"))
	}
	for _, slug := range []string{"early", "found", "other", "parts"} {
		fmt.Fprintf(&indicators, "%s,Пример,,,,persons,ANNUAL,,true,true,true,_T,,a-register\n", slug)
	}
	for line := range strings.Lines(values) {
		f := strings.Fields(line)
		fmt.Fprintf(&observations, "%s,%s,%s,_T,1,NORMAL,,a-register\n", f[0], f[2], f[1])
	}
	d := bundletest.New(t)
	bundletest.PublishEdited(t, d,
		bundletest.Edit{File: "datapackage.json", Before: `"name"`, After: imports + `"name"`},
		bundletest.Edit{File: "source.csv", After: source},
		bundletest.Edit{File: "municipality.csv", After: rows.String()},
		bundletest.Edit{File: "indicator.csv", After: indicators.String()},
		bundletest.Edit{File: "observation.csv", After: observations.String()},
	)
	hub, err := db.Open(t.Context(), d.Config(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { hub.Close() })
	r, err := hub.Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Done)
	return r
}

// of returns the coverage of an indicator as "places with without others quarantined".
func of(t *testing.T, r *db.Release, indicator string, args db.CoverageArgs) string {
	t.Helper()
	args.Breakdown = "_T"
	indicators, err := db.Indicators.ByKeys(rel.WithAllColumns(t.Context()), r, []string{indicator})
	if err != nil {
		t.Fatal(err)
	}
	found, err := coverage.Of(t.Context(), r, indicators, args)
	if err != nil {
		t.Fatal(err)
	}
	c := found[0]
	text := func(n *int32) string {
		if n == nil {
			return "?"
		}
		return fmt.Sprint(*n)
	}
	return fmt.Sprintln(text(c.Places), c.WithValue, text(c.Without), text(c.Others), text(c.Quarantined))
}

// TestOf compares the coverage of invented indicators with the municipalities that the filters of lists find.
func TestOf(t *testing.T) {
	t.Parallel()
	r := release(t, register, `"imports": [{"input": "found.csv", "source": "a-register", "read": 3, "quarantined": 3, "lost": [
		{"indicator": "found", "breakdown": "_T", "level": "MUNICIPALITY", "period": "2022", "values": 2},
		{"indicator": "found", "breakdown": "A", "level": "MUNICIPALITY", "period": "2022", "values": 1}]}],`)
	day := scalar.Date("2022-01-01")
	any := []db.MunicipalityState{existence.Current, existence.Ended, existence.Unconfirmed, existence.Future}
	part := &db.MunicipalityFilter{Parent: &db.MunicipalityFilter{State: &db.MunicipalityStateFilter{In: any}}}
	existed, err := db.Municipalities.Count(t.Context(), r, (&db.MunicipalityFilter{Not: part}).Existing(&day, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		indicator, period string
		level             db.PlaceLevel
		want              string
	}{
		{"found", "2022", db.LevelMunicipality, fmt.Sprintln(existed, 2, existed-2, 1, 2)},    // one of a place that had ended
		{"parts", "2022", db.LevelMunicipality, fmt.Sprintln(existed+2, 2, existed, 0, 0)},    // and intracity districts
		{"other", "2022-Q2", db.LevelMunicipality, fmt.Sprintln(existed, 1, existed-1, 0, 0)}, // settlements have no value
		{"other", "2022", db.LevelMunicipality, fmt.Sprintln(existed, 0, existed, 0, 0)},
		{"early", "2017", db.LevelMunicipality, "? 1 ? ? 0\n"},
		{"found", "2022", db.LevelRegion, "89 0 89 0 0\n"},
		{"found", "2022", db.LevelCountry, "1 0 1 0 0\n"},
	} {
		got := of(t, r, test.indicator, db.CoverageArgs{Level: test.level, Period: test.period})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s of %s (-want +got):\n%s", test.indicator, test.period, diff)
		}
	}
}

// TestOfUnknown has no register and no import: what is not known is not zero.
func TestOfUnknown(t *testing.T) {
	t.Parallel()
	r := release(t, "a-register,Реестр,,,,,2024,,,ANNUAL,,\n", "")
	for args, want := range map[db.CoverageArgs]string{
		{Level: db.LevelMunicipality, Period: "2022"}: "? 3 ? ? ?\n",
		{Level: db.LevelRegion, Period: "2022"}:       "89 0 89 0 ?\n",
	} {
		if got := of(t, r, "found", args); got != want {
			t.Errorf("%v: got %s, want %s", args, got, want)
		}
	}
	_, err := coverage.Of(t.Context(), r, nil, db.CoverageArgs{Level: db.LevelRegion, Period: "2022-13", Breakdown: "_T"})
	if err == nil {
		t.Error("a period that is none is taken")
	}
}

// TestRankingWithoutValue counts places without a value by the rule of coverage, as far as the filter is on places.
func TestRankingWithoutValue(t *testing.T) {
	t.Parallel()
	r := release(t, register, "")
	year := "2022"
	code := func(codes ...string) *db.ObservationFilter {
		return &db.ObservationFilter{Place: &rel.StringFilter{In: codes}}
	}
	for _, test := range []struct {
		name      string
		indicator string
		period    *string
		filter    *db.ObservationFilter
		want      string
	}{
		{"two places", "found", &year, code("92990000", "92993000"), "1"},
		{"one that had ended", "found", &year, code("92990000", "92991000"), "0"},
		{"parts of an indicator without values of parts", "found", &year, code("92993000", "92993101"), "1"},
		{"parts", "parts", &year, code("92993000", "92993101", "92993102", "92990101"), "1"},
		{"the latest period", "other", nil, code("92990000", "92993000"), "1"},
		{"before the register", "early", nil, code("92990000"), "?"},
		{"a filter on values", "found", &year, &db.ObservationFilter{Value: &rel.DecimalFilter{}}, "?"},
	} {
		args := db.RankingArgs{Indicator: test.indicator, Breakdown: "_T", Level: db.LevelMunicipality, Period: test.period, Filter: test.filter, Direction: rel.Desc}
		list, err := db.Ranking(t.Context(), r, args, page.Args{})
		if err != nil {
			t.Fatal(err)
		}
		counts, err := db.WithoutValue(t.Context(), []*db.RankingConnection{list})
		if err != nil {
			t.Fatal(err)
		}
		got := "?"
		if counts[0] != nil {
			got = fmt.Sprint(*counts[0])
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}
