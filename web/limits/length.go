package limits

import (
	"reflect"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// longest returns the maximum length of any argument. Before validation the argument of a text is unknown, so this limits all.
func longest(schema *ast.Schema, ordinary int) int {
	most := ordinary
	for _, def := range schema.Types {
		for _, field := range def.Fields {
			for _, a := range field.Arguments {
				most = max(most, allowed(a, ordinary))
			}
		}
	}
	return most
}

// allowed returns the maximum length of a text in an argument.
func allowed(def *ast.ArgumentDefinition, ordinary int) int {
	if d := def.Directives.ForName("maxLength"); d != nil {
		if n, err := strconv.Atoi(d.Arguments.ForName("characters").Value.Raw); err == nil {
			return max(n, ordinary)
		}
	}
	return ordinary
}

// arguments checks the length of texts in the arguments of a validated operation.
func (g *Guard) arguments(doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any) *Violation {
	if g.longest == g.limits.StringLength {
		return nil // already checked
	}
	if v := g.texts(op.SelectionSet, vars); v != nil {
		return v
	}
	for _, f := range doc.Fragments {
		if v := g.texts(f.SelectionSet, vars); v != nil {
			return v
		}
	}
	return nil
}

func (g *Guard) texts(set ast.SelectionSet, vars map[string]any) *Violation {
	for _, sel := range set {
		var v *Violation
		switch sel := sel.(type) {
		case *ast.Field:
			for _, a := range sel.Arguments {
				limit := allowed(sel.Definition.Arguments.ForName(a.Name), g.limits.StringLength)
				if v := argument(a.Value, limit, vars); v != nil {
					return v
				}
			}
			v = g.texts(sel.SelectionSet, vars)
		case *ast.InlineFragment:
			v = g.texts(sel.SelectionSet, vars)
		}
		if v != nil {
			return v
		}
	}
	return nil
}

func argument(value *ast.Value, limit int, vars map[string]any) *Violation {
	switch value.Kind {
	case ast.Variable:
		return coerced("a string in variable $"+value.Raw+" has", reflect.ValueOf(vars[value.Raw]), limit)
	case ast.StringValue, ast.BlockValue:
		return text("a string has", value.Raw, limit, value.Position)
	}
	for _, child := range value.Children {
		if v := argument(child.Value, limit, vars); v != nil {
			return v
		}
	}
	return nil
}

// coerced checks the texts of a coerced variable.
func coerced(subject string, v reflect.Value, limit int) *Violation {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		return text(subject, v.String(), limit, nil)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if violation := coerced(subject, v.Index(i), limit); violation != nil {
				return violation
			}
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			if violation := coerced(subject, entry.Value(), limit); violation != nil {
				return violation
			}
		}
	}
	return nil
}
