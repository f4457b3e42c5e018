package main

import (
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"strings"

	"github.com/99designs/gqlgen/codegen"
)

// columnsOf lists the columns that a field needs, besides the key of its row, which is always read: those in the catalogue, or
// else the one in the tag db of the struct field. "*" means all, because a resolver or method may read any column. A connection reads
// at least the keys of its rows, except for its total; what is not on the page depends on them too.
func (e entries) columnsOf(f *codegen.Field) ([]string, error) {
	if f.Object.Root {
		return nil, nil
	}
	if strings.HasPrefix(f.Object.Type.String(), "govhub/page.Connection[") && (!f.IsResolver || f.Name == "others") {
		return []string{"key"}, nil
	}
	columns := tagged(f.Object.Type)
	if len(columns) == 0 || f.Name == "id" {
		return nil, nil
	}
	if known, ok := e.catalogue.Reads(f.Object.Name, f.Name); ok {
		return known, nil
	}
	switch column, ok := columns[f.GoFieldName]; {
	case ok:
		return []string{column}, nil
	case f.IsResolver, f.IsMethod():
		return []string{"*"}, nil
	}
	return nil, fmt.Errorf("the Go field %s has no column", f.GoFieldName)
}

// tagged maps the fields of a struct, or of its pointer's target, to their columns, including embedded structs.
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
