package rel

import (
	"context"
	"slices"

	"govhub/db/columns"
	"govhub/page"
	"govhub/warning"
)

// Cut is the pages of a list for its parents, in memory.
type Cut struct {
	Table *columns.Table
	Rows  []int32 // of all pages, one page after the other
	Pages []CutPage

	cutter cutter
	codes  []int32 // of the parents

	begun, valued bool // a list begins on its page, and its first row has a value to order by
}

// CutPage is a page: a range of the rows of a Cut.
type CutPage struct {
	Start, End           int
	HasNext, HasPrevious bool
}

// roomForRows is how many rows of a Cut have room from the start.
const roomForRows = 1024

// Cut cuts a page for each parent, a row of from, or one page without a parent if from is nil. It reports false if memory cannot
// answer.
func (rel *Relation[T]) Cut(
	ctx context.Context, r Release, tables *columns.Tables, from *columns.Table, parents []int32, args page.Args, f Filter, orders []*Order,
) (c *Cut, ok bool, err error) {
	if tables.Table(rel.table.name) == nil {
		return nil, false, nil
	}
	s, err := rel.table.ordered(ctx, r, args, orders)
	if err != nil {
		return nil, true, err
	}
	conditions, err := conditionsOf(f)
	if err != nil {
		return nil, true, err
	}
	in, ok := s.in(ctx, tables, &rel.relation, conditions)
	if !ok {
		return nil, false, nil
	}
	c = &Cut{Table: in.list().table, cutter: in, codes: []int32{0}}
	if from != nil {
		if c.codes = in.list().codes(from, parents); c.codes == nil {
			return nil, false, nil
		}
	}
	if !ReadsRows(ctx) {
		c.Pages = make([]CutPage, len(c.codes))
		return c, true, nil
	}
	if err := c.cut(ctx, s.extent()); err != nil {
		return nil, true, err
	}
	if by, nullable := s.by(); named(orders) && nullable && c.begun {
		warning.Order(ctx, string(by), c.valued)
	}
	return c, true, nil
}

// cut cuts the pages.
func (c *Cut) cut(ctx context.Context, e page.Extent) error {
	c.Pages = make([]CutPage, len(c.codes))
	c.Rows = make([]int32, 0, min(len(c.codes)*(e.Size+1), roomForRows))
	for i, code := range c.codes {
		p := &c.Pages[i]
		p.Start = len(c.Rows)
		c.Rows = c.cutter.page(c.Rows, code)
		if err := ctx.Err(); err != nil {
			return err
		}
		c.note(p.Start, e)
		more := len(c.Rows)-p.Start > e.Size
		e.Note(ctx, more)
		if more {
			c.Rows = c.Rows[:p.Start+e.Size]
		}
		p.End = len(c.Rows)
		p.HasNext, p.HasPrevious = more, e.FromCursor
		if e.Backward {
			slices.Reverse(c.Rows[p.Start:])
			p.HasNext, p.HasPrevious = e.UntilCursor, more
		}
	}
	return nil
}

// note notes whether a list, given by the rows read of it, begins on its page, and with a value. NULLs sort last: a list has no values
// if its first row has none.
func (c *Cut) note(start int, e page.Extent) {
	read := c.Rows[start:]
	if len(read) == 0 || e.FromCursor || e.Backward && len(read) > e.Size {
		return
	}
	first := read[0]
	if e.Backward {
		first = read[len(read)-1]
	}
	c.begun, c.valued = true, c.valued || c.cutter.valued(first)
}

// Totals counts the whole list of each parent.
func (c *Cut) Totals(ctx context.Context) ([]int32, error) {
	list := c.cutter.list()
	list.ctx = ctx
	totals, _ := list.totals(c.codes)
	return totals, ctx.Err()
}

// AppendCursor appends the cursor of a row, by its position among the rows of all pages, as JSON.
func (c *Cut) AppendCursor(dst []byte, place int) []byte {
	return append(append(append(dst, '"'), c.cutter.cursorOf(c.Rows[place])...), '"')
}
