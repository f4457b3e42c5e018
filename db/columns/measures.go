package columns

import "math"

// Counts returns the number of rows of each group as a column of the groups.
func (g *Groups) Counts() (Column, bool) {
	counts := make([]int64, g.count)
	g.each(func(_, of []int32) {
		for start := 0; start < len(of); {
			end := run(of, start)
			counts[of[start]] += int64(end - start)
			start = end
		}
	})
	return numbers(counts, nil, 0)
}

// CountsOf returns the number of rows of each group that have a value, as a column of the groups. It reports false if the column has
// no packed values.
func (g *Groups) CountsOf(column Column) (Column, bool) {
	c, ok := column.(ordered)
	if !ok || c.ranks() == nil {
		return nil, false
	}
	counts := make([]int64, g.count)
	g.each(func(rows, of []int32) {
		c.ranks().gather(g.scratch[:], rows)
		for i, group := range of {
			if g.scratch[i] > 0 {
				counts[group]++
			}
		}
	})
	return numbers(counts, nil, 0)
}

// Extremes returns the least and the greatest value of each group as columns of the groups. It reports false if the order of the
// column is not known.
func (g *Groups) Extremes(column Column) (least, most Column, ok bool) {
	if c, ok := column.(*Number); ok {
		if _, kept := g.extremes[c]; !kept {
			g.extremes[c] = g.extremesOf(c)
		}
		ends := g.extremes[c]
		return ends[0], ends[1], true
	}
	if o, ok := column.(ordered); !ok || o.ranks() == nil {
		return nil, nil, false
	}
	values, ok := g.Values(column)
	if !ok {
		return nil, nil, false
	}
	least, most = values.extremes()
	return least, most, true
}

func (g *Groups) extremesOf(c *Number) [2]Column {
	lows, highs := make([]uint64, g.count), make([]uint64, g.count) // lows less one, so that NULL is the greatest
	for group := range lows {
		lows[group] = math.MaxUint64
	}
	g.each(func(rows, of []int32) {
		c.values.gather(g.scratch[:], rows)
		for start := 0; start < len(of); {
			group, end := of[start], run(of, start)
			low, high := lows[group], highs[group]
			for _, rank := range g.scratch[start:end] {
				low, high = min(low, rank-1), max(high, rank)
			}
			lows[group], highs[group] = low, high
			start = end
		}
	})
	for group := range lows {
		lows[group]++
	}
	of := func(ranks []uint64) Column {
		return &Number{values: packed{long: ranks}, least: c.least, scale: c.scale, quoted: c.quoted}
	}
	return [2]Column{of(lows), of(highs)}
}

// Unless returns a column of numbers with NULL where refused reports true.
func Unless(column Column, refused func(row int) bool) Column {
	c := *column.(*Number)
	values := c.values
	c.values = packed{long: fill[uint64](c.values.len(), func(i int) uint64 {
		if refused(i) {
			return 0
		}
		return values.at(int32(i))
	})}
	return &c
}

// Unordered makes a column of texts, empty for NULL, whose order is not known.
func Unordered(texts []string) *Text {
	b := NewText()
	for _, text := range texts {
		b.Append(text, text != "")
	}
	return b.Unordered()
}
