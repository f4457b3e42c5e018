package columns

import "slices"

// Links lead from each row of a table to rows of another one, or of the same.
type Links struct {
	From   *Table
	starts []int32 // of each row's links, and the end of the last
	to     []int32
}

// NewLinks makes the links of pairs of keys, which are in the order of the first ones. Keys without rows link nothing.
func NewLinks(from, to *Table, pairs [][2]string) *Links {
	l := &Links{From: from, starts: make([]int32, 0, from.rows+1)}
	for _, pair := range pairs {
		first, known := from.Row(pair[0])
		second, also := to.Row(pair[1])
		if known && also {
			l.open(first)
			l.to = append(l.to, second)
		}
	}
	l.open(int32(from.rows))
	return l
}

// open ends the links of the rows before a row.
func (l *Links) open(row int32) {
	for len(l.starts) <= int(row) {
		l.starts = append(l.starts, int32(len(l.to)))
	}
}

// Of returns the rows that a row links.
func (l *Links) Of(row int32) []int32 { return l.to[l.starts[row]:l.starts[row+1]] }

// Sequence returns the rows that a row links, in no order.
func (l *Links) Sequence(row int32) Sequence {
	rows := l.Of(row)
	return Sequence{rows: rows, size: len(rows), valued: len(rows)}
}

// Link keeps links by a name, before others use the tables.
func (s *Tables) Link(name string, l *Links) {
	if s.links == nil {
		s.links = map[string]*Links{}
	}
	s.links[name] = l
}

// Links returns the links with the name, nil if they are not in memory.
func (s *Tables) Links(name string) *Links { return s.links[name] }

func (l *Links) bytes() int64 { return int64(4 * (cap(l.starts) + cap(l.to))) }

// Sorted returns some rows in an order that the table knows.
func (t *Table) Sorted(rows []int32, o Order) Sequence {
	held := &ordering{rows: slices.Clone(rows)}
	if column := t.columns[o.Column]; column != t.key {
		held.by = column.(ordered).ranks()
	}
	ascending := Sequence{by: held.by}
	slices.SortFunc(held.rows, func(a, b int32) int {
		switch {
		case ascending.precedes(a, b):
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	return held.sequence(held.rows, len(held.rows), o)
}
