package rel

import (
	"sort"

	"govhub/db/columns"
)

// Between returns the part, from first to the one before end, of rows in the order of the keyset that lies between the cursors. It
// reports false if columns cannot tell.
func (s KeysetSpan) Between(t *columns.Table, rows []int32) (first, end int, ok bool) {
	end = len(rows)
	if s.After != nil {
		before, same, ok := s.order.precede(t, *s.After)
		if !ok {
			return 0, 0, false
		}
		first = leading(rows, columns.Or{before, same})
	}
	if s.Before != nil {
		before, _, ok := s.order.precede(t, *s.Before)
		if !ok {
			return 0, 0, false
		}
		end = max(first, leading(rows, before))
	}
	return first, end, true
}

// precede returns the conditions that rows precede the one with these values, and that they have them.
func (order Keyset) precede(t *columns.Table, values keysetPlace) (before columns.Or, same columns.And, ok bool) {
	for i, c := range order {
		if values[i] == nil {
			return nil, nil, false
		}
		operator := columns.Less
		if c.Direction == Desc {
			operator = columns.Greater
		}
		precedes, ok := columns.Compare(t.Column(c.Column), operator, *values[i])
		if !ok {
			return nil, nil, false
		}
		equal, ok := columns.Compare(t.Column(c.Column), columns.Equal, *values[i])
		if !ok {
			return nil, nil, false
		}
		before = append(before, append(same[:i:i], precedes))
		same = append(same, equal)
	}
	return before, same, true
}

// leading counts the first rows that match a condition. None after them does.
func leading(rows []int32, c columns.Condition) int {
	return sort.Search(len(rows), func(i int) bool {
		hit := []bool{true}
		c.Test(rows[i:i+1], hit)
		return !hit[0]
	})
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
