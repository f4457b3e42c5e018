package db

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"govhub/db/rel"
	"govhub/errorcode"
)

// Node is a row with a global identifier.
type Node interface {
	rel.Row
	IsNode()
	ID() string
	DisplayName(Lang) string
}

// Sourced is a node that names its source.
type Sourced interface {
	Node
	IsSourced()
	OwnSource() Ref
}

// globalID is `<resource>:<key>`. It is the same in every release.
func globalID(resource, key string) string { return resource + ":" + key }

// CheckID returns an error unless the text can be the identifier of a node.
func CheckID(id string) error {
	resource, key, ok := strings.Cut(id, ":")
	if !ok || key == "" || resources[resource] == nil {
		return errorcode.BadInput(errorcode.BadID, "%.100q is not an id of this hub: take ids from the field id", id)
	}
	return nil
}

// NodesByID returns the nodes with these identifiers in their order, nil for those that this release does not have. It runs one
// query per resource.
func NodesByID(ctx context.Context, r *Release, ids []string) (_ []Node, err error) {
	defer wrap(&err, "nodes by id")
	nodes := make([]Node, len(ids))
	places := map[string][]int{}
	var order []string
	for i, id := range ids {
		resource, _, _ := strings.Cut(id, ":")
		if resources[resource] == nil {
			continue
		}
		if places[resource] == nil {
			order = append(order, resource)
		}
		places[resource] = append(places[resource], i)
	}
	for _, resource := range order {
		keys := make([]string, len(places[resource]))
		for j, i := range places[resource] {
			_, keys[j], _ = strings.Cut(ids[i], ":")
		}
		found, err := resources[resource].Rows(ctx, r, keys)
		if err != nil {
			return nil, err
		}
		for j, i := range places[resource] {
			if found[j] != nil {
				nodes[i] = found[j].(Node)
			}
		}
	}
	return nodes, nil
}

// IsResource reports whether identifiers of nodes begin with the name.
func IsResource(name string) bool { return resources[name] != nil }

// layouts returns the layouts of all resources, by name.
func layouts() []rel.Layout {
	all := slices.Clone(links)
	for _, r := range resources {
		all = append(all, r.Layout())
	}
	slices.SortFunc(all, func(a, b rel.Layout) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

func layoutOf(resource string) (rel.Layout, bool) {
	all := layouts()
	if i := slices.IndexFunc(all, func(l rel.Layout) bool { return l.Name == resource }); i >= 0 {
		return all[i], true
	}
	return rel.Layout{}, false
}

// orID returns the text, or the identifier of the row if the text is empty.
func orID(text *string, n Node) string {
	if text == nil {
		return n.ID()
	}
	return *text
}
