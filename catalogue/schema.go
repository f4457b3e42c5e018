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

	// GeneratedKey gives the table a column `key`, the fields of the primary key joined by slashes. It is the key of a
	// row in the hub and no part of the CSV.
	GeneratedKey bool `json:"generatedKey"`

	StatementKey *StatementKey `json:"statementKey"` // nil for a resource that holds no statements

	RemovedFields []string `json:"removedFields"` // names that fields once had, and none may have again

	// What the hub makes of the resource. Files of data packages do not depend on it.
	GraphQL GraphQL `json:"graphql"`
	Rank    int     `json:"rank"`   // place among the resources wherever they are listed
	Memory  bool    `json:"memory"` // whether a release keeps its rows in memory
	Lists   []List  `json:"lists"`
	Orders  []Order `json:"orders"` // the first is the default
	Codes   []Code  `json:"codes"`  // that a row is found by; its key alone if there are none
	Lookup  *Lookup `json:"lookup"` // nil if one row is found by its key or codes alone
	Groups  *Groups `json:"groups"` // nil if rows are not put into groups
	Label   string  `json:"label"`  // field that rows are called by, where it is not their name or title

	Search       *Search        `json:"search"`       // nil if rows are not found by name
	Network      *Network       `json:"network"`      // nil if the network has no links that rows state
	DerivedLinks []DerivedLinks `json:"derivedLinks"` // beside those of foreign keys
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

	FormerNames []string `json:"formerNames"` // that older releases and packages know the field by
	Missing     string   `json:"missing"`     // value of rows of releases and packages that lack the field, empty for none

	Categories        categories `json:"categories"`        // of a closed set
	ScalarDescription string     `json:"scalarDescription"` // of the type of a closed set
	Translated        string     `json:"translated"`        // description of the field that answers in either language, where it does not follow from Description
	Filter            string     `json:"filter"`            // GraphQL type of its filter, where it does not follow from the type
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
	Inverse  *Inverse // nil if nothing leads back
	Links    []Link   // kinds of links that it states in the network
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

// References returns the schema's references to other rows, by field: each to a key of one of several resources, or to a
// value of Except.
func (s *Schema) References() []PlaceKey {
	references := slices.Clone(s.PlaceKeys)
	for _, k := range s.ForeignKeys {
		references = append(references, PlaceKey{Field: k.Field, Resources: []string{k.Resource}})
	}
	return references
}

// Schemas returns the Table Schemas of every resource by name. They are shared: do not change them. What is wrong with them
// the generator has said before.
func Schemas() []*Schema { return slices.Clone(schemas()) }

var schemas = sync.OnceValue(func() []*Schema {
	list, err := Load()
	if err != nil {
		panic(err)
	}
	return list
})

// Load reads the Table Schemas of every resource by name, or says what is wrong with their files.
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

// Parse reads a Table Schema. A property that no resource has is an error.
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

// Compile reads the pattern, once for all values. Parse has done it.
func (c *Constraints) Compile() (err error) {
	if c.Pattern != "" {
		c.pattern, err = regexp.Compile(`^(?:` + c.Pattern + `)$`)
	}
	return err
}

// UnmarshalJSON reads the form that Frictionless gives a foreign key.
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

// strictly decodes JSON all of whose members are known.
func strictly(text []byte, to any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(to)
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

// StatementKey says which fields of a resource make its rows statements about fields of rows of any other resource.
type StatementKey struct {
	Subject string `json:"subject"` // holds `<resource>:<key>`
	Field   string `json:"field"`   // holds the name of a field of that resource
	Value   string `json:"value"`   // holds a value that the field takes
}
