// Package scalar has the scalars of the GraphQL schema that Go and SQL have no types for.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"govhub/errorcode"
)

// Decimal is an exact decimal number in its shortest form, such as `-12.5`.
type Decimal string

var decimal = regexp.MustCompile(`^-?[0-9]{1,38}(\.[0-9]{1,38})?$`)

// UnmarshalGQL accepts a decimal as text, or a whole number.
func (d *Decimal) UnmarshalGQL(v any) error {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	case int64:
		text = fmt.Sprint(v)
	default:
		return errorcode.BadInput(errorcode.ValidationFailed, "a Decimal is text, such as \"-12.50\", or a whole number")
	}
	if !decimal.MatchString(text) {
		return errorcode.BadInput(errorcode.ValidationFailed, "a Decimal is digits with an optional sign and point, such as \"-12.50\"")
	}
	*d = Decimal(text)
	return nil
}

// MarshalGQL writes the decimal as text, so that no client rounds it.
func (d Decimal) MarshalGQL(w io.Writer) { graphql.MarshalString(string(d)).MarshalGQL(w) }

// Date is a calendar day, such as `2024-01-16`.
type Date string

// Scan reads a date column.
func (d *Date) Scan(src any) error {
	t, ok := src.(time.Time)
	if !ok {
		return fmt.Errorf("cannot read a date from %T", src)
	}
	*d = Date(t.Format(time.DateOnly))
	return nil
}

// UnmarshalGQL accepts a calendar day.
func (d *Date) UnmarshalGQL(v any) error {
	text, ok := v.(string)
	if !ok {
		return errorcode.BadInput(errorcode.ValidationFailed, "a Date is text, such as \"2024-01-16\"")
	}
	if !IsDate(text) {
		return errorcode.BadInput(errorcode.ValidationFailed, "a Date is a day of the calendar, such as \"2024-01-16\"")
	}
	*d = Date(text)
	return nil
}

// IsDate reports whether the text is a day of the calendar. PostgreSQL has no year 0.
func IsDate(text string) bool {
	t, err := time.Parse(time.DateOnly, text)
	return err == nil && t.Year() > 0
}

// MarshalGQL writes the day.
func (d Date) MarshalGQL(w io.Writer) { graphql.MarshalString(string(d)).MarshalGQL(w) }

// PartialDate is a day, a month or a year: `2024-01-16`, `2024-01` or `2024`. It compares as text, so a year comes
// before its months and a month before its days.
type PartialDate string

// UnmarshalGQL accepts a day, a month or a year.
func (d *PartialDate) UnmarshalGQL(v any) error {
	text, ok := v.(string)
	if !ok {
		return errorcode.BadInput(errorcode.ValidationFailed, "a PartialDate is text, such as \"2024-01\"")
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, text); err == nil {
			*d = PartialDate(text)
			return nil
		}
	}
	return errorcode.BadInput(errorcode.ValidationFailed, "a PartialDate is a day, a month or a year, such as \"2024-01-16\", \"2024-01\" or \"2024\"")
}

// MarshalGQL writes the date as far as it is known.
func (d PartialDate) MarshalGQL(w io.Writer) { graphql.MarshalString(string(d)).MarshalGQL(w) }
