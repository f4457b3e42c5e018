package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// given reads an operation with the values of its variables.
type given struct {
	vars      map[string]any
	fragments map[string]*ast.FragmentDefinition
}

// argument returns the argument's value in a call of the field, or nil.
func (g given) argument(f *ast.Field, name string) any {
	if a := f.Arguments.ForName(name); a != nil {
		if v, err := a.Value.Value(g.vars); err == nil {
			return v
		}
		return nil
	}
	if def := f.Definition.Arguments.ForName(name); def != nil && def.DefaultValue != nil {
		if v, err := def.DefaultValue.Value(nil); err == nil {
			return v
		}
	}
	return nil
}

func (g given) included(directives ast.DirectiveList) bool {
	for _, d := range directives {
		a := d.Arguments.ForName("if")
		if a == nil || d.Name != "skip" && d.Name != "include" {
			continue
		}
		v, err := a.Value.Value(g.vars)
		if b, ok := v.(bool); err == nil && ok && b == (d.Name == "skip") {
			return false
		}
	}
	return true
}

// fields calls visit with the included fields of a set, and spread with the names of its included fragments.
func (g given) fields(set ast.SelectionSet, visit func(*ast.Field), spread func(string)) {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			if g.included(sel.Directives) {
				visit(sel)
			}
		case *ast.InlineFragment:
			if g.included(sel.Directives) {
				g.fields(sel.SelectionSet, visit, spread)
			}
		case *ast.FragmentSpread:
			if g.included(sel.Directives) {
				spread(sel.Name)
			}
		}
	}
}
