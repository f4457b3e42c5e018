package db

import (
	"cmp"
	"context"
	"slices"

	"govhub/db/columns"
)

// observedColumns are the observations in memory. The rows of an indicator, and those of a place among them, follow each other.
type observedColumns struct {
	*columns.Table
	indicator, place, period, breakdown *columns.Text
}

// observedIn returns the observations, nil if they are not in memory.
func observedIn(tables *columns.Tables) *observedColumns {
	t := tables.Table(Observations.Name())
	if t == nil {
		return nil
	}
	text := func(column string) *columns.Text { return t.Column(column).(*columns.Text) }
	return &observedColumns{t, text("indicator"), text("place"), text("period"), text("breakdown")}
}

// of returns the rows of an indicator: from first to the one before end.
func (o *observedColumns) of(indicator string) (first, end int32) {
	if o.indicator.Find(indicator) == 0 { // but a key may begin so
		return 0, 0
	}
	return o.Range(indicator)
}

// points returns the last rows of a series in the order of periods.
func (o *observedColumns) points(s *Series, last int) []int32 {
	indicator, place, breakdown := o.indicator.Find(string(s.IndicatorKey)), o.place.Find(s.Place), o.breakdown.Find(s.Breakdown)
	if indicator == 0 || place == 0 || breakdown == 0 {
		return nil
	}
	var rows []int32
	first, end := o.Range(string(s.IndicatorKey) + "/" + s.Place)
	for row := first; row < end; row++ {
		// A key may begin so by chance: what clients name may have slashes.
		if o.indicator.Code(row) != indicator || o.place.Code(row) != place || o.breakdown.Code(row) != breakdown {
			continue
		}
		if period := o.period.Value(row); period >= s.from && period < s.beyond() {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int32) int { return cmp.Compare(o.period.Code(a), o.period.Code(b)) })
	return rows[max(0, len(rows)-last):]
}

// read reads the points of each series.
func (o *observedColumns) read(ctx context.Context, series []*Series, last int) ([][]*Observation, error) {
	var rows []int32
	ends := make([]int, len(series))
	for i, s := range series {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rows = append(rows, o.points(s, last)...)
		ends[i] = len(rows)
	}
	points, start := Observations.In(o.Table, rows), 0
	each := make([][]*Observation, len(series))
	for i, end := range ends {
		each[i], start = points[start:end:end], end
	}
	return each, nil
}

// lacking returns those breakdowns that no row of the indicators has; nil is all indicators.
func (o *observedColumns) lacking(indicators, breakdowns []string) []string {
	seen := make([]bool, o.breakdown.Codes())
	for _, indicator := range indicators {
		first, end := o.of(indicator)
		for row := first; row < end; row++ {
			seen[o.breakdown.Code(row)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(breakdowns), func(b string) bool {
		code := o.breakdown.Find(b)
		return code > 0 && (indicators == nil || seen[code])
	})
}
