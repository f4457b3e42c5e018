package endpoint

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"govhub/errorcode"
	"govhub/web/request"
)

// wholeNumbers rewrites the integers in variables as such: JSON has one type of numbers, and some languages send 1.0 or 1e1 for
// an integer. It rejects fractions, because their text is lost later.
func wholeNumbers(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	for _, def := range op.VariableDefinitions {
		given, ok := variables[def.Variable]
		if !ok {
			continue
		}
		value, problem := eachValue(schema, def.Type, given, "$"+def.Variable, wholeNumber)
		if problem != "" {
			return request.Coded(errorcode.ValidationFailed, "variable "+problem)
		}
		variables[def.Variable] = value
	}
	return nil
}

// wholeNumber returns an integer in plain digits, and any other value unchanged.
func wholeNumber(def *ast.Definition, value any, place string) (_ any, problem string) {
	number, ok := value.(json.Number)
	bits := map[string]int{"Int": 32, "Int64": 64}[def.Name]
	if !ok || bits == 0 {
		return value, ""
	}
	digits, whole := integer(string(number))
	if !whole {
		return nil, fmt.Sprintf("%s: %s cannot represent %s: it is not a whole number", place, def.Name, request.Short(string(number)))
	}
	if _, err := strconv.ParseInt(digits, 10, bits); err != nil {
		return nil, fmt.Sprintf("%s: %s cannot represent %s: it has %d bits", place, def.Name, request.Short(digits), bits)
	}
	return json.Number(digits), ""
}

// integer writes a JSON number without fraction and exponent if it is whole. A number far beyond all integers stays unchanged.
func integer(number string) (digits string, whole bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(number), "e")
	const most = 1 << 30                 // more digits than a request has
	shift, _ := strconv.Atoi(exponent)   // the largest or smallest int if it has too many digits
	shift = min(max(shift, -most), most) // nothing below overflows
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
