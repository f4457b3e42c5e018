package rel

import (
	"context"

	"govhub/page"
	"govhub/warning"
)

// span is the range of an ordered list of rows that a page is cut from.
type span[T any] struct {
	page.Part[page.Cursor]
	order     OrderBy[T]
	direction Direction
}

func (t *Table[T]) span(args page.Args, o *Order) (s span[T], err error) {
	s.order, s.direction = t.order(o)
	s.Part, err = page.PartOf(args, s.parse)
	return s, err
}

func (s span[T]) parse(argument, text string) (*page.Cursor, error) {
	c, err := page.ParseCursor(argument, text, string(s.order.field), string(s.direction))
	if err != nil {
		return nil, err
	}
	if !s.order.fits(c) {
		return nil, page.ForeignCursor(argument)
	}
	return &c, nil
}

// cursorOf writes the cursor of a row.
func (s span[T]) cursorOf(row *T) string {
	return page.Cursor{
		Field: string(s.order.field), Direction: string(s.direction), Value: s.order.value(row), Key: keyOf(row),
	}.String()
}

// note notes whether any of the lists, given by the rows read of each, has values to order by. NULLs sort last: a list has none if
// its first row has none.
func (s span[T]) note(ctx context.Context, lists [][]*T) {
	if !s.order.nullable {
		return
	}
	known, valued := false, false
	for _, rows := range lists {
		if first := page.First(s.Part, rows); first != nil {
			known, valued = true, valued || s.order.value(first) != nil
		}
	}
	if known {
		warning.Order(ctx, string(s.order.field), valued)
	}
}

// fetched is the direction of reading.
func (s span[T]) fetched() Direction { return s.direction.reversed(s.Backward) }

// within writes the conditions that rows r, either those with a value or those without, lie between the cursors. It reports false
// if no row can.
func (s span[T]) within(null bool, key string, p *Params) (conditions []string, possible bool) {
	if null && !s.order.nullable {
		return nil, false
	}
	switch {
	case null:
		conditions = append(conditions, s.order.sql("r")+" IS NULL")
	case s.order.nullable:
		conditions = append(conditions, s.order.sql("r")+" IS NOT NULL")
	}
	for _, bound := range []struct {
		cursor *page.Cursor
		after  bool
	}{{s.After, true}, {s.Before, false}} {
		if bound.cursor == nil {
			continue
		}
		operator := ">"
		if bound.after == (s.direction == Desc) {
			operator = "<"
		}
		c := bound.cursor
		switch {
		case c.Value == nil && null:
			conditions = append(conditions, "r."+key+" "+operator+" "+p.Add(c.Key))
		case c.Value != nil && !null:
			conditions = append(conditions, SQL("({column}, r.{key}) {operator} ({value}::{type}, {last})",
				"column", s.order.sql("r"), "key", key, "operator", operator,
				"value", p.Add(*c.Value), "type", s.order.sqlType, "last", p.Add(c.Key)))
		case (c.Value == nil) == bound.after:
			return nil, false // NULLs sort last: no value follows one, and no NULL precedes a value
		}
	}
	return conditions, true
}

// orderBy writes the reading order for rows of the alias.
func (s span[T]) orderBy(alias, key string) string {
	d := string(s.fetched())
	text := SQL("{column} {d}, {alias}.{key} {d}", "alias", alias, "column", s.order.sql(alias), "key", key, "d", d)
	if s.order.nullable {
		text = SQL("({column} IS NULL) {d}, ", "column", s.order.sql(alias), "d", string(Asc.reversed(s.Backward))) + text
	}
	return text
}
