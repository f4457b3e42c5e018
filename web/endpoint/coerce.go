package endpoint

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"

	"govhub/errorcode"
	"govhub/graph/plan"
	"govhub/web/request"
)

// gqlparser accepts some values that the specification forbids: integers beyond 32 bits, enum values in the wrong case, and text
// for numbers in variables. Resolvers would fail on them or, worse, misread them.

// intRange is the validation rule for integers in a document.
func intRange() core.Rule {
	return core.Rule{Name: "IntRange", RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnValue(func(_ *core.Walker, v *ast.Value) {
			if v.Kind == ast.IntValue && v.Definition != nil && v.Definition.Name == "Int" && !fits(v.Raw) {
				addError(core.Message("Int cannot represent %s: it has 32 bits", v.Raw), core.At(v.Position))
			}
		})
	}}
}

func fits(digits string) bool {
	_, err := strconv.ParseInt(digits, 10, 32)
	return err == nil
}

// noDefer is the validation rule against @defer, which gqlparser supports and the hub does not.
func noDefer() core.Rule {
	return core.Rule{Name: "NoDefer", RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnDirective(func(_ *core.Walker, d *ast.Directive) {
			if d.Name == "defer" {
				addError(core.Message("@defer is not supported: leave it out"), core.At(d.Position))
			}
		})
	}}
}

// checkVariables checks the coerced variables of an operation.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, vars map[string]any) *gqlerror.Error {
	for _, name := range plan.Conditions(op) {
		if vars[name] == nil { // a variable with a default may be null
			return request.Coded(errorcode.ValidationFailed, "variable $"+name+" must not be null: it decides which fields are included")
		}
	}
	for _, def := range op.VariableDefinitions {
		if _, problem := eachValue(schema, def.Type, vars[def.Variable], "$"+def.Variable, checkValue); problem != "" {
			return request.Coded(errorcode.ValidationFailed, "variable "+problem)
		}
	}
	return nil
}

// checkValue returns what is wrong with a value, or an empty text. Integers were checked as digits.
func checkValue(def *ast.Definition, value any, place string) (_ any, problem string) {
	switch text, ok := value.(string); {
	case !ok:
	case def.Kind == ast.Enum && def.EnumValues.ForName(text) == nil:
		problem = fmt.Sprintf("%s: %s is not a value of %s: enum values are case-sensitive", place, request.Short(text), def.Name)
	case def.Name == "Int", def.Name == "Float":
		problem = fmt.Sprintf("%s: cannot use string as %s", place, def.Name)
	}
	return value, problem
}

// visit returns the replacement of a value, and what is wrong with it, or an empty text.
type visit func(def *ast.Definition, value any, place string) (_ any, problem string)

// eachValue visits a value, or the items of a list, and their members, until a visit finds a fault. It returns the value with all
// replacements.
func eachValue(schema *ast.Schema, typ *ast.Type, value any, place string, look visit) (_ any, problem string) {
	if value == nil {
		return nil, ""
	}
	if typ.Elem != nil {
		items := reflect.ValueOf(value) // coercion makes a typed slice of a single item
		if items.Kind() != reflect.Slice {
			return eachValue(schema, typ.Elem, value, place, look)
		}
		list, _ := value.([]any)
		for i := range items.Len() {
			item, problem := eachValue(schema, typ.Elem, items.Index(i).Interface(), fmt.Sprintf("%s[%d]", place, i), look)
			if problem != "" {
				return nil, problem
			}
			if list != nil {
				list[i] = item
			}
		}
		return value, ""
	}
	def := schema.Types[typ.NamedType]
	if def == nil { // validation rejects it
		return value, ""
	}
	value, problem = look(def, value, place)
	if problem != "" || def.Kind != ast.InputObject {
		return value, problem
	}
	fields, _ := value.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if f := def.Fields.ForName(name); f != nil {
			if fields[name], problem = eachValue(schema, f.Type, fields[name], place+"."+name, look); problem != "" {
				return nil, problem
			}
		}
	}
	return value, ""
}
