// Package language gives a request its language. A query in a language is the query in which every argument lang has it as its
// default, so whoever executes queries knows arguments alone.
package language

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db"
)

// The schema's names.
const (
	argument  = "lang" // also of the parameter and the directive
	typeNamed = "Lang"
)

var offered = []string{"en", "ru"}

// Named returns the language that the parameters of an address name, empty if none.
func Named(parameters url.Values) (db.Lang, error) {
	switch given := parameters[argument]; {
	case len(given) == 0:
		return "", nil
	case len(given) > 1:
		return "", fmt.Errorf("the parameter lang is given %d times: send it once, as one of %s", len(given), strings.Join(offered, ", "))
	case !slices.Contains(offered, given[0]):
		return "", fmt.Errorf("the parameter lang is %.20q: it must be one of %s", given[0], strings.Join(offered, ", "))
	default:
		return db.Lang(strings.ToUpper(given[0])), nil
	}
}

// Of returns the language that the directive of an operation names, or else the address.
func Of(op *ast.OperationDefinition, variables map[string]any, address db.Lang) db.Lang {
	if d := op.Directives.ForName(argument); d != nil {
		if named, ok := d.ArgumentMap(variables)[argument].(string); ok {
			return db.Lang(named)
		}
	}
	return address
}

// Translate gives a validated document a language. Nothing else may use the document yet.
func Translate(doc *ast.QueryDocument, lang db.Lang) {
	for _, op := range doc.Operations {
		translate(op.SelectionSet, lang)
	}
	for _, f := range doc.Fragments {
		translate(f.SelectionSet, lang)
	}
}

func translate(set ast.SelectionSet, lang db.Lang) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if answersIn(s) {
				s.Definition = withDefault(s.Definition, lang)
				s.Arguments = slices.DeleteFunc(s.Arguments, func(a *ast.Argument) bool {
					return a.Name == argument && a.Value.Kind == ast.NullValue
				})
			}
			translate(s.SelectionSet, lang)
		case *ast.InlineFragment:
			translate(s.SelectionSet, lang)
		}
	}
}

// answersIn reports whether a field answers in a language. That of search says which names to search.
func answersIn(f *ast.Field) bool {
	if f.Definition == nil || f.ObjectDefinition.Name == "Query" && f.Name == "search" {
		return false
	}
	a := f.Definition.Arguments.ForName(argument)
	return a != nil && a.Type.Name() == typeNamed
}

// withDefault returns the definition of a field with a default of its argument lang.
func withDefault(of *ast.FieldDefinition, lang db.Lang) *ast.FieldDefinition {
	field := *of // which belongs to the schema
	field.Arguments = slices.Clone(field.Arguments)
	for i, a := range field.Arguments {
		if a.Name == argument {
			own := *a
			own.DefaultValue = &ast.Value{Kind: ast.EnumValue, Raw: string(lang)}
			field.Arguments[i] = &own
		}
	}
	return &field
}

// TranslateVariables gives the variables of an operation a language.
func TranslateVariables(op *ast.OperationDefinition, variables map[string]any) {
	for _, v := range op.VariableDefinitions {
		if v.Type.Name() == typeNamed && variables[v.Variable] == nil {
			delete(variables, v.Variable) // null is no language, so that the default counts
		}
	}
}
