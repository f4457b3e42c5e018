package limits

import (
	"reflect"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Values checks the lengths of texts in the arguments of an operation, and the number of values in the arguments with variables
// inlined. A variable may be used many times, and a fragment may be spread many times; each use is a value of its own in memory
// and in SQL.
func (g *Guard) Values(doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any) *Violation {
	if v := g.arguments(doc, op, vars); v != nil {
		return v
	}
	c := valueCounter{vars: vars, fragments: fragmentsOf(doc), ofVariable: map[string]int{}, ofFragment: map[string]int{}}
	if n := c.set(op.SelectionSet); n > g.limits.Values {
		return &Violation{
			Code: errorcode.QueryTooLarge, Subject: "the arguments hold", Actual: n, Unit: "values", Limit: g.limits.Values,
			Hint: "send several queries", At: op.Position,
		}
	}
	return nil
}

type valueCounter struct {
	vars       map[string]any
	fragments  map[string]*ast.FragmentDefinition
	ofVariable map[string]int
	ofFragment map[string]int
}

func (c *valueCounter) set(set ast.SelectionSet) int {
	total := 0
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			for _, a := range sel.Arguments {
				total = add(total, c.value(a.Value))
			}
			total = add(total, c.set(sel.SelectionSet))
		case *ast.InlineFragment:
			total = add(total, c.set(sel.SelectionSet))
		case *ast.FragmentSpread:
			total = add(total, c.fragment(sel.Name))
		}
	}
	return total
}

func (c *valueCounter) fragment(name string) int {
	if n, ok := c.ofFragment[name]; ok {
		return n
	}
	c.ofFragment[name] = 0 // used by a cycle, which validation has rejected
	if def := c.fragments[name]; def != nil {
		c.ofFragment[name] = c.set(def.SelectionSet)
	}
	return c.ofFragment[name]
}

func (c *valueCounter) value(v *ast.Value) int {
	if v.Kind == ast.Variable {
		n, ok := c.ofVariable[v.Raw]
		if !ok {
			n = sizeOf(reflect.ValueOf(c.vars[v.Raw]))
			c.ofVariable[v.Raw] = n
		}
		return n
	}
	total := 1
	for _, child := range v.Children {
		total = add(total, c.value(child.Value))
	}
	return total
}

// sizeOf counts the values of a coerced variable, lists and objects included.
func sizeOf(v reflect.Value) int {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	total := 1
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			total = add(total, sizeOf(v.Index(i)))
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			total = add(total, sizeOf(entry.Value()))
		}
	}
	return total
}
