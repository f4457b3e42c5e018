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
