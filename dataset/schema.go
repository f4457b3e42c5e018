package dataset

import (
	"slices"
	"strings"
	"sync"

	"govhub/catalogue"
)

// Schema is the Table Schema of a resource.
type Schema struct{ *catalogue.Schema }

// Parts of a Table Schema.
type (
	Field        = catalogue.Field
	Constraints  = catalogue.Constraints
	ForeignKey   = catalogue.ForeignKey
	PlaceKey     = catalogue.PlaceKey
	StatementKey = catalogue.StatementKey
)

// Schemas returns the Table Schemas of every resource by name. They are shared: callers must not change them.
func Schemas() []*Schema { return slices.Clone(schemas()) }

var schemas = sync.OnceValue(func() []*Schema {
	var list []*Schema
	for _, s := range catalogue.Schemas() {
		list = append(list, &Schema{s})
	}
	return list
})

// schemaOf returns the Table Schema of a resource, nil if there is none.
func schemaOf(resource string) *Schema {
	list := schemas()
	i, found := slices.BinarySearchFunc(list, resource, func(s *Schema, name string) int { return strings.Compare(s.Name, name) })
	if !found {
		return nil
	}
	return list[i]
}

// field returns the position of a field in a row, -1 if there is none.
func (s *Schema) field(name string) int {
	return slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name })
}

// column returns the position of the field of that name, or of that former name, -1 if there is none.
func (s *Schema) column(label string) int {
	if i := s.field(label); i >= 0 {
		return i
	}
	return slices.IndexFunc(s.Fields, func(f Field) bool { return slices.Contains(f.FormerNames, label) })
}

// positions returns the positions of fields in a row.
func (s *Schema) positions(names []string) []int {
	positions := make([]int, len(names))
	for i, name := range names {
		positions[i] = s.field(name)
	}
	return positions
}

// Bounds of texts in characters. A PostgreSQL index takes entries of up to 2,704 bytes, so indexed text is shorter; no name needs
// 500 characters and no key 100.
const (
	maxKeyLength     = 100
	maxIndexedLength = 500
	maxLength        = 10_000
)

// maxLength returns how many characters a value of the field may have.
func (s *Schema) maxLength(f *Field) int {
	limit := maxLength
	switch {
	case slices.Contains(s.PrimaryKey, f.Name), s.refers(f.Name), f.Constraints.Unique:
		limit = maxKeyLength
	case slices.ContainsFunc(s.Indexes, func(index []string) bool { return slices.Contains(index, f.Name) }):
		limit = maxIndexedLength
	}
	if f.Constraints.MaxLength > 0 {
		limit = min(limit, f.Constraints.MaxLength)
	}
	return limit
}

// refers reports whether the field holds keys of other rows.
func (s *Schema) refers(field string) bool {
	return slices.ContainsFunc(s.ForeignKeys, func(k ForeignKey) bool { return k.Field == field }) ||
		slices.ContainsFunc(s.PlaceKeys, func(k PlaceKey) bool { return k.Field == field })
}
