package main

import (
	"fmt"
	"slices"
	"strings"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// appearance says where the rows of a resource are in GraphQL.
func appearance(m *model.Model, s *catalogue.Schema) string {
	e := m.Entity(s.Name)
	if e == nil {
		return "In GraphQL: a link between two types, without a type of its own."
	}
	roots := []string{"`" + e.Root() + "`", "`" + e.GraphQL.Plural + "`"}
	slices.Sort(roots)
	return fmt.Sprintf("In GraphQL: type `%s`, root fields %s.", e.Type(), strings.Join(roots, " and "))
}

func typeName(f *catalogue.Field) string {
	name := f.Type
	if f.Scalar == "PartialDate" {
		name = "date, [partial](../adr/0004-partial-dates.md)"
	}
	if f.Format != "" {
		name += ", " + f.Format
	}
	switch f.Lang {
	case "ru":
		name += ", Russian"
	case "en":
		name += ", English"
	}
	return name
}

// fieldOf returns the GraphQL field of a column. Names in two languages share one with the language as argument.
func fieldOf(m *model.Model, s *catalogue.Schema, f *catalogue.Field) string {
	e := m.Entity(s.Name)
	if e == nil {
		return ""
	}
	name, lang := f.Name, ""
	for suffix, of := range map[string]string{"_ru": "RU", "_en": "EN"} {
		if base, ok := strings.CutSuffix(f.Name, suffix); ok && e.Field(base+"_ru") != nil {
			name, lang = base, "(lang: "+of+")"
		}
	}
	for _, c := range e.Columns {
		if c.Name == model.Camel(name) && !c.Place {
			return fmt.Sprintf("`%s%s: %s`", c.Name, lang, c.Output())
		}
	}
	return ""
}

// constraints describes the possible values of a field.
func constraints(s *catalogue.Schema, f *catalogue.Field) string {
	var list []string
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	c := f.Constraints
	if slices.Contains(s.PrimaryKey, f.Name) {
		add("**key**")
	}
	if c.Required {
		add("required")
	}
	if c.Unique {
		add("unique")
	}
	for _, r := range s.References() {
		if r.Field != f.Name {
			continue
		}
		targets := make([]string, len(r.Resources))
		for i, name := range r.Resources {
			targets[i] = fmt.Sprintf("[%s](#%s)", name, name)
		}
		add("refers to %s", strings.Join(targets, " or "))
		if len(r.Except) > 0 {
			add("or `%s`", strings.Join(r.Except, "`, `"))
		}
	}
	if len(c.Enum) > 0 {
		add("one of `%s`", strings.Join(c.Enum, "`, `"))
	}
	if c.Pattern != "" {
		add("matches `%s`", c.Pattern)
	}
	switch {
	case c.Minimum != "" && c.Maximum != "":
		add("%s to %s", c.Minimum, c.Maximum)
	case c.Minimum != "":
		add("at least %s", c.Minimum)
	case c.Maximum != "":
		add("at most %s", c.Maximum)
	}
	if c.MaxLength > 0 {
		add("at most %d characters", c.MaxLength)
	}
	return strings.Join(list, ", ")
}
