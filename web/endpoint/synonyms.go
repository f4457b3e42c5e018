package endpoint

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// meant makes a rule about unknown names suggest the field or the type that a synonym means. Suggestions of the library are names that
// are spelled alike.
func meant(schema *ast.Schema, rule core.RuleFunc) core.RuleFunc {
	return func(observers *core.Events, addError core.AddErrFunc) {
		message := "" // about the name that is being checked, empty if it is no synonym
		unknownType := func(name string) {
			message = suggestion(typeSynonyms, name, `Unknown type "`+name+`".`)
		}
		observers.OnField(func(_ *core.Walker, f *ast.Field) {
			if message = ""; f.ObjectDefinition == schema.Query {
				message = suggestion(fieldSynonyms, f.Name, `Cannot query field "`+f.Name+`" on type "Query".`)
			}
		})
		observers.OnFragment(func(_ *core.Walker, f *ast.FragmentDefinition) { unknownType(f.TypeCondition) })
		observers.OnInlineFragment(func(_ *core.Walker, f *ast.InlineFragment) { unknownType(f.TypeCondition) })
		observers.OnVariable(func(*core.Walker, *ast.VariableDefinition) { message = "" })
		rule(observers, func(options ...core.ErrorOption) {
			if message != "" {
				options = append(options, func(err *gqlerror.Error) { err.Message = message }) // core.Message would add it
			}
			addError(options...)
		})
	}
}

// suggestion adds to a message what a name means, and is empty if that is not known.
func suggestion(synonyms map[string]string, name, message string) string {
	if known, ok := synonyms[name]; ok {
		return message + ` Did you mean "` + known + `"?`
	}
	return ""
}
