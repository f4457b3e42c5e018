package db

import (
	"context"

	"govhub/page"
)

// RowChange is a row that differs between two releases.
type RowChange struct {
	Resource string
	Key      string
	Kind     RowChangeKind
	Fields   []*FieldChange
}

// FieldChange is a field of a changed row, as text; nil where there is no value.
type FieldChange struct {
	Name   string
	Before *string
	After  *string
}

// RowChangeKind: what became of a row.
type RowChangeKind string

// Kinds of changes of rows.
const (
	RowAdded   RowChangeKind = "ADDED"
	RowRemoved RowChangeKind = "REMOVED"
	RowChanged RowChangeKind = "CHANGED"
)

// RowChangeCount is how many rows of a resource differ between two releases.
type RowChangeCount struct {
	Resource string
	Added    int32
	Removed  int32
	Changed  int32
}

// of returns how many changes there are of a kind, or of all kinds for nil.
func (c *RowChangeCount) of(kind *RowChangeKind) int32 {
	switch {
	case kind == nil:
		return c.Added + c.Removed + c.Changed
	case *kind == RowAdded:
		return c.Added
	case *kind == RowRemoved:
		return c.Removed
	}
	return c.Changed
}

// ID returns the global identifier of the row, nil if its resource has none because it links others.
func (c *RowChange) ID() *string {
	if resources[c.Resource] == nil {
		return nil
	}
	id := globalID(c.Resource, c.Key)
	return &id
}

// NodesOfChanges returns the rows themselves, as this release holds them: nil for a row that it does not hold, or that is
// no node.
func NodesOfChanges(ctx context.Context, r *Release, changes []*RowChange) ([]Node, error) {
	var ids []string
	var places []int
	for i, c := range changes {
		if id := c.ID(); id != nil {
			ids, places = append(ids, *id), append(places, i)
		}
	}
	found, err := NodesByID(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(changes))
	for j, i := range places {
		nodes[i] = found[j]
	}
	return nodes, nil
}

// Names that the GraphQL schema knows these types by.
type (
	RowChangeConnection = page.Connection[RowChange]
	RowChangeEdge       = page.Edge[RowChange]
)
