package columns

import "sort"

// Keyset is an order of rows by several columns, in which no two rows tie. NULLs sort last in both directions.
type Keyset []By

// By orders rows by a column whose order is known.
type By struct {
	ranks      *packed // nil for the order of the rows
	column     ordered
	descending bool
}

// rank returns the integer of a row, 0 for NULL.
func (by By) rank(row int32) uint64 {
	if by.ranks == nil {
		return uint64(row) + 1
	}
	return by.ranks.at(row)
}

// NewBy returns an order by a column. It reports false if the order of its values is not known.
func NewBy(column Column, descending bool) (By, bool) {
	o, ok := column.(ordered)
	if !ok {
		return By{}, false
	}
	_, isKey := column.(keys)
	ranks := o.ranks()
	return By{ranks, o, descending}, isKey || ranks != nil
}

// Place is the values of a row in a Keyset, which need not be one of the table.
type Place []span

// span is the place of a value among the integers of a column.
type span struct {
	null         bool
	least, after uint64
}

// Place returns the place of values, nil for NULL. It reports false if the columns cannot tell.
func (k Keyset) Place(values []*string) (Place, bool) {
	place := make(Place, len(k))
	for i, by := range k {
		if values[i] == nil {
			place[i].null = true
			continue
		}
		var ok bool
		if place[i].least, place[i].after, ok = by.column.place(*values[i]); !ok {
			return nil, false
		}
	}
	return place, true
}

// Compare compares a row with another.
func (k Keyset) Compare(a, b int32) int {
	for _, by := range k {
		x, y := by.rank(a), by.rank(b)
		if x != y {
			return by.compare(x, y, x < y)
		}
	}
	return 0
}

// compare compares different integers, of which less tells whether the first is less; 0 is NULL.
func (by By) compare(x, y uint64, less bool) int {
	switch {
	case x == 0:
		return 1
	case y == 0:
		return -1
	case less != by.descending:
		return -1
	}
	return 1
}

// ComparePlace compares a row with a place.
func (k Keyset) ComparePlace(row int32, p Place) int {
	for i, by := range k {
		x := by.rank(row)
		switch s := p[i]; {
		case s.null && x == 0, !s.null && x >= s.least && x < s.after:
			continue
		case s.null:
			return -1
		default:
			return by.compare(x, 1, x < s.least)
		}
	}
	return 0
}

// First returns the first rows of a list in the order, or the last, from the end, if backward is true.
func (k Keyset) First(rows []int32, size int, backward bool) []int32 {
	precedes := func(a, b int32) bool { return (k.Compare(a, b) < 0) != backward }
	first := make([]int32, 0, size+1)
	for _, row := range rows {
		if len(first) == size && (size == 0 || !precedes(row, first[size-1])) {
			continue
		}
		at := sort.Search(len(first), func(i int) bool { return precedes(row, first[i]) })
		first = append(first, row)
		copy(first[at+1:], first[at:])
		first[at] = row
		first = first[:min(len(first), size)]
	}
	return first
}
