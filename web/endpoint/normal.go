package endpoint

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"golang.org/x/text/unicode/norm"
)

// Releases hold text in Unicode's normal form C. All text of a request is normalized when it is read, so that й is found however
// a keyboard composes it.

// written are the arguments of Query that keep their text, because answers quote it or count its characters. Their fields accept
// any form.
var written = map[string]string{"assist": "request", "resolve": "names"}

func isWritten(f *ast.Field, argument string) bool {
	return f.ObjectDefinition != nil && f.ObjectDefinition.Name == "Query" && written[f.Name] == argument
}

// normalText is a validation rule that reports no errors. It normalizes the text of a document, including fragments and defaults.
func normalText() core.Rule {
	return core.Rule{Name: "NormalText", RuleFunc: func(observers *core.Events, _ core.AddErrFunc) {
		observers.OnField(func(_ *core.Walker, f *ast.Field) {
			for _, a := range f.Arguments {
				if !isWritten(f, a.Name) {
					normalValue(a.Value)
				}
			}
		})
		observers.OnDirective(func(_ *core.Walker, d *ast.Directive) {
			for _, a := range d.Arguments {
				normalValue(a.Value)
			}
		})
		observers.OnOperation(func(w *core.Walker, op *ast.OperationDefinition) {
			kept := writtenVariables(w.Document)
			for _, v := range op.VariableDefinitions {
				if !slices.Contains(kept, v.Variable) {
					normalValue(v.DefaultValue)
				}
			}
		})
	}}
}

func normalValue(v *ast.Value) {
	if v == nil {
		return
	}
	if v.Kind == ast.StringValue || v.Kind == ast.BlockValue {
		v.Raw = norm.NFC.String(v.Raw)
	}
	for _, child := range v.Children {
		normalValue(child.Value)
	}
}

// normalVariables normalizes the text of variables, except those for a written argument.
func normalVariables(doc *ast.QueryDocument, variables map[string]any) {
	if len(variables) == 0 {
		return
	}
	kept := writtenVariables(doc)
	for name, value := range variables {
		if !slices.Contains(kept, name) {
			variables[name] = normal(value)
		}
	}
}

// writtenVariables are the variables for written arguments in a validated document.
func writtenVariables(doc *ast.QueryDocument) (names []string) {
	var look func(set ast.SelectionSet)
	var take func(v *ast.Value)
	take = func(v *ast.Value) {
		if v.Kind == ast.Variable {
			names = append(names, v.Raw)
		}
		for _, child := range v.Children {
			take(child.Value)
		}
	}
	look = func(set ast.SelectionSet) {
		for _, sel := range set {
			switch sel := sel.(type) {
			case *ast.Field:
				for _, a := range sel.Arguments {
					if isWritten(sel, a.Name) {
						take(a.Value)
					}
				}
				look(sel.SelectionSet)
			case *ast.InlineFragment:
				look(sel.SelectionSet)
			}
		}
	}
	for _, op := range doc.Operations {
		look(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		look(f.SelectionSet)
	}
	return names
}

// normal returns a variable's value with all text normalized.
func normal(value any) any {
	switch value := value.(type) {
	case string:
		return norm.NFC.String(value)
	case []any:
		for i, item := range value {
			value[i] = normal(item)
		}
	case map[string]any:
		for name, member := range value {
			value[name] = normal(member)
		}
	}
	return value
}
