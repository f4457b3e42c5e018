package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Label is the column with the name or title of rows; nil if they have none.
func (e *Entity) Label() *Column {
	for _, name := range []string{e.Schema.Label, "name_ru", "title_ru", "title"} {
		i := slices.IndexFunc(e.Columns, func(c *Column) bool { return c.Field.Name == name })
		if i >= 0 {
			return e.Columns[i]
		}
	}
	return nil
}

// Naming are the columns that name a row for people: its name, or else what it is about.
func (e *Entity) Naming() (list []*Column) {
	if label := e.Label(); label != nil && e.Named == nil {
		return []*Column{label}
	}
	for _, name := range e.Named {
		i := slices.IndexFunc(e.Columns, func(c *Column) bool { return c.Field.Name == name && !c.Place })
		list = append(list, e.Columns[i])
	}
	return list
}

// LabelRu is the SQL of a row's Russian name, or else its key.
func (e *Entity) LabelRu() string {
	key, label := "t."+e.Key(), e.Label()
	switch {
	case label == nil:
		return key
	case !label.Required():
		return "coalesce(t." + label.Field.Name + ", " + key + ")"
	}
	return "t." + label.Field.Name
}

// LabelEn is the SQL of its English name.
func (e *Entity) LabelEn() string {
	if label := e.Label(); label != nil && label.Translated {
		return "t." + label.English()
	}
	return "NULL"
}

// nameColumns are the columns of db.Name beside the key, in order.
var nameColumns = []string{
	"name_ru", "name_en", "alias", "keywords_ru", "keywords_en", "region", "within", "kind", "population", "centre_population", "state", "began", "ended", "unconfirmed", "holder", "past", "capital_municipality", "code", "iso", "iso_alternative", "okato",
}

// search checks the fields and columns of names.
func (e *Entity) search() error {
	for _, name := range e.Named {
		if e.Field(name) == nil {
			return fmt.Errorf("named has %q, which is not a field", name)
		}
	}
	if e.Search == nil {
		return nil
	}
	for name := range e.Search.Columns {
		if !slices.Contains(nameColumns, name) {
			return fmt.Errorf("search has the column %q: %s are known", name, strings.Join(nameColumns, ", "))
		}
	}
	return nil
}

// NameColumns is the SQL of the texts by which a row is found.
func (e *Entity) NameColumns() string {
	columns := map[string]string{}
	if label := e.Label(); label != nil {
		columns["name_ru"] = "t." + label.Field.Name
		if label.Translated {
			columns["name_en"] = e.LabelEn()
		}
	}
	maps.Copy(columns, e.Search.Columns)
	var list []string
	for _, name := range nameColumns {
		switch sql := columns[name]; sql {
		case "":
		case "t." + name:
			list = append(list, sql)
		default:
			list = append(list, sql+" AS "+name)
		}
	}
	return strings.Join(list, ", ")
}

// NamesFrom is the SQL of where they are read.
func (e *Entity) NamesFrom() string { return cmp.Or(e.Search.From, Quoted(e.Schema.Name)+" AS t") }

// Named lists the entities found by name, by rank.
func (m *Model) Named() (list []*Entity) {
	for _, e := range m.Entities {
		if e.Search != nil {
			list = append(list, e)
		}
	}
	return list
}

// ByPrecedence lists them in the order of equally good hits.
func (m *Model) ByPrecedence() []*Entity {
	list := m.Named()
	slices.SortFunc(list, func(a, b *Entity) int { return cmp.Compare(a.Search.Precedence, b.Search.Precedence) })
	return list
}
