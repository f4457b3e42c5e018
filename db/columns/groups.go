package columns

import (
	"context"
	"math"
	"sort"
)

// Groups are the rows of a table in groups: those with the same values of some columns.
type Groups struct {
	ctx   context.Context
	rows  []int32 // nil for all rows of the table
	of    []int32 // group of each
	count int
	keys  []uint64 // codes of each group, one number in a mixed radix
	by    []Column
	codes []coded // of by

	scratch [blockRows]uint64 // of a block of rows

	// what several measures are made of
	values   map[Column]*Values
	sums     map[*Number]*Sums
	extremes map[*Number][2]Column
	orders   map[*Number]*ascending
}

// Group groups the rows that match a condition, nil for all, by columns. Without columns all rows are one group, even if there are
// none. It reports false if the columns have no codes, or too many together. Where the context ends, groups are incomplete.
func (t *Table) Group(ctx context.Context, where Condition, by []Column) (*Groups, bool) {
	g := &Groups{ctx: ctx, by: by, codes: make([]coded, len(by))}
	g.begin()
	bound := uint64(1)
	for i, column := range by {
		var ok bool
		if g.codes[i], ok = codedOf(column); !ok || uint64(g.codes[i].codes) > math.MaxInt64/bound {
			return nil, false
		}
		bound *= uint64(g.codes[i].codes)
	}
	matching := t.rows
	if where != nil {
		g.rows = t.matching(ctx, where)
		matching = len(g.rows)
	}
	g.of = make([]int32, matching)
	if len(by) == 0 {
		g.count, g.keys = 1, []uint64{0}
		return g, true
	}
	g.number(newNumbering(bound, matching))
	return g, true
}

// begin makes room for what measures are made of.
func (g *Groups) begin() {
	g.values, g.sums, g.extremes, g.orders = map[Column]*Values{}, map[*Number]*Sums{}, map[*Number][2]Column{}, map[*Number]*ascending{}
}

// Rest returns one group of the rows that are in none of some groups.
func (g *Groups) Rest(without []bool) *Groups {
	rest := &Groups{ctx: g.ctx, rows: []int32{}, count: 1, keys: []uint64{0}}
	rest.begin()
	g.each(func(rows, of []int32) {
		for i, group := range of {
			if !without[group] {
				rest.rows = append(rest.rows, rows[i])
			}
		}
	})
	rest.of = make([]int32, len(rest.rows))
	return rest
}

// Histogram counts the numbers of all rows by thresholds, in ascending order and scaled as the column is: the first count is of numbers
// below the first threshold, the next of those from it to below the next, and so on.
func (g *Groups) Histogram(c *Number, thresholds []int64) []int64 {
	counts := make([]int64, len(thresholds)+1)
	g.each(func(rows, _ []int32) {
		c.values.gather(g.scratch[:], rows)
		for _, rank := range g.scratch[:len(rows)] {
			if rank > 0 {
				v := c.least + int64(rank-1)
				counts[sort.Search(len(thresholds), func(i int) bool { return thresholds[i] > v })]++
			}
		}
	})
	return counts
}

// matching lists the rows that match a condition.
func (t *Table) matching(ctx context.Context, where Condition) []int32 {
	rows := []int32{}
	var block [blockRows]int32
	var hits [blockRows]bool
	for start := 0; start < t.rows && ctx.Err() == nil; start += blockRows {
		n := min(blockRows, t.rows-start)
		for i := range n {
			block[i], hits[i] = int32(start+i), true
		}
		where.Test(block[:n], hits[:n])
		for i, hit := range hits[:n] {
			if hit {
				rows = append(rows, block[i])
			}
		}
	}
	return rows
}

// number finds the group of each row.
func (g *Groups) number(n *numbering) {
	var keys [blockRows]uint64
	g.each(func(rows, of []int32) {
		g.codes[0].gather(keys[:], rows)
		for i := range g.codes[1:] {
			c := &g.codes[i+1]
			c.gather(g.scratch[:], rows)
			for i, code := range g.scratch[:len(rows)] {
				keys[i] = keys[i]*uint64(c.codes) + code
			}
		}
		n.number(of, keys[:len(rows)])
	})
	g.count, g.keys = len(n.keys), n.keys
}

// each calls use for blocks of rows and the group of each.
func (g *Groups) each(use func(rows, of []int32)) {
	var all [blockRows]int32
	for start := 0; start < len(g.of) && g.ctx.Err() == nil; start += blockRows {
		of := g.of[start:min(start+blockRows, len(g.of))]
		if g.rows != nil {
			use(g.rows[start:start+len(of)], of)
			continue
		}
		for i := range of {
			all[i] = int32(start + i)
		}
		use(all[:len(of)], of)
	}
}

// run returns the end of the rows from start that are of the same group. Rows lie in the order of their keys, so runs are often long:
// a measure keeps what it knows of a group in registers for so long.
func run(of []int32, start int) int {
	group := of[start]
	for start++; start < len(of) && of[start] == group; start++ {
	}
	return start
}

// Len returns the number of groups.
func (g *Groups) Len() int { return g.count }

// Key returns a column of the groups: the value of each in one of the columns that they are grouped by.
func (g *Groups) Key(i int) Column {
	return g.codes[i].column(pack(g.count, uint64(g.codes[i].codes), g.code(i)))
}

// code returns the function from a group to its code in one of the columns that they are grouped by.
func (g *Groups) code(i int) func(group int) uint64 {
	stride := uint64(1)
	for _, later := range g.codes[i+1:] {
		stride *= uint64(later.codes)
	}
	codes := uint64(g.codes[i].codes)
	return func(group int) uint64 { return g.keys[group] / stride % codes }
}
