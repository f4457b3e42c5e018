package catalogue

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	identifier = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	function   = regexp.MustCompile(`^[a-z]+\.[A-Z][A-Za-z]*$`)
)

// Check returns what is wrong with descriptions. Each error names the resource, the field and what to do.
func Check(schemas []*Schema) error {
	c := &checker{schemas: map[string]*Schema{}}
	for _, s := range schemas {
		c.schemas[s.Name] = s
	}
	ranks, types, synonyms := map[int]string{}, map[string]string{}, map[string]string{}
	for _, s := range schemas {
		c.check(s)
		if s.GraphQL.Type == "" {
			continue
		}
		if other := ranks[s.Rank]; other != "" || s.Rank <= 0 {
			c.add(s.Name, "the rank %d is not unique among the resources (%s), or not positive: give it another positive number", s.Rank, other)
		}
		if other := types[s.GraphQL.Type]; other != "" {
			c.add(s.Name, "%s has a type %s already: choose another name", other, s.GraphQL.Type)
		}
		ranks[s.Rank], types[s.GraphQL.Type] = s.Name, s.Name
		for _, synonym := range s.GraphQL.Synonyms {
			for _, word := range []string{synonym.One, synonym.Many} {
				if other := synonyms[word]; other != "" {
					c.add(s.Name, "%s has the synonym %s already: leave it out of one", other, word)
				}
				synonyms[word] = s.Name
			}
		}
	}
	return c.err()
}

type checker struct {
	schemas map[string]*Schema
	found   []error
}

func (c *checker) err() error { return errors.Join(c.found...) }

func (c *checker) add(where, format string, args ...any) {
	c.found = append(c.found, fmt.Errorf(where+": "+format, args...))
}

func (c *checker) check(s *Schema) {
	if s.Title == "" || s.Description == "" {
		c.add(s.Name, "lacks a title or a description: users read both")
	}
	seen := map[string]bool{}
	for i := range s.Fields {
		f := &s.Fields[i]
		if seen[f.Name] || !identifier.MatchString(f.Name) || s.GeneratedKey && f.Name == "key" {
			c.add(s.Name+"."+f.Name, "appears twice, is reserved, or is not a name of small letters, digits and underscores")
		}
		seen[f.Name] = true
		c.checkField(s, f)
	}
	if len(s.PrimaryKey) == 0 {
		c.add(s.Name, "has no primaryKey: name the fields that identify its rows")
	}
	for _, name := range s.PrimaryKey {
		if f := s.Field(name); f == nil || f.Type != "string" || f.Lang != "" || !f.Constraints.Required {
			c.add(s.Name+"."+name, "is in the primaryKey, but is not a field of type string without lang and with the constraint required")
		}
	}
	c.checkReferences(s)
	for _, columns := range s.Indexes {
		for _, name := range columns {
			if s.Field(name) == nil {
				c.add(s.Name, "the index %v names the unknown field %s: correct it or add the field", columns, name)
			}
		}
	}
	for _, o := range s.Orders {
		indexed := slices.ContainsFunc(s.Indexes, func(columns []string) bool { return len(columns) == 1 && columns[0] == o.Field })
		if !indexed && !slices.Contains(s.PrimaryKey, o.Field) {
			c.add(s.Name, `the order %s has no index: add ["%s"] to indexes`, o.Name, o.Field)
		}
	}
	if s.GraphQL.Type != "" {
		c.checkEntity(s)
	}
}

var (
	typeName = regexp.MustCompile(`^([A-Z][a-z]+)+$`)
	listName = regexp.MustCompile(`^[a-z]+([A-Z][a-z]+)*$`)

	// texts are the fields that have a Go struct with both languages, by possible name.
	texts = []string{"name", "title", "description", "summary", "theme", "topic", "topics", "keywords"}
)

// checkEntity checks what applies only to resources with a type.
func (c *checker) checkEntity(s *Schema) {
	if !typeName.MatchString(s.GraphQL.Type) || !listName.MatchString(s.GraphQL.Plural) {
		c.add(s.Name, "has the type %q and the plural %q in GraphQL: write them as TrainingProgram and trainingPrograms", s.GraphQL.Type, s.GraphQL.Plural)
	}
	if s.GraphQL.Ru == "" {
		c.add(s.Name, "has no word for a row in Russian: give graphql the property ru")
	}
	if len(s.Orders) == 0 {
		c.add(s.Name, "has no orders: name at least one, the default")
	}
	if len(s.PrimaryKey) > 1 && !s.GeneratedKey {
		c.add(s.Name, "has a primaryKey of several fields: give it generatedKey")
	}
	if (s.Field("note") == nil) != (s.Field("source") == nil) && s.Name != "source" {
		c.add(s.Name, "has a note without a source, or a source without a note: give it both or none")
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		base, russian := strings.CutSuffix(f.Name, "_ru")
		switch {
		case !russian:
		case s.Field(base+"_en") == nil || !slices.Contains(texts, base):
			c.add(s.Name+"."+f.Name, "is a text of two languages, which only %s can be: add %s_en, or choose another name", strings.Join(texts, ", "), base)
		case !f.Constraints.Required && (base == "name" || base == "title"):
			c.add(s.Name+"."+f.Name, "is the name of rows: it needs the constraint required")
		}
	}
	for name := range s.Lookup.Defaults {
		if !slices.Contains(s.PrimaryKey, name) {
			c.add(s.Name+"."+name, "has a default in lookup, but is no field of the primaryKey")
		}
	}
	if s.Network != nil && s.Field("source") == nil {
		c.add(s.Name, "is part of the network, but has no field source, which links need")
	}
	if s.Groups != nil {
		for _, set := range s.Groups.Sets {
			c.checkLabels(s.Name+"."+set.Name, set.Labels, set.Categories)
		}
	}
	c.checkNames(s)
}

// checkNames finds duplicate field names of the type. Lists that lead back come from other resources.
func (c *checker) checkNames(s *Schema) {
	seen := map[string]bool{"id": true, "citation": true, "reportErrorUrl": true, "sources": true, "statements": true}
	note := func(name string) {
		if seen[name] {
			c.add(s.Name, "the field %s appears twice in GraphQL: choose another name for the list", name)
		}
		seen[name] = true
	}
	for i := range s.Fields {
		for _, computed := range s.Fields[i].Computed {
			note(computed.Name)
		}
	}
	for _, l := range s.Lists {
		note(l.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(c.schemas)) {
		for _, k := range c.schemas[name].ForeignKeys {
			if k.Resource == s.Name && k.Inverse != nil {
				note(k.Inverse.Name)
			}
		}
	}
}

func (c *checker) checkField(s *Schema, f *Field) {
	where := s.Name + "." + f.Name
	if !slices.Contains([]string{"string", "integer", "number", "boolean", "date"}, f.Type) {
		c.add(where, "has the type %q: string, integer, number, boolean and date are known", f.Type)
	}
	if f.Multiline && (f.Type != "string" || f.Format != "" || f.Constraints.Pattern != "" || len(f.Constraints.Enum) > 0) {
		c.add(where, "is multiline, but only free text can be")
	}
	if !slices.Contains([]string{"", "ru", "en"}, f.Lang) || !slices.Contains([]string{"", "uri"}, f.Format) {
		c.add(where, "has the lang %q and the format %q: ru, en and uri are known", f.Lang, f.Format)
	}
	if f.Description == "" {
		c.add(where, "lacks a description")
	}
	if isNumber := f.Type == "integer" || f.Type == "number"; isNumber != (f.Unit != "") {
		c.add(where, "has the unit %q: numbers have one, other fields none", f.Unit)
	}
	if s.GraphQL.Type == "" {
		return
	}
	if len(f.Categories) > 0 && (f.Scalar == "" || f.ScalarDescription == "") {
		c.add(where, "has categories, but no scalar and scalarDescription to name and describe them in GraphQL")
	}
	c.checkLabels(where, f.Labels, f.Categories)
	c.checkLabels(where, f.Labels, f.Known)
	for _, computed := range f.Computed {
		if f.Type != "string" || computed.Description == "" || !function.MatchString(computed.Function) {
			c.add(where, "has the computed field %s, which needs a description, a function such as scalar.PeriodStart, and a text to work it out from", computed.Name)
		}
	}
	if r := f.Romanised; r != nil {
		base, english := strings.CutSuffix(f.Name, "_en")
		if !english || s.Field(base+"_ru") == nil || s.Field(r.Origin) == nil || s.Field(r.Kind) == nil {
			c.add(where, "is romanised, which only an English text can be that has a Russian one, and fields of its origin and of the kind of its row")
		}
	}
}

// checkLabels finds members of a set without labels in both languages.
func (c *checker) checkLabels(where string, set *Labels, members []Category) {
	if len(members) == 0 {
		return
	}
	if set == nil || set.En == "" || set.Ru == "" {
		c.add(where, "is a set of values without labels: name it in both languages, en and ru")
	}
	for _, m := range members {
		if m.En == "" || m.Ru == "" {
			c.add(where, "has the member %s without labels in both languages: give it en and ru", m.Value)
		}
	}
}

func (c *checker) checkReferences(s *Schema) {
	for _, k := range s.ForeignKeys {
		target := c.schemas[k.Resource]
		if s.Field(k.Field) == nil || target == nil || !slices.Equal(target.PrimaryKey, []string{k.Key}) {
			c.add(s.Name+"."+k.Field, "refers to %s.%s: a foreign key leads from a field of the resource to the primary key of another", k.Resource, k.Key)
			continue
		}
		if s.GraphQL.Type != "" && k.Inverse == nil && k.Resource != "source" {
			c.add(s.Name+"."+k.Field, "leads to %s, but has no way back: give the foreign key an inverse", k.Resource)
		}
	}
	for _, k := range s.PlaceKeys {
		for _, resource := range k.Resources {
			if target := c.schemas[resource]; s.Field(k.Field) == nil || target == nil || len(target.PrimaryKey) != 1 {
				c.add(s.Name+"."+k.Field, "refers to %s: a place key leads from a field of the resource to resources with a key of one field", resource)
			}
		}
		for _, r := range k.Relations {
			if !slices.Contains(k.Resources, r.Resource) {
				c.add(s.Name+"."+k.Field, "has a relation to %s, which is not one of its resources", r.Resource)
			}
		}
	}
	if !s.GeneratedKey {
		return
	}
	for _, name := range s.PrimaryKey {
		f := s.Field(name)
		refers := slices.ContainsFunc(s.References(), func(k PlaceKey) bool { return k.Field == name })
		if f != nil && !refers && (f.Constraints.Pattern == "" || f.Constraints.Matches("/")) {
			c.add(s.Name+"."+name, "may hold a slash, which makes the generated key ambiguous: give it a pattern without")
		}
	}
}
