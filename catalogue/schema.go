package catalogue

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
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

	// GeneratedKey adds a column `key`, the fields of the primary key joined by slashes, to the table. It is the key of a row in
	// the hub but not in the CSV.
	GeneratedKey bool `json:"generatedKey"`

	StatementKey *StatementKey `json:"statementKey"` // nil unless its rows are statements

	RemovedFields []string `json:"removedFields"` // former field names that must not be reused

	// What the hub makes of the resource, independent of the files of data packages.
	GraphQL GraphQL  `json:"graphql"`
	Rank    int      `json:"rank"`  // position among the resources
	Lives   bool     `json:"lives"` // rows exist for a time: lists and groups mean those that do, unless asked for others
	Lists   []List   `json:"lists"`
	Orders  []Order  `json:"orders"`  // the first is the default
	Filters []Filter `json:"filters"` // beside those on fields
	Lookup  Lookup   `json:"lookup"`  // how one row is found, beside its natural keys
	Groups  *Groups  `json:"groups"`  // nil if rows are not grouped
	Label   string   `json:"label"`   // field with the name of a row, if not name or title
	Named   []string `json:"named"`   // fields that name a row for people, if it has no name of its own

	Search       *Search        `json:"search"`       // nil if rows are not found by name
	Network      *Network       `json:"network"`      // nil if rows state no links
	DerivedLinks []DerivedLinks `json:"derivedLinks"` // in addition to those of foreign keys
}

// Field is a column of a resource.
type Field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`      // string, integer, number, boolean or date
	Format      string      `json:"format"`    // uri, or empty
	Scalar      string      `json:"scalar"`    // GraphQL type, if it does not follow from Type
	Lang        string      `json:"lang"`      // ru or en for text, empty for codes
	Unit        string      `json:"unit"`      // of numbers
	Licence     bool        `json:"licence"`   // the name of a licence, or terms in words
	Multiline   bool        `json:"multiline"` // a text of several lines, unlike names and codes
	Description string      `json:"description"`
	Ru          string      `json:"ru"` // short label in Russian, for tables and for comments in the database
	En          string      `json:"en"` // the same in English, if the name does not say it
	Constraints Constraints `json:"constraints"`

	FormerNames []string `json:"formerNames"` // names of the field in older releases and data packages
	Missing     string   `json:"missing"`     // value in releases and data packages without the field, empty for none

	Older string `json:"older"` // SQL, over columns that all releases have, of the value in releases without the field, if it is not Missing

	Inferred bool     `json:"inferred"` // the hub infers the value anew in each release, whatever a data package states
	Follows  *Follows `json:"follows"`  // nil if the field follows no indicator

	Romanised *Romanised `json:"romanised"` // nil unless the hub fills the field from the Russian one

	Categories        categories `json:"categories"`        // of a closed set
	Known             categories `json:"known"`             // values with labels, of a set that is not closed
	Labels            *Labels    `json:"labels"`            // of the set itself
	ScalarDescription string     `json:"scalarDescription"` // of the type of a closed set
	Translated        string     `json:"translated"`        // description of the field in either language, if it does not follow from Description
	Filter            string     `json:"filter"`            // GraphQL type of its filter, if it does not follow from the type

	Computed   []Computed  `json:"computed"`   // fields in GraphQL that are worked out from this one
	Deprecated *Deprecated `json:"deprecated"` // nil unless another field of the type is to be used instead
}

// Computed is a field in GraphQL whose value a function works out from that of a field of type string.
type Computed struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Type        string `json:"type"`     // in GraphQL, without ! if the function returns an empty text for some
	Function    string `json:"function"` // in Go, from string to a type that is one
}

// Deprecated says which field of the type to use instead, and since when.
type Deprecated struct {
	Use   string `json:"use"`
	Since string `json:"since"`
}

// Follows says that a field takes the newest observation of an indicator, unless its row states a newer value.
type Follows struct {
	Indicator string `json:"indicator"`
	Date      string `json:"date"` // field with the day of the value
}

// Romanised says that an English name, where no source states one, is the romanised Russian one.
type Romanised struct {
	Origin string `json:"origin"` // field that says which it is
	Kind   string `json:"kind"`   // field with the kind of the row, whose English label is added
}

// Constraints limit the values of a field.
type Constraints struct {
	Required  bool        `json:"required,omitempty"`
	Unique    bool        `json:"unique,omitempty"`
	Minimum   json.Number `json:"minimum,omitempty"`
	Maximum   json.Number `json:"maximum,omitempty"`
	Pattern   string      `json:"pattern,omitempty"` // matches the whole value
	Enum      []string    `json:"enum,omitempty"`
	MaxLength int         `json:"maxLength,omitempty"` // characters

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
	Key      string   // the field of Resource that is its primary key
	Inverse  *Inverse // nil if there is none
	Links    []Link   // kinds of links stated in the network
}

// PlaceKey says that the values of Field are keys of any of several resources, or one of Except.
type PlaceKey struct {
	Field     string   `json:"field"`
	Resources []string `json:"resources"`
	Except    []string `json:"except"`

	Relations []PlaceRelation `json:"relations"`
}

// Field returns the field with the name, nil if there is none.
func (s *Schema) Field(name string) *Field {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Fields[i]
}

// References returns the references to other rows, by field: each to a key of one of several resources, or to a value of Except.
func (s *Schema) References() []PlaceKey {
	references := slices.Clone(s.PlaceKeys)
	for _, k := range s.ForeignKeys {
		references = append(references, PlaceKey{Field: k.Field, Resources: []string{k.Resource}})
	}
	return references
}

// Schemas returns the Table Schemas of every resource by name. They are shared: callers must not change them. The generator has
// already checked them.
func Schemas() []*Schema { return slices.Clone(schemas()) }

var schemas = sync.OnceValue(func() []*Schema {
	list, err := Load()
	if err != nil {
		panic(err)
	}
	return list
})

// Load reads the Table Schemas of every resource by name, or returns what is wrong with their files.
func Load() ([]*Schema, error) {
	files, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil {
		return nil, err
	}
	var list []*Schema
	var flaws []error
	for _, file := range files {
		text, err := schemaFiles.ReadFile(file)
		if err != nil {
			return nil, err
		}
		s, err := Parse(text)
		switch {
		case err != nil:
			flaws = append(flaws, fmt.Errorf("catalogue/%s: %w", file, err))
		case s.Name+".json" != path.Base(file):
			flaws = append(flaws, fmt.Errorf("catalogue/%s: describes a resource of another name, %q: name the file after it", file, s.Name))
		default:
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b *Schema) int { return strings.Compare(a.Name, b.Name) })
	return list, errors.Join(flaws...)
}

// Parse reads a Table Schema. Unknown properties are errors.
func Parse(text []byte) (*Schema, error) {
	s := new(Schema)
	form := struct {
		*Schema
		PrimaryKey nameList `json:"primaryKey"`
	}{Schema: s}
	if err := strictly(text, &form); err != nil {
		return nil, err
	}
	s.PrimaryKey = form.PrimaryKey
	for i := range s.Fields {
		f := &s.Fields[i]
		for _, c := range f.Categories {
			f.Constraints.Enum = append(f.Constraints.Enum, c.Value)
		}
		if err := f.Constraints.Compile(); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return s, s.checkHistory()
}

// Compile compiles the pattern, which Parse has checked, once for all values.
func (c *Constraints) Compile() (err error) {
	if c.Pattern != "" {
		c.pattern, err = regexp.Compile(`^(?:` + c.Pattern + `)$`)
	}
	return err
}

// UnmarshalJSON reads Frictionless's form of a foreign key.
func (k *ForeignKey) UnmarshalJSON(text []byte) error {
	var form struct {
		Fields    string `json:"fields"`
		Reference struct {
			Resource string `json:"resource"`
			Fields   string `json:"fields"`
		} `json:"reference"`
		Inverse *Inverse `json:"inverse"`
		Links   []Link   `json:"links"`
	}
	if err := strictly(text, &form); err != nil {
		return err
	}
	*k = ForeignKey{Field: form.Fields, Resource: form.Reference.Resource, Key: form.Reference.Fields, Inverse: form.Inverse, Links: form.Links}
	return nil
}

// strictly decodes JSON without unknown members.
func strictly(text []byte, to any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(to)
}

// nameList is a list of names, or in JSON a single name.
type nameList []string

func (l *nameList) UnmarshalJSON(text []byte) error {
	if bytes.HasPrefix(text, []byte(`"`)) {
		*l = make(nameList, 1)
		return json.Unmarshal(text, &(*l)[0])
	}
	return json.Unmarshal(text, (*[]string)(l))
}

// StatementKey says which fields of a resource make its rows statements about fields of rows of any other resource.
type StatementKey struct {
	Subject string `json:"subject"` // holds `<resource>:<key>`
	Field   string `json:"field"`   // holds the name of a field of that resource
	Value   string `json:"value"`   // holds a value that the field takes
}
