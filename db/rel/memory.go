package rel

import (
	"context"
	"fmt"

	"govhub/db/columns"
	"govhub/page"
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

// bounds are the rows of the cursors of a page, -1 for none.
type bounds struct{ after, before int32 }

// bounds finds the rows of cursors. It reports false if one was made for a row that this release does not have so.
func (m *memory) bounds(part page.Part[page.Cursor]) (b bounds, ok bool) {
	if b.after, ok = m.row(part.After); !ok {
		return b, false
	}
	b.before, ok = m.row(part.Before)
	return b, ok
}

func (m *memory) row(c *page.Cursor) (int32, bool) {
	if c == nil {
		return -1, true
	}
	row, ok := m.table.Row(c.Key)
	if !ok {
		return 0, false
	}
	column := m.table.Column(m.order.Column)
	if column.Null(row) || c.Value == nil {
		return row, column.Null(row) && c.Value == nil
	}
	var text [128]byte
	return row, string(column.AppendText(text[:0], row)) == *c.Value
}

// page appends up to one row more than the page has, in reading order.
func (m *memory) page(dst []int32, code int32, part page.Part[page.Cursor], b bounds) []int32 {
	list := m.sequence(code)
	first, end := 0, list.Len()
	if b.after >= 0 {
		if first = list.Position(b.after); first < end && list.At(first) == b.after {
			first++
		}
	}
	if b.before >= 0 {
		end = max(first, list.Position(b.before))
	}
	start := len(dst)
	for first < end && len(dst)-start <= part.Size {
		n := min(end-first, blockRows)
		if m.where == nil {
			n = min(n, part.Size+1-(len(dst)-start))
		}
		for i := range n {
			if part.Backward {
				m.block[i] = list.At(end - 1 - i)
			} else {
				m.block[i] = list.At(first + i)
			}
		}
		if part.Backward {
			end -= n
		} else {
			first += n
		}
		for i, hit := range m.test(n) {
			if hit && len(dst)-start <= part.Size {
				dst = append(dst, m.block[i])
			}
		}
		if m.where != nil && m.ctx.Err() != nil {
			break
		}
	}
	return dst
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
	list := m.unordered(code)
	for first := 0; first < list.Len() && m.ctx.Err() == nil; first += blockRows {
		n := min(list.Len()-first, blockRows)
		for i := range n {
			m.block[i] = list.At(first + i)
		}
		for _, hit := range m.test(n) {
			if hit {
				total++
			}
		}
	}
	return total
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
