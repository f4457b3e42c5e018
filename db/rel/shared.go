package rel

import (
	"reflect"

	"github.com/jmoiron/sqlx/reflectx"
)

// share makes equal values of a column one in memory: most columns have few. Rows are not changed afterwards.
func share[T any](rows []T) {
	for _, field := range reflectx.NewMapper("db").TypeMap(reflect.TypeFor[T]()).Index {
		if field.Embedded || field.Field.Tag.Get("db") == "" {
			continue
		}
		switch t := field.Field.Type; {
		case t.Kind() == reflect.String:
			texts := map[string]reflect.Value{}
			eachValue(rows, field.Index, func(v reflect.Value) {
				if have, known := texts[v.String()]; known {
					v.Set(have)
				} else if len(texts) < len(rows)/2 {
					texts[v.String()] = reflect.ValueOf(v.Interface())
				}
			})
		case t.Kind() == reflect.Pointer && t.Elem().Comparable() && t.Elem().Kind() != reflect.Float64: // 0 equals -0
			values := map[any]reflect.Value{}
			eachValue(rows, field.Index, func(v reflect.Value) {
				if v.IsNil() {
					return
				}
				value := v.Elem().Interface()
				if have, known := values[value]; known {
					v.Set(have)
				} else if len(values) < len(rows)/2 {
					values[value] = reflect.ValueOf(v.Interface())
				}
			})
		}
	}
}

func eachValue[T any](rows []T, index []int, visit func(v reflect.Value)) {
	for i := range rows {
		visit(reflectx.FieldByIndexesReadOnly(reflect.ValueOf(&rows[i]), index))
	}
}
