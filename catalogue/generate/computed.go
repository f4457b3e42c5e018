package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// computed writes the result and the body of the method that works out a field of a row.
func computed(e *model.Entity, c *model.Computed) string {
	text := receiver(e) + "." + goName(c.From.Name)
	switch {
	case c.Required():
		return fmt.Sprintf("%s { return %s(%s) }", computedType(c), c.Function, text)
	case c.From.Required():
		text = "&" + text
	}
	return fmt.Sprintf("*%s { return computed(%s, %s) }", computedType(c), text, c.Function)
}

// computedOfKey writes those of the method that works out a field of the key of a group.
func computedOfKey(c *model.Computed) string {
	return fmt.Sprintf("*%s { return computed(k.%s, %s) }", computedType(c), goName(c.From.Name), c.Function)
}

// computedType is the Go type of the values: one that package scalar has, or a text.
func computedType(c *model.Computed) string {
	if c.Named() == "String" {
		return "string"
	}
	return "scalar." + c.Named()
}

// imports are the packages of the scalars that a row holds, and of the functions that work out its fields.
func imports(e *model.Entity) []string { return packages(scalars(e), e.Computed()) }

// groupImports are those of a group of rows.
func groupImports(e *model.Entity) []string {
	var list []*model.Computed
	for _, d := range e.Dimensions {
		list = append(list, d.Computed()...)
	}
	return packages(true, list)
}

// computing are the packages of the functions that work out fields of any row, and of the scalars.
func computing(m *model.Model) []string {
	var list []*model.Computed
	for _, e := range m.Entities {
		list = append(list, e.Computed()...)
	}
	return packages(true, list)
}

func packages(scalars bool, list []*model.Computed) []string {
	paths := map[string]bool{}
	if scalars {
		paths["govhub/scalar"] = true
	}
	for _, c := range list {
		name, _, _ := strings.Cut(c.Function, ".")
		paths["govhub/"+name] = true
	}
	return slices.Sorted(maps.Keys(paths))
}

// deprecated writes the directive of a deprecated field, in the form of docs/reference/stability.md.
func deprecated(f *catalogue.Field) string {
	if f.Deprecated == nil {
		return ""
	}
	return fmt.Sprintf(" @deprecated(reason: \"Use `%s` instead. Deprecated since %s.\")", f.Deprecated.Use, f.Deprecated.Since)
}
