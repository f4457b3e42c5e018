package web

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
)

// gqlparser lets some values through that the specification refuses: integers beyond 32 bits, enum values in the wrong
// case, and text for numbers in variables. Resolvers would fail on them or, worse, take them for something else.

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

// noDefer is the validation rule against @defer, which gqlparser knows though answers here come whole.
func noDefer() core.Rule {
	return core.Rule{Name: "NoDefer", RuleFunc: func(observers *core.Events, addError core.AddErrFunc) {
		observers.OnDirective(func(_ *core.Walker, d *ast.Directive) {
			if d.Name == "defer" {
				addError(core.Message("@defer is not supported: answers come whole"), core.At(d.Position))
			}
		})
	}}
}

// checkVariables checks the coerced variables of an operation.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, vars map[string]any) *gqlerror.Error {
	for _, name := range plan.Conditions(op) {
		if vars[name] == nil { // a default lets a variable be one that may be null
			return coded(errorcode.ValidationFailed, "variable $"+name+" must not be null: it decides which fields are answered")
		}
	}
	for _, def := range op.VariableDefinitions {
		if problem := eachValue(schema, def.Type, vars[def.Variable], "$"+def.Variable, checkValue); problem != "" {
			return coded(errorcode.ValidationFailed, "variable "+problem)
		}
	}
	return nil
}

// checkValue returns what is wrong with a value, empty if nothing.
func checkValue(def *ast.Definition, value any, place string) string {
	switch def.Kind {
	case ast.Enum:
		if s, ok := value.(string); ok && def.EnumValues.ForName(s) == nil {
			return fmt.Sprintf("%s: %s is not a value of %s: names of values are case-sensitive", place, short(s), def.Name)
		}
	case ast.Scalar:
		return checkNumber(def.Name, value, place)
	}
	return ""
}

// eachValue visits a coerced value, or the items of a list, and what is in it, until a visit finds a problem, which it returns.
func eachValue(schema *ast.Schema, typ *ast.Type, value any, place string, visit func(def *ast.Definition, value any, place string) string) string {
	if value == nil {
		return ""
	}
	if typ.Elem != nil {
		items := reflect.ValueOf(value) // a single item has become a slice of its own type
		if items.Kind() != reflect.Slice {
			return eachValue(schema, typ.Elem, value, place, visit)
		}
		for i := range items.Len() {
			if problem := eachValue(schema, typ.Elem, items.Index(i).Interface(), fmt.Sprintf("%s[%d]", place, i), visit); problem != "" {
				return problem
			}
		}
		return ""
	}
	def := schema.Types[typ.NamedType]
	if def == nil { // validation has refused it
		return ""
	}
	if problem := visit(def, value, place); problem != "" || def.Kind != ast.InputObject {
		return problem
	}
	fields, _ := value.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if f := def.Fields.ForName(name); f != nil {
			if problem := eachValue(schema, f.Type, fields[name], place+"."+name, visit); problem != "" {
				return problem
			}
		}
	}
	return ""
}

// checkNumber refuses text for a number. Whether an integer fits was checked with its digits.
func checkNumber(scalar string, value any, place string) string {
	if _, text := value.(string); text && (scalar == "Int" || scalar == "Float") {
		return fmt.Sprintf("%s: cannot use string as %s", place, scalar)
	}
	return ""
}
