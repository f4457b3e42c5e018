package rel

import (
	"context"
	"fmt"

	"govhub/db/columns"
)

// Linked is a relation whose rows a subquery selects. PostgreSQL answers it once for all parents.
type Linked interface {
	Name() string
	// Rows names the table of the rows.
	Rows() string
	// Links reads the links of the parents, nil unless they and the rows are in memory.
	Links(ctx context.Context, r Release, tables *columns.Tables, parent AnyTable) (*columns.Links, error)
}

// Name returns the name of the relation.
func (rel *Relation[T]) Name() string { return rel.name }

// Rows names the table of the rows.
func (rel *Relation[T]) Rows() string { return rel.table.name }

// Links reads the links of the parents, nil unless they and the rows are in memory.
func (rel *Relation[T]) Links(ctx context.Context, r Release, tables *columns.Tables, parent AnyTable) (*columns.Links, error) {
	from, to := tables.Table(parent.Name()), tables.Table(rel.table.name)
	if from == nil || to == nil {
		return nil, nil
	}
	text := SQL(`SELECT p.{parent} AS parent, s.key AS child
FROM "{parents}" AS p CROSS JOIN LATERAL (SELECT DISTINCT s.key FROM ({subquery}) AS s(key)) AS s
ORDER BY p.{parent}`,
		"parent", parent.Layout().Key[0], "parents", parent.Name(), "subquery", SQL(rel.subquery, "parent", "p."+parent.Layout().Key[0]))
	var found []struct{ Parent, Child string }
	if err := r.Query(ctx, rel.name+".links", &found, text); err != nil {
		return nil, fmt.Errorf("read links of %s: %w", rel.name, err)
	}
	pairs := make([][2]string, len(found))
	for i, f := range found {
		pairs[i] = [2]string{f.Parent, f.Child}
	}
	return columns.NewLinks(from, to, pairs), nil
}
