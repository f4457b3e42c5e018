package model

import (
	"slices"
	"strings"
)

// Reads returns the columns beside the key that a field of a type reads, if the field leads to rows or has texts in both
// languages; every other field reads its own column. It returns false for types that are not those of a resource.
func (m *Model) Reads(typ, field string) (columns []string, known bool) {
	if of, ok := strings.CutSuffix(typ, "GroupKey"); ok {
		return m.readsGroupKey(of, field)
	}
	i := slices.IndexFunc(m.Entities, func(e *Entity) bool { return e.Type() == typ })
	if i < 0 {
		return nil, false
	}
	e := m.Entities[i]
	for _, c := range e.Columns {
		switch {
		case c.TellsLanguage() && c.Name+"Lang" == field:
			return []string{c.Field.Name, c.English()}, true
		case c.Name != field:
		case c.Translated:
			return []string{c.Field.Name, c.English()}, true
		default:
			return []string{c.Field.Name}, true
		}
	}
	for _, c := range e.Computed() {
		if c.Name == field {
			return []string{c.From.Field.Name}, true
		}
	}
	for _, l := range e.Lists {
		if l.Name == field {
			return nil, true // found by the key
		}
	}
	switch {
	case field == "statements" && e.Sourced():
		return nil, true
	case field == "sources" && e.Sourced():
		return []string{"source"}, true
	case field == "about" && e.StatementKey != nil:
		return []string{e.StatementKey.Subject}, true
	}
	return nil, false
}

func (m *Model) readsGroupKey(of, field string) (columns []string, known bool) {
	for _, e := range m.Entities {
		if e.Type() != of {
			continue
		}
		for _, d := range e.Dimensions {
			computed := slices.ContainsFunc(d.Computed(), func(c *Computed) bool { return c.Name == field })
			if d.Field == field || computed {
				return []string{d.Column}, true
			}
		}
	}
	return nil, false
}
