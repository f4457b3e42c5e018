package columns

import (
	"sync"

	"golang.org/x/sync/singleflight"
)

// Order is an order of the rows of a table by a column. NULLs sort last in both directions; ties are in the order of the keys, or in
// the opposite one if Descending.
type Order struct {
	Column     string
	Descending bool
}

// listsKey identifies lists of a table: those of the rows with each code of a column, or one of all rows, ascending by another.
type listsKey struct{ of, by string }

// lists are made on first use and kept. Those who read others do not wait for it.
type lists struct {
	making singleflight.Group
	mu     sync.Mutex
	kept   map[listsKey]*ordering
}

func (l *lists) get(key listsKey) *ordering {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.kept[key]
}

func (l *lists) keep(key listsKey, made *ordering) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept == nil {
		l.kept = map[listsKey]*ordering{}
	}
	l.kept[key] = made
}

func (l *lists) bytes() (size int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, o := range l.kept {
		size += int64(4 * (cap(o.rows) + cap(o.starts)))
	}
	return size
}

// ordering holds rows in lists, each in ascending order.
type ordering struct {
	rows   []int32 // one list after the other; nil if all rows are in one list in the order of their keys
	starts []int32 // of the list of each code, and the end of the last
	by     *packed // what they are ordered by; nil for the order of keys
}

// Sequence is a list of rows in the order in which it is read.
type Sequence struct {
	rows       []int32 // ascending; nil for all rows
	size       int
	valued     int // number of rows with a value to order by
	descending bool
	by         *packed
}

// Len returns the number of rows.
func (s Sequence) Len() int { return s.size }

// At returns the row at a position.
func (s Sequence) At(i int) int32 {
	if s.descending {
		if i < s.valued {
			i = s.valued - 1 - i
		} else {
			i = s.size - 1 - (i - s.valued)
		}
	}
	if s.rows == nil {
		return int32(i)
	}
	return s.rows[i]
}

// Valued returns the number of rows, the first ones, that have a value to order by.
func (s Sequence) Valued() int { return s.valued }

// Position returns the number of rows that precede a row, which need not be in the list.
func (s Sequence) Position(row int32) int {
	low, high := 0, s.size
	for low < high {
		middle := (low + high) / 2
		if s.precedes(s.At(middle), row) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func (s Sequence) precedes(a, b int32) bool {
	if s.by != nil {
		switch x, y := s.by.at(a), s.by.at(b); {
		case x == y:
		case x == 0 || y == 0: // NULLs sort last
			return y == 0
		default:
			return (x < y) != s.descending
		}
	}
	return a != b && (a < b) != s.descending
}

// Orders reports whether the table has lists by the codes of a column, of all rows if that is empty, in the order of another column: it
// must know that order, and have room for the lists.
func (t *Table) Orders(of, by string) bool { return t.Sorts(by) && t.ordering(of, by) != nil }

// Sorts reports whether the table knows the order of a column.
func (t *Table) Sorts(by string) bool {
	c := t.columns[by]
	o, ok := c.(ordered)
	return c == t.key || ok && o.ranks() != nil
}

// Stored returns all rows in the order of their keys.
func (t *Table) Stored() Sequence { return Sequence{size: t.rows, valued: t.rows} }

// All returns all rows in an order that the table has.
func (t *Table) All(o Order) Sequence {
	held := t.ordering("", o.Column)
	return held.sequence(held.rows, t.rows, o)
}

// Of returns the rows whose column, a Text, has the code, in an order that the table has.
func (t *Table) Of(column string, code int32, o Order) Sequence {
	held := t.ordering(column, o.Column)
	rows := held.rows[held.starts[code]:held.starts[code+1]]
	return held.sequence(rows, len(rows), o)
}

func (held *ordering) sequence(rows []int32, size int, o Order) Sequence {
	s := Sequence{rows: rows, size: size, valued: size, by: held.by}
	if held.by != nil {
		s.valued = Sequence{rows: rows, size: size, by: held.by}.valuedRows()
	}
	s.descending = o.Descending
	return s
}

// valuedRows counts the rows with a value, which come first.
func (s Sequence) valuedRows() int {
	low, high := 0, s.size
	for low < high {
		middle := (low + high) / 2
		if s.by.at(s.At(middle)) != 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// ordering returns the lists of each code of a column, ordered by another column. It returns nil if they exceed the memory budget.
func (t *Table) ordering(of, by string) *ordering {
	key := listsKey{of, by}
	if held := t.lists.get(key); held != nil {
		return held
	}
	made, _, _ := t.lists.making.Do(of+"\x00"+by, func() (any, error) {
		held := t.lists.get(key) // another may have made them since
		if held == nil && t.Room.has(t.bytesOf(key)) {
			held = t.order(key)
			t.lists.keep(key, held)
		}
		return held, nil
	})
	return made.(*ordering)
}

// order makes lists.
func (t *Table) order(key listsKey) *ordering {
	held := new(ordering)
	if column := t.columns[key.by]; column != t.key {
		held.by = column.(ordered).ranks()
		held.rows = sorted(t.rows, held.by)
	}
	if key.of != "" {
		held.divide(t.columns[key.of].(*Text), t.rows)
	}
	return held
}

// bytesOf returns what lists take.
func (t *Table) bytesOf(key listsKey) (size int) {
	if key.of != "" {
		size = 4 * (t.columns[key.of].(*Text).Codes() + 1)
	}
	if key.of != "" || t.columns[key.by] != t.key {
		size += 4 * t.rows
	}
	return size
}

// divide makes a list for each code of a column.
func (held *ordering) divide(of *Text, rows int) {
	held.starts = make([]int32, of.Codes()+1)
	for row := range int32(rows) {
		held.starts[of.codes.at(row)+1]++
	}
	for code := range of.Codes() {
		held.starts[code+1] += held.starts[code]
	}
	next := append([]int32(nil), held.starts...)
	divided := make([]int32, rows)
	for i := range rows {
		row := int32(i)
		if held.rows != nil {
			row = held.rows[i]
		}
		code := of.codes.at(row)
		divided[next[code]] = row
		next[code]++
	}
	held.rows = divided
}

// sorted returns all rows in ascending order of packed integers, NULLs last: a radix sort, which leaves ties in the order of rows.
func sorted(rows int, by *packed) []int32 {
	from, to := make([]int32, rows), make([]int32, rows)
	most := uint64(0)
	for row := range int32(rows) {
		from[row] = row
		most = max(most, by.at(row))
	}
	for shift := 0; most>>shift > 0; shift += 8 {
		var counts [257]int32
		for _, row := range from {
			counts[1+int(byte((by.at(row)-1)>>shift))]++ // NULL, which is 0, becomes the greatest
		}
		for i := range 256 {
			counts[i+1] += counts[i]
		}
		for _, row := range from {
			digit := byte((by.at(row) - 1) >> shift)
			to[counts[digit]] = row
			counts[digit]++
		}
		from, to = to, from
	}
	return from
}
