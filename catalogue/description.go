package catalogue

import (
	"bytes"
	"encoding/json"
)

// GraphQL names the type of a resource's rows, and the list of them all. A resource without it links others.
type GraphQL struct {
	Type   string `json:"type"`
	Plural string `json:"plural"`
	Noun   string `json:"noun"` // name of a row, if not the words of the type
	Ru     string `json:"ru"`   // the same in Russian

	Synonyms []Synonym `json:"synonyms"` // that people try
}

// Lookup is what finding one row has beside its natural keys: its unique fields, or the fields of its primary key together.
type Lookup struct {
	Description string            `json:"description"` // if there is more to say
	ByName      bool              `json:"byName"`      // rows are found by name too, by a resolver written by hand
	Arguments   []LookupArgument  `json:"arguments"`
	Former      string            `json:"former"`   // day since which the fields of the primary key are deprecated as arguments; empty if they were none
	Defaults    map[string]string `json:"defaults"` // of fields of the primary key
}

// LookupArgument is an argument of a lookup.
type LookupArgument struct {
	Name        string `json:"name"`
	Type        string `json:"type"` // in GraphQL
	Description string `json:"description"`
}

// Inverse is the list of rows that refer to a row.
type Inverse struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Existing    bool   `json:"existing"` // lists what exists, unless asked for what does not
}

// PlaceRelation relates a row to its place, if that is of one resource. Through names another relation of the key and its field
// that refers to the resource: rows whose place is one of those are related too.
type PlaceRelation struct {
	Resource    string  `json:"resource"`
	Through     string  `json:"through"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Inverse     Inverse `json:"inverse"`
}

// List is a list of rows that do not refer to the row: by a link, possibly with required values, or by SQL that selects keys by
// {parent}.
type List struct {
	Name        string            `json:"name"`
	Resource    string            `json:"resource"`
	Description string            `json:"description"`
	Short       string            `json:"short"` // description in filters, if different
	Through     string            `json:"through"`
	Where       map[string]string `json:"where"`
	SQL         string            `json:"sql"`
}

// Order names a field that lists are ordered by.
type Order struct {
	Name        string `json:"name"`
	Field       string `json:"field"`
	Description string `json:"description"` // if it does not follow from the field
}

// Groups describe how rows are grouped, and what is computed for each group.
type Groups struct {
	Count      string      `json:"count"` // description of the count of rows
	Dimensions []Dimension `json:"dimensions"`
	Terms      []Term      `json:"terms"` // of the SQL of measures
	Measures   []Measure   `json:"measures"`
	Sets       []Set       `json:"sets"` // closed sets of values of dimensions, measures and filters
}

// Dimension is what the rows of a group share: a field, or a field of a row that a field refers to (`region.kind`), or SQL over
// the row r and rows joined to it by fields that refer to them.
type Dimension struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Path        string   `json:"field"`
	Type        string   `json:"type"` // in GraphQL, of SQL
	SQL         string   `json:"sql"`
	Joins       []string `json:"joins"`
}

// Term is SQL over the row r, which names one field of it.
type Term struct {
	Name string `json:"name"`
	SQL  string `json:"sql"`
}

// Measure is a number about the rows r of a group: a summary of a field (sum, average, least and most), the number of distinct values
// of a field, or SQL, in which {NAME} is the SQL of a term or an earlier measure. The hub computes it from columns in memory as well,
// by a function of package db where the SQL is not one of min(r.field), max(r.field) and count(r.field).
type Measure struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Summary     string `json:"summary"`
	Noun        string `json:"noun"` // what a summary or a distribution is about

	Distribution string `json:"distribution"` // field whose distribution is described
	Unless       string `json:"unless"`       // measure that refuses a distribution where it has a value
	Distinct     string `json:"distinct"`
	Type         string `json:"type"` // in GraphQL, of SQL
	Filter       string `json:"filter"`
	SQL          string `json:"sql"`
	Memory       string `json:"memory"` // function of package db
}

// Set is a closed set of values, with a filter.
type Set struct {
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Labels      *Labels    `json:"labels"`
	Categories  []Category `json:"categories"`
}

// Filter restricts rows by SQL over a row {row}, in addition to the filters on fields.
type Filter struct {
	Name        string `json:"name"`
	Type        string `json:"type"` // in GraphQL, of the value
	Description string `json:"description"`
	SQL         string `json:"sql"`
}

// Category is a member of a closed set. In a Table Schema it may be the value alone.
type Category struct {
	Value string `json:"value"`
	Label string `json:"label"` // a sentence that describes it
	Labels
}

// Labels are short labels in both languages, for people.
type Labels struct {
	En string `json:"en"`
	Ru string `json:"ru"`
}

type categories []Category

func (c *categories) UnmarshalJSON(text []byte) error {
	if bytes.HasPrefix(bytes.TrimLeft(text[1:], " \n\t"), []byte(`"`)) {
		var values []string
		if err := json.Unmarshal(text, &values); err != nil {
			return err
		}
		for _, v := range values {
			*c = append(*c, Category{Value: v})
		}
		return nil
	}
	return strictly(text, (*[]Category)(c))
}

// Search describes how the rows of a resource are found by name.
type Search struct {
	Precedence  int               `json:"precedence"`  // lower comes first among equally good hits
	Description string            `json:"description"` // of the type in GraphQL
	Words       string            `json:"words"`       // that may stand before a name
	Quoted      bool              `json:"quoted"`      // the text in quotation marks is also a name
	Initials    bool              `json:"initials"`    // the initials are also a name
	From        string            `json:"from"`        // SQL of the rows t with joins; the table alone if empty
	Columns     map[string]string `json:"columns"`     // SQL of other members of db.Name, or of the label's
}

// Network describes how to read the links that rows state. Dates are texts in SQL.
type Network struct {
	From  string `json:"from"`  // SQL of the rows t with joins; the table alone if empty
	Since string `json:"since"` // SQL of the links' period
	Until string `json:"until"`
	Lasts bool   `json:"lasts"` // until is the first day on which the links no longer hold, else the last day of the event

	// Projections of the network show rows in other ways than as nodes.
	Affiliation bool   `json:"affiliation"` // as links from their actors to what else they reference
	PartOf      string `json:"partOf"`      // as the target of their link of this kind
}

// Link is a kind of link that a foreign key states in the network, from the row to its target. One of all foreign keys with a kind
// defines it.
type Link struct {
	Kind string            `json:"kind"`
	When map[string]string `json:"when"` // required value of a field of the row

	Rank        int       `json:"rank"` // position among the kinds
	Description string    `json:"description"`
	En          [2]string `json:"en"` // names from the row, and from its target
	Ru          [2]string `json:"ru"`

	Actor       bool `json:"actor"` // leads from an affiliation to who has it
	Affiliation *struct {
		En [2]string `json:"en"`
		Ru [2]string `json:"ru"`
	} `json:"affiliation"` // names from an actor, and from the target; the same if nil
}

// DerivedLinks are links from SQL instead of a foreign key.
type DerivedLinks struct {
	Name     string `json:"name"`     // of the query
	Resource string `json:"resource"` // that they leave
	Key      string `json:"key"`      // SQL of its key
	From     string `json:"from"`     // SQL
	Since    string `json:"since"`
	Column   string `json:"column"` // SQL of the key of Target
	Target   string `json:"target"`
	Links    []Link `json:"links"`
}
