package rel

import (
	"context"
	"fmt"

	"govhub/db/columns"
)

// Linked is a relation whose rows a subquery selects. PostgreSQL answers it once for all parents.
type Linked interface {
	// Link reads the links of the parents into memory, if they and the rows are in memory.
	Link(ctx context.Context, r Release, tables *columns.Tables, parent AnyTable) error
}

// Link reads the links of the parents into memory, if they and the rows are in memory.
func (rel *Relation[T]) Link(ctx context.Context, r Release, tables *columns.Tables, parent AnyTable) error {
	from, to := tables.Table(parent.Name()), tables.Table(rel.table.name)
	if from == nil || to == nil {
		return nil
	}
	text := SQL(`SELECT p.{parent} AS parent, s.key AS child
FROM "{parents}" AS p CROSS JOIN LATERAL (SELECT DISTINCT s.key FROM ({subquery}) AS s(key)) AS s
ORDER BY p.{parent}`,
		"parent", parent.Layout().Key[0], "parents", parent.Name(), "subquery", SQL(rel.subquery, "parent", "p."+parent.Layout().Key[0]))
	var found []struct{ Parent, Child string }
	if err := r.Query(ctx, rel.name+".links", &found, text); err != nil {
		return fmt.Errorf("read links of %s: %w", rel.name, err)
	}
	pairs := make([][2]string, len(found))
	for i, f := range found {
		pairs[i] = [2]string{f.Parent, f.Child}
	}
	tables.Link(rel.name, columns.NewLinks(from, to, pairs))
	return nil
}
