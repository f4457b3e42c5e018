package rel

import (
	"context"
	"slices"
	"strings"

	"govhub/db/columns"
)

// dimension returns the column of a dimension, nil if it is not in memory.
func (d decider) dimension(rows *columns.Table, of DimensionColumn) columns.Column {
	if name, ok := strings.CutPrefix(of.Value, "r."); ok && rows.Column(name) != nil {
		return rows.Column(name)
	}
	return d.column(rows, operand{expression: of.Value})
}

// rows returns the groups with the measures computed so far as rows of a table.
func (g *Grouped) rows() *columns.Table { return columns.NewTable("groups", "", g.Len(), g.made) }

// have computes measures. It reports false if only PostgreSQL can compute one.
func (g *Grouped) have(names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		_, ok := g.Measure(name)
		return !ok
	})
}

// meeting lists the groups that meet conditions on their measures. It reports false if memory cannot tell.
func (g *Grouped) meeting(ctx context.Context, having []condition) (met []int32, ok bool) {
	if !g.have(compared(having)) {
		return nil, false
	}
	decided, ok := decider{ctx, g.Tables}.all(g.rows(), having)
	if !ok {
		return nil, false
	}
	for group, hit := range g.rows().Matches(decided) {
		if hit {
			met = append(met, int32(group))
		}
	}
	return met, true
}

// compared lists the columns that conditions compare.
func compared(conditions []condition) (names []string) {
	for _, c := range conditions {
		switch c := c.(type) {
		case interface{ compared() string }:
			names = append(names, c.compared())
		case allOf:
			names = append(names, compared(c.conditions)...)
		case notTrue:
			names = append(names, compared(c.conditions)...)
		case anyOf:
			for _, conditions := range c.alternatives {
				names = append(names, compared(conditions)...)
			}
		}
	}
	return names
}

func (o operand) compared() string { return o.column }
