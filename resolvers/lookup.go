package resolvers

import (
	"context"
	"fmt"
	"strings"

	"govhub/db"
	"govhub/db/rel"
	"govhub/errorcode"
)

// asked is how a client names one row: by a member of an input, or by the arguments that it replaces. The GraphQL validator
// enforces @oneOf in literals only, not in variables.
type asked struct {
	written string          // in a query, with %s for a member
	keys    []db.NaturalKey // the first is the primary key
	former  []argument
}

// argument is a part of the primary key as an argument of its own.
type argument struct {
	name  string
	value *string
	other string // value if none is given, empty if one must be
}

// lookUp returns the row that a client asks for, nil if there is none.
func lookUp[T any](ctx context.Context, t *rel.Table[T], a asked) (*T, error) {
	key, err := a.key(t.Name())
	if err != nil {
		return nil, err
	}
	return orNil(t.Find(ctx, db.ReleaseFrom(ctx), key.Column, *key.Value))
}

// key returns the only key that is given, for an identifier the primary key of the resource.
func (a asked) key(resource string) (key db.NaturalKey, err error) {
	var given, members []string
	for _, k := range a.keys {
		members = append(members, k.Member)
		if k.Value != nil {
			key, given = k, append(given, "by."+k.Member)
		}
	}
	former, missing := a.formerKey()
	if former != nil {
		given = append(given, "the former arguments")
		key.Column, key.Value = a.keys[0].Column, former
	}
	reason := ""
	switch {
	case len(given) == 0:
		reason = "no key is given"
	case len(given) > 1:
		reason = "several keys are given, " + strings.Join(given, " and ")
	case former != nil && missing != nil:
		reason = "a part of the key is missing, " + strings.Join(missing, " and ")
	case key.Member == "id":
		text, err := db.KeyOf(resource, *key.Value)
		key.Column, key.Value = a.keys[0].Column, &text
		return key, err
	default:
		return key, nil
	}
	return key, errorcode.BadInput(errorcode.BadLookup, "%s: write %s, with exactly one of %s",
		reason, fmt.Sprintf(a.written, a.keys[0].Written), strings.Join(members, ", "))
}

// formerKey returns the key that the former arguments make, nil if none is given, and those that are missing.
func (a asked) formerKey() (key *string, missing []string) {
	given, parts := false, make([]string, len(a.former))
	for i, f := range a.former {
		switch {
		case f.value != nil:
			given, parts[i] = true, *f.value
		case f.other != "":
			parts[i] = f.other
		default:
			missing = append(missing, f.name)
		}
	}
	if !given {
		return nil, nil
	}
	text := strings.Join(parts, "/")
	return &text, missing
}
