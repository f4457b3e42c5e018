package model

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"govhub/catalogue"
)

// Entity is a resource whose rows are nodes.
type Entity struct {
	*catalogue.Schema
	File     string // of its generated files, without extension
	Plural   string // "award entries"
	Singular string // "award entry"
	Columns  []*Column
	Lists    []*List
	ToOne    []*Column // columns and places that lead to a row

	Dimensions []*Dimension
	Measures   []*Measure
	Shares     []*Measure // those that groups have shares of
	Numbers    []Number   // whose distribution is described
}

// Column is a field of the type with a value or one row.
type Column struct {
	*catalogue.Field
	Name        string // "projectTitle"
	Description string
	Type        string  // in GraphQL, without !
	Target      *Entity // whose key the value is
	Translated  bool    // another column has the English text
	Place       bool    // one of several resources whose key the value may be
	Through     *Column // of a place of another resource, which refers to Target; nil if none does
	Filters     []Filter
	Computed    []*Computed // fields that are worked out from the values
	Owner       *Entity
}

// English names the column with the English text of a translated one.
func (c *Column) English() string { return strings.TrimSuffix(c.Field.Name, "_ru") + "_en" }

// TellsLanguage reports whether another field has the language of the text: one that always has a Russian text.
func (c *Column) TellsLanguage() bool { return c.Translated && c.Required() }

// Filter is a member of the filter of a list.
type Filter struct {
	Name, Column, Description, Type string
}

// List is a field with many rows.
type List struct {
	Name        string // "awardEntries"
	Description string
	Short       string // description in filters
	Rows        *Entity
	Existing    bool   // lists what exists, unless asked for what does not
	Column      string // of the rows, with the key; empty if SQL selects them
	SQL         string
	Owner       *Entity
}

// Model is everything derived from the Table Schemas.
type Model struct {
	Schemas  []*catalogue.Schema // of all resources, by name
	Entities []*Entity           // by rank
	Links    []*catalogue.Schema

	Sets      []catalogue.Set // closed sets that are no fields, by name
	LinkKinds []*LinkKind     // of the network, by rank
	Queries   []*Query        // that read it, by name

	byName map[string]*Entity
}

// Read derives the model from the Table Schemas.
func Read(schemas []*catalogue.Schema) (*Model, error) {
	if err := catalogue.Check(schemas); err != nil {
		return nil, err
	}
	sets, err := catalogue.Sets()
	if err != nil {
		return nil, err
	}
	m := &Model{Schemas: schemas, Sets: sets, byName: map[string]*Entity{}}
	for _, s := range schemas {
		if s.GraphQL.Type == "" {
			m.Links = append(m.Links, s)
			continue
		}
		e := &Entity{Schema: s, File: Snake(s.GraphQL.Type), Plural: spaced(s.GraphQL.Plural), Singular: spaced(s.GraphQL.Type)}
		m.Entities = append(m.Entities, e)
		m.byName[s.Name] = e
	}
	slices.SortFunc(m.Entities, func(a, b *Entity) int { return cmp.Compare(a.Rank, b.Rank) })
	for _, e := range m.Entities {
		if err := m.columns(e); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Schema.Name, err)
		}
	}
	for _, e := range m.Entities {
		m.inverses(e)
		if err := m.through(e); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Schema.Name, err)
		}
	}
	for _, e := range m.Entities {
		if err := errors.Join(m.lists(e), m.groups(e), e.search()); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Schema.Name, err)
		}
	}
	return m, m.network(schemas)
}

// scalars are the GraphQL types of values, by type in the Table Schema.
var scalars = map[string]string{"string": "String", "integer": "Int", "number": "Decimal", "boolean": "Boolean", "date": "Date"}

func (m *Model) columns(e *Entity) error {
	for i := range e.Fields {
		f := &e.Fields[i]
		if base, ok := strings.CutSuffix(f.Name, "_en"); ok && e.Field(base+"_ru") != nil {
			continue // part of the field of the Russian text
		}
		col := &Column{Field: f, Name: Camel(f.Name), Description: f.Description, Type: cmp.Or(f.Scalar, scalars[f.Type]), Owner: e}
		if col.Type == "" {
			return fmt.Errorf("field %s: no GraphQL type for type %q", f.Name, f.Type)
		}
		if base, ok := strings.CutSuffix(f.Name, "_ru"); ok {
			col.Name, col.Translated = Camel(base), true
			col.Description = cmp.Or(f.Translated, strings.TrimSuffix(f.Description, " in Russian.")+", in Russian where there is none in the language.")
		}
		for _, k := range e.ForeignKeys {
			if k.Field == f.Name {
				col.Target = m.byName[k.Resource]
				if col.Target == nil {
					return fmt.Errorf("field %s refers to %s, whose rows have no type", f.Name, k.Resource)
				}
				col.Type = col.Target.GraphQL.Type
			}
		}
		col.Filters = filtersOf(e, col)
		col.Computed = computedFrom(col)
		e.Columns = append(e.Columns, col)
		for _, k := range e.PlaceKeys {
			if k.Field != f.Name {
				continue
			}
			for _, r := range k.Relations {
				target := m.byName[r.Resource]
				place := &Column{
					Field: f, Name: r.Name, Description: r.Description, Type: target.GraphQL.Type, Target: target, Place: true, Owner: e,
				}
				place.Filters = []Filter{{r.Name, f.Name, r.Description, target.GraphQL.Type + "Filter"}}
				e.Columns = append(e.Columns, place)
			}
		}
	}
	for _, col := range e.Columns {
		if col.Target != nil {
			e.ToOne = append(e.ToOne, col)
		}
	}
	return nil
}

// filtersOf returns the filters on a column: none on a note or a long text.
func filtersOf(e *Entity, col *Column) []Filter {
	f := col.Field
	kind := cmp.Or(f.Filter, col.Type+"Filter")
	switch {
	case f.Name == "note", strings.HasPrefix(f.Name, "description_"):
		return nil
	case col.Translated:
		return []Filter{
			{col.Name, f.Name, col.Description, "TextFilter"},
			{col.Name + "En", col.English(), e.Field(col.English()).Description, kind},
		}
	}
	return []Filter{{col.Name, f.Name, f.Description, kind}}
}

// through finds the columns that lead from places of one resource to another.
func (m *Model) through(e *Entity) error {
	for _, k := range e.PlaceKeys {
		for _, r := range k.Relations {
			if r.Through == "" {
				continue
			}
			between, field, _ := strings.Cut(r.Through, ".")
			of, place := m.byName[between], e.ToOne[slices.IndexFunc(e.ToOne, func(c *Column) bool { return c.Place && c.Name == r.Name })]
			if of == nil || !slices.Contains(k.Resources, between) {
				return fmt.Errorf("the relation %s leads through %q, which is not one of the resources of the place", r.Name, between)
			}
			i := slices.IndexFunc(of.ToOne, func(c *Column) bool { return !c.Place && c.Field.Name == field && c.Target == place.Target })
			if i < 0 {
				return fmt.Errorf("the relation %s leads through %s, which does not refer to %s", r.Name, r.Through, r.Resource)
			}
			place.Through = of.ToOne[i]
		}
	}
	return nil
}

// inverses adds the lists of the entity's rows to the targets of its foreign keys.
func (m *Model) inverses(e *Entity) {
	add := func(target *Entity, inverse catalogue.Inverse, column string) {
		target.Lists = append(target.Lists, &List{
			Name: inverse.Name, Description: inverse.Description, Short: inverse.Description, Rows: e, Existing: inverse.Existing, Column: column, Owner: target,
		})
	}
	for _, k := range e.ForeignKeys {
		if k.Inverse != nil {
			add(m.byName[k.Resource], *k.Inverse, k.Field)
		}
	}
	for _, k := range e.PlaceKeys {
		for _, r := range k.Relations {
			add(m.byName[r.Resource], r.Inverse, k.Field)
		}
	}
}

// lists adds the lists that the entity declares.
func (m *Model) lists(e *Entity) error {
	for _, l := range e.Schema.Lists {
		rows := m.byName[l.Resource]
		if rows == nil {
			return fmt.Errorf("list %s is of %q, which is not a resource with a type", l.Name, l.Resource)
		}
		out := &List{Name: l.Name, Description: l.Description, Short: cmp.Or(l.Short, l.Description), Rows: rows, SQL: l.SQL, Owner: e}
		if l.Through != "" {
			sql, err := m.throughLink(e, &l)
			if err != nil {
				return fmt.Errorf("list %s: %w", l.Name, err)
			}
			out.SQL = sql
		}
		e.Lists = append(e.Lists, out)
	}
	return nil
}

func (m *Model) throughLink(e *Entity, l *catalogue.List) (string, error) {
	i := slices.IndexFunc(m.Links, func(s *catalogue.Schema) bool { return s.Name == l.Through })
	if i < 0 {
		return "", fmt.Errorf("%q is not a link", l.Through)
	}
	var from, to string
	for _, k := range m.Links[i].ForeignKeys {
		switch k.Resource {
		case e.Schema.Name:
			from = k.Field
		case l.Resource:
			to = k.Field
		}
	}
	if from == "" || to == "" {
		return "", fmt.Errorf("the link %s does not refer to both %s and %s", l.Through, e.Schema.Name, l.Resource)
	}
	text := fmt.Sprintf("SELECT l.%s FROM %s AS l WHERE l.%s = {parent}", to, Quoted(l.Through), from)
	for _, name := range slices.Sorted(maps.Keys(l.Where)) {
		text += fmt.Sprintf(" AND l.%s = '%s'", name, l.Where[name])
	}
	return text, nil
}

// Key is the column by which rows are found.
func (e *Entity) Key() string {
	if e.GeneratedKey {
		return "key"
	}
	return e.PrimaryKey[0]
}

// Entity returns the entity of a resource, nil if its rows are not nodes.
func (m *Model) Entity(resource string) *Entity { return m.byName[resource] }

// Sourced reports whether rows have publications as sources.
func (e *Entity) Sourced() bool { return e.Field("source") != nil && e.StatementKey == nil }

func (e *Entity) Type() string { return e.GraphQL.Type }

// Root is the field of Query for one row.
func (e *Entity) Root() string { return Lower(e.GraphQL.Type) }

// Sets are the closed sets of the entity's fields.
func (e *Entity) Sets() (list []*Column) {
	for _, col := range e.Columns {
		if len(col.Categories) > 0 {
			list = append(list, col)
		}
	}
	return list
}

// Output is the type of the field in GraphQL.
func (c *Column) Output() string {
	if c.Required() {
		return c.Type + "!"
	}
	return c.Type
}

// Required reports whether the value is never null.
func (c *Column) Required() bool { return c.Constraints.Required && !c.Place }

// Path names the query that reads the list.
func (l *List) Path() string { return l.Owner.Schema.Name + "." + Snake(l.Name) }

// ListsOf returns the lists of the entity's rows, by the rank of the entity that has them.
func (m *Model) ListsOf(e *Entity) (lists []*List) {
	for _, owner := range m.Entities {
		for _, l := range owner.Lists {
			if l.Rows == e {
				lists = append(lists, l)
			}
		}
	}
	return lists
}
