package db

import (
	"context"
	"strings"

	"govhub/errorcode"
)

// Row is a row of any resource.
type Row interface {
	Key() string // natural key within its resource
}

// Node is a row with a global identifier.
type Node interface {
	Row
	IsNode()
	ID() string
}

// Sourced is a node that names the publication it was taken from.
type Sourced interface {
	Node
	IsSourced()
	OwnSource() Ref
}

// globalID is `<resource>:<key>`. It is the same in every release.
func globalID(resource, key string) string { return resource + ":" + key }

// NodesByID returns the nodes with these identifiers in their order, nil for those that this release does not hold. It
// runs one statement per resource named.
func NodesByID(ctx context.Context, r *Release, ids []string) (_ []Node, err error) {
	defer wrap(&err, "nodes by id")
	nodes := make([]Node, len(ids))
	places := map[string][]int{}
	var order []string
	for i, id := range ids {
		resource, key, ok := strings.Cut(id, ":")
		if !ok || key == "" || resources[resource] == nil {
			return nil, badInput(errorcode.BadID, "%.100q is no id of this hub: ids are taken from the field id", id)
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
		found, err := resources[resource].nodes(ctx, r, keys)
		if err != nil {
			return nil, err
		}
		for j, i := range places[resource] {
			nodes[i] = found[j]
		}
	}
	return nodes, nil
}
