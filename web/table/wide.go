package table

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
)

// tableColumn is a column of a table of places in an answer.
type tableColumn struct {
	Name      string
	Breakdown string
	Period    *string
	Indicator struct{ Unit string }
}

// wide reports whether the rows have values that are columns of their own.
func (l *List) wide() bool { return slices.ContainsFunc(l.Columns, l.holdsValues) }

// holdsValues reports whether the cells are the values of rows of a table of places.
func (l *List) holdsValues(c *Column) bool {
	row := l.schema.Types["TableRow"]
	return row != nil && c.Definition == row.Fields.ForName("values")
}

// selectColumns selects what widen needs.
func (l *List) selectColumns(connection *ast.Definition) *ast.Field {
	column, indicator := l.schema.Types["TableColumn"], l.schema.Types["Indicator"]
	return l.added(columnsAlias, "columns", connection,
		l.added("name", "name", column), l.added("breakdown", "breakdown", column), l.added("period", "period", column),
		l.added("indicator", "indicator", column, l.added("unit", "unit", indicator)))
}

// widen puts a column for each column of the table in place of the list of their values. One whose name a field has keeps that of the
// list before its own: no two columns have the same name.
func (l *List) widen(of []*tableColumn) {
	taken := map[string]bool{}
	for _, c := range l.Columns {
		taken[c.Header] = true
	}
	var columns []*Column
	for _, c := range l.Columns {
		if !l.holdsValues(c) {
			columns = append(columns, c)
			continue
		}
		for i, named := range of {
			item := c.item(i, named)
			if taken[item.Header] {
				item.Header = c.Header + "." + named.Name
			}
			columns = append(columns, item)
		}
	}
	l.Columns = columns
}

// item returns the column of an item of a list of values. An alias of the list is part of its name.
func (c *Column) item(i int, of *tableColumn) *Column {
	name := of.Name
	if way := strings.TrimSuffix(c.Header, "values"); way != "" {
		name = strings.TrimSuffix(way, ".") + "." + name
	}
	definition := &ast.FieldDefinition{Name: of.Name, Description: of.describe(), Type: c.Definition.Type.Elem}
	return &Column{Header: name, Definition: definition, way: c.way, place: &i}
}

func (c *tableColumn) describe() string {
	text := "Value of the indicator, " + c.Indicator.Unit
	if c.Period != nil {
		text += ", in " + *c.Period
	}
	if c.Breakdown != db.TotalBreakdown {
		text += ", breakdown " + c.Breakdown
	}
	return text + "."
}
