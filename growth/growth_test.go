package growth_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/growth"
	"govhub/scalar"
)

// TestBetween compares changes with those computed by hand.
func TestBetween(t *testing.T) {
	t.Parallel()
	number := func(text string) *scalar.Decimal { return new(scalar.Decimal(text)) }
	for _, test := range []struct {
		from, to scalar.Decimal
		years    float64
		want     growth.Change
	}{
		{"100", "121", 2, growth.Change{Difference: "21", Percent: number("21"), GrowthRate: number("10")}},
		{"3", "5", 1, growth.Change{Difference: "2", Percent: number("66.666667"), GrowthRate: number("66.666667")}},
		{"8", "1", 1.5, growth.Change{Difference: "-7", Percent: number("-87.5"), GrowthRate: number("-75")}},
		{"0.1", "0.3", -1, growth.Change{Difference: "0.2", Percent: number("200")}},
		{"5", "0", 2, growth.Change{Difference: "-5", Percent: number("-100")}},
		{"0", "5", 2, growth.Change{Difference: "5"}},
		{"-2", "5", 2, growth.Change{Difference: "7"}},
		{"0.000001", "9" + scalar.Decimal("00000000000000000000"), 0.01, growth.Change{
			Difference: "899999999999999999999.999999", Percent: number("89999999999999999999999999900"),
		}},
	} {
		if diff := cmp.Diff(test.want, growth.Between(test.from, test.to, test.years)); diff != "" {
			t.Errorf("from %s to %s: %s", test.from, test.to, diff)
		}
	}
}

// TestRateCompounds grows a value by its rate for whole years.
func TestRateCompounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Custom(func(t *rapid.T) scalar.Decimal {
			return scalar.Shortest(scalar.Decimal(rapid.StringMatching(`[1-9][0-9]{3}(\.[0-9]{1,3})?`).Draw(t, "number")).Rational())
		})
		from, to, years := number.Draw(t, "from"), number.Draw(t, "to"), rapid.IntRange(1, 20).Draw(t, "years")
		yearly := growth.Between(from, to, float64(years)).GrowthRate
		rate, _ := yearly.Rational().Float64()
		first, _ := from.Rational().Float64()
		last, _ := to.Rational().Float64()
		if grown := first * math.Pow(1+rate/100, float64(years)); math.Abs(grown/last-1) > 1e-4 {
			t.Errorf("%s a year make %g of %s in %d years, want %s", *yearly, grown, from, years, to)
		}
	})
}

func TestYears(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from, to string
		want     float64
	}{
		{"2018", "2022", 4},
		{"2022", "2018", -4},
		{"2020-Q1", "2021-Q3", 1.5},
		{"2024-11", "2025-02", 0.25},
		{"2024-01-16", "2025-01-16", 1},
		{"2024-01-16", "2024-01-26", 10 / 365.2425},
	} {
		if got := growth.Years(test.from, test.to); got != test.want {
			t.Errorf("%g years from %s to %s, want %g", got, test.from, test.to, test.want)
		}
	}
}
