package plan

import (
	"math"
	"strconv"
	"time"

	"govhub/db/columns"
	"govhub/scalar"
)

// Leaf appends a field of the parent, as JSON.
type Leaf func(dst []byte, parent any, args Args) []byte

const null = "null"

// Text is a leaf of text: a string, an identifier, an enum, or a scalar that is written as text.
func Text[P any, V ~string](read func(*P, Args) V) Leaf {
	return func(dst []byte, parent any, args Args) []byte {
		return columns.AppendQuoted(dst, string(read(parent.(*P), args)))
	}
}

// Int is a leaf of an integer.
func Int[P any, V ~int32 | ~int64](read func(*P, Args) V) Leaf {
	return func(dst []byte, parent any, args Args) []byte {
		return strconv.AppendInt(dst, int64(read(parent.(*P), args)), 10)
	}
}

// Float is a leaf of a floating-point number.
func Float[P any](read func(*P, Args) float64) Leaf {
	return func(dst []byte, parent any, args Args) []byte { return appendFloat(dst, read(parent.(*P), args)) }
}

// Bool is a leaf of a boolean.
func Bool[P any](read func(*P, Args) bool) Leaf {
	return func(dst []byte, parent any, args Args) []byte {
		return strconv.AppendBool(dst, read(parent.(*P), args))
	}
}

// Time is a leaf of a time.
func Time[P any](read func(*P, Args) time.Time) Leaf {
	return func(dst []byte, parent any, args Args) []byte { return appendTime(dst, read(parent.(*P), args)) }
}

// OptionalText is Text that may be null.
func OptionalText[P any, V ~string](read func(*P, Args) *V) Leaf {
	return optional(read, func(dst []byte, v V) []byte { return columns.AppendQuoted(dst, string(v)) })
}

// OptionalInt is Int that may be null.
func OptionalInt[P any, V ~int32 | ~int64](read func(*P, Args) *V) Leaf {
	return optional(read, func(dst []byte, v V) []byte { return strconv.AppendInt(dst, int64(v), 10) })
}

// OptionalFloat is Float that may be null.
func OptionalFloat[P any](read func(*P, Args) *float64) Leaf { return optional(read, appendFloat) }

// OptionalBool is Bool that may be null.
func OptionalBool[P any](read func(*P, Args) *bool) Leaf { return optional(read, strconv.AppendBool) }

func optional[P, V any](read func(*P, Args) *V, write func([]byte, V) []byte) Leaf {
	return func(dst []byte, parent any, args Args) []byte {
		v := read(parent.(*P), args)
		if v == nil {
			return append(dst, null...)
		}
		return write(dst, *v)
	}
}

// AppendInt appends an integer from a resolver.
func AppendInt(dst []byte, value any) []byte { return strconv.AppendInt(dst, int64(value.(int32)), 10) }

// appendFloat formats as gqlgen does: %g, and null for values outside of JSON.
func appendFloat(dst []byte, v float64) []byte {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return append(dst, null...)
	}
	return strconv.AppendFloat(dst, v, 'g', -1, 64)
}

// AppendText appends a text from a resolver.
func AppendText(dst []byte, value any) []byte { return columns.AppendQuoted(dst, value.(string)) }

// AppendOptionalText appends a text that is not null from a resolver.
func AppendOptionalText(dst []byte, value any) []byte {
	return columns.AppendQuoted(dst, *value.(*string))
}

// AppendOptionalDate appends a day that is not null from a resolver.
func AppendOptionalDate(dst []byte, value any) []byte {
	return columns.AppendQuoted(dst, string(*value.(*scalar.Date)))
}

// AppendOptionalPartialDate appends a day, month or year that is not null from a resolver.
func AppendOptionalPartialDate(dst []byte, value any) []byte {
	return columns.AppendQuoted(dst, string(*value.(*scalar.PartialDate)))
}

// AppendOptionalDecimal appends a decimal that is not null from a resolver.
func AppendOptionalDecimal(dst []byte, value any) []byte {
	return columns.AppendQuoted(dst, string(*value.(*scalar.Decimal)))
}

// AppendOptionalInt appends an integer that is not null from a resolver.
func AppendOptionalInt(dst []byte, value any) []byte { return AppendInt(dst, *value.(*int32)) }

// AppendOptionalBool appends a boolean that is not null from a resolver.
func AppendOptionalBool(dst []byte, value any) []byte {
	return strconv.AppendBool(dst, *value.(*bool))
}

func appendTime(dst []byte, v time.Time) []byte {
	if v.IsZero() {
		return append(dst, null...)
	}
	return strconv.AppendQuote(dst, v.Format(time.RFC3339Nano))
}
