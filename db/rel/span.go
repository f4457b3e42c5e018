package rel

import (
	"context"

	"govhub/db/columns"
	"govhub/page"
)

// span is the range of lists that pages are cut from in the order of one column, which indexes and lists in memory serve.
type span[T any] struct {
	page.Part[page.Cursor]
	order     OrderBy[T]
	direction Direction
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

func (s span[T]) extent() page.Extent { return s.Extent }

func (s span[T]) by() (OrderField, bool) { return s.order.field, s.order.nullable }

// cursorOf writes the cursor of a row.
func (s span[T]) cursorOf(row *T) string {
	return page.Cursor{
		Field: string(s.order.field), Direction: string(s.direction), Value: s.order.value(row), Key: keyOf(row),
	}.String()
}

func (s span[T]) in(ctx context.Context, tables *columns.Tables, rel *relation, conditions []condition) (cutter, bool) {
	list, ok := rel.inMemory(ctx, tables, conditions, s.order.name(), s.direction)
	if !ok {
		return nil, false
	}
	between, ok := list.bounds(s.Part)
	return &indexed{list, s.Part, between, s.order.field}, ok
}

func (s span[T]) read(ctx context.Context, l *listing[T], parents []string) (read[T], error) {
	p := new(Params)
	text := l.selection(ctx, parents, s, p)
	var children []Child[T]
	if err := l.query(ctx, l.relation.name, &children, text, p); err != nil {
		return read[T]{}, err
	}
	lists := ByParent(children, len(parents))
	for i := range lists {
		lists[i] = lists[i][:min(len(lists[i]), s.Size+1)]
	}
	return read[T]{lists, s.cursorOf, func(row *T) bool { return s.order.value(row) != nil }}, nil
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
