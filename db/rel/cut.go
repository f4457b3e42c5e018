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

	list      *memory
	codes     []int32 // of the parents
	field     OrderField
	direction Direction

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
	ctx context.Context, tables *columns.Tables, from *columns.Table, parents []int32, args page.Args, f Filter, o *Order,
) (c *Cut, ok bool, err error) {
	if tables.Table(rel.table.name) == nil {
		return nil, false, nil
	}
	s, err := rel.table.span(args, o)
	if err != nil {
		return nil, true, err
	}
	conditions, err := conditionsOf(f)
	if err != nil {
		return nil, true, err
	}
	list, ok := rel.inMemory(ctx, tables, conditions, s.order.name(), s.direction)
	if !ok {
		return nil, false, nil
	}
	c = &Cut{Table: list.table, list: list, field: s.order.field, direction: s.direction, codes: []int32{0}}
	if from != nil {
		if c.codes = list.codes(from, parents); c.codes == nil {
			return nil, false, nil
		}
	}
	if !ReadsRows(ctx) {
		c.Pages = make([]CutPage, len(c.codes))
		return c, true, nil
	}
	if ok, err = c.cut(ctx, s.Part); !ok || err != nil {
		return nil, ok, err
	}
	if o.named() && s.order.nullable && c.begun {
		warning.Order(ctx, string(c.field), c.valued)
	}
	return c, true, nil
}

// cut cuts the pages.
func (c *Cut) cut(ctx context.Context, part page.Part[page.Cursor]) (ok bool, err error) {
	b, ok := c.list.bounds(part)
	if !ok {
		return false, nil
	}
	c.Pages = make([]CutPage, len(c.codes))
	c.Rows = make([]int32, 0, min(len(c.codes)*(part.Size+1), roomForRows))
	for i, code := range c.codes {
		p := &c.Pages[i]
		p.Start = len(c.Rows)
		c.Rows = c.list.page(c.Rows, code, part, b)
		if err := ctx.Err(); err != nil {
			return true, err
		}
		c.note(p.Start, part)
		more := len(c.Rows)-p.Start > part.Size
		if more {
			c.Rows = c.Rows[:p.Start+part.Size]
		}
		p.End = len(c.Rows)
		p.HasNext, p.HasPrevious = more, part.After != nil
		if part.Backward {
			slices.Reverse(c.Rows[p.Start:])
			p.HasNext, p.HasPrevious = part.Before != nil, more
		}
	}
	return true, nil
}

// note notes whether a list, given by the rows read of it, begins on its page, and with a value. NULLs sort last: a list has no values
// if its first row has none.
func (c *Cut) note(start int, part page.Part[page.Cursor]) {
	read := c.Rows[start:]
	if len(read) == 0 || part.After != nil || part.Backward && len(read) > part.Size {
		return
	}
	first := read[0]
	if part.Backward {
		first = read[len(read)-1]
	}
	c.begun, c.valued = true, c.valued || !c.Table.Column(c.list.order.Column).Null(first)
}

// Totals counts the whole list of each parent.
func (c *Cut) Totals(ctx context.Context) ([]int32, error) {
	c.list.ctx = ctx
	totals, _ := c.list.totals(c.codes)
	return totals, ctx.Err()
}

// AppendCursor appends the cursor of a row, by its position among the rows of all pages, as JSON.
func (c *Cut) AppendCursor(dst []byte, place int) []byte {
	row := c.Rows[place]
	cursor := page.Cursor{Field: string(c.field), Direction: string(c.direction), Key: string(c.Table.Key().AppendText(nil, row))}
	if column := c.Table.Column(c.list.order.Column); !column.Null(row) {
		cursor.Value = new(string(column.AppendText(nil, row)))
	}
	return append(append(append(dst, '"'), cursor.String()...), '"')
}
