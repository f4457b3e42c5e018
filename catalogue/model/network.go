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

// LinkKind is a kind of link in the network.
type LinkKind struct {
	catalogue.Link
	References []*ForeignKey
}

// ForeignKey is a column that states links of a kind.
type ForeignKey struct {
	Rows   string // name of the query that reads them
	Column string // SQL
	Target *Entity
	When   string // required value of the query's state; empty for any
}

// Query reads the rows that state links.
type Query struct {
	Name string
	From *Entity // that links leave
	Key  string  // SQL of its key
	catalogue.Network
	State string // SQL of the value that decides the kind; empty if none does
}

// maxKinds is the size of a set of kinds in package network.
const maxKinds = 64

// network derives the kinds of links and the queries that read them.
func (m *Model) network(schemas []*catalogue.Schema) error {
	var all []error
	kinds, ranks := map[string]*LinkKind{}, map[int]string{}
	for _, s := range schemas {
		define := func(l catalogue.Link) {
			if l.Rank == 0 {
				return
			}
			if kinds[l.Kind] != nil {
				all = append(all, fmt.Errorf("%s: the kind of link %s is defined twice", s.Name, l.Kind))
			}
			if other := ranks[l.Rank]; other != "" {
				all = append(all, fmt.Errorf("%s: the kinds of link %s and %s have the same rank %d: give each its own", s.Name, other, l.Kind, l.Rank))
			}
			ranks[l.Rank] = l.Kind
			kinds[l.Kind] = &LinkKind{Link: l}
		}
		for _, k := range s.ForeignKeys {
			each(k.Links, define)
		}
		for _, d := range s.DerivedLinks {
			each(d.Links, define)
		}
	}
	m.LinkKinds = slices.SortedFunc(maps.Values(kinds), func(a, b *LinkKind) int { return cmp.Compare(a.Rank, b.Rank) })
	if len(m.LinkKinds) > maxKinds {
		all = append(all, fmt.Errorf("%d kinds of links are more than the %d that a set of them can hold", len(m.LinkKinds), maxKinds))
	}
	for _, s := range schemas {
		if err := m.queries(s, kinds); err != nil {
			all = append(all, fmt.Errorf("%s: %w", s.Name, err))
		}
	}
	slices.SortFunc(m.Queries, func(a, b *Query) int { return cmp.Compare(a.Name, b.Name) })
	for _, k := range m.LinkKinds {
		slices.SortStableFunc(k.References, func(a, b *ForeignKey) int { return m.place(k, a) - m.place(k, b) })
	}
	return errors.Join(all...)
}

// place is the position of a foreign key among those of its kind: those of the resource that defines the kind first, then by rank.
func (m *Model) place(k *LinkKind, r *ForeignKey) int {
	if e := m.byName[r.Rows]; e != nil && !e.defines(k.Kind) {
		return e.Rank
	}
	return 0
}

func (e *Entity) defines(kind string) bool {
	return slices.ContainsFunc(e.ForeignKeys, func(k catalogue.ForeignKey) bool {
		return slices.ContainsFunc(k.Links, func(l catalogue.Link) bool { return l.Kind == kind && l.Rank > 0 })
	})
}

// queries adds the queries that read the links stated by the rows of a resource.
func (m *Model) queries(s *catalogue.Schema, kinds map[string]*LinkKind) error {
	for _, k := range s.ForeignKeys {
		if s.Network == nil && len(k.Links) > 0 {
			return fmt.Errorf("%s states links, but the network does not read the resource: give it network", k.Field)
		}
	}
	if s.Network != nil {
		st := &Query{Name: s.Name, From: m.byName[s.Name], Network: *s.Network}
		if st.From != nil {
			st.Key = "t." + st.From.Key()
		}
		for _, k := range s.ForeignKeys {
			target := m.byName[k.Resource]
			if st.From == nil && len(k.Links) == 0 {
				st.From, st.Key = target, "t."+k.Field
			}
			for _, l := range k.Links {
				for field, value := range l.When {
					if f := s.Field(field); f == nil || len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, value) {
						return fmt.Errorf("links of kind %s depend on %s being %s, which it never is", l.Kind, field, value)
					}
				}
				if err := st.add(kinds, l, "t."+k.Field, target); err != nil {
					return err
				}
			}
			if err := st.complete(s, k, target); err != nil {
				return err
			}
		}
		if err := st.projected(s, kinds); err != nil {
			return err
		}
		m.Queries = append(m.Queries, st)
	}
	for _, d := range s.DerivedLinks {
		st := &Query{Name: d.Name, From: m.byName[d.Resource], Key: d.Key, Network: catalogue.Network{From: d.From, Since: d.Since}}
		for _, l := range d.Links {
			if err := st.add(kinds, l, d.Column, m.byName[d.Target]); err != nil {
				return err
			}
		}
		m.Queries = append(m.Queries, st)
	}
	return nil
}

// projected reports rows that projections could not show: an affiliation without an actor, and a part that leads to no whole.
func (s *Query) projected(of *catalogue.Schema, kinds map[string]*LinkKind) error {
	states := func(is func(*LinkKind) bool) bool {
		return slices.ContainsFunc(of.ForeignKeys, func(k catalogue.ForeignKey) bool {
			return slices.ContainsFunc(k.Links, func(l catalogue.Link) bool { return is(kinds[l.Kind]) })
		})
	}
	if s.Affiliation && !states(func(k *LinkKind) bool { return k.Actor }) {
		return errors.New("network says that rows are affiliations, but no link leads to an actor: mark its kind")
	}
	if s.PartOf != "" && !states(func(k *LinkKind) bool { return k.Kind == s.PartOf }) {
		return fmt.Errorf("network says that rows are parts by their links of kind %s, but they have none", s.PartOf)
	}
	return nil
}

// complete reports a foreign key between nodes that states no links, and a value of the state without a kind.
func (s *Query) complete(of *catalogue.Schema, k catalogue.ForeignKey, target *Entity) error {
	if target.Network == nil || "t."+k.Field == s.Key {
		return nil
	}
	if len(k.Links) == 0 {
		return fmt.Errorf("%s leads from a node of the network to another, but states no link: give the foreign key links", k.Field)
	}
	whens := map[string]bool{}
	for _, l := range k.Links {
		if len(l.When) == 0 {
			return nil
		}
		for _, value := range l.When {
			whens[value] = true
		}
	}
	for _, value := range of.Field(strings.TrimPrefix(s.State, "t.")).Constraints.Enum {
		if !whens[value] {
			return fmt.Errorf("%s states no link where %s is %s: give it a kind", k.Field, s.State, value)
		}
	}
	return nil
}

// add notes that a column of the query states links of a kind.
func (s *Query) add(kinds map[string]*LinkKind, l catalogue.Link, column string, target *Entity) error {
	kind := kinds[l.Kind]
	switch {
	case kind == nil:
		return fmt.Errorf("no foreign key defines the kind of link %s: give it a rank, a description and names where it is used first", l.Kind)
	case target == nil || target.Network == nil:
		return fmt.Errorf("links of kind %s lead to rows that are not nodes of the network", l.Kind)
	}
	r := &ForeignKey{Rows: s.Name, Column: column, Target: target}
	for field, value := range l.When {
		if state := "t." + field; s.State != "" && s.State != state {
			return fmt.Errorf("links depend on both %s and %s: at most one field may decide the kind", s.State, state)
		}
		s.State, r.When = "t."+field, value
	}
	kind.References = append(kind.References, r)
	return nil
}

// Nodes lists the entities whose rows are nodes of the network, by name.
func (m *Model) Nodes() (list []*Entity) {
	for _, e := range m.Entities {
		if e.Network != nil {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *Entity) int { return cmp.Compare(a.Schema.Name, b.Schema.Name) })
	return list
}

func each[T any](list []T, do func(T)) {
	for _, v := range list {
		do(v)
	}
}
