package rel

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx/reflectx"

	"govhub/db/columns"
)

// inTurn waits for the turns of a list of groups and asks memory. It reports false if memory cannot answer.
func inTurn[G, M, A any](ctx context.Context, l *grouping[G, M], ask func() (A, bool)) (answer A, ok bool, err error) {
	rows := l.release.Tables().Table(l.Table)
	if rows == nil {
		return answer, false, nil
	}
	values := rows.Rows() * (1 + len(l.by) + len(l.asked(ctx)) + len(l.having))
	done, err := l.release.GroupTurns().Take(ctx, int64(values))
	if err != nil {
		return answer, false, err
	}
	defer done()
	answer, ok = ask()
	return answer, ok, ctx.Err()
}

// inMemory groups the filtered rows by dimensions in memory. It reports false if memory cannot.
func (l *grouping[G, M]) inMemory(ctx context.Context, by []DimensionColumn) (*Grouped, bool) {
	d := decider{ctx, l.release.Tables()}
	rows := d.tables.Table(l.Table)
	if rows == nil {
		return nil, false
	}
	var where columns.Condition
	if len(l.filter) > 0 {
		decided, ok := d.all(rows, l.filter)
		if !ok {
			return nil, false
		}
		where = decided
	}
	keys := make([]columns.Column, len(by))
	for i, dimension := range by {
		keys[i] = d.dimension(rows, dimension)
	}
	groups, ok := rows.Group(ctx, where, keys)
	if !ok {
		return nil, false
	}
	g := &Grouped{Groups: groups, Tables: d.tables, Rows: rows, measures: l.Measures, made: map[string]columns.Column{}}
	for i, dimension := range by {
		g.made[dimension.Column] = groups.Key(i)
	}
	if len(by) > 0 && l.members != nil && !l.addEmpty(d, g) {
		return nil, false
	}
	return g, true
}

// fromMemory answers fetch from memory. It reports false if that cannot answer.
func (l *grouping[G, M]) fromMemory(ctx context.Context, s KeysetSpan) ([]*G, bool) {
	g, groups, ok := l.met(ctx)
	if !ok || !g.have(s.order.columns()) {
		return nil, false
	}
	rows := g.rows()
	bounds, ok := s.bounds(rows) // before measures are computed that memory cannot order
	if !ok {
		return nil, false
	}
	l.findFields()
	filled, ok := l.filling(ctx, g, l.groupFields)
	if !ok {
		return nil, false
	}
	l.counted.Store(1 + int64(len(groups)))
	groups = slices.DeleteFunc(groups, func(group int32) bool { return !bounds.within(group) })
	groups = bounds.order.First(groups, s.Size+1, s.Backward)
	values, found := make([]G, len(groups)), make([]*G, len(groups))
	for i, group := range groups {
		found[i] = &values[i]
		filled.fill(reflect.ValueOf(found[i]).Elem(), group)
		any(found[i]).(interface{ setPosition(RowPosition) }).setPosition(s.order.PositionIn(rows, group))
	}
	return found, true
}

// met groups rows in memory and lists the groups that meet the conditions. It reports false if memory cannot.
func (l *grouping[G, M]) met(ctx context.Context) (*Grouped, []int32, bool) {
	g, ok := l.inMemory(ctx, l.by)
	if !ok {
		return nil, nil, false
	}
	groups, ok := g.meeting(ctx, l.having)
	return g, groups, ok
}

// countInMemory returns the number of groups. It reports false if memory cannot tell.
func (l *grouping[G, M]) countInMemory(ctx context.Context) (int, bool) {
	_, groups, ok := l.met(ctx)
	return len(groups), ok
}

// totalInMemory answers total from memory. It reports false if that cannot answer.
func (l *grouping[G, M]) totalInMemory(ctx context.Context) (*M, bool) {
	g, ok := l.inMemory(ctx, nil)
	if !ok {
		return nil, false
	}
	l.findFields()
	filled, ok := l.filling(ctx, g, l.totalFields, rowCount)
	if !ok {
		return nil, false
	}
	total := new(M)
	filled.fill(reflect.ValueOf(total).Elem(), 0)
	return total, true
}

func (g *Groups[G, M]) findFields() {
	g.once.Do(func() { g.groupFields, g.totalFields = fieldsOf[G](), fieldsOf[M]() })
}

// filling is the fields of groups to fill in, with their columns.
type filling struct {
	fields  []field
	columns []columns.Column
}

// filling finds the fields of the dimensions, of the measures that the context selects, and of others by their columns. It reports
// false if memory cannot compute a measure.
func (l *grouping[G, M]) filling(ctx context.Context, g *Grouped, fields []field, also ...string) (filled filling, ok bool) {
	var names []string
	for _, d := range l.by {
		names = append(names, "key."+d.Column)
	}
	for _, m := range l.asked(ctx, also...) {
		names = append(names, m.Column)
	}
	for _, f := range fields {
		if !slices.Contains(names, f.column) {
			continue
		}
		column, ok := g.Measure(strings.TrimPrefix(f.column, "key."))
		if !ok {
			return filling{}, false
		}
		filled.fields, filled.columns = append(filled.fields, f), append(filled.columns, column)
	}
	return filled, true
}

func (f filling) fill(to reflect.Value, group int32) {
	for i := range f.fields {
		path, last := f.fields[i].index, len(f.fields[i].index)-1
		inner := reflect.Indirect(reflectx.FieldByIndexes(to, path[:last])) // makes the key
		if column := f.columns[i]; !column.Null(group) {
			f.fields[i].set(inner.Field(path[last]), column, group)
		}
	}
}
