package rel

import (
	"context"
	"slices"
	"sort"

	"govhub/page"
)

// arrangement holds ordered lists of rows: one of all rows, or one for each value of a column.
type arrangement struct {
	ranks []int32            // by position of the row
	lists map[string][]int32 // positions, in order
}

type arrangementKey struct {
	column    string
	field     OrderField
	direction Direction
}

// arranged returns the lists of the column's values, or the list of all rows without a column. They are built on first use.
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

// directed returns the positions of all rows in an order. NULLs sort last in both directions; ties are ordered by key in the same
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

// fromCache answers fetch from memory. It reports false if the table is not cached, the list is filtered, or a cursor does not
// match a row of this release. It stops when ctx ends.
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

// unfiltered returns the lists in memory that serve l. It reports false if the table is not cached or l is filtered.
func (l *listing[T]) unfiltered(o OrderBy[T], d Direction) (arrangedRows[T], bool) {
	c := l.relation.table.cached(l.release)
	if c == nil || len(l.conditions) > 0 || l.relation.condition != "" && l.relation.column == "" {
		return arrangedRows[T]{}, false
	}
	return arrangedRows[T]{c.arranged(l.relation.column, o, d), c}, true
}

// rank returns the rank of a cursor's row.
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

// cut returns up to size rows of a list between two ranks, counted from the end for a page read backwards.
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
