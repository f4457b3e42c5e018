package model

import (
	"strings"

	"govhub/catalogue"
)

// Computed is a field whose value is worked out from a column.
type Computed struct {
	catalogue.Computed
	From *Column
}

func computedFrom(col *Column) (list []*Computed) {
	for _, c := range col.Field.Computed {
		list = append(list, &Computed{c, col})
	}
	return list
}

// Required reports whether the value is never null.
func (c *Computed) Required() bool { return strings.HasSuffix(c.Type, "!") && c.From.Required() }

// Output is the type of the field in GraphQL.
func (c *Computed) Output() string {
	if c.Required() {
		return c.Type
	}
	return c.Named()
}

// Named is the type without !.
func (c *Computed) Named() string { return strings.TrimSuffix(c.Type, "!") }

// Computed are the fields that are worked out from the columns of the entity.
func (e *Entity) Computed() (list []*Computed) {
	for _, col := range e.Columns {
		list = append(list, col.Computed...)
	}
	return list
}

// Computed are the fields that are worked out from the values of the dimension.
func (d *Dimension) Computed() []*Computed {
	if d.of == nil {
		return nil
	}
	return d.of.Computed
}
