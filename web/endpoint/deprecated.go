package endpoint

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// deprecations maps the deprecated members of a schema, by definition, to their schema coordinates: Type.field,
// Type.field(argument:), @directive(argument:), Type.VALUE.
type deprecations map[any]string

func deprecationsOf(schema *ast.Schema) deprecations {
	d := deprecations{}
	add := func(definition any, directives ast.DirectiveList, name string) {
		if directives.ForName("deprecated") != nil {
			d[definition] = name
		}
	}
	for _, t := range schema.Types {
		for _, v := range t.EnumValues {
			add(v, v.Directives, t.Name+"."+v.Name)
		}
		for _, f := range t.Fields {
			name := t.Name + "." + f.Name
			add(f, f.Directives, name)
			for _, a := range f.Arguments {
				add(a, a.Directives, name+"("+a.Name+":)")
			}
		}
	}
	for _, directive := range schema.Directives {
		for _, a := range directive.Arguments {
			add(a, a.Directives, "@"+directive.Name+"("+a.Name+":)")
		}
	}
	return d
}

// members lists the names.
func (d deprecations) members() []string { return slices.Sorted(maps.Values(d)) }

// uses are the deprecated members that each operation of a document uses, including fragments and defaults.
type uses map[*ast.OperationDefinition][]string

// watch records uses while a document is walked. Fields under @skip count, because its value is not known here.
func (d deprecations) watch(observers *core.Events) uses {
	if len(d) == 0 {
		return nil
	}
	used := uses{}
	note := func(w *core.Walker, definition any) {
		name, deprecated := d[definition]
		if op := w.CurrentOperation; deprecated && op != nil && !slices.Contains(used[op], name) { // nil in a fragment of its own
			used[op] = append(used[op], name)
		}
	}
	given := func(w *core.Walker, args ast.ArgumentList, definitions ast.ArgumentDefinitionList) {
		for _, a := range args {
			note(w, definitions.ForName(a.Name))
		}
	}
	observers.OnField(func(w *core.Walker, f *ast.Field) {
		note(w, f.Definition)
		if f.Definition != nil {
			given(w, f.Arguments, f.Definition.Arguments)
		}
	})
	observers.OnDirective(func(w *core.Walker, use *ast.Directive) {
		if use.Definition != nil {
			given(w, use.Arguments, use.Definition.Arguments)
		}
	})
	observers.OnValue(func(w *core.Walker, v *ast.Value) {
		switch {
		case v.Definition == nil:
		case v.Kind == ast.EnumValue:
			note(w, v.Definition.EnumValues.ForName(v.Raw))
		case v.Kind == ast.ObjectValue:
			for _, child := range v.Children {
				note(w, v.Definition.Fields.ForName(child.Name))
			}
		}
	})
	return used
}

// of returns the uses of an operation, including input fields and enum values in its variables.
func (d deprecations) of(schema *ast.Schema, used uses, op *ast.OperationDefinition, variables map[string]any) []string {
	if len(d) == 0 {
		return nil
	}
	members := slices.Clone(used[op])
	note := func(definition any) {
		if name, deprecated := d[definition]; deprecated && !slices.Contains(members, name) {
			members = append(members, name)
		}
	}
	for _, v := range op.VariableDefinitions {
		_, _ = eachValue(schema, v.Type, variables[v.Variable], "", func(def *ast.Definition, value any, _ string) (any, string) {
			switch v := value.(type) {
			case string:
				note(def.EnumValues.ForName(v))
			case map[string]any:
				for name := range v {
					note(def.Fields.ForName(name))
				}
			}
			return value, ""
		})
	}
	slices.Sort(members)
	return members
}
