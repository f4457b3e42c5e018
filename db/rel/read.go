package rel

import (
	"reflect"

	"govhub/db/columns"
)

// Read returns rows in memory as values of *T, nil for -1.
func (t *Table[T]) Read(from *columns.Table, rows []int32) []any {
	read := make([]any, len(rows))
	for i, row := range t.In(from, rows) {
		if row != nil {
			read[i] = row
		}
	}
	return read
}

// In returns rows in memory, nil for -1. Rows that are the same share a value.
func (t *Table[T]) In(from *columns.Table, rows []int32) []*T {
	values, found := make([]T, len(rows)), make([]*T, len(rows))
	places := make(map[int32]*T, len(rows))
	for i, row := range rows {
		if row < 0 {
			continue
		}
		if places[row] == nil {
			places[row] = &values[i]
			t.fill(&values[i], from, row)
		}
		found[i] = places[row]
	}
	return found
}

// fill fills in a row.
func (t *Table[T]) fill(to *T, from *columns.Table, row int32) {
	for i := range t.fields {
		f := &t.fields[i]
		if column := from.Column(f.column); !column.Null(row) {
			f.set(reflect.ValueOf(to).Elem().FieldByIndex(f.index), column, row)
		}
	}
}

// set sets a field to the value of a row.
func (f *field) set(to reflect.Value, column columns.Column, row int32) {
	if f.pointer {
		to.Set(reflect.New(to.Type().Elem()))
		to = to.Elem()
	}
	switch c := column.(type) {
	case *columns.Text:
		if f.kind == booleans { // of an expression
			to.SetBool(c.Value(row) == "true")
		} else {
			to.SetString(c.Value(row))
		}
	case *columns.Number:
		if f.kind == integers {
			to.SetInt(c.Scaled(row))
		} else {
			to.SetString(string(c.AppendText(nil, row)))
		}
	case *columns.Float:
		to.SetFloat(c.Value(row))
	case *columns.Boolean:
		to.SetBool(c.True(row))
	default:
		to.SetString(string(c.AppendText(nil, row)))
	}
}
