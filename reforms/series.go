package reforms

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
	"govhub/scalar"
)

// Series is a series that follows a municipality through territorial changes.
type Series struct {
	Place  string // whose borders of today count: what the requested one became
	Breaks []*Break

	points []*Point
}

// Point is the value of a period.
type Point struct {
	Period       string
	Value        *scalar.Decimal
	Formula      string
	Reason       *string           // why there is no value
	Note         *string           // how it was decided which borders the values are for
	Observations []*db.Observation // that the value is made of
	undone       []*change
}

// PeriodStart returns the first day of the period.
func (p *Point) PeriodStart() scalar.Date { return scalar.PeriodStart(p.Period) }

// PeriodEnd returns the last day of the period.
func (p *Point) PeriodEnd() scalar.Date { return scalar.PeriodEnd(p.Period) }

// PeriodKind returns how long the period lasts.
func (p *Point) PeriodKind() scalar.PeriodKind { return scalar.PeriodKindOf(p.Period) }

// Break is a change that the series passes.
type Break struct {
	Period    string // the first after it
	ChangeKey db.Ref
}

// maxPoints bounds the periods of a series, and maxSeries the series of municipalities that those asked for are made of.
const (
	maxPoints = 500
	maxSeries = 1_000
)

// Last returns the last points.
func (s *Series) Last(last int32) ([]*Point, error) {
	if last < 0 || last > maxPoints {
		return nil, &page.ArgumentError{Argument: "last", TooLarge: last > 0, Reason: fmt.Sprintf("is %d, but must be from 0 to %d", last, maxPoints)}
	}
	return s.points[max(0, len(s.points)-int(last)):], nil
}

// Follow follows series. Values of several municipalities are added if their indicator adds up over places; else their mean is weighted by
// an indicator that does, if one is named.
func Follow(ctx context.Context, r *db.Release, series []*db.Series, b Borders, weightedBy *string) ([]*Series, error) {
	ctx = rel.WithAllColumns(ctx)
	places := make([]string, len(series))
	for i, s := range series {
		places[i] = s.Place
	}
	distinct, _ := rel.Distinct(places)
	h, err := historyOf(ctx, r, distinct)
	if err != nil {
		return nil, err
	}
	v, err := valuesOf(ctx, r, h, series, weightedBy)
	if err != nil {
		return nil, err
	}
	followed := make([]*Series, len(series))
	for i, s := range series {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		followed[i] = v.follow(h, s, b)
	}
	return followed, nil
}

func (v *values) follow(h *history, s *db.Series, b Borders) *Series {
	f := &Series{Place: h.today(s.Place)}
	parts := h.related(f.Place)
	for _, period := range v.periods(s, parts) {
		known := func(code string) bool { return v.of(s, code, period) != nil }
		a := h.areaOf(f.Place, b, period, known)
		f.points = append(f.points, v.point(s, period, a))
	}
	f.points = f.points[max(0, len(f.points)-maxPoints):]
	for i, p := range f.points {
		if i == 0 {
			continue
		}
		for _, c := range f.points[i-1].undone {
			if !slices.Contains(p.undone, c) {
				f.Breaks = append(f.Breaks, &Break{Period: p.Period, ChangeKey: db.Ref(c.slug)})
			}
		}
	}
	return f
}

// point computes the value of a period.
func (v *values) point(s *db.Series, period string, a area) *Point {
	p := &Point{Period: period, Formula: strings.Join(a.codes, " + "), undone: a.undone}
	if len(a.notes) > 0 {
		p.Note = new(strings.Join(a.notes, "; "))
	}
	without := func(format string, args ...any) *Point {
		p.Reason = new(fmt.Sprintf(format, args...))
		return p
	}
	if a.reason != "" {
		return without("%s", a.reason)
	}
	for _, code := range a.codes {
		o := v.of(s, code, period)
		if o == nil {
			return without("no value of %s is published for %s", code, period)
		}
		p.Observations = append(p.Observations, o)
	}
	sum := new(big.Rat)
	switch {
	case len(a.codes) == 1:
		value := p.Observations[0].Value
		p.Value = &value
		return p
	case v.adds[string(s.IndicatorKey)]:
		for _, o := range p.Observations {
			sum.Add(sum, o.Value.Rational())
		}
	case v.weight == "":
		return without("values of %s do not add up over municipalities: name an indicator that does in weightedBy, for their mean", s.IndicatorKey)
	default:
		p.Formula = fmt.Sprintf("mean of %s, weighted by %s", strings.Join(a.codes, ", "), v.weight)
		weights := new(big.Rat)
		for i, o := range p.Observations {
			w := v.weights[observed{v.weight, a.codes[i], db.TotalBreakdown}][period]
			if w == nil {
				return without("no value of %s of %s is published for %s", v.weight, a.codes[i], period)
			}
			weight := w.Value.Rational()
			weights.Add(weights, weight)
			sum.Add(sum, new(big.Rat).Mul(o.Value.Rational(), weight))
		}
		if weights.Sign() <= 0 {
			return without("the weights are not greater than 0")
		}
		sum.Quo(sum, weights)
	}
	value := scalar.Shortest(sum)
	p.Value = &value
	return p
}

// observed names a series of a municipality.
type observed struct{ indicator, place, breakdown string }

// byPeriod are the values of a series.
type byPeriod map[string]*db.Observation

// values are those of all municipalities that series are made of.
type values struct {
	found   map[observed]byPeriod
	adds    map[string]bool // by indicator
	weight  string          // indicator; empty for none
	weights map[observed]byPeriod
}

func valuesOf(ctx context.Context, r *db.Release, h *history, series []*db.Series, weightedBy *string) (*values, error) {
	v := &values{adds: map[string]bool{}}
	asked, weights, err := v.ask(ctx, r, h, series, weightedBy)
	if err != nil {
		return nil, err
	}
	if v.found, err = read(ctx, r, asked); err != nil {
		return nil, err
	}
	v.weights, err = read(ctx, r, weights)
	return v, err
}

// ask lists the series to read, and notes what is known of indicators.
func (v *values) ask(ctx context.Context, r *db.Release, h *history, series []*db.Series, weightedBy *string) (asked, weights []*db.Series, err error) {
	indicators := []string{}
	if weightedBy != nil {
		v.weight = *weightedBy
		if err := db.CheckIndicators(ctx, r, v.weight); err != nil {
			return nil, nil, err
		}
		indicators = append(indicators, v.weight)
	}
	for _, s := range series {
		indicators = append(indicators, string(s.IndicatorKey))
		for _, code := range h.related(h.today(s.Place)) {
			one := *s
			one.Place = code
			asked = append(asked, &one)
			if v.weight != "" {
				weight := one
				weight.IndicatorKey, weight.Breakdown = db.Ref(v.weight), db.TotalBreakdown
				weights = append(weights, &weight)
			}
		}
		if len(asked) > maxSeries {
			return nil, nil, errorcode.BadInput(errorcode.ListTooLong, "these series are made of more than %d series of municipalities: ask for fewer places, indicators or breakdowns", maxSeries)
		}
	}
	rows, err := db.Indicators.ByKeys(ctx, r, indicators)
	if err != nil {
		return nil, nil, err
	}
	for _, indicator := range rows {
		v.adds[indicator.Slug] = indicator.AddsOverPlaces
	}
	if v.weight != "" && !v.adds[v.weight] {
		return nil, nil, errorcode.BadInput(errorcode.ValidationFailed, "argument weightedBy: values of %s do not add up over places, so they are no weights: name one that does, such as a population", v.weight)
	}
	return asked, weights, nil
}

// read reads the values of series.
func read(ctx context.Context, r *db.Release, series []*db.Series) (map[observed]byPeriod, error) {
	points, err := db.SeriesPoints(ctx, r, series, maxPoints)
	if err != nil {
		return nil, err
	}
	found := make(map[observed]byPeriod, len(series))
	for i, s := range series {
		values := make(byPeriod, len(points[i]))
		for _, o := range points[i] {
			values[o.Period] = o
		}
		found[keyOf(s, s.Place)] = values
	}
	return found, nil
}

func keyOf(s *db.Series, place string) observed {
	return observed{string(s.IndicatorKey), place, s.Breakdown}
}

// of returns the observation of a municipality.
func (v *values) of(s *db.Series, code, period string) *db.Observation {
	return v.found[keyOf(s, code)][period]
}

// periods lists the periods for which any of the municipalities has a value.
func (v *values) periods(s *db.Series, codes []string) (list []string) {
	for _, code := range codes {
		list = slices.AppendSeq(list, maps.Keys(v.found[keyOf(s, code)]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}
