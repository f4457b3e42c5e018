package db

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"

	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/db/session"
	"govhub/scalar"
)

// Section is the values of an indicator for the places of a level in a period. Sections are shared: no one may change them.
type Section struct {
	Period string       // empty if no place has a value
	Values []PlaceValue // the least first; those of the same value in the order of places
	at     map[string]int
}

// PlaceValue is a value of a place.
type PlaceValue struct {
	Place  string
	Value  scalar.Decimal
	Number float64 // the nearest to Value
}

// NewPlaceValue returns a value of a place.
func NewPlaceValue(place string, value scalar.Decimal) PlaceValue {
	number, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		panic("db: a release holds the number " + string(value))
	}
	return PlaceValue{place, value, number}
}

// compare compares the values exactly.
func (v PlaceValue) compare(other PlaceValue) int {
	switch {
	case v.Number < other.Number:
		return -1
	case v.Number > other.Number:
		return 1
	case v.Value == other.Value:
		return 0
	}
	return v.Value.Rational().Cmp(other.Value.Rational())
}

// NewSection orders values.
func NewSection(period string, values []PlaceValue) *Section {
	s := &Section{Period: period, Values: values, at: make(map[string]int, len(values))}
	slices.SortFunc(s.Values, func(a, b PlaceValue) int {
		if c := a.compare(b); c != 0 {
			return c
		}
		return strings.Compare(a.Place, b.Place)
	})
	for i, v := range s.Values {
		s.at[v.Place] = i
	}
	return s
}

// Of returns the value of a place. It reports false if there is none.
func (s *Section) Of(place string) (PlaceValue, bool) {
	i, ok := s.at[place]
	if !ok {
		return PlaceValue{}, false
	}
	return s.Values[i], true
}

// Below returns the number of values that are less than that of a place, and Equal those that are the same, its own too.
func (s *Section) Below(place string) (below, equal int) {
	own := s.Values[s.at[place]]
	below = sort.Search(len(s.Values), func(i int) bool { return s.Values[i].compare(own) >= 0 })
	beyond := sort.Search(len(s.Values), func(i int) bool { return s.Values[i].compare(own) > 0 })
	return below, beyond - below
}

// Rank returns the rank of a place with a value: the greatest value has 1, and places with the same value share the best of their ranks.
func (s *Section) Rank(place string) int32 {
	below, equal := s.Below(place)
	return int32(len(s.Values) - below - equal + 1)
}

// Among returns the section of those places for which in reports true.
func (s *Section) Among(in func(place string) bool) *Section {
	var values []PlaceValue
	for _, v := range s.Values {
		if in(v.Place) {
			values = append(values, v)
		}
	}
	return NewSection(s.Period, values)
}

// SectionOf returns the values that the arguments select. It is an error if the release lacks the indicator or the breakdown.
func SectionOf(ctx context.Context, r *Release, args ObservationArgs) (*Section, error) {
	period, err := args.known(ctx, r)
	if err != nil {
		return nil, err
	}
	o := observedIn(r.Tables())
	if o == nil {
		return args.sectionStored(ctx, r, period)
	}
	level, known := o.onLevel(r.Tables(), args.Level)
	if !known {
		return args.sectionStored(ctx, r, period)
	}
	question := strings.Join([]string{"section", args.Indicator, args.Breakdown, string(args.Level), period}, "\x00")
	s, _ := columns.Remember(r.Tables(), question, func() (*Section, int, bool) {
		s := o.section(args, period, level)
		return s, bytesOfPlaceValue * len(s.Values), true
	})
	return s, ctx.Err()
}

// bytesOfPlaceValue is what a value takes in a section.
const bytesOfPlaceValue = 120

// section selects the values of a period.
func (o *observedColumns) section(args ObservationArgs, period string, level columns.Condition) *Section {
	first, end := o.of(args.Indicator)
	rows := o.Select(first, end, columns.And{equal(o.breakdown, args.Breakdown), equal(o.period, period), level})
	values := make([]PlaceValue, len(rows))
	column := o.Column("value")
	for i, row := range rows {
		values[i] = NewPlaceValue(o.place.Value(row), scalar.Decimal(column.AppendText(nil, row)))
	}
	return NewSection(period, values)
}

// sectionStored reads the values of a period from PostgreSQL.
func (a ObservationArgs) sectionStored(ctx context.Context, r *Release, period string) (*Section, error) {
	p := new(rel.Params)
	text := rel.SQL(`SELECT r.place, r.value
FROM observation AS r
WHERE r.indicator = {indicator} AND r.breakdown = {breakdown} AND r.period = {period} AND {level}`,
		"indicator", p.Add(a.Indicator), "breakdown", p.Add(a.Breakdown), "period", p.Add(period), "level", levels[a.Level])
	var found []struct {
		Place string         `db:"place"`
		Value scalar.Decimal `db:"value"`
	}
	if err := r.Query(session.Heavy(ctx), "observation.section", &found, text, p.Values...); err != nil {
		return nil, err
	}
	values := make([]PlaceValue, len(found))
	for i, v := range found {
		values[i] = NewPlaceValue(v.Place, v.Value)
	}
	return NewSection(period, values), nil
}
