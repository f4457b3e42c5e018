package main

import (
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/catalogue/model"
)

// entries writes the entry of a field in the table of its object.
type entries struct {
	schema    *ast.Schema
	catalogue *model.Model
}

// entry returns the members of a plan.Field, or an error for a field that package plan does not support.
func (e entries) entry(f *codegen.Field) (string, error) {
	members := []string{"Context: (*executionContext)." + f.FieldContextFunc()}
	columns, err := e.columnsOf(f)
	if err != nil {
		return "", err
	}
	if len(columns) > 0 {
		members = append(members, fmt.Sprintf("Columns: %#v", columns))
	}
	def := e.schema.Types[f.TypeReference.GQL.Name()]
	list := f.TypeReference.GQL.Elem
	if list != nil && list.Elem != nil {
		return "", fmt.Errorf("lists of lists are not supported")
	}
	if !f.IsResolver && def.IsLeafType() && list == nil {
		leaf, err := leafOf(f)
		return strings.Join(append(members, "Leaf: "+leaf), ", "), err
	}
	members = append(members, "Resolve: "+resolve(f))
	if f.IsResolver {
		members = append(members, "Statement: true")
	}
	if f.IsBatch() {
		members = append(members, "Batch: true")
	}
	value := f.TypeReference.GO
	if list != nil {
		slice, ok := value.Underlying().(*types.Slice)
		if !ok {
			return "", fmt.Errorf("a list of Go type %s is not supported", value)
		}
		value = slice.Elem()
		members = append(members, "Elements: "+listOf(value))
	}
	switch {
	case def.IsLeafType():
		write := appenders[value.String()]
		if write == "" {
			return "", fmt.Errorf("a resolver of Go type %s is not supported: only those of %v", value, slices.Sorted(maps.Keys(appenders)))
		}
		members = append(members, "Append: plan."+write)
	case def.IsAbstractType():
		members = append(members, "TypeOf: planTypeOf"+def.Name)
	}
	return strings.Join(members, ", "), nil
}

// appenders are functions of package plan by the Go type of the leaf that they append.
var appenders = map[string]string{
	"int32":                      "AppendInt",
	"*int32":                     "AppendOptionalInt",
	"*bool":                      "AppendOptionalBool",
	"string":                     "AppendText",
	"*string":                    "AppendOptionalText",
	"*govhub/scalar.Date":        "AppendOptionalDate",
	"*govhub/scalar.PartialDate": "AppendOptionalPartialDate",
	"*govhub/scalar.Decimal":     "AppendOptionalDecimal",
}

// leafOf returns the leaf of a field of the parent.
func leafOf(f *codegen.Field) (string, error) {
	typ, prefix := f.TypeReference.GO, ""
	if p, ok := typ.(*types.Pointer); ok {
		typ, prefix = p.Elem(), "Optional"
	}
	kind := ""
	switch t := typ.Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Kind() == types.String:
			kind = "Text"
		case t.Kind() == types.Int32 || t.Kind() == types.Int64:
			kind = "Int"
		case t.Kind() == types.Float64:
			kind = "Float"
		case t.Kind() == types.Bool:
			kind = "Bool"
		}
	case *types.Struct:
		if typ.String() == "time.Time" && prefix == "" {
			kind = "Time"
		}
	}
	if kind == "" {
		return "", fmt.Errorf("a leaf of Go type %s is not supported", f.TypeReference.GO)
	}
	return fmt.Sprintf("plan.%s%s(func(o *%s, a plan.Args) %s { return o.%s })",
		prefix, kind, goType(f.Object.Type), goType(f.TypeReference.GO), read(f)), nil
}

// resolve returns the function that resolves a field for all parents.
func resolve(f *codegen.Field) string {
	result, suffix := goType(f.TypeReference.GO), ""
	if _, ok := f.TypeReference.GO.(*types.Pointer); ok {
		suffix = "Object"
	}
	call := fmt.Sprintf("ec.Resolvers.%s().%s", f.Object.Name, f.GoFieldName)
	switch {
	case f.IsResolver && f.Object.Root:
		return fmt.Sprintf("plan.Root%s(func(ec *executionContext, ctx context.Context, a plan.Args) (%s, error) { return %s(%s) })",
			suffix, result, call, strings.Join(append([]string{"ctx"}, arguments(f)...), ", "))
	case f.IsResolver:
		return fmt.Sprintf("plan.Batch%s(func(ec *executionContext, ctx context.Context, o []*%s, a plan.Args) ([]%s, error) { return %s(%s) })",
			suffix, goType(f.Object.Type), result, call, strings.Join(append([]string{"ctx", "o"}, arguments(f)...), ", "))
	}
	return fmt.Sprintf("plan.Each%s[*executionContext](func(o *%s, a plan.Args) %s { return o.%s })",
		suffix, goType(f.Object.Type), result, read(f))
}

// read returns how the field is read from its parent.
func read(f *codegen.Field) string {
	if f.IsMethod() {
		return f.GoFieldName + "(" + strings.Join(arguments(f), ", ") + ")"
	}
	return f.GoFieldName
}

func arguments(f *codegen.Field) []string {
	var list []string
	for _, a := range f.Args {
		list = append(list, fmt.Sprintf("a[%q].(%s)", a.Name, goType(a.TypeReference.GO)))
	}
	return list
}

// listOf returns how a list is split.
func listOf(element types.Type) string {
	if p, ok := element.(*types.Pointer); ok {
		return "plan.ListOfObjects[" + goType(p.Elem()) + "]"
	}
	return "plan.List[" + goType(element) + "]"
}

func goType(t types.Type) string { return templates.CurrentImports.LookupType(t) }

func sorted(list []*ast.Definition) []*ast.Definition {
	slices.SortFunc(list, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return list
}
