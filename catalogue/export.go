package catalogue

import "encoding/json"

// exported is a Table Schema for data packages: the description of their files, not of the hub.
type exported struct {
	Profile      string               `json:"$schema"`
	Name         string               `json:"name"`
	Title        string               `json:"title"`
	Description  string               `json:"description"`
	Fields       []exportedField      `json:"fields"`
	PrimaryKey   any                  `json:"primaryKey"` // a name, or several
	GeneratedKey bool                 `json:"generatedKey,omitempty"`
	StatementKey *StatementKey        `json:"statementKey,omitempty"`
	ForeignKeys  []exportedForeignKey `json:"foreignKeys,omitempty"`
	PlaceKeys    []exportedPlaceKey   `json:"placeKeys,omitempty"`
	Indexes      [][]string           `json:"indexes,omitempty"`
}

type exportedField struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Lang        string       `json:"lang,omitempty"`
	Unit        string       `json:"unit,omitempty"`
	Multiline   bool         `json:"multiline,omitempty"`
	Scalar      string       `json:"scalar,omitempty"`
	Description string       `json:"description"`
	Constraints *Constraints `json:"constraints,omitempty"`
}

type exportedReference struct {
	Resource string `json:"resource"`
	Fields   string `json:"fields"`
}

type exportedForeignKey struct {
	Fields    string            `json:"fields"`
	Reference exportedReference `json:"reference"`
}

type exportedPlaceKey struct {
	Field     string   `json:"field"`
	Resources []string `json:"resources"`
	Except    []string `json:"except,omitempty"`
}

// Export returns the Table Schema for data packages. Closed sets become the constraint enum.
func (s *Schema) Export() (json.RawMessage, error) {
	out := exported{
		Profile: s.Profile, Name: s.Name, Title: s.Title, Description: s.Description, PrimaryKey: s.PrimaryKey,
		GeneratedKey: s.GeneratedKey, StatementKey: s.StatementKey, Indexes: s.Indexes,
	}
	if len(s.PrimaryKey) == 1 {
		out.PrimaryKey = s.PrimaryKey[0]
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		e := exportedField{f.Name, f.Type, f.Format, f.Lang, f.Unit, f.Multiline, f.Scalar, f.Description, nil}
		if !f.Constraints.none() {
			e.Constraints = &f.Constraints
		}
		out.Fields = append(out.Fields, e)
	}
	for _, k := range s.ForeignKeys {
		out.ForeignKeys = append(out.ForeignKeys, exportedForeignKey{k.Field, exportedReference{k.Resource, k.Key}})
	}
	for _, k := range s.PlaceKeys {
		out.PlaceKeys = append(out.PlaceKeys, exportedPlaceKey{k.Field, k.Resources, k.Except})
	}
	return json.Marshal(out)
}

func (c *Constraints) none() bool {
	return !c.Required && !c.Unique && c.Pattern == "" && len(c.Enum) == 0 && c.Minimum == "" && c.Maximum == "" && c.MaxLength == 0
}
