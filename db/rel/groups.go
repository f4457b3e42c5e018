package rel

import (
	"context"
	"slices"
	"strings"
	"sync"

	"govhub/errorcode"
	"govhub/page"
	"govhub/warning"
)

// TurnsOfGroups bounds the values that groups in memory are made of at the same time, over all releases of a hub: rows by their dimensions
// and measures. Each takes 30 bytes if every row is a group, so that these are some 500 MB.
const TurnsOfGroups = 16 << 20

// Dimension names a column or expression to group by. Each resource declares its own.
type Dimension string

// maxDimensions bounds the dimensions of a list of groups.
const maxDimensions = 4

// Groups groups the rows of a table. G is a group: its key, with the columns of the dimensions, its measures, and a RowPosition.
// M is the measures alone.
type Groups[G, M any] struct {
	Table      string
	Dimensions []DimensionColumn
	Measures   []MeasureColumn

	once        sync.Once // sets the following
	groupFields []field
	totalFields []field
}

// DimensionColumn is a column of a key. Its value is an expression over the row r and its joined rows.
type DimensionColumn struct {
	Column  string
	Value   string
	SQLType string
	Joins   []string
	Members *Members // nil if the values are an open set
}

// Name returns the name for clients.
func (d DimensionColumn) Name() Dimension { return Dimension(strings.ToUpper(d.Column)) }

// MeasureColumn is an aggregate of the rows r of a group.
type MeasureColumn struct {
	Column  string
	SQLType string
	Value   string
	Memory  InMemory // nil if only PostgreSQL can compute it
}

// Name returns the name for clients.
func (m MeasureColumn) Name() OrderField { return OrderField(strings.ToUpper(m.Column)) }

func (m MeasureColumn) selected() string { return m.Value + " AS " + m.Column }

// rowCount is the measure that all groups have.
const rowCount = "count"

// GroupBy asks for a page of groups.
type GroupBy struct {
	Dimensions   []Dimension
	Filter       Filter // of the rows that are grouped
	Having       Filter // of the groups, by their measures
	OrderBy      []*Order
	IncludeEmpty bool // also groups without rows
	Page         page.Args
}

// Page returns a page of the groups of the filtered rows.
func (g *Groups[G, M]) Page(ctx context.Context, r Release, by GroupBy) (*page.Connection[G], error) {
	dimensions, err := g.chosen(by.Dimensions)
	if err != nil {
		return nil, err
	}
	list := &grouping[G, M]{Groups: g, release: r, by: dimensions}
	order, err := list.order(by.OrderBy)
	if err != nil {
		return nil, err
	}
	list.keyset = order
	by.Page.Largest = page.MaxGroups
	s, err := order.Span(by.Page)
	if err != nil {
		return nil, err
	}
	if list.filter, err = conditionsOf(by.Filter); err != nil {
		return nil, err
	}
	if list.having, err = conditionsOf(by.Having); err != nil {
		return nil, err
	}
	if by.IncludeEmpty {
		if err := list.includeEmpty(); err != nil {
			return nil, err
		}
	}
	shares := list.shared(ctx)
	found, err := list.fetch(WithAlso(ctx, shares...), s)
	if err != nil {
		return nil, err
	}
	if err := list.share(ctx, found, shares); err != nil {
		return nil, err
	}
	if first := page.First(s.Extent, found); first != nil && len(by.OrderBy) > 0 {
		warning.Order(ctx, string(order[0].Field), positionOf(first).hasFirst())
	}
	return CutComputed(ctx, s, found, list), nil
}

// GroupTotals returns the measures of all filtered rows for each connection, one query each. It ignores having.
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
func (g *Groups[G, M]) chosen(names []Dimension) ([]DimensionColumn, error) {
	if len(names) == 0 || len(names) > maxDimensions {
		return nil, errorcode.BadInput(errorcode.BadGroups, "groupBy names %d dimensions: name 1 to %d", len(names), maxDimensions)
	}
	chosen := make([]DimensionColumn, len(names))
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, errorcode.BadInput(errorcode.BadGroups, "groupBy names %s twice: name each dimension once", name)
		}
		at := slices.IndexFunc(g.Dimensions, func(d DimensionColumn) bool { return d.Name() == name })
		if at < 0 {
			panic("rel: " + g.Table + " has no dimension " + string(name) + ", though the schema offers it")
		}
		chosen[i] = g.Dimensions[at]
	}
	return chosen, nil
}

// order returns the client's order followed by the remaining dimensions, so that no two groups tie.
func (l *grouping[G, M]) order(asked []*Order) (Keyset, error) {
	var order Keyset
	for _, o := range asked {
		if order.has(o.Field) {
			return nil, errorcode.BadInput(errorcode.BadGroups, "orderBy names %s twice: name each field once", o.Field)
		}
		column, err := l.column(o)
		if err != nil {
			return nil, err
		}
		order = append(order, column)
	}
	for _, d := range l.by {
		if field := OrderField(d.Name()); !order.has(field) {
			order = append(order, KeysetColumn{field, d.Column, d.SQLType, Asc})
		}
	}
	return order, nil
}

func (l *grouping[G, M]) column(o *Order) (KeysetColumn, error) {
	for _, m := range l.Measures {
		if m.Name() == o.Field {
			return KeysetColumn{o.Field, m.Column, m.SQLType, o.Direction}, nil
		}
	}
	for _, d := range l.by {
		if OrderField(d.Name()) == o.Field {
			return KeysetColumn{o.Field, d.Column, d.SQLType, o.Direction}, nil
		}
	}
	return KeysetColumn{}, errorcode.BadInput(errorcode.BadGroups, "orderBy names %s, which groupBy does not: order by a measure or by a dimension of the groups", o.Field)
}
