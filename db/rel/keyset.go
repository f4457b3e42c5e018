package rel

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"govhub/page"
)

// Keyset is a total order of computed rows g: no two rows tie. NULLs sort last in both directions. Rows of a table in the order
// of one column are ordered by OrderBy instead, which indexes serve.
type Keyset []KeysetColumn

// KeysetColumn is a column that computed rows are ordered by.
type KeysetColumn struct {
	Field     OrderField
	Column    string
	SQLType   string
	Direction Direction
}

func (order Keyset) has(field OrderField) bool {
	return slices.ContainsFunc(order, func(c KeysetColumn) bool { return c.Field == field })
}

func (order Keyset) columns() []string {
	names := make([]string, len(order))
	for i, c := range order {
		names[i] = c.Column
	}
	return names
}

// Position writes the SQL of the values for a row's cursor, which RowPosition scans.
func (order Keyset) Position() string {
	values := make([]string, len(order))
	for i, c := range order {
		values[i] = "g." + c.Column + "::text"
	}
	return "json_build_array(" + strings.Join(values, ", ") + ")::text AS position"
}

// RowPosition is the position of a computed row in its list: its values in the order, as JSON.
type RowPosition struct {
	At string `db:"position"`
}

func (p RowPosition) position() RowPosition { return p }

func (p *RowPosition) setPosition(at RowPosition) { *p = at }

// hasFirst reports whether the row has a value in the first column of the order.
func (p RowPosition) hasFirst() bool { return !strings.HasPrefix(p.At, "[null") }

func positionOf[T any](row *T) RowPosition {
	return any(row).(interface{ position() RowPosition }).position()
}

// describe names the order, in two parts as cursors do.
func (order Keyset) describe() (field, direction string) {
	for i, c := range order {
		if i > 0 {
			field += " " + direction + ", "
		}
		field, direction = field+string(c.Field), string(c.Direction)
	}
	return field, direction
}

// cursorOf writes the cursor of a position.
func (order Keyset) cursorOf(p RowPosition) string {
	field, direction := order.describe()
	return page.Cursor{Field: field, Direction: direction, Key: p.At}.String()
}

// keysetPlace holds the values of the columns, nil for NULL.
type keysetPlace []*string

// KeysetSpan is the range of an ordered list of computed rows that a page is cut from.
type KeysetSpan struct {
	page.Part[keysetPlace]
	order Keyset
}

// Span parses the arguments of a page.
func (order Keyset) Span(args page.Args) (s KeysetSpan, err error) {
	s.order = order
	s.Part, err = page.PartOf(args, order.parse)
	return s, err
}

// parse reads a client's cursor. It checks the types of its values, so that PostgreSQL never casts a client's text.
func (order Keyset) parse(argument, text string) (*keysetPlace, error) {
	field, direction := order.describe()
	c, err := page.ParseCursor(argument, text, field, direction)
	if err != nil {
		return nil, err
	}
	var values keysetPlace
	err = json.Unmarshal([]byte(c.Key), &values)
	bad := err != nil || len(values) != len(order)
	for i := 0; !bad && i < len(values); i++ {
		bad = values[i] != nil && !fits(order[i].SQLType, *values[i])
	}
	if bad {
		return nil, page.ForeignCursor(argument)
	}
	return &values, nil
}

// Within adds to the conditions that rows lie between the cursors.
func (s KeysetSpan) Within(p *Params, conditions ...string) string {
	if s.After != nil {
		conditions = append(conditions, s.order.beyond(*s.After, true, p))
	}
	if s.Before != nil {
		conditions = append(conditions, s.order.beyond(*s.Before, false, p))
	}
	return And(conditions...)
}

// beyond writes the condition that rows follow, or precede, the row with these values: they tie in the first columns and follow,
// or precede, in the next.
func (order Keyset) beyond(values keysetPlace, follow bool, p *Params) string {
	var ties, alternatives []string
	for i, c := range order {
		column := "g." + c.Column
		equal, unequal := column+" IS NULL", column+" IS NOT NULL"
		if follow { // NULLs sort last
			unequal = "false"
		}
		if values[i] != nil {
			operator, orNull := "<", ""
			if follow == (c.Direction == Asc) {
				operator = ">"
			}
			if follow {
				orNull = " OR " + column + " IS NULL"
			}
			value := p.Add(*values[i]) + "::" + c.SQLType
			equal = column + " = " + value
			unequal = "(" + column + " " + operator + " " + value + orNull + ")"
		}
		alternatives = append(alternatives, And(append(slices.Clone(ties), unequal)...))
		ties = append(ties, equal)
	}
	return "(" + strings.Join(alternatives, " OR ") + ")"
}

// OrderBy writes the reading order.
func (s KeysetSpan) OrderBy() string {
	nulls := "LAST"
	if s.Backward {
		nulls = "FIRST"
	}
	terms := make([]string, len(s.order))
	for i, c := range s.order {
		terms[i] = "g." + c.Column + " " + string(c.Direction.reversed(s.Backward)) + " NULLS " + nulls
	}
	return strings.Join(terms, ", ")
}

// CutComputed makes a page of the rows read. Each row has a RowPosition.
func CutComputed[T any](ctx context.Context, s KeysetSpan, rows []*T, list page.Counter) *page.Connection[T] {
	cursorOf := func(row *T) string { return s.order.cursorOf(positionOf(row)) }
	return page.Cut(ctx, s.Extent, rows, cursorOf, list, "")
}
