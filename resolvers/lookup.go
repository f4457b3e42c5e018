package resolvers

import (
	"strings"

	"govhub/errorcode"
)

// code is a member of a lookup: a unique column and its value, nil if not given.
type code struct {
	column string
	value  *string
}

// oneOf returns the only member that a client gave. The GraphQL validator enforces @oneOf for literals only, not for variables.
func oneOf(argument string, codes ...code) (column, value string, err error) {
	var given []code
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c.column
		if c.value != nil {
			given = append(given, c)
		}
	}
	if len(given) != 1 {
		return "", "", &errorcode.InputError{
			Code:   errorcode.BadLookup,
			Reason: "argument \"" + argument + "\" must name exactly one of " + strings.Join(names, ", "),
		}
	}
	return given[0].column, *given[0].value, nil
}
