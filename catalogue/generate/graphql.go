package main

import (
	"slices"
	"strings"

	"govhub/catalogue"
	"govhub/catalogue/model"
)

func lookup(e *model.Entity) *catalogue.Lookup {
	if e.Lookup != nil {
		return e.Lookup
	}
	l := &catalogue.Lookup{Description: "One " + e.Singular + " by its natural key; null if there is none."}
	if e.Codes != nil {
		l.Arguments = []catalogue.LookupArgument{{Name: "by", Type: e.Type() + "By!", Description: "Code to find it by."}}
	} else {
		l.Arguments = []catalogue.LookupArgument{{Name: model.Camel(e.PrimaryKey[0]), Type: "String!", Description: "Natural key."}}
	}
	return l
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

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
