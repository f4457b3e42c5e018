package rel

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/lib/pq"

	"govhub/db/session"
)

// grouping is a list of groups that is not yet cut into pages.
type grouping[G, M any] struct {
	*Groups[G, M]
	release Release
	by      []DimensionColumn
	keyset  Keyset // its order
	filter  []condition
	having  []condition
	members []memberSet  // of the dimensions, nil if groups without rows are not asked for
	counted atomic.Int64 // 1 + the number of groups, 0 if it is not known yet; fields of one list are resolved side by side
}

// fetch returns up to Size+1 groups in reading order.
func (l *grouping[G, M]) fetch(ctx context.Context, s KeysetSpan) ([]*G, error) {
	if !ReadsRows(ctx) && l.members == nil { // with members reading tells whether they are too many
		return []*G{}, nil
	}
	if found, ok, err := inTurn(ctx, l, func() ([]*G, bool) { return l.fromMemory(ctx, s) }); ok || err != nil {
		return found, err
	}
	if err := l.bounded(ctx); err != nil {
		return nil, err
	}
	p := new(Params)
	grouped, having := l.grouped(p, l.asked(ctx, append(l.needed(), s.order.columns()...)...))
	condition := s.Within(p, having)
	var columns []string
	for _, d := range l.by {
		columns = append(columns, "g."+d.Column+` AS "key.`+d.Column+`"`)
	}
	for _, m := range l.asked(ctx) {
		columns = append(columns, "g."+m.Column)
	}
	text := SQL(`SELECT {columns}, {position}
FROM ({groups}) AS g
WHERE {condition}
ORDER BY {order} LIMIT {limit}`, "columns", strings.Join(columns, ", "), "position", s.order.Position(), "groups", grouped,
		"condition", condition, "order", s.OrderBy(), "limit", p.Add(s.Size+1))
	var found []*G
	if err := l.query(ctx, ".groups", &found, text, p); err != nil || found != nil {
		return found, err
	}
	return []*G{}, nil
}

// Totals counts the groups. It implements Counter for the only connection.
func (l *grouping[G, M]) Totals(ctx context.Context, parents []string) ([]int32, error) {
	if l.counted.Load() == 0 {
		count, ok, err := inTurn(ctx, l, func() (int, bool) { return l.countInMemory(ctx) })
		if err != nil {
			return nil, err
		} else if ok {
			l.counted.Store(1 + int64(count))
		}
	}
	if known := l.counted.Load(); known > 0 {
		return slices.Repeat([]int32{int32(known - 1)}, len(parents)), nil
	}
	p := new(Params)
	grouped, having := l.grouped(p, l.named(l.needed()))
	text := SQL("SELECT count(*)::integer\nFROM ({groups}) AS g\nWHERE {having}", "groups", grouped, "having", having)
	var counted []int32
	if err := l.query(ctx, ".groups.count", &counted, text, p); err != nil {
		return nil, err
	}
	return slices.Repeat(counted, len(parents)), nil
}

// total returns the measures of all rows.
func (l *grouping[G, M]) total(ctx context.Context) (*M, error) {
	if total, ok, err := inTurn(ctx, l, func() (*M, bool) { return l.totalInMemory(ctx) }); ok || err != nil {
		return total, err
	}
	p := new(Params)
	condition := And(written("r", l.filter, p)...)
	var columns []string
	for _, m := range l.asked(ctx, rowCount) { // also if only __typename is selected
		columns = append(columns, m.selected())
	}
	text := SQL("SELECT {columns}\nFROM {view} AS r\nWHERE {condition}",
		"columns", strings.Join(columns, ", "), "view", pq.QuoteIdentifier(l.Table), "condition", condition)
	var found []*M
	if err := l.query(ctx, ".groups.total", &found, text, p); err != nil {
		return nil, err
	}
	return found[0], nil
}

// query runs a query. It reads so much that planning it for its values pays.
func (l *grouping[G, M]) query(ctx context.Context, name string, dest any, text string, p *Params) error {
	return l.release.Query(session.Heavy(session.PlannedAnew(ctx)), l.Table+name, dest, text, p.Values...)
}

// grouped writes the subquery of all groups with these measures, and the condition on its alias g.
func (l *grouping[G, M]) grouped(p *Params, measures []MeasureColumn) (text, having string) {
	if l.members != nil {
		text = l.withEmpty(p, measures)
	} else {
		text = l.observed(p, measures)
	}
	return text, And(written("g", l.having, p)...)
}

// observed writes the query of the groups that have rows.
func (l *grouping[G, M]) observed(p *Params, measures []MeasureColumn) string {
	condition := And(written("r", l.filter, p)...)
	var selected, places []string
	for i, d := range l.by {
		selected = append(selected, d.Value+" AS "+d.Column)
		places = append(places, strconv.Itoa(i+1))
	}
	for _, m := range measures {
		selected = append(selected, m.selected())
	}
	return SQL("SELECT {selected}\n\tFROM {from}\n\tWHERE {condition}\n\tGROUP BY {places}",
		"selected", strings.Join(selected, ", "), "from", l.from(), "condition", condition, "places", strings.Join(places, ", "))
}

// from writes the rows r and the rows joined to them.
func (l *grouping[G, M]) from() string {
	from := pq.QuoteIdentifier(l.Table) + " AS r"
	var joins []string
	for _, d := range l.by {
		for _, join := range d.Joins {
			if !slices.Contains(joins, join) {
				joins = append(joins, join)
				from += " " + join
			}
		}
	}
	return from
}

// needed lists the measures that are read whatever is asked for, by their columns: a count makes one group of no rows.
func (l *grouping[G, M]) needed() []string { return append(compared(l.having), rowCount) }

// named returns measures by their columns.
func (l *grouping[G, M]) named(columns []string) []MeasureColumn {
	return slices.DeleteFunc(slices.Clone(l.Measures), func(m MeasureColumn) bool { return !slices.Contains(columns, m.Column) })
}

// asked returns the measures that the context selects, and others by their columns.
func (l *grouping[G, M]) asked(ctx context.Context, also ...string) []MeasureColumn {
	columns, ok := asked(ctx)
	if !ok {
		return l.Measures
	}
	return l.named(slices.Concat(columns, also))
}
