package db

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"govhub/page"
)

// keyset is an order of computed rows, of which no two are level. What is empty comes last in both directions. Rows of a table
// have an order of their own, which indexes serve.
type keyset []keysetColumn

// keysetColumn is a column of the rows g to order them by.
type keysetColumn struct {
	field     OrderField
	column    string
	sqlType   string
	direction Direction
}

func (order keyset) names(field OrderField) bool {
	return slices.ContainsFunc(order, func(t keysetColumn) bool { return t.field == field })
}

// position writes what a cursor holds of a row.
func (order keyset) position() string {
	values := make([]string, len(order))
	for i, t := range order {
		values[i] = "g." + t.column + "::text"
	}
	return "json_build_array(" + strings.Join(values, ", ") + ")::text"
}

// describe names the order, in two parts as cursors do.
func (order keyset) describe() (field, direction string) {
	for i, t := range order {
		if i > 0 {
			field += " " + direction + ", "
		}
		field, direction = field+string(t.field), string(t.direction)
	}
	return field, direction
}

func (order keyset) cursor(position string) string {
	field, direction := order.describe()
	return page.Cursor{Field: field, Direction: direction, Key: position}.String()
}

// keysetSpan is the part of an ordered list of computed rows that a page is cut from, and the side it is cut at.
type keysetSpan struct {
	order    keyset
	after    []*string // values of the columns
	before   []*string
	size     int
	backward bool
}

func (order keyset) span(args page.Args) (s keysetSpan, err error) {
	s.order = order
	if s.size, s.backward, err = args.Size(); err != nil {
		return s, err
	}
	if s.after, err = order.values("after", args.After); err != nil {
		return s, err
	}
	s.before, err = order.values("before", args.Before)
	return s, err
}

// values reads a cursor from a client, nil if it gave none. They are of the types of the columns, so that PostgreSQL never casts
// a client's text.
func (order keyset) values(argument string, text *string) ([]*string, error) {
	if text == nil {
		return nil, nil
	}
	field, direction := order.describe()
	c, err := page.ParseCursor(argument, *text, field, direction)
	if err != nil {
		return nil, err
	}
	var values []*string
	err = json.Unmarshal([]byte(c.Key), &values)
	bad := err != nil || len(values) != len(order)
	for i := 0; !bad && i < len(values); i++ {
		bad = values[i] != nil && !fits(order[i].sqlType, *values[i])
	}
	if bad {
		return nil, &page.ArgumentError{Argument: argument, Reason: "is no cursor of this list: take it from pageInfo or edges"}
	}
	return values, nil
}

// within writes the conditions on rows to lie between the cursors.
func (s keysetSpan) within(p *params) (conditions []string) {
	if s.after != nil {
		conditions = append(conditions, s.order.beyond(s.after, true, p))
	}
	if s.before != nil {
		conditions = append(conditions, s.order.beyond(s.before, false, p))
	}
	return conditions
}

// beyond writes the condition on rows to follow, or to precede, the row with these values: for some column they do, and for
// all columns before it they are level.
func (order keyset) beyond(values []*string, follow bool, p *params) string {
	var level, alternatives []string
	for i, t := range order {
		column := "g." + t.column
		equal, unequal := column+" IS NULL", column+" IS NOT NULL"
		if follow { // empty ones are last
			unequal = "false"
		}
		if values[i] != nil {
			operator, orEmpty := "<", ""
			if follow == (t.direction == Asc) {
				operator = ">"
			}
			if follow {
				orEmpty = " OR " + column + " IS NULL"
			}
			value := p.add(*values[i]) + "::" + t.sqlType
			equal = column + " = " + value
			unequal = fmt.Sprintf("(%s %s %s%s)", column, operator, value, orEmpty)
		}
		alternatives = append(alternatives, strings.Join(append(slices.Clone(level), unequal), " AND "))
		level = append(level, equal)
	}
	return "(" + strings.Join(alternatives, " OR ") + ")"
}

// orderBy writes the order in which rows are read: from the end of the list for a page cut there.
func (s keysetSpan) orderBy() string {
	terms := make([]string, len(s.order))
	for i, t := range s.order {
		direction, empty := Asc, "LAST"
		if s.backward == (t.direction == Asc) {
			direction = Desc
		}
		if s.backward {
			empty = "FIRST"
		}
		terms[i] = fmt.Sprintf("g.%s %s NULLS %s", t.column, direction, empty)
	}
	return strings.Join(terms, ", ")
}

// RowPosition tells where a computed row stands in its list: the values that order it, as JSON.
type RowPosition struct {
	At string `db:"position"`
}

func (p RowPosition) position() string { return p.At }

// cut makes a page of the rows read, of which one more than fit tells that the list goes on.
func cut[T any](s keysetSpan, found []*T, list page.Counter) *page.Connection[T] {
	more := len(found) > s.size
	if more {
		found = found[:s.size]
	}
	hasNext, hasPrevious := more, s.after != nil
	if s.backward {
		slices.Reverse(found)
		hasNext, hasPrevious = s.before != nil, more
	}
	cursorOf := func(row *T) string { return s.order.cursor(any(row).(interface{ position() string }).position()) }
	return page.New(found, hasNext, hasPrevious, cursorOf, list, "")
}
