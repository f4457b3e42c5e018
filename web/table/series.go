package table

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// isSeries reports whether a field is a list of series, each with a list of points.
func isSeries(f graphql.CollectedField) bool {
	return f.Definition.Type.Elem != nil && f.Definition.Type.Name() == "Series"
}

// series reads the selections of a list of series. A row of the table is a point of a series.
func (l *List) series() error {
	l.rows = l.steps[len(l.steps)-1]
	l.Row = l.schema.Types["Series"]
	fields := l.fields(l.Row, l.rows.Selections)
	for i, f := range fields {
		if !f.list() {
			continue
		}
		if l.points != nil {
			return fmt.Errorf("%s: %s and %s are two lists of points: a table has one line for each point of one", l.Path, l.points.key, f.key)
		}
		one := *f.definition
		one.Type = f.definition.Type.Elem
		l.points = &field{key: f.key, definition: &one, fields: f.fields}
		l.whole = !l.saysLast(f.key)
		fields[i] = l.points
	}
	if l.points == nil {
		return fmt.Errorf("%s must select a list of points, such as points: a table has one line for each", l.Path)
	}
	l.Columns = columnsOf(fields, nil)
	return nil
}

// saysLast reports whether the query says how many points of a list it wants.
func (l *List) saysLast(key string) bool {
	fields := l.collect(l.Row, l.rows.Selections)
	i := slices.IndexFunc(fields, func(f graphql.CollectedField) bool { return f.Alias == key })
	last := fields[i].Arguments.ForName("last")
	return last != nil && (last.Value.Kind != ast.Variable || l.op.Variables[last.Value.Raw] != nil)
}

// seriesOperation reads all series, up to size points of each unless the query says how many.
func (l *List) seriesOperation(size int, sources bool) *ast.OperationDefinition {
	step := *l.rows.Field
	step.Directives, step.SelectionSet = nil, nil
	for _, f := range l.collect(l.Row, l.rows.Selections) {
		field := *f.Field
		field.Directives, field.SelectionSet = nil, f.Selections
		if l.whole && f.Alias == l.points.key {
			field.Arguments = withArgument(f.Arguments, "last", size, f.Position)
		}
		step.SelectionSet = append(step.SelectionSet, &field)
	}
	if sources {
		step.SelectionSet = l.withSources(l.Row, step.SelectionSet)
	}
	operation := *l.op.Operation
	operation.SelectionSet = ast.SelectionSet{&step}
	return &operation
}

// readSeries reads the points of all series, each with the other fields of its series.
func (l *List) readSeries(data []byte) (*Page, error) {
	var series []map[string]json.RawMessage
	if err := json.Unmarshal(data, &series); err != nil {
		return nil, err
	}
	p := new(Page)
	for _, s := range series {
		var points []json.RawMessage
		if err := json.Unmarshal(s[l.points.key], &points); err != nil {
			return nil, err
		}
		p.most = max(p.most, len(points))
		for _, point := range points {
			s[l.points.key] = point
			row, err := json.Marshal(s)
			if err != nil {
				return nil, err
			}
			p.Rows = append(p.Rows, row)
		}
	}
	return p, nil
}
