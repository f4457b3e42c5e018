package db

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"govhub/db/rel"
	"govhub/db/session"
	"govhub/errorcode"
	"govhub/growth"
	"govhub/page"
	"govhub/scalar"
)

// RankingMeasure is what places are ranked by.
type RankingMeasure string

// Measures of rankings.
const (
	byValue  RankingMeasure = "VALUE"
	byChange RankingMeasure = "CHANGE"
	byGrowth RankingMeasure = "GROWTH_RATE"
)

// checkSince checks the first period of changes.
func (a RankingArgs) checkSince() error {
	switch {
	case a.Since != nil:
		return checkPeriod("since", *a.Since)
	case a.By != byValue:
		return errorcode.BadInput(errorcode.ValidationFailed, "by %s needs the argument since: the first period of the changes", a.By)
	}
	return nil
}

// rankedChange is a place with what it is ranked by.
type rankedChange struct {
	PlaceValue // the change
	rank       int32
}

// byChange returns a page of the places that have a value in both periods and a change, ranked by it.
func (l *ranking) byChange(ctx context.Context, s rel.KeysetSpan) (*page.Connection[RankedPlace], error) {
	now, period, err := l.now(ctx)
	if err != nil {
		return nil, err
	}
	if err := sameKind(*l.args.Since, period); err != nil {
		return nil, err
	}
	before, err := SectionOf(ctx, l.release, ObservationArgs{
		Indicator: l.args.Indicator, Breakdown: l.args.Breakdown, Level: l.args.Level, Period: l.args.Since,
	})
	if err != nil {
		return nil, err
	}
	l.rankChanges(now, before, growth.Years(*l.args.Since, cmp.Or(period, *l.args.Since)))
	if !rel.ReadsRows(ctx) {
		return l.cut(ctx, s, nil), nil
	}
	part := l.between(s)
	keys := make([]string, len(part))
	for i, c := range part {
		keys[i] = ObservationKey{l.args.Indicator, c.Place, period, l.args.Breakdown}.String()
	}
	observed, err := Observations.ByKeys(rel.WithAlso(ctx, "value", "place"), l.release, keys)
	if err != nil {
		return nil, err
	}
	found := make([]*RankedPlace, len(part))
	for i, c := range part {
		found[i] = &RankedPlace{Rank: c.rank, Observation: observed[i], RowPosition: c.position()}
	}
	return l.cut(ctx, s, found), nil
}

// now returns the values of the last period, and the period, empty if there are none.
func (l *ranking) now(ctx context.Context) (values []PlaceValue, period string, err error) {
	if l.args.Period != nil {
		period = *l.args.Period
	}
	if c := l.columns; c != nil {
		for _, row := range c.rows {
			values = append(values, NewPlaceValue(c.place.Value(row), scalar.Decimal(c.value.AppendText(nil, row))))
			period = c.period.Value(row)
		}
		return values, period, nil
	}
	p := new(rel.Params)
	scope, err := l.scope(p)
	if err != nil {
		return nil, "", err
	}
	var found []struct {
		Place  string         `db:"place"`
		Value  scalar.Decimal `db:"value"`
		Period string         `db:"period"`
	}
	text := "SELECT r.place, r.value, r.period\nFROM observation AS r\nWHERE " + scope
	if err := l.release.Query(session.Heavy(session.PlannedAnew(ctx)), "ranking.values", &found, text, p.Values...); err != nil {
		return nil, "", err
	}
	for _, v := range found {
		values, period = append(values, NewPlaceValue(v.Place, v.Value)), v.Period
	}
	return values, period, nil
}

// rankChanges orders the places by their changes, those with the same by their codes.
func (l *ranking) rankChanges(now []PlaceValue, before *Section, years float64) {
	for _, last := range now {
		first, known := before.Of(last.Place)
		if !known {
			continue
		}
		if by := l.measure(growth.Between(first.Value, last.Value, years)); by != nil {
			l.changed = append(l.changed, rankedChange{PlaceValue: NewPlaceValue(last.Place, *by)})
		}
	}
	slices.SortFunc(l.changed, func(a, b rankedChange) int { return l.compare(a.PlaceValue, b.PlaceValue) })
	for i := range l.changed {
		l.changed[i].rank = int32(i + 1)
		if i > 0 && l.changed[i].compare(l.changed[i-1].PlaceValue) == 0 {
			l.changed[i].rank = l.changed[i-1].rank
		}
	}
}

// measure returns what a place is ranked by, nil if its change lacks it.
func (l *ranking) measure(c growth.Change) *scalar.Decimal {
	switch l.args.By {
	case byChange:
		return &c.Difference
	case byGrowth:
		return c.GrowthRate
	}
	return c.Percent
}

func (l *ranking) compare(a, b PlaceValue) int {
	c := a.compare(b)
	if l.args.Direction == rel.Desc {
		c = -c
	}
	if c == 0 {
		c = strings.Compare(a.Place, b.Place)
	}
	return c
}

// between returns up to Size+1 places between the cursors, in reading order.
func (l *ranking) between(s rel.KeysetSpan) []rankedChange {
	at := func(cursor []*string) (position int, found bool) {
		if cursor[0] == nil { // changes that are NULL would be last
			return len(l.changed), false
		}
		place := NewPlaceValue("", scalar.Decimal(*cursor[0]))
		if cursor[1] != nil {
			place.Place = *cursor[1]
		}
		return slices.BinarySearchFunc(l.changed, place, func(c rankedChange, v PlaceValue) int { return l.compare(c.PlaceValue, v) })
	}
	first, end := 0, len(l.changed)
	if s.After != nil {
		position, found := at(*s.After)
		if first = position; found {
			first++
		}
	}
	if s.Before != nil {
		end, _ = at(*s.Before)
	}
	part := l.changed[min(first, end):end]
	if s.Backward {
		part = slices.Clone(part[max(0, len(part)-s.Size-1):])
		slices.Reverse(part)
		return part
	}
	return part[:min(len(part), s.Size+1)]
}

// position returns the position of the place in the ranking.
func (c rankedChange) position() rel.RowPosition {
	at, err := json.Marshal([]string{string(c.Value), c.Place})
	if err != nil {
		panic(err) // cannot happen: texts marshal
	}
	return rel.RowPosition{At: string(at)}
}

// ChangesOfRanked returns the change of each place of rankings since their first period, nil without one.
func ChangesOfRanked(ctx context.Context, r *Release, places []*RankedPlace) ([]*Change, error) {
	ctx = rel.WithAlso(ctx, "indicator", "place", "period", "breakdown", "value")
	keys := make([]string, 2*len(places))
	for i, p := range places {
		if since := p.list.args.Since; since != nil {
			keys[2*i] = ObservationKey{p.list.args.Indicator, p.Observation.Place, *since, p.list.args.Breakdown}.String()
			keys[2*i+1] = p.Observation.Key()
		}
	}
	found, err := Observations.ByKeys(ctx, r, keys)
	if err != nil {
		return nil, err
	}
	changes := make([]*Change, len(places))
	for i, p := range places {
		changes[i] = newChange(found[2*i], found[2*i+1], p.list.args.Level)
	}
	return changes, nil
}
