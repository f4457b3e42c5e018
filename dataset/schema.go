package dataset

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed schema/*.json
var schemaFiles embed.FS

// Schema is the Table Schema of a resource.
type Schema struct {
	Profile     string       `json:"$schema"`
	Name        string       `json:"name"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Fields      []Field      `json:"fields"`
	PrimaryKey  []string     `json:"primaryKey"`
	ForeignKeys []ForeignKey `json:"foreignKeys"`
	PlaceKeys   []PlaceKey   `json:"placeKeys"`
	Indexes     [][]string   `json:"indexes"`

	// GeneratedKey gives the table a column `key`, the fields of the primary key joined by slashes. It is the key of a
	// row in the hub and no part of the CSV.
	GeneratedKey bool `json:"generatedKey"`

	StatementKey *StatementKey `json:"statementKey"` // nil for a resource that holds no statements

	source json.RawMessage // the file, as exports carry it
}

// Field is a column of a resource.
type Field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`      // string, integer, number, boolean or date
	Format      string      `json:"format"`    // uri, or empty
	Scalar      string      `json:"scalar"`    // GraphQL type where it does not follow from Type
	Lang        string      `json:"lang"`      // ru or en for text, empty for codes
	Unit        string      `json:"unit"`      // of numbers
	Multiline   bool        `json:"multiline"` // a text that may have several lines, as names and codes may not
	Description string      `json:"description"`
	Constraints Constraints `json:"constraints"`
}

// Constraints limit the values of a field.
type Constraints struct {
	Required  bool        `json:"required"`
	Unique    bool        `json:"unique"`
	Pattern   string      `json:"pattern"` // matches the whole value
	Enum      []string    `json:"enum"`
	Minimum   json.Number `json:"minimum"`
	Maximum   json.Number `json:"maximum"`
	MaxLength int         `json:"maxLength"` // characters

	pattern *regexp.Regexp // nil if there is none
}

// Matches reports whether the value matches the pattern, if there is one.
func (c *Constraints) Matches(value string) bool {
	return c.pattern == nil || c.pattern.MatchString(value)
}

// ForeignKey says that the values of Field are keys of another resource, or of the same one.
type ForeignKey struct {
	Field    string
	Resource string
	Key      string // the field of Resource that is its primary key
}

// PlaceKey says that the values of Field are keys of any of several resources, or one of Except.
type PlaceKey struct {
	Field     string   `json:"field"`
	Resources []string `json:"resources"`
	Except    []string `json:"except"`
}

// Schemas returns the Table Schemas of every resource by name. They are shared: do not change them.
func Schemas() []*Schema { return slices.Clone(schemas()) }

// schemaOf returns the Table Schema of a resource, nil if the hub does not know it.
func schemaOf(resource string) *Schema {
	list := schemas()
	i, found := slices.BinarySearchFunc(list, resource, func(s *Schema, name string) int { return strings.Compare(s.Name, name) })
	if !found {
		return nil
	}
	return list[i]
}

// schemas panics where an embedded file is wrong, which the tests would have shown.
var schemas = sync.OnceValue(func() []*Schema {
	files, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil {
		panic(err)
	}
	list := make([]*Schema, 0, len(files))
	for _, file := range files {
		text, err := schemaFiles.ReadFile(file)
		if err != nil {
			panic(err)
		}
		s, err := parseSchema(text)
		if err != nil {
			panic(fmt.Sprintf("dataset: %s: %v", file, err))
		}
		if s.Name+".json" != path.Base(file) {
			panic(fmt.Sprintf("dataset: %s describes a resource of another name, %q", file, s.Name))
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *Schema) int { return strings.Compare(a.Name, b.Name) })
	return list
})

func parseSchema(text []byte) (*Schema, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	s := &Schema{source: text}
	form := struct {
		*Schema
		PrimaryKey nameList `json:"primaryKey"`
	}{Schema: s}
	if err := decoder.Decode(&form); err != nil {
		return nil, err
	}
	s.PrimaryKey = form.PrimaryKey
	for i := range s.Fields {
		if err := s.Fields[i].Constraints.compile(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// compile reads the pattern, once for all values.
func (c *Constraints) compile() (err error) {
	if c.Pattern != "" {
		c.pattern, err = regexp.Compile(`^(?:` + c.Pattern + `)$`)
	}
	return err
}

// field returns the position of a field in a row, -1 if there is none.
func (s *Schema) field(name string) int {
	return slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name })
}

// positions returns where the fields stand in a row.
func (s *Schema) positions(names []string) []int {
	positions := make([]int, len(names))
	for i, name := range names {
		positions[i] = s.field(name)
	}
	return positions
}

// Lengths in characters that texts may have. A PostgreSQL index takes entries of up to 2,704 bytes, so what is indexed is
// shorter than other text; nobody needs a name of 500 characters or a key of 100.
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

// UnmarshalJSON reads the form that Frictionless gives a foreign key.
func (k *ForeignKey) UnmarshalJSON(text []byte) error {
	var form struct {
		Fields    string `json:"fields"`
		Reference struct {
			Resource string `json:"resource"`
			Fields   string `json:"fields"`
		} `json:"reference"`
	}
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*k = ForeignKey{Field: form.Fields, Resource: form.Reference.Resource, Key: form.Reference.Fields}
	return nil
}

// nameList is a list of names that JSON may give as a single one.
type nameList []string

func (l *nameList) UnmarshalJSON(text []byte) error {
	if bytes.HasPrefix(text, []byte(`"`)) {
		*l = make(nameList, 1)
		return json.Unmarshal(text, &(*l)[0])
	}
	return json.Unmarshal(text, (*[]string)(l))
}

// References returns the schema's references to other rows, by field: each to a key of one of several resources, or to a
// value of Except.
func (s *Schema) References() []PlaceKey {
	references := append([]PlaceKey{}, s.PlaceKeys...)
	for _, k := range s.ForeignKeys {
		references = append(references, PlaceKey{Field: k.Field, Resources: []string{k.Resource}})
	}
	return references
}
