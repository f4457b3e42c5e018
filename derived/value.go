// Package derived computes values from the observations of series.
package derived

import (
	"context"
	"fmt"
	"math/big"
	"strconv"

	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/scalar"
)

// Value is computed from an observation and its base, another observation.
type Value struct {
	Observation *db.Observation
	Base        *db.Observation
	Value       *scalar.Decimal
	Reason      *string // why there is no value
	Formula     string
}

// Period returns the period of the value.
func (d *Value) Period() string { return d.Observation.Period }

// PeriodStart returns the first day of the period.
func (d *Value) PeriodStart() scalar.Date { return d.Observation.PeriodStart() }

// PeriodEnd returns the last day of the period.
func (d *Value) PeriodEnd() scalar.Date { return d.Observation.PeriodEnd() }

// PeriodKind returns how long the period lasts.
func (d *Value) PeriodKind() scalar.PeriodKind { return d.Observation.PeriodKind() }

// formula defines how values are computed from the points of series.
type formula struct {
	text    string
	base    func(s *db.Series, o *db.Observation) (key, missing string) // of the base, or why there is none
	compute func(observed, base *big.Rat) *big.Rat
	divides bool // by the base, which must be greater than 0
}

// derive computes a value for each of the last points of each series, by two queries.
func derive(ctx context.Context, r *db.Release, series []*db.Series, last int32, f formula) ([][]*Value, error) {
	ctx = rel.WithAlso(ctx, "indicator", "place", "period", "breakdown", "value")
	points, err := db.SeriesPoints(ctx, r, series, last)
	if err != nil {
		return nil, err
	}
	var keys []string
	derived := make([][]*Value, len(series))
	for i, s := range series {
		derived[i] = make([]*Value, len(points[i]))
		for j, o := range points[i] {
			key, missing := f.base(s, o)
			keys = append(keys, key)
			derived[i][j] = &Value{Observation: o, Formula: f.text, Reason: &missing}
		}
	}
	bases, err := db.Observations.ByKeys(ctx, r, keys)
	if err != nil {
		return nil, err
	}
	for _, values := range derived {
		for _, v := range values {
			v.Base, bases = bases[0], bases[1:]
			v.work(f)
		}
	}
	return derived, nil
}

func (v *Value) work(f formula) {
	if v.Base == nil {
		return
	}
	base := v.Base.Value.Rational()
	if f.divides && base.Sign() <= 0 {
		reason := "the base is not greater than 0"
		v.Reason = &reason
		return
	}
	value := scalar.Shortest(f.compute(v.Observation.Value.Rational(), base))
	v.Value, v.Reason = &value, nil
}

type YearOnYearUnit string

// Units of change.
const (
	ChangePercent    YearOnYearUnit = "PERCENT"
	ChangeDifference YearOnYearUnit = "DIFFERENCE"
)

// YearOnYear compares the last points of each series with the same period of the previous year.
func YearOnYear(ctx context.Context, r *db.Release, series []*db.Series, last int32, unit YearOnYearUnit) ([][]*Value, error) {
	f := formula{
		text: "(observation - base) / base * 100",
		base: func(_ *db.Series, o *db.Observation) (key, missing string) {
			before, ok := yearBefore(o.Period)
			if !ok {
				return "", "no year precedes " + o.Period
			}
			return db.ObservationKey{Indicator: string(o.IndicatorKey), Place: o.Place, Period: before, Breakdown: o.Breakdown}.String(), "no value is published for " + before
		},
		compute: func(observed, base *big.Rat) *big.Rat {
			return percentage(new(big.Rat).Sub(observed, base), base)
		},
		divides: true,
	}
	if unit == ChangeDifference {
		f.text, f.divides = "observation - base", false
		f.compute = func(observed, base *big.Rat) *big.Rat { return observed.Sub(observed, base) }
	}
	return derive(ctx, r, series, last, f)
}

func percentage(part, whole *big.Rat) *big.Rat {
	share := new(big.Rat).Quo(part, whole)
	return share.Mul(share, big.NewRat(100, 1))
}

// yearBefore returns the same period a year earlier.
func yearBefore(period string) (before string, ok bool) {
	year, err := strconv.Atoi(period[:4])
	if err != nil || year == 0 {
		return "", false
	}
	return fmt.Sprintf("%04d%s", year-1, period[4:]), true
}

// PerCapita divides the last points of each series by the population of the place in the same period, and multiplies by per. The
// population is an indicator too; an unknown one is an error.
func PerCapita(ctx context.Context, r *db.Release, series []*db.Series, last int32, population string, per int32) ([][]*Value, error) {
	if per < 1 {
		return nil, errorcode.BadInput(errorcode.ValidationFailed, "argument per is %d, but must be 1 or more", per)
	}
	if err := db.CheckIndicators(ctx, r, population); err != nil {
		return nil, err
	}
	return derive(ctx, r, series, last, formula{
		text: fmt.Sprintf("observation / base * %d", per),
		base: func(_ *db.Series, o *db.Observation) (key, missing string) {
			return db.ObservationKey{Indicator: population, Place: o.Place, Period: o.Period, Breakdown: db.TotalBreakdown}.String(), "no population is published for " + o.Period
		},
		compute: func(observed, base *big.Rat) *big.Rat {
			share := observed.Quo(observed, base)
			return share.Mul(share, big.NewRat(int64(per), 1))
		},
		divides: true,
	})
}

type ComparisonLevel string

// compareRegion is the level of regions; the other one is COUNTRY.
const compareRegion ComparisonLevel = "REGION"

// ComparedWith compares the last points of each series with the published value for the region of the place, or for the country.
func ComparedWith(ctx context.Context, r *db.Release, series []*db.Series, last int32, level ComparisonLevel) ([][]*Value, error) {
	wholes, alone := make(map[string]string, len(series)), "the place is the country itself" // by place, and the reason if it has none
	if level == compareRegion {
		alone = "the place is not a municipality"
		places := make([]string, len(series))
		for i, s := range series {
			places[i] = s.Place
		}
		found, err := db.Municipalities.ByKeys(rel.WithColumns(ctx, []string{"region"}), r, places)
		if err != nil {
			return nil, err
		}
		for i, m := range found {
			if m != nil {
				wholes[places[i]] = string(m.RegionKey)
			}
		}
	} else {
		for _, s := range series {
			if s.Place != db.WholeCountry {
				wholes[s.Place] = db.WholeCountry
			}
		}
	}
	return derive(ctx, r, series, last, formula{
		text: "observation / base * 100",
		base: func(s *db.Series, o *db.Observation) (key, missing string) {
			whole, ok := wholes[s.Place]
			if !ok {
				return "", alone
			}
			return db.ObservationKey{Indicator: string(o.IndicatorKey), Place: whole, Period: o.Period, Breakdown: o.Breakdown}.String(), "no value is published for " + whole + " and " + o.Period
		},
		compute: percentage,
		divides: true,
	})
}
