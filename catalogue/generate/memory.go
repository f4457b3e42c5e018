package main

import (
	"fmt"

	"govhub/catalogue/model"
)

// rows are what a list has, and whether it lists only what exists unless asked for more.
type rows struct {
	Type     string
	Existing bool
}

// access writes how a field with a value or one row is answered from memory.
func access(c *model.Column) string {
	switch {
	case c.Through != nil:
		return fmt.Sprintf("One: rel.ToOneThrough(%q, db.%s, db.%s, %q)", c.Field.Name, goName(c.Target.GraphQL.Plural),
			goName(c.Through.Owner.GraphQL.Plural), c.Through.Field.Name)
	case c.Target != nil:
		return fmt.Sprintf("One: rel.ToOne(%q, db.%s)", c.Field.Name, goName(c.Target.GraphQL.Plural))
	case c.Translated:
		return fmt.Sprintf("Cell: plan.Translated(%q, %q, inEnglish)", c.Field.Name, c.English())
	}
	return fmt.Sprintf("Cell: plan.Column(%q)", c.Field.Name)
}
