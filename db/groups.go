package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// Dimension names what rows are grouped by. Each resource declares its own.
type Dimension string

// maxDimensions is how many dimensions a list of groups may have.
const maxDimensions = 4

// Groups puts the rows of a table into groups. G is a group: its key, whose columns are those of the dimensions, and its
// measures. M are the measures alone.
type Groups[G, M any] struct {
	table      string
	dimensions []dimension
	measures   []measure
}

// dimension is a column of a key. Its value is an expression over the row r and the rows joined to it.
type dimension struct {
	column  string
	value   string
	sqlType string
	joins   []string
}

func (d dimension) name() Dimension { return Dimension(strings.ToUpper(d.column)) }

// measure is a figure about the rows r of a group.
type measure struct {
	column  string
	sqlType string
	value   string
}

func (m measure) name() OrderField { return OrderField(strings.ToUpper(m.column)) }

// rowCount counts the rows.
var rowCount = measure{"count", "bigint", "count(*)"}

// grouping is a list of groups before it is cut into pages.
type grouping[G, M any] struct {
	*Groups[G, M]
	release *Release
	by      []dimension
	filter  Filter
	having  Filter
}

// Page returns a page of the groups of the rows that the filter keeps. having restricts the groups by their measures.
func (g *Groups[G, M]) Page(
	ctx context.Context, r *Release, by []Dimension, args page.Args, filter, having Filter, orders []*Order,
) (*page.Connection[G], error) {
	dimensions, err := g.chosen(by)
	if err != nil {
		return nil, err
	}
	list := &grouping[G, M]{Groups: g, release: r, by: dimensions, filter: filter, having: having}
	order, err := list.order(orders)
	if err != nil {
		return nil, err
	}
	s, err := order.span(args)
	if err != nil {
		return nil, err
	}
	found, err := list.fetch(ctx, s)
	if err != nil {
		return nil, err
	}
	return cut(s, found, list), nil
}

// GroupTotals returns, for each connection, the measures of all rows that its filter keeps, by one statement for each. having
// leaves no row out.
func (g *Groups[G, M]) GroupTotals(ctx context.Context, connections []*page.Connection[G]) ([]*M, error) {
	totals := make([]*M, len(connections))
	for i, c := range connections {
		total, err := c.List().(*grouping[G, M]).total(ctx)
		if err != nil {
			return nil, err
		}
		totals[i] = total
	}
	return totals, nil
}

// chosen returns the dimensions with these names.
func (g *Groups[G, M]) chosen(names []Dimension) ([]dimension, error) {
	if len(names) == 0 || len(names) > maxDimensions {
		return nil, badInput(errorcode.BadGroups, "groupBy names %d dimensions: name 1 to %d", len(names), maxDimensions)
	}
	chosen := make([]dimension, len(names))
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, badInput(errorcode.BadGroups, "groupBy names %s twice: name each dimension once", name)
		}
		at := slices.IndexFunc(g.dimensions, func(d dimension) bool { return d.name() == name })
		if at < 0 {
			panic("db: " + g.table + " has no dimension " + string(name) + ", though the schema offers it")
		}
		chosen[i] = g.dimensions[at]
	}
	return chosen, nil
}

// order returns the order that a client asked for, with the dimensions that it did not name, so that no two
// groups are level.
func (l *grouping[G, M]) order(asked []*Order) (keyset, error) {
	var order keyset
	for _, o := range asked {
		if order.names(o.Field) {
			return nil, badInput(errorcode.BadGroups, "orderBy names %s twice: name each field once", o.Field)
		}
		term, err := l.term(o)
		if err != nil {
			return nil, err
		}
		order = append(order, term)
	}
	for _, d := range l.by {
		if field := OrderField(d.name()); !order.names(field) {
			order = append(order, keysetColumn{field, d.column, d.sqlType, Asc})
		}
	}
	return order, nil
}

func (l *grouping[G, M]) term(o *Order) (keysetColumn, error) {
	for _, m := range l.measures {
		if m.name() == o.Field {
			return keysetColumn{o.Field, m.column, m.sqlType, o.Direction}, nil
		}
	}
	for _, d := range l.by {
		if OrderField(d.name()) == o.Field {
			return keysetColumn{o.Field, d.column, d.sqlType, o.Direction}, nil
		}
	}
	return keysetColumn{}, badInput(errorcode.BadGroups, "orderBy names %s, which groupBy does not: order by a measure or by a dimension of the groups", o.Field)
}

// fetch returns up to size+1 groups in the order in which they are read.
func (l *grouping[G, M]) fetch(ctx context.Context, s keysetSpan) ([]*G, error) {
	p := new(params)
	grouped, err := l.grouped(p)
	if err != nil {
		return nil, err
	}
	conditions := append(grouped.having, s.within(p)...)
	found := []*G{}
	if !readsRows(ctx) {
		return found, nil
	}
	var columns []string
	for _, d := range l.by {
		columns = append(columns, fmt.Sprintf(`g.%s AS "key.%[1]s"`, d.column))
	}
	for _, m := range l.asked(ctx) {
		columns = append(columns, "g."+m.column)
	}
	text := fmt.Sprintf("SELECT %s, %s AS position\nFROM (%s) AS g\nWHERE %s\nORDER BY %s LIMIT %d",
		strings.Join(columns, ", "), s.order.position(), grouped.text, strings.Join(conditions, " AND "), s.orderBy(), s.size+1)
	if err := l.query(ctx, ".groups", &found, text, p); err != nil || found != nil {
		return found, err
	}
	return []*G{}, nil
}

// Totals counts the groups. It is the Counter of the connection, of which there is one.
func (l *grouping[G, M]) Totals(ctx context.Context, parents []string) ([]int32, error) {
	p := new(params)
	grouped, err := l.grouped(p)
	if err != nil {
		return nil, err
	}
	text := fmt.Sprintf("SELECT count(*)::integer\nFROM (%s) AS g\nWHERE %s", grouped.text, strings.Join(grouped.having, " AND "))
	var counted []int32
	if err := l.query(ctx, ".groups.count", &counted, text, p); err != nil {
		return nil, err
	}
	return slices.Repeat(counted, len(parents)), nil
}

// total returns the measures of all rows.
func (l *grouping[G, M]) total(ctx context.Context) (*M, error) {
	p := new(params)
	w, err := l.rows(p)
	if err != nil {
		return nil, err
	}
	columns := []string{rowCount.selected()} // also where only the name of the type is asked for
	for _, m := range l.asked(ctx) {
		if m != rowCount {
			columns = append(columns, m.selected())
		}
	}
	text := fmt.Sprintf("SELECT %s\nFROM %s AS r\nWHERE %s", strings.Join(columns, ", "), pq.QuoteIdentifier(l.table), strings.Join(w.conditions, " AND "))
	var found []*M
	if err := l.query(ctx, ".groups.total", &found, text, p); err != nil {
		return nil, err
	}
	return found[0], nil
}

// query runs a statement. There are so many of them, and each reads so much, that to plan it for its values is well spent.
func (l *grouping[G, M]) query(ctx context.Context, name string, dest any, text string, p *params) error {
	return l.release.query(session.Heavy(session.PlannedAnew(ctx)), l.table+name, dest, text, p.values...)
}

// groupedRows is a subquery of groups with all their measures, of which PostgreSQL works out those that are used around it.
type groupedRows struct {
	text   string
	having []string // conditions on its alias g
}

func (l *grouping[G, M]) grouped(p *params) (groupedRows, error) {
	w, err := l.rows(p)
	if err != nil {
		return groupedRows{}, err
	}
	var selected, joins, places []string
	for i, d := range l.by {
		selected = append(selected, d.value+" AS "+d.column)
		places = append(places, fmt.Sprint(i+1))
		for _, join := range d.joins {
			if !slices.Contains(joins, join) {
				joins = append(joins, join)
			}
		}
	}
	for _, m := range l.measures {
		selected = append(selected, m.selected())
	}
	h := &where{alias: "g", params: p}
	h.and("true")
	if l.having != nil {
		l.having.where(h)
	}
	return groupedRows{
		text: fmt.Sprintf("SELECT %s\n\tFROM %s\n\tWHERE %s\n\tGROUP BY %s", strings.Join(selected, ", "),
			strings.Join(append([]string{pq.QuoteIdentifier(l.table) + " AS r"}, joins...), " "), strings.Join(w.conditions, " AND "), strings.Join(places, ", ")),
		having: h.conditions,
	}, h.err
}

// rows compiles the conditions on the rows r, as a list of them has.
func (l *grouping[G, M]) rows(p *params) (*where, error) {
	w := &where{alias: "r", params: p}
	w.and("true")
	if l.filter != nil {
		l.filter.where(w)
	}
	return w, w.err
}

func (m measure) selected() string { return m.value + " AS " + m.column }

// asked returns the measures that the context asks for.
func (l *grouping[G, M]) asked(ctx context.Context) []measure {
	columns, ok := ctx.Value(columnsKey{}).([]string)
	if !ok {
		return l.measures
	}
	return slices.DeleteFunc(slices.Clone(l.measures), func(m measure) bool { return !slices.Contains(columns, m.column) })
}
