package network

import (
	"fmt"
	"slices"

	"govhub/errorcode"
)

// NodeType is a type of node. Its values are those of the GraphQL enum NodeType.
type NodeType string

// resource is a resource whose rows are nodes. Sources are not: every row has one, so they would link everything to everything.
// Neither are indicators and observations, which measure places and relate nothing.
type resource struct {
	name string // prefix of identifiers
	typ  NodeType
	key  string // column

	ru, en string // SQL of its name, of rows t

	affiliation bool // projections show rows as links
	partOf      Kind // of the links to the wholes that projections may show rows as
}

// resourceNamed returns the position of a resource in resources, -1 if its rows are not nodes.
func resourceNamed(name string) int {
	return slices.IndexFunc(resources, func(r resource) bool { return r.name == name })
}

func typed(t NodeType) int {
	i := slices.IndexFunc(resources, func(r resource) bool { return r.typ == t })
	if i < 0 {
		panic(fmt.Sprintf("network: no type %q", t))
	}
	return i
}

// typeSet returns by resource whether its type is one of these; all for none.
func typeSet(types []NodeType) []bool {
	set := make([]bool, len(resources))
	for i, r := range resources {
		set[i] = len(types) == 0 || slices.Contains(types, r.typ)
	}
	return set
}

func refuse(code errorcode.Code, format string, args ...any) error {
	return &errorcode.InputError{Code: code, Reason: fmt.Sprintf(format, args...)}
}

func NodeTypes() []string {
	list := make([]string, len(resources))
	for i, r := range resources {
		list[i] = string(r.typ)
	}
	return list
}
