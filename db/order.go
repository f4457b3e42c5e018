package db

import (
	"regexp"
	"strconv"
	"strings"

	"govhub/page"
)

// OrderField names what a list is ordered by. Each resource declares its own.
type OrderField string

// Order is how a client wants a list ordered.
type Order struct {
	Field     OrderField
	Direction Direction
}

// order is one way to order rows of T. Rows without a value come last in both directions; the key breaks ties.
type order[T any] struct {
	field    OrderField
	column   string
	sqlType  string
	nullable bool
	value    func(*T) *string // as text, nil where there is none
}

// orderable are the types of columns that lists are ordered by.
type orderable interface {
	string | int32 | int64 | Decimal | Date | PartialDate
}

// by orders by a column that always has a value.
func by[T any, V orderable](field OrderField, column string, value func(*T) V) order[T] {
	return order[T]{field: field, column: column, sqlType: sqlType[V](), value: func(row *T) *string {
		text := asText(value(row))
		return &text
	}}
}

// byOptional orders by a column that may be empty.
func byOptional[T any, V orderable](field OrderField, column string, value func(*T) *V) order[T] {
	return order[T]{field: field, column: column, sqlType: sqlType[V](), nullable: true, value: func(row *T) *string {
		v := value(row)
		if v == nil {
			return nil
		}
		text := asText(*v)
		return &text
	}}
}

func sqlType[V orderable]() string {
	switch any(*new(V)).(type) {
	case int32:
		return "integer"
	case int64:
		return "bigint"
	case Decimal:
		return "numeric"
	case Date:
		return "date"
	}
	return "text"
}

func asText[V orderable](v V) string {
	switch v := any(v).(type) {
	case int32:
		return strconv.FormatInt(int64(v), 10)
	case int64:
		return strconv.FormatInt(v, 10)
	case Decimal:
		return string(v)
	case Date:
		return string(v)
	case PartialDate:
		return string(v)
	case string:
		return v
	}
	panic("unreachable: V is orderable")
}

// order returns the order that a client asked for, the default if it did not ask.
func (t *Table[T]) order(o *Order) (order[T], Direction) {
	if o == nil {
		return t.orders[0], Asc
	}
	for _, known := range t.orders {
		if known.field == o.Field {
			return known, o.Direction
		}
	}
	panic("db: " + t.name + " has no order " + string(o.Field) + ", though the schema offers it")
}

// fits checks that a cursor from a client holds a value of the order, so that PostgreSQL never casts a client's text.
func (o order[T]) fits(c page.Cursor) bool {
	if c.Value == nil {
		return o.nullable
	}
	return fits(o.sqlType, *c.Value)
}

// number is a decimal as it comes out of a calculation: a sum may have more digits than its terms.
var number = regexp.MustCompile(`^-?[0-9]{1,100}(\.[0-9]{1,100})?$`)

// fits reports whether PostgreSQL can cast the text to the type.
func fits(sqlType, text string) bool {
	switch sqlType {
	case "integer":
		_, err := strconv.ParseInt(text, 10, 32)
		return err == nil
	case "bigint":
		_, err := strconv.ParseInt(text, 10, 64)
		return err == nil
	case "numeric":
		return number.MatchString(text)
	case "date":
		return isDate(text)
	case "boolean":
		return text == "true" || text == "false"
	}
	return !strings.ContainsRune(text, 0)
}

// span is the part of an ordered list that a page is cut from, and the side it is cut at.
type span[T any] struct {
	order     order[T]
	direction Direction
	after     *page.Cursor
	before    *page.Cursor
	size      int
	backward  bool
}

func (t *Table[T]) span(args page.Args, o *Order) (s span[T], err error) {
	s.order, s.direction = t.order(o)
	if s.size, s.backward, err = args.Size(); err != nil {
		return s, err
	}
	if s.after, err = s.cursor("after", args.After); err != nil {
		return s, err
	}
	s.before, err = s.cursor("before", args.Before)
	return s, err
}

func (s span[T]) cursor(argument string, text *string) (*page.Cursor, error) {
	if text == nil {
		return nil, nil
	}
	c, err := page.ParseCursor(argument, *text, string(s.order.field), string(s.direction))
	if err != nil {
		return nil, err
	}
	if !s.order.fits(c) {
		return nil, &page.ArgumentError{Argument: argument, Reason: "is no cursor of this list: take it from pageInfo or edges"}
	}
	return &c, nil
}

// cursorOf writes the cursor of a row.
func (s span[T]) cursorOf(row *T) string {
	return page.Cursor{
		Field: string(s.order.field), Direction: string(s.direction), Value: s.order.value(row), Key: keyOf(row),
	}.String()
}

// fetched is the direction in which rows are read: from the end of the list for a page cut there.
func (s span[T]) fetched() Direction {
	if s.backward == (s.direction == Asc) {
		return Desc
	}
	return Asc
}
