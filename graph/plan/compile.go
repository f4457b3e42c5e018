package plan

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db/columns"
)

// objectPlan is the selection on the objects of one concrete type at one place of an operation.
type objectPlan[E any] struct {
	typ    *Object[E]
	table  Table // that the objects are rows of, nil if of none
	fields []*fieldPlan[E]
	room   atomic.Int64 // bytes that the last answer took, of the plan of an operation
}

// fieldPlan is a field of an objectPlan.
type fieldPlan[E any] struct {
	field     *Field[E] // nil for names that start with two underscores
	memory    Access
	collected graphql.CollectedField
	key       []byte                   // `"alias":`
	constant  []byte                   // the value of __typename
	stock     *ast.OperationDefinition // selects this field only, for the stock executor
	hidden    bool                     // an earlier field has the same alias, and only that is written
	takesArgs bool
	args      atomic.Pointer[Args] // if they are the same in all executions, after the first
	varies    bool                 // the arguments have variables
	typ       *ast.Type
	objects   map[string]*objectPlan[E] // by concrete type, for a field of objects
	columns   []string                  // of rows that the field returns; nil for all
	path      []string                  // aliases from the root to the field
}

// size is the number of fields of a plan, including nested objects.
func (p *objectPlan[E]) size() int {
	n := len(p.fields)
	for _, f := range p.fields {
		for _, below := range f.objects {
			n += below.size()
		}
	}
	return n
}

// compiler compiles the plans of one operation.
type compiler[E any] struct {
	schema    *ast.Schema
	objects   map[string]*Object[E]
	memory    map[string]Memory
	operation *graphql.OperationContext
}

// compile compiles the plan of the operation.
func (c *compiler[E]) compile() *objectPlan[E] {
	return c.object(c.schema.Query.Name, c.operation.Operation.SelectionSet, nil)
}

// object compiles the selections on objects of a type, below the path.
func (c *compiler[E]) object(typeName string, selections ast.SelectionSet, path []string) *objectPlan[E] {
	typ := c.objects[typeName]
	if typ == nil {
		panic("plan: no table for the type " + typeName + ": run make generate")
	}
	p := &objectPlan[E]{typ: typ, table: c.memory[typeName].Table}
	aliases := map[string]bool{}
	for _, collected := range graphql.CollectFields(c.operation, selections, typ.Satisfies) {
		f := c.field(typ, collected, path)
		f.hidden = aliases[collected.Alias]
		aliases[collected.Alias] = true
		p.fields = append(p.fields, f)
	}
	return p
}

// field compiles the plan of a field. A field below @defer is answered with the rest, as the directive allows.
func (c *compiler[E]) field(parent *Object[E], collected graphql.CollectedField, path []string) *fieldPlan[E] {
	f := &fieldPlan[E]{
		collected: collected,
		key:       append(columns.AppendQuoted(nil, collected.Alias), ':'),
		typ:       collected.Definition.Type,
		takesArgs: len(collected.Definition.Arguments) > 0,
	}
	for _, a := range collected.Arguments {
		f.varies = f.varies || hasVariable(a.Value)
	}
	switch collected.Name {
	case "__typename":
		f.constant = columns.AppendQuoted(nil, parent.Name)
		return f
	case "__schema", "__type":
		f.takesArgs = false
		f.stock = c.alone(collected)
		return f
	}
	f.field = parent.Fields[collected.Name]
	if f.field == nil {
		panic(fmt.Sprintf("plan: no table entry for %s.%s: run make generate", parent.Name, collected.Name))
	}
	f.memory = c.memory[parent.Name].Fields[collected.Name]
	if f.field.Leaf != nil || f.field.Append != nil {
		return f
	}
	f.path = append(slices.Clip(path), collected.Alias)
	f.objects = map[string]*objectPlan[E]{}
	for _, possible := range c.schema.GetPossibleTypes(c.schema.Types[f.typ.Name()]) {
		if possible.Kind == ast.Object { // not an interface that implements the interface
			f.objects[possible.Name] = c.object(possible.Name, collected.Selections, f.path)
		}
	}
	if read := needed(f); f.field.Statement && !slices.Contains(read, "*") {
		f.columns = read
	}
	return f
}

// hasVariable reports whether a value is or has a variable.
func hasVariable(v *ast.Value) bool {
	return v.Kind == ast.Variable || slices.ContainsFunc(v.Children, func(c *ast.ChildValue) bool { return hasVariable(c.Value) })
}

// alone returns an operation that selects only the field.
func (c *compiler[E]) alone(collected graphql.CollectedField) *ast.OperationDefinition {
	field := *collected.Field
	field.SelectionSet, field.Directives = collected.Selections, nil
	operation := *c.operation.Operation
	operation.SelectionSet = ast.SelectionSet{&field}
	return &operation
}

// needed lists the columns to read of the rows that a field returns, for fields of the rows and of the connections and edges
// around them.
func needed[E any](f *fieldPlan[E]) []string {
	read := []string{} // not nil, which means all columns
	for _, object := range f.objects {
		for _, child := range object.fields {
			if child.field == nil {
				continue
			}
			read = append(read, child.field.Columns...)
			if !child.field.Statement {
				read = append(read, needed(child)...)
			}
		}
	}
	slices.Sort(read)
	return slices.Compact(read)
}

// Conditions lists the variables that decide which fields an operation has. Each combination of values has its own plan.
func Conditions(operation *ast.OperationDefinition) []string {
	if len(operation.VariableDefinitions) == 0 {
		return nil
	}
	var names []string
	note := func(directives ast.DirectiveList) {
		for _, d := range directives {
			if d.Name != "skip" && d.Name != "include" {
				continue
			}
			if a := d.Arguments.ForName("if"); a != nil && a.Value.Kind == ast.Variable && !slices.Contains(names, a.Value.Raw) {
				names = append(names, a.Value.Raw)
			}
		}
	}
	spread := map[string]bool{}
	var walk func(ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch s := selection.(type) {
			case *ast.Field:
				note(s.Directives)
				walk(s.SelectionSet)
			case *ast.InlineFragment:
				note(s.Directives)
				walk(s.SelectionSet)
			case *ast.FragmentSpread:
				note(s.Directives)
				if !spread[s.Name] {
					spread[s.Name] = true
					walk(s.Definition.SelectionSet)
				}
			}
		}
	}
	walk(operation.SelectionSet)
	return names
}
