// Package table turns queries for one list into tables: it finds the list, writes the operation that reads any page of it, and
// reads the rows from the answers.
package table

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
	"govhub/page"
)

// Names in the operation of a page besides those of the query.
const (
	rowsAlias     = "__rows"
	pageInfoAlias = "__page"
	totalAlias    = "__total"
	columnsAlias  = "__columns"
	sourcesAlias  = "__govhub_sources"
	sourceAlias   = "__govhub_source"
	afterVariable = "__after"
)

// List is the one list of a query.
type List struct {
	Path    string // of its field, such as region.municipalities
	Columns []*Column
	Row     *ast.Definition // type of the rows
	Limit   int             // rows that the query requests, 0 for all

	schema *ast.Schema
	op     *graphql.OperationContext
	steps  []graphql.CollectedField // from the root to the connection
	rows   graphql.CollectedField   // nodes or edges of the connection, or the series
	points *field                   // of series, nil for a connection
	whole  bool                     // all points of series, not the last ones
	after  *string
}

// ownContext returns the same operation in a context of its own. A context keeps the fields that were collected of each selection by
// its address: requests that share one would add to it for ever, and find those of a freed selection.
func ownContext(op *graphql.OperationContext) *graphql.OperationContext {
	return &graphql.OperationContext{
		RawQuery: op.RawQuery, OperationName: op.OperationName, Doc: op.Doc, Operation: op.Operation, Variables: op.Variables,
		RecoverFunc: op.RecoverFunc, ResolverMiddleware: op.ResolverMiddleware, RootResolverMiddleware: op.RootResolverMiddleware,
		Stats: op.Stats,
	}
}

// Find returns the only list of a validated query, or an error.
func Find(schema *ast.Schema, op *graphql.OperationContext) (*List, error) {
	l := &List{schema: schema, op: ownContext(op)}
	found, err := l.search(schema.Query, op.Operation.SelectionSet, nil)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 0:
		return nil, fmt.Errorf("the query has no list to download: ask for a connection with nodes, such as { regions { nodes { name } } }")
	case len(found) > 1:
		paths := make([]string, len(found))
		for i, steps := range found {
			paths[i] = pathOf(steps)
		}
		return nil, fmt.Errorf("the query has %d lists, %s: a download has one; request the others separately, or nest them in the rows",
			len(found), strings.Join(paths, ", "))
	}
	l.steps, l.Path = found[0], pathOf(found[0])
	if isSeries(l.steps[len(l.steps)-1]) {
		return l, l.series()
	}
	return l, l.connection()
}

// search lists the paths from an object to connections and series. Other selections cannot be part of a table.
func (l *List) search(def *ast.Definition, set ast.SelectionSet, way []graphql.CollectedField) (found [][]graphql.CollectedField, err error) {
	for _, f := range l.collect(def, set) {
		if f.Name == "__typename" {
			continue
		}
		steps := append(slices.Clone(way), f)
		typ := f.Definition.Type
		below := l.schema.Types[typ.Name()]
		switch {
		case typ.Elem == nil && isConnection(below), isSeries(f):
			found = append(found, steps)
		case typ.Elem == nil && below.Kind == ast.Object && !strings.HasPrefix(f.Name, "__"):
			deeper, err := l.search(below, f.Selections, steps)
			if err != nil {
				return nil, err
			}
			found = append(found, deeper...)
		default:
			return nil, fmt.Errorf("%s is not a connection: a download has only the rows of one connection; leave the field out",
				pathOf(steps))
		}
	}
	return found, nil
}

func isConnection(def *ast.Definition) bool {
	return def.Kind == ast.Object && strings.HasSuffix(def.Name, "Connection") && def.Fields.ForName("nodes") != nil &&
		def.Fields.ForName("pageInfo") != nil
}

func pathOf(steps []graphql.CollectedField) string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.Alias
	}
	return strings.Join(names, ".")
}

// collect resolves fragments, @skip and @include. The fields of an interface or union are those of all its types.
func (l *List) collect(def *ast.Definition, set ast.SelectionSet) []graphql.CollectedField {
	if def.Kind == ast.Object {
		satisfies := []string{def.Name}
		for _, i := range l.schema.GetImplements(def) {
			satisfies = append(satisfies, i.Name)
		}
		return graphql.CollectFields(l.op, set, satisfies)
	}
	var all []graphql.CollectedField
	possible := slices.Clone(l.schema.GetPossibleTypes(def))
	slices.SortFunc(possible, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	for _, p := range possible {
		if p.Kind != ast.Object {
			continue
		}
		for _, f := range l.collect(p, set) {
			i := slices.IndexFunc(all, func(known graphql.CollectedField) bool { return known.Alias == f.Alias })
			if i < 0 {
				all = append(all, f)
			} else {
				all[i].Selections = append(slices.Clone(all[i].Selections), f.Selections...)
			}
		}
	}
	return all
}

// connection reads the selections of the list.
func (l *List) connection() error {
	field := l.steps[len(l.steps)-1]
	def := l.schema.Types[field.Definition.Type.Name()]
	var rows []graphql.CollectedField
	for _, f := range l.collect(def, field.Selections) {
		if f.Name == "nodes" || f.Name == "edges" {
			rows = append(rows, f)
		}
	}
	if len(rows) != 1 {
		return fmt.Errorf("%s must select its rows once, as nodes or as edges: a table has one line for each", l.Path)
	}
	l.rows = rows[0]
	l.Row = l.schema.Types[l.rows.Definition.Type.Name()]
	args := field.ArgumentMap(l.op.Variables)
	for _, name := range []string{"last", "before"} {
		if args[name] != nil {
			return fmt.Errorf("%s: a download reads forwards: leave the argument %s out", l.Path, name)
		}
	}
	if first := args["first"]; first != nil {
		n, err := strconv.Atoi(fmt.Sprint(first))
		if err != nil || n < 0 {
			return fmt.Errorf("%s: the argument first is not a number of rows", l.Path)
		}
		if most := l.pageSize(); n > most {
			return fmt.Errorf("%s: the argument first is %d, but a page holds at most %d: leave it out to get all rows", l.Path, n, most)
		}
		if l.Limit = n; n == 0 {
			return fmt.Errorf("%s: the argument first is 0: leave it out to get all rows", l.Path)
		}
	}
	if after, ok := args["after"].(string); ok {
		l.after = &after
	}
	l.Columns = columnsOf(l.fields(l.Row, l.rows.Selections), nil)
	return nil
}

// pageSize is the maximum number of rows of a page, or of points of a series.
func (l *List) pageSize() int {
	switch of := l.steps[len(l.steps)-1].Definition.Type.Name(); {
	case l.points != nil:
		return db.MaxPoints
	case of == "TableConnection":
		return page.MaxTable
	case strings.HasSuffix(of, "GroupConnection"):
		return page.MaxGroups
	}
	return page.MaxSize
}

// PageOperation returns the operation that reads a page of up to size rows, at the position in Variables, or size points of each series. The first one counts
// the rows; with sources, every row has its publications.
func (l *List) PageOperation(size int, first, sources bool) *ast.OperationDefinition {
	if l.points != nil {
		return l.seriesOperation(size, sources)
	}
	info := l.schema.Types["PageInfo"]
	last := l.steps[len(l.steps)-1]
	connection := l.schema.Types[last.Definition.Type.Name()]
	selections := l.rows.Selections
	if sources {
		selections = l.withSources(l.Row, selections)
	}
	set := ast.SelectionSet{
		&ast.Field{
			Alias: rowsAlias, Name: l.rows.Name, Definition: l.rows.Definition, ObjectDefinition: connection,
			SelectionSet: selections, Position: l.rows.Position,
		},
		l.added(pageInfoAlias, "pageInfo", connection,
			l.added("hasNextPage", "hasNextPage", info), l.added("endCursor", "endCursor", info)),
	}
	if first {
		set = append(set, l.added(totalAlias, "totalCount", connection))
	}
	if first && l.wide() {
		set = append(set, l.selectColumns(connection))
	}
	for i := len(l.steps) - 1; i >= 0; i-- {
		step := *l.steps[i].Field
		step.Directives, step.SelectionSet = nil, set
		if i == len(l.steps)-1 {
			step.Arguments = l.arguments(step, size)
		}
		set = ast.SelectionSet{&step}
	}
	operation := *l.op.Operation
	operation.SelectionSet = set
	return &operation
}

func (l *List) added(alias, name string, of *ast.Definition, below ...ast.Selection) *ast.Field {
	return &ast.Field{
		Alias: alias, Name: name, Definition: of.Fields.ForName(name), ObjectDefinition: of, SelectionSet: below,
		Position: l.rows.Position,
	}
}

// arguments are those of the query, except for the page.
func (l *List) arguments(f ast.Field, size int) ast.ArgumentList {
	args := slices.DeleteFunc(withArgument(f.Arguments, "first", size, f.Position), func(a *ast.Argument) bool { return a.Name == "after" })
	return append(args,
		&ast.Argument{Name: "after", Value: &ast.Value{Kind: ast.Variable, Raw: afterVariable, Position: f.Position}, Position: f.Position})
}

// withArgument returns arguments with one more, or in place of another of its name.
func withArgument(list ast.ArgumentList, name string, value int, at *ast.Position) ast.ArgumentList {
	list = slices.DeleteFunc(slices.Clone(list), func(a *ast.Argument) bool { return a.Name == name })
	return append(list, &ast.Argument{
		Name: name, Value: &ast.Value{Kind: ast.IntValue, Raw: strconv.Itoa(value), Position: at}, Position: at,
	})
}

// Start is the cursor after which the first page begins, nil for the start of the list.
func (l *List) Start() *string { return l.after }

// Variables sets the cursor of a page.
func (l *List) Variables(after *string) map[string]any {
	variables := map[string]any{afterVariable: nil}
	for name, value := range l.op.Variables {
		variables[name] = value
	}
	if after != nil {
		variables[afterVariable] = *after
	}
	return variables
}

// Page is a page of the list in an answer.
type Page struct {
	Rows  []json.RawMessage
	Total int     // of the whole list, if counted
	Next  *string // cursor of the next page, nil after the last
	most  int     // points of a series

	columns []*tableColumn // of a table of places, on its first page
}

// Read reads a page from the data of an answer. If the path to the list has a null, there are no rows.
func (l *List) Read(data []byte) (*Page, error) {
	for _, step := range l.steps {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(data, &object); err != nil {
			return nil, err
		}
		data = object[step.Alias]
		if string(data) == "null" {
			return new(Page), nil
		}
	}
	if l.points != nil {
		return l.readSeries(data)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, err
	}
	p := new(Page)
	if err := json.Unmarshal(members[rowsAlias], &p.Rows); err != nil {
		return nil, err
	}
	if total, ok := members[totalAlias]; ok {
		if err := json.Unmarshal(total, &p.Total); err != nil {
			return nil, err
		}
	}
	if columns, ok := members[columnsAlias]; ok {
		if err := json.Unmarshal(columns, &p.columns); err != nil {
			return nil, err
		}
	}
	var info struct {
		HasNextPage bool
		EndCursor   *string
	}
	if err := json.Unmarshal(members[pageInfoAlias], &info); err != nil {
		return nil, err
	}
	if info.HasNextPage {
		p.Next = info.EndCursor
	}
	return p, nil
}
