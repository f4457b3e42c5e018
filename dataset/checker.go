package dataset

import (
	"fmt"
	"slices"
)

// Checker checks rows of a resource one by one, against what their fields allow. Publishing checks the rules between rows.
type Checker struct {
	columns []string
	parsers []*cellParser
}

// NewChecker makes a checker for rows with the given fields of a resource, in that order. It fails if the resource or a field is
// unknown, or a field of the primary key is missing.
func NewChecker(resource string, columns []string) (*Checker, error) {
	s := schemaOf(resource)
	if s == nil {
		return nil, fmt.Errorf("%q is not a resource of the hub", resource)
	}
	c := &Checker{columns: columns}
	for _, column := range columns {
		i := s.field(column)
		if i < 0 {
			return nil, fmt.Errorf("%s has no field %q", resource, column)
		}
		c.parsers = append(c.parsers, newCellParser(s, &s.Fields[i]))
	}
	for _, field := range s.PrimaryKey {
		if !slices.Contains(columns, field) {
			return nil, fmt.Errorf("%s needs the field %q of its key", resource, field)
		}
	}
	return c, nil
}

// Check makes the cells of a row canonical, in place. It returns the first problem, without file and line, or nil.
func (c *Checker) Check(cells []string) *Problem {
	if len(cells) != len(c.columns) {
		panic(fmt.Sprintf("dataset: a row has %d cells for %d columns", len(cells), len(c.columns)))
	}
	for i, cell := range cells {
		value, flaw := c.parsers[i].parse(cell)
		if flaw != nil {
			return &Problem{Column: c.columns[i], Code: flaw.code, Value: Shorten(cell), Message: flaw.message}
		}
		cells[i] = value
	}
	return nil
}
