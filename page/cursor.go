package page

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// maxCursor bounds the text of a cursor; the longest that a page writes has an order value and a key.
const maxCursor = 4096

// Cursor is a position in an ordered list: the order, the value in that order and the key that breaks ties. Clients see it as
// opaque text. It names the order so that a list in another order rejects it.
type Cursor struct {
	Field     string
	Direction string
	Value     *string // nil for NULL; NULLs sort last
	Key       string
}

// String encodes the cursor.
func (c Cursor) String() string {
	text, err := json.Marshal([]any{c.Field, c.Direction, c.Value, c.Key})
	if err != nil {
		panic(err) // cannot happen: strings marshal
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// ForeignCursor returns the error for a cursor of another list in the argument.
func ForeignCursor(argument string) error {
	return &ArgumentError{Argument: argument, Reason: "is not a cursor of this list: take it from pageInfo or edges"}
}

// ParseCursor decodes the cursor in the given argument and checks that it belongs to the order.
func ParseCursor(argument, text, field, direction string) (Cursor, error) {
	bad := ForeignCursor(argument)
	if len(text) > maxCursor {
		return Cursor{}, bad
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return Cursor{}, bad
	}
	var parts []*string
	if err := json.Unmarshal(raw, &parts); err != nil || len(parts) != 4 {
		return Cursor{}, bad
	}
	if parts[0] == nil || parts[1] == nil || parts[3] == nil {
		return Cursor{}, bad
	}
	for _, part := range parts {
		if part != nil && strings.ContainsRune(*part, 0) {
			return Cursor{}, bad // PostgreSQL cannot store it
		}
	}
	c := Cursor{Field: *parts[0], Direction: *parts[1], Value: parts[2], Key: *parts[3]}
	if c.Field != field || c.Direction != direction {
		return Cursor{}, &ArgumentError{
			Argument: argument,
			Reason:   "was made for the order " + c.Field + " " + c.Direction + ", but this list is ordered by " + field + " " + direction,
		}
	}
	return c, nil
}
