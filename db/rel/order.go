package rel

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"govhub/page"
	"govhub/scalar"
)

type Direction string

const (
	Asc  Direction = "ASC"
	Desc Direction = "DESC"
)

// reversed returns the other direction if yes.
func (d Direction) reversed(yes bool) Direction {
	if yes == (d == Asc) {
		return Desc
	}
	return Asc
}

// OrderField names an order of a list. Each resource declares its own.
type OrderField string

// Order is a column of a client's order of a list.
type Order struct {
	Field     OrderField  // or else
	Value     *ValueOrder // or else
	Count     OrderField  // empty for the default of the list
	Direction Direction
	Lang      Lang // of texts
}

// ValueOrder is what an indicator says about each row: in the period or, without one, in the latest.
type ValueOrder struct {
	Indicator string
	Breakdown string
	Period    *string
}

// named reports whether the client says what to order by first.
func named(orders []*Order) bool {
	return len(orders) > 0 && (orders[0].Field != "" || orders[0].computed())
}

// computed reports whether rows have no column with what they are ordered by.
func (o *Order) computed() bool { return o.Value != nil || o.Count != "" }

// OrderBy is an order of rows of T. NULLs sort last in both directions; the key breaks ties.
type OrderBy[T any] struct {
	operand
	field    OrderField
	sqlType  string
	nullable bool
	value    func(*T) *string // as text, nil for NULL

	translation string // column with the English texts, empty if there are none
	translated  func(*T) *string
}

// orderable are the types of columns that lists can be ordered by.
type orderable interface {
	string | int32 | int64 | scalar.Decimal | scalar.Date | scalar.PartialDate
}

// By orders by a column that is never NULL.
func By[T any, V orderable](field OrderField, column string, value func(*T) V) OrderBy[T] {
	return OrderBy[T]{operand: operand{column: column}, field: field, sqlType: sqlType[V](), value: func(row *T) *string {
		text := asText(value(row))
		return &text
	}}
}

// ByNullable orders by a column that may be NULL.
func ByNullable[T any, V orderable](field OrderField, column string, value func(*T) *V) OrderBy[T] {
	return OrderBy[T]{operand: operand{column: column}, field: field, sqlType: sqlType[V](), nullable: true, value: func(row *T) *string {
		v := value(row)
		if v == nil {
			return nil
		}
		text := asText(*v)
		return &text
	}}
}

// Translated adds the English texts of another column, for orders in English.
func (o OrderBy[T]) Translated(column string, value func(*T) *string) OrderBy[T] {
	o.translation, o.translated = column, value
	return o
}

// in returns the order by what is shown in a language. Cursors name it.
func (o OrderBy[T]) in(lang Lang) OrderBy[T] {
	if lang != En || o.translation == "" {
		return o
	}
	russian, english := o.value, o.translated
	o.english = o.translation
	o.field += " " + OrderField(lang)
	o.value = func(row *T) *string { return cmp.Or(english(row), russian(row)) }
	return o
}

func sqlType[V orderable]() string {
	switch any(*new(V)).(type) {
	case int32:
		return "integer"
	case int64:
		return "bigint"
	case scalar.Decimal:
		return "numeric"
	case scalar.Date:
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
	case scalar.Decimal:
		return string(v)
	case scalar.Date:
		return string(v)
	case scalar.PartialDate:
		return string(v)
	case string:
		return v
	}
	panic("unreachable: V is orderable")
}

// order returns one column of the client's order; without a field it is the default.
func (t *Table[T]) order(o *Order) OrderBy[T] {
	for _, known := range t.orders {
		if known.field == o.Field || o.Field == "" {
			return known.in(o.Lang)
		}
	}
	panic("rel: " + t.name + " has no order " + string(o.Field) + ", though the schema offers it")
}

// fits checks that a client's cursor has a value of the order's type, so that PostgreSQL never casts a client's text.
func (o OrderBy[T]) fits(c page.Cursor) bool {
	if c.Value == nil {
		return o.nullable
	}
	return fits(o.sqlType, *c.Value)
}

// number is a decimal of any length: a sum may have more digits than its terms.
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
		return scalar.IsDate(text)
	case "boolean":
		return text == "true" || text == "false"
	}
	return !strings.ContainsRune(text, 0)
}
