package rel

import (
	"regexp"

	"github.com/lib/pq"
)

// Members is the closed set that the values of a dimension are from: codes, or keys of rows.
type Members struct {
	codes  []string
	table  *table
	filter Filter // of the rows
}

// Codes are the members of a code list, or the booleans.
func Codes(codes ...string) *Members { return &Members{codes: codes} }

// KeysOf are the keys of the rows of a table that a filter, nil for none, keeps.
func KeysOf[T any](t *Table[T], f Filter) *Members { return &Members{table: &t.table, filter: f} }

// memberSet is the members of a dimension in a list of groups. If the dimension is a column of the rows, what the filter of the list says
// about that column, or about the row that it names, restricts them too.
type memberSet struct {
	DimensionColumn
	name string      // of the column, in conditions
	own  []condition // on the member
	of   []condition // on the row that has the key
}

// membersOf returns the members of a dimension under the conditions of a list.
func membersOf(d DimensionColumn, filter []condition) (memberSet, error) {
	s := memberSet{DimensionColumn: d, name: d.Column}
	if d.Members == nil {
		return s, nil
	}
	var err error
	if s.of, err = conditionsOf(d.Members.filter); err != nil {
		return s, err
	}
	if name := columnAlone.FindStringSubmatch(d.Value); name != nil {
		s.name = name[1]
		s.restrict(filter)
	}
	return s, nil
}

var columnAlone = regexp.MustCompile(`^r\.([a-z_]+)$`)

func (s *memberSet) restrict(filter []condition) {
	for _, c := range filter {
		if of, ok := s.ofRow(c); ok && s.Members.table != nil {
			s.of = append(s.of, of)
		} else if all, ok := c.(allOf); ok {
			s.restrict(all.conditions)
		} else if onlyCompares(c, s.name) {
			s.own = append(s.own, c)
		}
	}
}

// ofRow turns a condition on nothing but the row that the column names into one on that row. It reports false for any other.
func (s *memberSet) ofRow(c condition) (of condition, ok bool) {
	switch c := c.(type) {
	case one:
		return allOf{c.conditions}, c.column == s.name && c.table == s.Members.table
	case allOf:
		conditions, ok := s.ofRows(c.conditions)
		return allOf{conditions}, ok
	case notTrue:
		conditions, ok := s.ofRows(c.conditions)
		return notTrue{conditions}, ok
	case anyOf:
		alternatives := make([][]condition, len(c.alternatives))
		for i, conditions := range c.alternatives {
			if alternatives[i], ok = s.ofRows(conditions); !ok {
				return nil, false
			}
		}
		return anyOf{alternatives}, true
	}
	return nil, false
}

func (s *memberSet) ofRows(conditions []condition) ([]condition, bool) {
	of := make([]condition, len(conditions))
	for i, c := range conditions {
		var ok bool
		if of[i], ok = s.ofRow(c); !ok {
			return nil, false
		}
	}
	return of, true
}

// onlyCompares reports whether a condition is on nothing but a column.
func onlyCompares(c condition, column string) bool {
	all := func(conditions []condition) bool {
		for _, c := range conditions {
			if !onlyCompares(c, column) {
				return false
			}
		}
		return true
	}
	switch c := c.(type) {
	case interface{ compared() string }:
		return c.compared() == column
	case allOf:
		return all(c.conditions)
	case notTrue:
		return all(c.conditions)
	case anyOf:
		for _, conditions := range c.alternatives {
			if !all(conditions) {
				return false
			}
		}
		return true
	}
	return false
}

// sql writes the query of the members. Without a closed set they are the values of the groups observed.
func (s *memberSet) sql(p *Params) string {
	from := ""
	switch {
	case s.Members == nil:
		return SQL("SELECT DISTINCT m.{column} FROM observed AS m WHERE m.{column} IS NOT NULL", "column", s.Column)
	case s.Members.table == nil:
		from = SQL("unnest({codes}::{type}[]) AS m({name})", "codes", p.Add(pq.Array(s.Members.codes)), "type", s.SQLType, "name", s.name)
	default:
		from = SQL("(SELECT m.{key} AS {name} FROM {view} AS m WHERE {of}) AS m", "key", s.Members.table.key, "name", s.name,
			"view", s.Members.table.view, "of", And(written("m", s.of, p)...))
	}
	return SQL("SELECT m.{name} AS {column} FROM {from} WHERE {own}", "name", s.name, "column", s.Column, "from", from,
		"own", And(written("m", s.own, p)...))
}
