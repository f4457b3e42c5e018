package db

import (
	"context"
	"fmt"
	"regexp"

	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/page"
)

// Bounds of series.
const (
	maxSeries = 500 // per list
	MaxPoints = 500 // per series
)

// Series is the values of an indicator for a place over time, possibly none.
type Series struct {
	IndicatorKey Ref
	Place        string
	Breakdown    string

	from, to string // first and last period; empty if open
}

// beyond returns a bound that follows all periods of the series. Quarters, months and days of the last year continue with a
// hyphen, which sorts before a point; a letter sorts after all periods.
func (s *Series) beyond() string {
	if s.to == "" {
		return "a"
	}
	return s.to + "."
}

// SeriesArgs select series: each indicator for each place in each breakdown.
type SeriesArgs struct {
	Indicators []string
	Places     []string
	Breakdowns []string
	From       *string
	To         *string
}

var period = regexp.MustCompile(`^[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?$`)

func checkPeriod(argument, text string) error {
	if period.MatchString(text) {
		return nil
	}
	return errorcode.BadInput(errorcode.ValidationFailed, "argument %s: a period is a year, quarter, month or day, such as \"2024\", \"2024-Q1\", \"2024-01\" or \"2024-01-16\"", argument)
}

// ListSeries returns the series in the order of the arguments, without duplicates. It is an error if the release lacks an
// indicator, or if no indicator has a breakdown. A series whose indicator lacks the breakdown is empty.
func ListSeries(ctx context.Context, r *Release, args SeriesArgs) ([]*Series, error) {
	indicators, _ := rel.Distinct(args.Indicators)
	places, _ := rel.Distinct(args.Places)
	breakdowns, _ := rel.Distinct(args.Breakdowns)
	if n := len(indicators) * len(places) * len(breakdowns); n > maxSeries {
		return nil, errorcode.BadInput(errorcode.ListTooLong, "%d indicators, %d places and %d breakdowns are %d series: ask for at most %d at once",
			len(indicators), len(places), len(breakdowns), n, maxSeries)
	}
	s := Series{}
	for _, end := range []struct {
		argument string
		value    *string
		period   *string
	}{{"from", args.From, &s.from}, {"to", args.To, &s.to}} {
		if end.value == nil {
			continue
		}
		if err := checkPeriod(end.argument, *end.value); err != nil {
			return nil, err
		}
		*end.period = *end.value
	}
	series := []*Series{}
	if len(indicators) == 0 {
		return series, nil
	}
	if err := CheckIndicators(ctx, r, indicators...); err != nil {
		return nil, err
	}
	if err := checkBreakdowns(ctx, r, breakdowns, indicators, nil); err != nil {
		return nil, err
	}
	for _, indicator := range indicators {
		for _, place := range places {
			for _, breakdown := range breakdowns {
				s.IndicatorKey, s.Place, s.Breakdown = Ref(indicator), place, breakdown
				series = append(series, new(s))
			}
		}
	}
	return series, nil
}

// SeriesPoints returns the last observations of each series in the order of periods, from memory or by one query.
func SeriesPoints(ctx context.Context, r *Release, series []*Series, last int32) ([][]*Observation, error) {
	switch {
	case last < 0:
		return nil, &page.ArgumentError{Argument: "last", Reason: fmt.Sprintf("is %d, but must not be negative", last)}
	case last > MaxPoints:
		return nil, &page.ArgumentError{
			Argument: "last", TooLarge: true,
			Reason: fmt.Sprintf("is %d, but a series has at most %d points: ask for earlier ones with to", last, MaxPoints),
		}
	}
	if len(series) == 0 || last == 0 {
		return rel.ByParent[Observation](nil, len(series)), nil
	}
	if o := observedIn(r.Tables()); o != nil {
		return o.read(ctx, series, int(last))
	}
	keys := make([][5]string, len(series))
	for i, s := range series {
		keys[i] = [5]string{string(s.IndicatorKey), s.Place, s.Breakdown, s.from, s.beyond()}
	}
	p := new(rel.Params)
	columns := Observations.Columns(ctx, "period")
	text := rel.SQL(`SELECT p.n AS parent, {named}
FROM {series}
CROSS JOIN LATERAL (SELECT {columns} FROM observation AS r
	WHERE r.indicator = p.key->>0 AND r.place = p.key->>1 AND r.breakdown = p.key->>2 AND r.period >= p.key->>3 AND r.period < p.key->>4
	ORDER BY r.period DESC LIMIT {last}::bigint) AS c
ORDER BY p.n, c.period`,
		"named", rel.AsRow("c", columns), "series", p.List(keys, "p"), "columns", rel.Qualified("r", columns), "last", p.Add(last))
	var found []rel.Child[Observation]
	if err := r.Query(ctx, "series.points", &found, text, p.Values...); err != nil {
		return nil, err
	}
	return rel.ByParent(found, len(series)), nil
}

// SeriesLatest returns the last observation of each series, nil if it has none.
func SeriesLatest(ctx context.Context, r *Release, series []*Series) ([]*Observation, error) {
	points, err := SeriesPoints(ctx, r, series, 1)
	if err != nil {
		return nil, err
	}
	latest := make([]*Observation, len(series))
	for i, p := range points {
		if len(p) > 0 {
			latest[i] = p[0]
		}
	}
	return latest, nil
}
