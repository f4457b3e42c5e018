package model

import "slices"

// Keys are the columns whose values find one row each, the primary key first. A key of several columns is none of them.
func (e *Entity) Keys() []*Column {
	var list []*Column
	if !e.GeneratedKey {
		list = e.primary()
	}
	for _, c := range e.Columns {
		if c.Constraints.Unique && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// KeyParts are the columns that make the key of a row together, none if one column is the key.
func (e *Entity) KeyParts() []*Column {
	if e.GeneratedKey {
		return e.primary()
	}
	return nil
}

// FormerArguments are the columns of the primary key that are deprecated as arguments of their own.
func (e *Entity) FormerArguments() []*Column {
	if e.Lookup.Former == "" {
		return nil
	}
	return e.primary()
}

func (e *Entity) primary() (list []*Column) {
	for _, name := range e.PrimaryKey {
		for _, c := range e.Columns {
			if c.Field.Name == name && !c.Place {
				list = append(list, c)
			}
		}
	}
	return list
}

// Default is the value of a part of a key that a lookup does not name, empty if it must.
func (e *Entity) Default(part *Column) string { return e.Lookup.Defaults[part.Field.Name] }
