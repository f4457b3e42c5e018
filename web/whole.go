package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
)

// wholeNumbers writes the integers in variables as such: JSON has one kind of numbers, and programs whose language has one
// kind too send 1.0 or 1e1 for an integer. What is no whole number is refused here, where its text is still known.
func wholeNumbers(schema *ast.Schema, doc *ast.QueryDocument, p *graphql.RawParams) *gqlerror.Error {
	op := doc.Operations.ForName(p.OperationName)
	if op == nil { // to be said later
		return nil
	}
	for _, def := range op.VariableDefinitions {
		given, ok := p.Variables[def.Variable]
		if !ok {
			continue
		}
		value, problem := integers(schema, def.Type, given, "$"+def.Variable)
		if problem != "" {
			return coded(errorcode.ValidationFailed, "variable "+problem)
		}
		p.Variables[def.Variable] = value
	}
	return nil
}

// integers returns a value with its integers written as such, and what is wrong with the first that is none.
func integers(schema *ast.Schema, typ *ast.Type, value any, place string) (_ any, problem string) {
	if list, ok := value.([]any); ok && typ.Elem != nil {
		for i := range list {
			if list[i], problem = integers(schema, typ.Elem, list[i], fmt.Sprintf("%s[%d]", place, i)); problem != "" {
				return nil, problem
			}
		}
		return list, ""
	}
	if typ.Elem != nil { // an item stands for a list of one
		return integers(schema, typ.Elem, value, place)
	}
	switch v := value.(type) {
	case json.Number:
		bits := map[string]int{"Int": 32, "Int64": 64}[typ.NamedType]
		if bits == 0 {
			break
		}
		digits, whole := integer(string(v))
		if !whole {
			return nil, fmt.Sprintf("%s: %s cannot represent %s: it is not a whole number", place, typ.NamedType, short(string(v)))
		}
		if _, err := strconv.ParseInt(digits, 10, bits); err != nil {
			return nil, fmt.Sprintf("%s: %s cannot represent %s: it has %d bits", place, typ.NamedType, short(digits), bits)
		}
		return json.Number(digits), ""
	case map[string]any:
		def := schema.Types[typ.NamedType]
		if def == nil || def.Kind != ast.InputObject {
			break
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if f := def.Fields.ForName(name); f != nil {
				if v[name], problem = integers(schema, f.Type, v[name], place+"."+name); problem != "" {
					return nil, problem
				}
			}
		}
	}
	return value, ""
}

// integer writes a number of JSON without fraction and exponent, if it has a whole value. One that no integer comes near stays
// as it is.
func integer(number string) (digits string, whole bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(number), "e")
	const most = 1 << 30                 // more digits than a request has
	shift, _ := strconv.Atoi(exponent)   // the largest or smallest int if it has too many digits
	shift = min(max(shift, -most), most) // so that nothing below overflows
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	before, after, _ := strings.Cut(mantissa, ".")
	digits = strings.TrimLeft(before+after, "0")
	shift -= len(after)
	if digits == "" {
		return "0", true
	}
	for ; shift < 0 && strings.HasSuffix(digits, "0"); shift++ {
		digits = digits[:len(digits)-1]
	}
	switch {
	case shift < 0:
		return "", false
	case shift > 40:
		return number, true
	}
	digits += strings.Repeat("0", shift)
	if negative {
		digits = "-" + digits
	}
	return digits, true
}
