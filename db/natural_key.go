package db

import (
	"strings"

	"govhub/errorcode"
)

// NaturalKey is a member of a lookup and its value, nil if none is given.
type NaturalKey struct {
	Member  string // in GraphQL
	Column  string // that is unique; empty for an identifier or a name
	Value   *string
	Written string // in a query, with an ellipsis for each value
}

// KeyOf returns the key of the row of a resource that has an identifier.
func KeyOf(resource, id string) (string, error) {
	if err := CheckID(id); err != nil {
		return "", err
	}
	of, key, _ := strings.Cut(id, ":")
	if of != resource {
		return "", errorcode.BadInput(errorcode.BadLookup, "%.100q is an id of the resource %s, not of %s: take it from a node of this type, or write node(id: …)", id, of, resource)
	}
	return key, nil
}
