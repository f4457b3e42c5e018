package rel

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"govhub/db/columns"
)

// decider decides conditions on rows in memory. It leaves to PostgreSQL what columns cannot tell as it would.
type decider struct {
	ctx    context.Context
	tables *columns.Tables
}

// all decides that all conditions hold.
func (d decider) all(t *columns.Table, conditions []condition) (columns.And, bool) {
	decided := make(columns.And, len(conditions))
	for i, c := range conditions {
		var ok bool
		if decided[i], ok = c.in(d, t); !ok || d.ctx.Err() != nil {
			return nil, false
		}
	}
	return decided, true
}

// matches tells for each row of a table whether all conditions hold.
func (d decider) matches(t *columns.Table, conditions []condition) ([]bool, bool) {
	decided, ok := d.all(t, conditions)
	if !ok {
		return nil, false
	}
	return t.Matches(decided), true
}

// question identifies what is asked about the rows for which conditions hold, by a digest: conditions may be long.
func question(what string, conditions []condition) string {
	p, digest := new(Params), sha256.New()
	fmt.Fprintf(digest, "%s %q", what, written("r", conditions, p))
	for _, value := range p.Values {
		fmt.Fprintf(digest, " %#v", value)
	}
	return string(digest.Sum(nil))
}

// column returns the column of an operand, nil if it has none in memory.
func (d decider) column(t *columns.Table, o operand) columns.Column {
	if o.column != "" {
		return t.Column(o.name())
	}
	if derived := d.tables.Derived(t, SQL(o.expression, "row", "r")); derived != nil {
		return derived
	}
	return nil
}

var operators = map[operator]columns.Operator{
	equal: columns.Equal, different: columns.Equal, less: columns.Less, lessEqual: columns.LessOrEqual,
	more: columns.Greater, moreEqual: columns.GreaterOrEqual,
}

func (c comparison) in(d decider, t *columns.Table) (columns.Condition, bool) {
	decided, ok := columns.Compare(d.column(t, c.operand), operators[c.operator], c.text)
	if c.operator == different {
		return columns.Not{Condition: decided}, ok
	}
	return decided, ok
}

func (c among) in(d decider, t *columns.Table) (columns.Condition, bool) {
	return columns.OneOf(d.column(t, c.operand), c.texts)
}

func (c floatComparison) in(d decider, t *columns.Table) (columns.Condition, bool) {
	column, ok := d.column(t, c.operand).(*columns.Float)
	if !ok {
		return nil, false
	}
	return columns.Within(column, operators[c.operator], c.number)
}

func (c truth) in(d decider, t *columns.Table) (columns.Condition, bool) {
	text := "false"
	if c.value {
		text = "true"
	}
	return columns.Compare(d.column(t, c.operand), columns.Equal, text)
}

// PostgreSQL folds the case of texts.
func (like) in(decider, *columns.Table) (columns.Condition, bool) { return nil, false }

func (c nullity) in(d decider, t *columns.Table) (columns.Condition, bool) {
	column := d.column(t, c.operand)
	if column == nil {
		return nil, false
	}
	if c.null {
		return columns.Empty{Column: column}, true
	}
	return columns.Not{Condition: columns.Empty{Column: column}}, true
}

func (c allOf) in(d decider, t *columns.Table) (columns.Condition, bool) {
	return d.all(t, c.conditions)
}

func (c anyOf) in(d decider, t *columns.Table) (columns.Condition, bool) {
	decided := make(columns.Or, len(c.alternatives))
	for i, conditions := range c.alternatives {
		var ok bool
		if decided[i], ok = d.all(t, conditions); !ok {
			return nil, false
		}
	}
	return decided, true
}

func (c notTrue) in(d decider, t *columns.Table) (columns.Condition, bool) {
	decided, ok := d.all(t, c.conditions)
	return columns.Not{Condition: decided}, ok
}

func (never) in(decider, *columns.Table) (columns.Condition, bool) { return columns.None{}, true }

func (c one) in(d decider, t *columns.Table) (columns.Condition, bool) {
	column, to := c.named(t), d.tables.Table(c.table.name)
	if column == nil || to == nil {
		return nil, false
	}
	return columns.Remember(d.tables, question(t.Name+" "+c.column, c.conditions), func() (columns.Condition, int, bool) {
		matches, ok := d.matches(to, c.conditions)
		if !ok {
			return nil, 0, false
		}
		targets := d.tables.Targets(t, c.column, to)
		if targets == nil {
			return nil, 0, false
		}
		return column.Any(func(code int32) bool { return targets[code] >= 0 && matches[targets[code]] }), column.Codes(), true
	})
}

// named returns the column that names rows, nil if it is not in memory.
func (c one) named(t *columns.Table) *columns.Text {
	column, _ := t.Column(c.column).(*columns.Text)
	return column
}

func (c oneThrough) in(d decider, t *columns.Table) (columns.Condition, bool) {
	column, to, other := c.named(t), d.tables.Table(c.table.name), d.tables.Table(c.other.name)
	if column == nil || to == nil || other == nil {
		return nil, false
	}
	return columns.Remember(d.tables, question(t.Name+" through "+c.column, c.conditions), func() (columns.Condition, int, bool) {
		matches, ok := d.matches(to, c.conditions)
		if !ok {
			return nil, 0, false
		}
		directly, through := d.tables.Targets(t, c.column, to), d.tables.Through(t, c.column, to, other, c.reference)
		if directly == nil || through == nil {
			return nil, 0, false
		}
		return column.Any(func(code int32) bool {
			row, between := directly[code], through[code]
			return row >= 0 && matches[row] || between >= 0 && matches[between]
		}), column.Codes(), true
	})
}

func (c many) in(d decider, t *columns.Table) (columns.Condition, bool) {
	child, links := d.tables.Table(c.relation.child.name), d.tables.Links(c.relation.name)
	if child == nil || c.relation.subquery != "" && links == nil {
		return nil, false
	}
	some, ok := columns.Remember(d.tables, question(c.relation.name, c.conditions), func() (columns.Condition, int, bool) {
		matches, ok := d.matches(child, c.conditions)
		if !ok {
			return nil, 0, false
		}
		if links != nil {
			return columns.Rows{Set: linking(links, matches)}, t.Rows(), true
		}
		parents, ok := d.parents(t, child, c.relation.column, matches)
		return columns.Rows{Set: parents}, t.Rows(), ok
	})
	if c.none {
		return columns.Not{Condition: some}, ok
	}
	return some, ok
}

// linking tells for each row whether it links one of the rows that match.
func linking(links *columns.Links, matches []bool) []bool {
	found := make([]bool, links.From.Rows())
	for row := range found {
		found[row] = slices.ContainsFunc(links.Of(int32(row)), func(to int32) bool { return matches[to] })
	}
	return found
}

// parents tells for each row of a table whether one of the rows that match names it. It reports false if the references exceed the memory
// budget.
func (d decider) parents(t, child *columns.Table, column string, matches []bool) ([]bool, bool) {
	targets, named := d.tables.Targets(child, column, t), child.Column(column).(*columns.Text)
	if targets == nil {
		return nil, false
	}
	found := make([]bool, t.Rows())
	for row, match := range matches {
		if match {
			if parent := targets[named.Code(int32(row))]; parent >= 0 {
				found[parent] = true
			}
		}
	}
	return found, true
}

// Decide returns the condition of a filter on the rows of the table in memory. It reports false if memory cannot tell.
func (t *Table[T]) Decide(ctx context.Context, tables *columns.Tables, f Filter) (columns.Condition, bool, error) {
	conditions, err := conditionsOf(f)
	if err != nil {
		return nil, false, err
	}
	decided, ok := decider{ctx, tables}.all(tables.Table(t.name), conditions)
	return decided, ok, nil
}
