package rel

import (
	"context"

	"govhub/db/columns"
)

// Counted is the number of rows of a relation that a filter keeps, which may be nil. The column has the keys of the parents.
func Counted[T any](field OrderField, column string, rel *Relation[T], f Filter) Computed {
	conditions, err := conditionsOf(f)
	if err != nil {
		panic(err) // the filter is no client's
	}
	counted := counting{&rel.relation, conditions}
	return Computed{
		Field: "COUNT " + field, SQLType: "bigint",
		SQL: func(row string, p *Params) string {
			condition := append([]string{rel.on("c", row+"."+column)}, written("c", conditions, p)...)
			return SQL("(SELECT count(*) FROM {view} AS c WHERE {condition})", "view", rel.child.view, "condition", And(condition...))
		},
		Memory: counted.column,
	}
}

// counting counts rows of a relation in memory.
type counting struct {
	relation   *relation
	conditions []condition
}

// column returns the counts of the rows of a table. It returns nil if memory cannot tell.
func (c counting) column(ctx context.Context, tables *columns.Tables, of *columns.Table) columns.Column {
	child, links := tables.Table(c.relation.child.name), tables.Links(c.relation.name)
	if child == nil || c.relation.subquery != "" && links == nil {
		return nil
	}
	counts, _ := columns.Remember(tables, question("count of "+c.relation.name, c.conditions), func() (columns.Column, int, bool) {
		matches, ok := decider{ctx, tables}.matches(child, c.conditions)
		if !ok {
			return nil, 0, false
		}
		counts := make([]int64, of.Rows())
		if links != nil {
			for row := range counts {
				for _, to := range links.Of(int32(row)) {
					if matches[to] {
						counts[row]++
					}
				}
			}
			return columns.Integers(counts)
		}
		targets, named := tables.Targets(child, c.relation.column, of), child.Column(c.relation.column).(*columns.Text)
		if targets == nil {
			return nil, 0, false
		}
		for row, match := range matches {
			if parent := targets[named.Code(int32(row))]; match && parent >= 0 {
				counts[parent]++
			}
		}
		return columns.Integers(counts)
	})
	return counts
}
