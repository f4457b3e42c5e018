package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

// found describes the field that finds one row.
func found(e *model.Entity) string {
	return cmp.Or(e.Lookup.Description, "One "+e.Singular+" by exactly one of its keys; null if there is none.")
}

// written is the key of a row as a member of the argument by.
func written(e *model.Entity) string {
	if len(e.KeyParts()) == 0 {
		return model.Camel(e.Key()) + `: …`
	}
	var parts []string
	for _, c := range e.KeyParts() {
		if e.Default(c) == "" {
			parts = append(parts, c.Name+": …")
		}
	}
	return "key: {" + strings.Join(parts, ", ") + "}"
}

// orderDescription describes an order by its column. Names in Russian sort by their own alphabet.
func orderDescription(e *model.Entity, o catalogue.Order) string {
	if o.Description != "" {
		return o.Description
	}
	text := e.Field(o.Field).Description
	if base, ok := strings.CutSuffix(text, " in Russian."); ok && strings.HasSuffix(o.Field, "_ru") {
		return base + ": in Russian, Ё after Е, or in English, then in Russian where there is none."
	}
	return text
}

// translated reports whether one of the orders is by a text in two languages.
func translated(e *model.Entity) bool {
	return slices.ContainsFunc(e.Columns, func(c *model.Column) bool {
		return c.Translated && slices.ContainsFunc(e.Orders, func(o catalogue.Order) bool { return o.Field == c.Field.Name })
	})
}

// capitals writes a name as a value of an enum: "awardEntries" is AWARD_ENTRIES.
func capitals(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
