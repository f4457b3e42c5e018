package rel

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
func (c *cache[T]) arranged(column string, o OrderBy[T], d Direction) *arrangement {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := arrangementKey{column, o.field, d}
	a := c.arrangements[key]
	if a == nil {
		parents := make([]string, len(c.rows))
		if column != "" {
			parents = c.column(column)
		}
		a = &arrangement{ranks: make([]int32, len(c.rows)), lists: map[string][]int32{}}
		for rank, place := range c.directed(o, d) {
			a.ranks[place] = int32(rank)
			a.lists[parents[place]] = append(a.lists[parents[place]], place)
		}
		c.arrangements[key] = a
	}
	return a
}

// directed returns the places of all rows in an order. NULLs sort last in both directions, themselves ordered by key in the
// direction.
func (c *cache[T]) directed(o OrderBy[T], d Direction) []int32 {
	places := c.orders[o.field]
	if d == Asc {
		return places
	}
	places = slices.Clone(places)
	valued := sort.Search(len(places), func(i int) bool { return o.value(&c.rows[places[i]]) == nil })
	slices.Reverse(places[:valued])
	slices.Reverse(places[valued:])
	return places
}

// fromCache answers fetch from memory. It reports false if the list is not there, or is filtered, or is cut at a row that this
// release does not hold as the cursor describes it. It stops when ctx ends.
func (l *listing[T]) fromCache(ctx context.Context, parents []string, s span[T]) ([][]*T, bool, error) {
	lists, ok := l.unfiltered(s.order, s.direction)
	if !ok {
		return nil, false, nil
	}
	after, before := int32(-1), int32(len(lists.ranks))
	for _, bound := range []struct {
		cursor *page.Cursor
		rank   *int32
	}{{s.After, &after}, {s.Before, &before}} {
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
		found[i] = lists.cut(parent, after, before, s.Size+1, s.Backward)
	}
	return found, true, nil
}

// arrangedRows are rows in lists.
type arrangedRows[T any] struct {
	*arrangement
	cache *cache[T]
}

// unfiltered returns the lists in memory that l is of. It reports false if they are not there or l is filtered.
func (l *listing[T]) unfiltered(o OrderBy[T], d Direction) (arrangedRows[T], bool) {
	c := l.relation.table.cached(l.release)
	if c == nil || l.relation.condition != "" && l.relation.column == "" {
		return arrangedRows[T]{}, false
	}
	if l.filter != nil {
		w := NewWhere("r", new(Params))
		if l.filter.Restrict(w); w.err != nil || len(w.conditions) > 0 {
			return arrangedRows[T]{}, false
		}
	}
	return arrangedRows[T]{c.arranged(l.relation.column, o, d), c}, true
}

// rank returns the rank of the row that a cursor was made of.
func (a arrangedRows[T]) rank(c page.Cursor, s span[T]) (int32, bool) {
	place, ok := a.cache.keys[c.Key]
	if !ok {
		return 0, false
	}
	value := s.order.value(&a.cache.rows[place])
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
		rows = append(rows, &a.cache.rows[place])
	}
	return rows
}
