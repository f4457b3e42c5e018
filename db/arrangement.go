package db

import (
	"context"
	"slices"
	"sort"

	"govhub/page"
)

// arrangement holds lists of rows in an order: all of them, or one list for each value of a column.
type arrangement struct {
	ranks []int32            // by place of the row
	lists map[string][]int32 // places, in order
}

type arrangementKey struct {
	column    string
	field     OrderField
	direction Direction
}

// arranged returns lists in the order, one per value of the column, or one of all rows for no column. They are made when
// first asked for.
func (ref *reference[T]) arranged(column string, o order[T], d Direction) *arrangement {
	ref.mu.Lock()
	defer ref.mu.Unlock()
	key := arrangementKey{column, o.field, d}
	a := ref.arrangements[key]
	if a == nil {
		parents := make([]string, len(ref.rows))
		if column != "" {
			parents = ref.column(column)
		}
		a = &arrangement{ranks: make([]int32, len(ref.rows)), lists: map[string][]int32{}}
		for rank, place := range ref.directed(o, d) {
			a.ranks[place] = int32(rank)
			a.lists[parents[place]] = append(a.lists[parents[place]], place)
		}
		ref.arrangements[key] = a
	}
	return a
}

// directed returns the places of all rows in an order. Rows without a value come last in both directions, themselves
// ordered by key in the direction.
func (ref *reference[T]) directed(o order[T], d Direction) []int32 {
	places := ref.orders[o.field]
	if d == Asc {
		return places
	}
	places = slices.Clone(places)
	valued := sort.Search(len(places), func(i int) bool { return o.value(&ref.rows[places[i]]) == nil })
	slices.Reverse(places[:valued])
	slices.Reverse(places[valued:])
	return places
}

// remembered answers fetch from memory. It reports false if the list is not there, or is filtered, or is cut at a row that
// this release does not hold as the cursor describes it. Nobody waits for the rest once ctx has ended.
func (l *listing[T]) remembered(ctx context.Context, parents []string, s span[T]) ([][]*T, bool, error) {
	lists, ok := l.unfiltered(s.order, s.direction)
	if !ok {
		return nil, false, nil
	}
	after, before := int32(-1), int32(len(lists.ranks))
	for _, bound := range []struct {
		cursor *page.Cursor
		rank   *int32
	}{{s.after, &after}, {s.before, &before}} {
		if bound.cursor == nil {
			continue
		}
		if *bound.rank, ok = lists.rank(*bound.cursor, s); !ok {
			return nil, false, nil
		}
	}
	found := make([][]*T, len(parents))
	for i, parent := range parents {
		if err := ctx.Err(); err != nil {
			return nil, true, err
		}
		found[i] = lists.cut(parent, after, before, s.size+1, s.backward)
	}
	return found, true, nil
}

// arrangedRows are rows in lists.
type arrangedRows[T any] struct {
	*arrangement
	reference *reference[T]
}

// unfiltered returns the lists in memory that l is of. It reports false if they are not there or l is filtered.
func (l *listing[T]) unfiltered(o order[T], d Direction) (arrangedRows[T], bool) {
	ref := l.relation.table.reference(l.release)
	if ref == nil || l.relation.condition != "" && l.relation.column == "" {
		return arrangedRows[T]{}, false
	}
	if l.filter != nil {
		w := &where{alias: "r", params: new(params)}
		if l.filter.where(w); w.err != nil || len(w.conditions) > 0 {
			return arrangedRows[T]{}, false
		}
	}
	return arrangedRows[T]{ref.arranged(l.relation.column, o, d), ref}, true
}

// rank returns the rank of the row that a cursor was made of.
func (a arrangedRows[T]) rank(c page.Cursor, s span[T]) (int32, bool) {
	place, ok := a.reference.keys[c.Key]
	if !ok {
		return 0, false
	}
	value := s.order.value(&a.reference.rows[place])
	if (value == nil) != (c.Value == nil) || value != nil && *value != *c.Value {
		return 0, false
	}
	return a.ranks[place], true
}

// cut returns up to size rows of a list between two ranks, from the end for a page cut there.
func (a arrangedRows[T]) cut(parent string, after, before int32, size int, backward bool) []*T {
	list := a.lists[parent]
	first := sort.Search(len(list), func(i int) bool { return a.ranks[list[i]] > after })
	end := max(first, sort.Search(len(list), func(i int) bool { return a.ranks[list[i]] >= before }))
	rows := make([]*T, 0, min(size, end-first))
	for i := range min(size, end-first) {
		place := list[first+i]
		if backward {
			place = list[end-1-i]
		}
		rows = append(rows, &a.reference.rows[place])
	}
	return rows
}
