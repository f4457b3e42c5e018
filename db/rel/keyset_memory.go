package rel

import (
	"sort"

	"govhub/db/columns"
)

// in returns the order of the rows of a table in memory. It reports false if memory does not know it.
func (order Keyset) in(t *columns.Table) (columns.Keyset, bool) {
	keyset := make(columns.Keyset, len(order))
	for i, c := range order {
		var ok bool
		if keyset[i], ok = columns.NewBy(t.Column(c.Column), c.Direction == Desc); !ok {
			return nil, false
		}
	}
	return keyset, true
}

// keysetBounds are the order in memory and the places of the cursors of a page, nil for none.
type keysetBounds struct {
	order         columns.Keyset
	after, before columns.Place
}

// bounds finds the cursors in the order of a table in memory. It reports false if columns cannot tell.
func (s KeysetSpan) bounds(t *columns.Table) (b keysetBounds, ok bool) {
	if b.order, ok = s.order.in(t); !ok {
		return b, false
	}
	if s.After != nil {
		if b.after, ok = b.order.Place(*s.After); !ok {
			return b, false
		}
	}
	if s.Before != nil {
		b.before, ok = b.order.Place(*s.Before)
	}
	return b, ok
}

// within reports whether a row lies between the cursors.
func (b *keysetBounds) within(row int32) bool {
	return (b.after == nil || b.order.ComparePlace(row, b.after) > 0) && (b.before == nil || b.order.ComparePlace(row, b.before) < 0)
}

// Between returns the part, from first to the one before end, of rows in the order of the keyset that lies between the cursors. It
// reports false if columns cannot tell.
func (s KeysetSpan) Between(t *columns.Table, rows []int32) (first, end int, ok bool) {
	b, ok := s.bounds(t)
	if !ok {
		return 0, 0, false
	}
	end = len(rows)
	if b.after != nil {
		first = sort.Search(len(rows), func(i int) bool { return b.order.ComparePlace(rows[i], b.after) > 0 })
	}
	if b.before != nil {
		end = max(first, sort.Search(len(rows), func(i int) bool { return b.order.ComparePlace(rows[i], b.before) >= 0 }))
	}
	return first, end, true
}

// PositionIn returns the position of a row in memory, as PostgreSQL writes it.
func (order Keyset) PositionIn(t *columns.Table, row int32) RowPosition {
	at := []byte{'['}
	for i, c := range order {
		if i > 0 {
			at = append(at, ", "...)
		}
		column := t.Column(c.Column)
		if column.Null(row) {
			at = append(at, "null"...)
			continue
		}
		start := len(at)
		at = columns.Quote(column.AppendText(at, row), start)
	}
	return RowPosition{string(append(at, ']'))}
}
