package rel

import (
	"context"
	"fmt"

	"govhub/db/columns"
)

// memory is the lists of a relation in memory, one for each code of the column that names parents.
type memory struct {
	ctx        context.Context
	tables     *columns.Tables
	table      *columns.Table
	of         string         // column that names parents, or the name of the links; empty for the list of all rows
	links      *columns.Links // to rows from those of their parents, nil if a column names them
	conditions []condition
	where      columns.Condition // that they hold, nil if there are none
	order      columns.Order
	narrowed   string // column of that all rows of the list of all have a code, empty if of none
	narrowCode int32

	block [blockRows]int32
	hits  [blockRows]bool
}

// blockRows is the number of rows that are tested at once.
const blockRows = 256

// inMemory returns the lists in memory, ordered by a column. It reports false if memory cannot answer.
func (rel *relation) inMemory(ctx context.Context, tables *columns.Tables, conditions []condition, column string, d Direction) (*memory, bool) {
	t := tables.Table(rel.child.name)
	if t == nil {
		return nil, false
	}
	of, links := rel.column, (*columns.Links)(nil)
	if rel.subquery != "" {
		if of, links = rel.name, tables.Links(rel.name); links == nil {
			return nil, false
		}
	}
	m := &memory{ctx: ctx, tables: tables, table: t, of: of, links: links, conditions: conditions, order: columns.Order{Column: column, Descending: d == Desc}}
	if len(conditions) > 0 {
		where, ok := decider{ctx, tables}.all(t, conditions)
		if !ok {
			return nil, false
		}
		m.where = where
		if of == "" {
			if narrowed, code, ok := t.Narrow(where); ok && t.Orders(narrowed, column) {
				m.narrowed, m.narrowCode = narrowed, code
				return m, true
			}
		}
	}
	if links != nil {
		return m, t.Sorts(column)
	}
	return m, t.Orders(rel.column, column)
}

// sequence returns the list of a code, whatever its rows.
func (m *memory) sequence(code int32) columns.Sequence {
	switch {
	case m.narrowed != "":
		return m.table.Of(m.narrowed, m.narrowCode, m.order)
	case m.of == "":
		return m.table.All(m.order)
	case code == 0:
		return columns.Sequence{} // nothing names the parent
	case m.links != nil:
		return m.table.Sorted(m.links.Of(code-1), m.order)
	}
	return m.table.Of(m.of, code, m.order)
}

// test tells which of the first n rows of the block match.
func (m *memory) test(n int) []bool {
	hits := m.hits[:n]
	for i := range hits {
		hits[i] = true
	}
	if m.where != nil {
		m.where.Test(m.block[:n], hits)
	}
	return hits
}

// totals counts the lists of codes. It reports false if its time ends.
func (m *memory) totals(codes []int32) ([]int32, bool) {
	totals := make([]int32, len(codes))
	asked := ""
	for i, code := range codes {
		if m.where == nil {
			totals[i] = int32(m.unordered(code).Len())
			continue
		}
		if asked == "" {
			asked = question(m.table.Name+" of "+m.of, m.conditions)
		}
		var ok bool
		totals[i], ok = columns.Remember(m.tables, fmt.Sprintf("%d of %s", code, asked), func() (int32, int, bool) {
			return m.count(code), 4, m.ctx.Err() == nil
		})
		if !ok {
			return nil, false
		}
	}
	return totals, true
}

// count counts the rows of a list that match.
func (m *memory) count(code int32) (total int32) {
	m.each(code, func(int32) { total++ })
	return total
}

// each visits the rows of a list that match, in any order. It leaves off if its time ends.
func (m *memory) each(code int32, visit func(row int32)) {
	list := m.unordered(code)
	for first := 0; first < list.Len() && m.ctx.Err() == nil; first += blockRows {
		n := min(list.Len()-first, blockRows)
		for i := range n {
			m.block[i] = list.At(first + i)
		}
		for i, hit := range m.test(n) {
			if hit {
				visit(m.block[i])
			}
		}
	}
}

// unordered returns the rows of a list in any order.
func (m *memory) unordered(code int32) columns.Sequence {
	switch {
	case m.of == "" && m.narrowed == "":
		return m.table.Stored()
	case m.links != nil && code > 0:
		return m.links.Sequence(code - 1)
	}
	return m.sequence(code)
}

// codes returns the codes of parents in memory.
func (m *memory) codes(from *columns.Table, parents []int32) []int32 {
	found := make([]int32, len(parents))
	if m.links != nil {
		for i, parent := range parents {
			found[i] = parent + 1
		}
		return found
	}
	codes := m.tables.Sources(m.table, m.of, from)
	if codes == nil {
		return nil
	}
	for i, parent := range parents {
		found[i] = codes[parent]
	}
	return found
}

// code returns the code of a parent's key: one more than its row, if there are links.
func (m *memory) code(parent string) int32 {
	switch {
	case m.of == "":
		return 0
	case m.links != nil:
		if row, ok := m.links.From.Row(parent); ok {
			return row + 1
		}
		return 0
	}
	return m.table.Column(m.of).(*columns.Text).Find(parent)
}
