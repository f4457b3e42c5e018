package db

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"govhub/db/columns"
	"govhub/db/rel"
)

// rankedColumns are the places of a ranking in memory, best first once they are sorted.
type rankedColumns struct {
	*observedColumns
	value *columns.Number
	rows  []int32
}

// inMemory ranks in memory. It returns nil if that cannot tell.
func (l *ranking) inMemory(ctx context.Context) (*rankedColumns, error) {
	tables := l.release.Tables()
	o := observedIn(tables)
	if o == nil {
		return nil, nil
	}
	value, fits := o.Column("value").(*columns.Number)
	level, known := o.onLevel(tables, l.args.Level)
	chosen, decided, err := Observations.Decide(ctx, tables, l.args.Filter)
	if err != nil || !fits || !known || !decided {
		return nil, err
	}
	scope := columns.And{equal(o.breakdown, l.args.Breakdown), level, chosen}
	if l.args.Period != nil {
		scope = append(columns.And{equal(o.period, *l.args.Period)}, scope...)
	}
	first, end := o.of(l.args.Indicator)
	ranked := &rankedColumns{o, value, o.Select(first, end, scope)}
	if l.args.Period == nil {
		ranked.rows = o.latest(ranked.rows)
	}
	return ranked, ctx.Err()
}

// equal returns the condition that texts have a value.
func equal(c *columns.Text, value string) columns.Condition {
	if code := c.Find(value); code > 0 {
		return c.Is(code)
	}
	return columns.None{}
}

// onLevel returns the condition on the places of a level. It reports false if memory cannot tell.
func (o *observedColumns) onLevel(tables *columns.Tables, level PlaceLevel) (columns.Condition, bool) {
	var places *columns.Table
	switch level {
	case LevelCountry:
		return equal(o.place, WholeCountry), true
	case LevelRegion:
		places = tables.Table(Regions.Name())
	case LevelMunicipality:
		places = tables.Table(Municipalities.Name())
	}
	if places == nil {
		return nil, false
	}
	targets := tables.Targets(o.Table, "place", places)
	if targets == nil {
		return nil, false
	}
	return o.place.Any(func(code int32) bool { return targets[code] >= 0 }), true
}

// latest returns the rows of the last period of any.
func (o *observedColumns) latest(rows []int32) []int32 {
	last := int32(0)
	for _, row := range rows {
		last = max(last, o.period.Code(row))
	}
	return slices.DeleteFunc(rows, func(row int32) bool { return o.period.Code(row) != last })
}

// sort sorts the places: those with the same value by their codes.
func (r *rankedColumns) sort(d rel.Direction) {
	type entry struct {
		value      int64
		place, row int32
	}
	entries := make([]entry, len(r.rows))
	for i, row := range r.rows {
		entries[i] = entry{r.value.Scaled(row), r.place.Code(row), row}
		if d == rel.Desc {
			entries[i].value = -entries[i].value
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.value != b.value {
			return cmp.Compare(a.value, b.value)
		}
		return cmp.Compare(a.place, b.place)
	})
	for i, e := range entries {
		r.rows[i] = e.row
	}
}

// rank returns the rank of the place at a position: one more than the places with a better value.
func (r *rankedColumns) rank(position int) int32 {
	value := r.value.Scaled(r.rows[position])
	return 1 + int32(sort.Search(position, func(i int) bool { return r.value.Scaled(r.rows[i]) == value }))
}

// page returns up to Size+1 places, in reading order. It reports false if columns cannot tell which.
func (r *rankedColumns) page(s rel.KeysetSpan, order rel.Keyset) ([]*RankedPlace, bool) {
	first, end, ok := s.Between(r.Table, r.rows)
	if !ok {
		return nil, false
	}
	if s.Backward {
		first = max(first, end-s.Size-1)
	} else {
		end = min(end, first+s.Size+1)
	}
	places := make([]*RankedPlace, 0, end-first)
	for i, o := range Observations.In(r.Table, r.rows[first:end]) {
		places = append(places, &RankedPlace{Rank: r.rank(first + i), Observation: o, RowPosition: order.PositionIn(r.Table, r.rows[first+i])})
	}
	if s.Backward {
		slices.Reverse(places)
	}
	return places, true
}
