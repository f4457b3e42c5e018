package limits

import (
	"encoding/json"
	"maps"
	"slices"
)

// Variables checks the values of a request as they came, decoded from JSON.
func (g *Guard) Variables(vars map[string]any) *Violation {
	for _, key := range slices.Sorted(maps.Keys(vars)) { // the same request gets the same answer every time
		if v := name("a variable's name has", key, nil); v != nil {
			return v
		}
		if v := g.variable(key, vars[key]); v != nil {
			return v
		}
	}
	return nil
}

// variable checks a value at any depth of the variable called top.
func (g *Guard) variable(top string, value any) *Violation {
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
			if v := g.variable(top, item); v != nil {
				return v
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if v := name("a field's name in variable $"+top+" has", key, nil); v != nil {
				return v
			}
			if v := g.variable(top, value[key]); v != nil {
				return v
			}
		}
	}
	return nil
}
