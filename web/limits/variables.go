package limits

import (
	"encoding/json"
	"maps"
	"slices"

	"govhub/errorcode"
)

// variableDepth bounds the depth of variables, because coercing takes quadratic time. Filters have a lower limit.
const variableDepth = 50

// Variables checks the variables of a request, as decoded from JSON.
func (g *Guard) Variables(vars map[string]any) *Violation {
	for _, key := range slices.Sorted(maps.Keys(vars)) { // in a stable order, for a stable answer
		if v := name("a variable's name has", key, nil); v != nil {
			return v
		}
		if v := g.variable(key, vars[key], 1); v != nil {
			return v
		}
	}
	return nil
}

// variable checks a value at a depth of the variable called top.
func (g *Guard) variable(top string, value any, depth int) *Violation {
	if depth > variableDepth {
		return &Violation{
			Code: errorcode.QueryTooDeep, Subject: "variable $" + top + " nests lists and objects over", Actual: variableDepth, Unit: "deep", Limit: variableDepth,
			Hint: "nest fewer",
		}
	}
	switch value := value.(type) {
	case string:
		return text("a string in variable $"+top+" has", value, g.longest, nil)
	case json.Number:
		return text("a number in variable $"+top+" has", string(value), g.limits.StringLength, nil)
	case []any:
		if v := g.items("a list in variable $"+top+" has", len(value), nil); v != nil {
			return v
		}
		for _, item := range value {
			if v := g.variable(top, item, depth+1); v != nil {
				return v
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if v := name("a field's name in variable $"+top+" has", key, nil); v != nil {
				return v
			}
			if v := g.variable(top, value[key], depth+1); v != nil {
				return v
			}
		}
	}
	return nil
}
