package web

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"golang.org/x/text/unicode/norm"
)

// Releases hold text in the normal form C of Unicode. All text of a request is brought into it where the request is read, so that й
// is found however a keyboard composes it.

// normalText is a rule that finds no fault: validation passes all values of a document, also those below fragments and defaults.
func normalText() core.Rule {
	return core.Rule{Name: "NormalText", RuleFunc: func(observers *core.Events, _ core.AddErrFunc) {
		observers.OnValue(func(_ *core.Walker, v *ast.Value) {
			if v.Kind == ast.StringValue || v.Kind == ast.BlockValue {
				v.Raw = norm.NFC.String(v.Raw)
			}
		})
	}}
}

// normal returns a variable with all its text in the normal form.
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
