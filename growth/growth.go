// Package growth has the formulas of changes between two values. Results are rounded half away from zero to six digits after the point.
package growth

import (
	"math"
	"math/big"
	"time"

	"govhub/scalar"
)

// Change is the change from a value to another.
type Change struct {
	Difference scalar.Decimal
	Percent    *scalar.Decimal // nil if the first value is not greater than 0
	GrowthRate *scalar.Decimal // compound, in percent a year; nil also if the last value is not greater than 0, or no time passed
}

// Between returns the change over so many years.
func Between(from, to scalar.Decimal, years float64) Change {
	first, last := from.Rational(), to.Rational()
	c := Change{Difference: scalar.Shortest(new(big.Rat).Sub(last, first))}
	if first.Sign() <= 0 {
		return c
	}
	ratio := new(big.Rat).Quo(last, first)
	percent := new(big.Rat).Sub(ratio, big.NewRat(1, 1))
	c.Percent = new(scalar.Shortest(percent.Mul(percent, big.NewRat(100, 1))))
	if last.Sign() > 0 && years > 0 {
		c.GrowthRate = rate(ratio, years)
	}
	return c
}

// rate returns the yearly growth that compounds to a ratio: exactly for one year, else as precise as a float64 is.
func rate(ratio *big.Rat, years float64) *scalar.Decimal {
	whole, _ := ratio.Float64()
	yearly := new(big.Rat).SetFloat64(math.Pow(whole, 1/years))
	switch {
	case years == 1:
		yearly = ratio
	case yearly == nil: // beyond a float64
		return nil
	}
	yearly = new(big.Rat).Sub(yearly, big.NewRat(1, 1))
	return new(scalar.Shortest(yearly.Mul(yearly, big.NewRat(100, 1))))
}

// Years returns the time between the first days of two periods in years: whole months where both begin on the same day of a month, else
// days, of which a year has 365.2425. It is negative if the second period is earlier.
func Years(from, to string) float64 {
	a, b := start(from), start(to)
	if a.Day() == b.Day() {
		return float64(12*(b.Year()-a.Year())+int(b.Month()-a.Month())) / 12
	}
	return b.Sub(a).Hours() / 24 / 365.2425
}

func start(period string) time.Time {
	day, err := time.Parse(time.DateOnly, string(scalar.PeriodStart(period)))
	if err != nil {
		panic("growth: a release holds the period " + period)
	}
	return day
}
