package columns

import "slices"

// ascending are the numbers of each group in their order, as ranks.
type ascending struct {
	ranks []uint64 // of one group after the other
	ends  []int32  // of each group
}

// of returns the numbers of a group.
func (s *ascending) of(group int) []uint64 {
	start := int32(0)
	if group > 0 {
		start = s.ends[group-1]
	}
	return s.ranks[start:s.ends[group]]
}

// ascending sorts the numbers of each group.
func (g *Groups) ascending(c *Number) *ascending {
	if kept := g.orders[c]; kept != nil {
		return kept
	}
	s := &ascending{ends: make([]int32, g.count)}
	g.each(func(rows, of []int32) {
		c.values.gather(g.scratch[:], rows)
		for i, group := range of {
			if g.scratch[i] > 0 {
				s.ends[group]++
			}
		}
	})
	next, start := make([]int32, g.count), int32(0)
	for group, count := range s.ends {
		next[group], s.ends[group] = start, start+count
		start += count
	}
	s.ranks = make([]uint64, start)
	g.each(func(rows, of []int32) {
		c.values.gather(g.scratch[:], rows)
		for i, group := range of {
			if rank := g.scratch[i]; rank > 0 {
				s.ranks[next[group]] = rank
				next[group]++
			}
		}
	})
	for group := range s.ends {
		if g.ctx.Err() != nil {
			break
		}
		slices.Sort(s.of(group))
	}
	g.orders[c] = s
	return s
}

// Quantiles returns the percentile of the numbers of each group as a column of the groups, exact: between two numbers it is interpolated
// (type 7). It is NULL where no row has a number, or where except, unless it is nil, has a value. It reports false if the column is not
// of integers or decimals, or if a percentile has more than 18 digits.
func (g *Groups) Quantiles(column Column, percent int, except Column) (Column, bool) {
	c, ok := column.(*Number)
	if !ok {
		return nil, false
	}
	s := g.ascending(c)
	values, has := make([]int64, g.count), make([]bool, g.count)
	for group := range values {
		numbers := s.of(group)
		if len(numbers) == 0 || except != nil && !except.Null(int32(group)) {
			continue
		}
		place := percent * (len(numbers) - 1)
		low := numbers[place/100]
		least, ok := rescaled(c.least+int64(low-1), 2)
		values[group] = least
		if part := place % 100; part > 0 {
			high := numbers[place/100+1]
			most, fits := rescaled(c.least+int64(high-1), 2)
			ok = ok && fits && most < 1e18
			values[group] += int64(part) * int64(high-low) // wraps, and back again: the result lies between the two
		}
		if !ok || least <= -1e18 || least >= 1e18 {
			return nil, false
		}
		has[group] = true
	}
	return numbers(values, has, c.scale+2)
}
