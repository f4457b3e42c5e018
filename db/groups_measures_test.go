package db_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"govhub/db"
	"govhub/scalar"
)

// compareMeasures computes measures from the rows: their number, and the sum of each column.
func compareMeasures[T, G, M any](t *rapid.T, got any, rows []*T, of grouped[T, G, M]) {
	t.Helper()
	var noSum, noAverage string
	if of.refused != nil {
		noSum, noAverage = of.refused(rows)
		if sum, average := member(got, "value_sum_refusal"), member(got, "value_average_refusal"); sum != noSum || average != noAverage {
			t.Fatalf("the sum is refused for %q, the average for %q; want %q, %q", sum, average, noSum, noAverage)
		}
	}
	if count := member(got, "count"); count != fmt.Sprint(len(rows)) {
		t.Fatalf("count is %s, but there are %d rows", count, len(rows))
	}
	for _, column := range of.sums {
		sum, some, numbers := new(big.Rat), int64(0), []*big.Rat(nil)
		for _, row := range rows {
			if value, ok := new(big.Rat).SetString(member(row, column)); ok {
				sum, some, numbers = sum.Add(sum, value), some+1, append(numbers, value)
			}
		}
		text := member(got, column+"_sum")
		summed, ok := new(big.Rat).SetString(text)
		wanted := some > 0 && noSum == ""
		if ok != wanted || ok && summed.Cmp(sum) != 0 {
			t.Fatalf("the sum of %s is %q, want %v of %d rows", column, text, sum.FloatString(6), len(rows))
		}
		if some == 0 || noAverage != "" {
			continue
		}
		average := string(scalar.Shortest(sum.Quo(sum, big.NewRat(some, 1))))
		if got := member(got, column+"_average"); got != average {
			t.Fatalf("the average of %s is %q, want %s of %d rows", column, got, average, some)
		}
		compareDistribution(t, got, column, numbers)
	}
}

// compareDistribution computes percentiles of numbers and tests their standard deviation.
func compareDistribution(t *rapid.T, got any, column string, numbers []*big.Rat) {
	t.Helper()
	slices.SortFunc(numbers, (*big.Rat).Cmp)
	last := len(numbers) - 1
	for measure, percent := range map[string]int{"_p10": 10, "_p25": 25, "_median": 50, "_p75": 75, "_p90": 90} {
		place := percent * last
		low, high := numbers[place/100], numbers[min(place/100+1, last)]
		part := new(big.Rat).Mul(big.NewRat(int64(place%100), 100), new(big.Rat).Sub(high, low))
		want := part.Add(part, low)
		digits, _ := want.FloatPrec()
		if text := member(got, column+measure); text != want.FloatString(digits) {
			t.Fatalf("%s%s is %q, want %s of %v", column, measure, text, want.FloatString(digits), numbers)
		}
	}
	text := member(got, column+"_standard_deviation")
	deviation, ok := new(big.Rat).SetString(text)
	if ok != (last > 0) {
		t.Fatalf("the standard deviation of %s is %q, of %v", column, text, numbers)
	} else if !ok {
		return
	}
	sum, squares := new(big.Rat), new(big.Rat)
	for _, n := range numbers {
		sum.Add(sum, n)
		squares.Add(squares, new(big.Rat).Mul(n, n))
	}
	variance := squares.Sub(squares, sum.Mul(sum, sum).Quo(sum, big.NewRat(int64(len(numbers)), 1)))
	variance.Quo(variance, big.NewRat(int64(last), 1))
	half := big.NewRat(1, 2e6)
	least, most := new(big.Rat).Sub(deviation, half), new(big.Rat).Add(deviation, half)
	if least.Sign() > 0 && least.Mul(least, least).Cmp(variance) > 0 || most.Mul(most, most).Cmp(variance) < 0 {
		t.Fatalf("the standard deviation of %s is %q, of %v", column, text, numbers)
	}
}

// refusals says why observations have no sum and no average.
func refusals(
	rows []*db.Observation, indicators map[string]*db.Indicator, regions map[string]*db.Region, municipalities map[string]*db.Municipality,
) (sum, average string) {
	seen := map[string]map[string]bool{} // values by what they are of
	see := func(of, value string) {
		if seen[of] == nil {
			seen[of] = map[string]bool{}
		}
		seen[of][value] = true
	}
	var indicator *db.Indicator
	for _, o := range rows {
		indicator = indicators[string(o.IndicatorKey)]
		see("indicators", indicator.Slug)
		see("places", o.Place)
		see("periods", o.Period)
		see("lengths", fmt.Sprint(len(o.Period), strings.Contains(o.Period, "Q")))
		see("breakdowns", o.Breakdown)
		see("totals", fmt.Sprint(indicator.TotalBreakdown != nil && o.Breakdown == *indicator.TotalBreakdown))
		switch municipality := municipalities[o.Place]; {
		case municipality != nil:
			see("levels", "municipality")
			see("within", fmt.Sprint(!strings.HasSuffix(o.Place, "000"))) // in codes of OKTMO
		case regions[o.Place] != nil:
			see("levels", "region")
		default:
			see("levels", "country")
		}
	}
	several := func(of string) bool { return len(seen[of]) > 1 }
	nested := false // some municipality has others within it, while one is within any other
	for _, m := range municipalities {
		nested = nested || seen["within"]["true"] && seen["places"][string(m.ParentKey)]
	}
	switch {
	case several("indicators"):
		average = "SEVERAL_INDICATORS"
	case several("totals"):
		average = "TOTAL_AND_PARTS"
	case several("levels"), nested:
		average = "SEVERAL_LEVELS"
	case several("lengths"):
		average = "SEVERAL_PERIOD_LENGTHS"
	}
	switch {
	case len(rows) < 2:
		return "", ""
	case !several("indicators") && !indicator.AddsOverPlaces && !indicator.AddsOverPeriods && !indicator.AddsOverBreakdowns:
		return "NOT_ADDITIVE", average
	case average != "":
		return average, average
	case several("breakdowns") && !indicator.AddsOverBreakdowns:
		return "SEVERAL_BREAKDOWNS", ""
	case several("places") && !indicator.AddsOverPlaces:
		return "SEVERAL_PLACES", ""
	case several("periods") && !indicator.AddsOverPeriods:
		return "SEVERAL_PERIODS", ""
	}
	return "", ""
}
