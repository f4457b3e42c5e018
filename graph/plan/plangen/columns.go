package main

import (
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/codegen"
)

// columnsOf lists the columns that a field is read from, beside the key of its row, which is always read. They follow from
// the names in package db: a struct field has its column in the tag db; a method M(lang) reads the fields MRu and MEn; a
// relation R to one row reads the field RKey, or any if there is none, as a resolver of a leaf does; a list Rs of rows reads
// RKey if there is one. What a connection tells of its rows takes their key
// at least; its total takes no row.
func columnsOf(f *codegen.Field) ([]string, error) {
	if f.Object.Root {
		return nil, nil
	}
	if strings.HasPrefix(f.Object.Type.String(), "govhub/page.Connection[") && !f.IsResolver {
		return []string{"key"}, nil
	}
	columns := tagged(f.Object.Type)
	column := func(field string) []string {
		if c, ok := columns[field]; ok {
			return []string{c}
		}
		return nil
	}
	switch {
	case len(columns) == 0 || f.Name == "id":
		return nil, nil
	case f.IsResolver:
		if _, list := f.TypeReference.GO.(*types.Slice); list {
			return column(strings.TrimSuffix(f.GoFieldName, "s") + "Key"), nil
		}
		if strings.HasPrefix(f.TypeReference.GO.String(), "*govhub/page.Connection[") {
			return nil, nil // which needs the key alone
		}
		if key := column(f.GoFieldName + "Key"); key != nil {
			return key, nil
		}
		return []string{"*"}, nil
	case f.IsMethod():
		texts := append(column(f.GoFieldName+"Ru"), column(f.GoFieldName+"En")...)
		if len(texts) != 2 {
			return nil, fmt.Errorf("which columns does the method %s read?", f.GoFieldName)
		}
		return texts, nil
	}
	if c := column(f.GoFieldName); c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("the Go field %s has no column", f.GoFieldName)
}

// tagged maps the fields of a struct, or of what it points to, to their columns. Embedded structs are part of it.
func tagged(t types.Type) map[string]string {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	columns := map[string]string{}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return columns
	}
	for i := range s.NumFields() {
		field := s.Field(i)
		if field.Embedded() {
			maps.Copy(columns, tagged(field.Type()))
			continue
		}
		if column := reflect.StructTag(s.Tag(i)).Get("db"); column != "" {
			columns[field.Name()] = column
		}
	}
	return columns
}
