package rel

import "govhub/page"

// indexed reads lists in memory in the order of one column.
type indexed struct {
	*memory
	part    page.Part[page.Cursor]
	between bounds
	field   OrderField
}

func (c *indexed) list() *memory { return c.memory }

func (c *indexed) valued(row int32) bool { return !c.table.Column(c.order.Column).Null(row) }

func (c *indexed) cursorOf(row int32) string {
	direction := Asc.reversed(c.order.Descending)
	cursor := page.Cursor{Field: string(c.field), Direction: string(direction), Key: string(c.table.Key().AppendText(nil, row))}
	if c.valued(row) {
		cursor.Value = new(string(c.table.Column(c.order.Column).AppendText(nil, row)))
	}
	return cursor.String()
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

func (c *indexed) page(dst []int32, code int32) []int32 {
	m, part, b := c.memory, c.part, c.between
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
