package rel

import (
	"reflect"

	"github.com/jmoiron/sqlx/reflectx"

	"govhub/db/columns"
	"govhub/scalar"
)

// field is a field of a row with its column.
type field struct {
	column  string
	index   []int // in the struct
	pointer bool  // nil for NULL
	kind    kind
}

// kind is how the values of a column are kept in memory.
type kind int

const (
	texts kind = iota
	integers
	decimals
	floats
	booleans
)

// builder returns a builder of a column of the kind.
func (k kind) builder() columns.Builder {
	switch k {
	case integers:
		return columns.NewInteger()
	case decimals:
		return columns.NewDecimal()
	case floats:
		return new(columns.FloatBuilder)
	case booleans:
		return new(columns.BooleanBuilder)
	}
	return columns.NewText()
}

// fieldsOf lists the fields of T.
func fieldsOf[T any]() []field {
	var fields []field
	for _, f := range reflectx.NewMapper("db").TypeMap(reflect.TypeFor[T]()).Index {
		if f.Embedded || f.Field.Tag.Get("db") == "" {
			continue
		}
		t, pointer := f.Field.Type, false
		if t.Kind() == reflect.Pointer {
			t, pointer = t.Elem(), true
		}
		fields = append(fields, field{f.Path, f.Index, pointer, kindOf(t)})
	}
	return fields
}

func kindOf(t reflect.Type) kind {
	switch {
	case t == reflect.TypeFor[scalar.Decimal]():
		return decimals
	case t.Kind() == reflect.Int32, t.Kind() == reflect.Int64:
		return integers
	case t.Kind() == reflect.Float64:
		return floats
	case t.Kind() == reflect.Bool:
		return booleans
	}
	return texts
}
