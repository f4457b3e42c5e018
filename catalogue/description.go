package catalogue

import (
	"bytes"
	"encoding/json"
)

// GraphQL names the type of the rows of a resource, and the list of them all. A resource without is a link between others.
type GraphQL struct {
	Type   string `json:"type"`
	Plural string `json:"plural"`
	Noun   string `json:"noun"` // where the words of the type are not what a row is called
}

// Lookup is how one row is found, where that is not by its key or codes alone.
type Lookup struct {
	Description string           `json:"description"`
	Arguments   []LookupArgument `json:"arguments"`
}

// LookupArgument is an argument of a lookup.
type LookupArgument struct {
	Name        string `json:"name"`
	Type        string `json:"type"` // in GraphQL, with its default value
	Description string `json:"description"`
}

// Inverse is the list that leads from a row back to the rows that refer to it.
type Inverse struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// PlaceRelation leads from a row to its place, if that is of the resource.
type PlaceRelation struct {
	Resource    string  `json:"resource"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Inverse     Inverse `json:"inverse"`
}

// List leads from a row to rows of a resource that no foreign key leads to: through a link, whose rows may have to have
// values, or by SQL that selects keys on {parent}.
type List struct {
	Name        string            `json:"name"`
	Resource    string            `json:"resource"`
	Description string            `json:"description"`
	Short       string            `json:"short"` // description where it is filtered by, if another
	Through     string            `json:"through"`
	Where       map[string]string `json:"where"`
	SQL         string            `json:"sql"`
}

// Order names a field that lists are ordered by.
type Order struct {
	Name        string `json:"name"`
	Field       string `json:"field"`
	Description string `json:"description"` // where it does not follow from the field
}

// Groups say how rows are put into groups, and what is worked out about each.
type Groups struct {
	Count      string      `json:"count"` // what the rows of a group are
	Dimensions []Dimension `json:"dimensions"`
	Measures   []Measure   `json:"measures"`
	Sets       []Set       `json:"sets"` // closed sets that dimensions take their values from
}

// Dimension is what the rows of a group have in common: a field, or that of a row that a field refers to (`region.kind`), or
// SQL over the row r and rows joined to it by fields that refer to them.
type Dimension struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Path        string   `json:"field"`
	Type        string   `json:"type"` // in GraphQL, of SQL
	SQL         string   `json:"sql"`
	Joins       []string `json:"joins"`
}

// Measure is a figure about the rows r of a group: a summary of a field (sum, average, least and most), the number of
// different values of a field, or SQL.
type Measure struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Summary     string `json:"summary"`
	Noun        string `json:"noun"` // what a summary counts
	Distinct    string `json:"distinct"`
	Type        string `json:"type"` // in GraphQL, of SQL
	Filter      string `json:"filter"`
	SQL         string `json:"sql"`
}

// Set is a closed set of values.
type Set struct {
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Categories  []Category `json:"categories"`
}

// Code is a field whose values find a row.
type Code struct {
	Field       string `json:"field"`
	Description string `json:"description"`
}

// Category is a member of a closed set. Table Schema lets it be the value alone.
type Category struct {
	Value string `json:"value"`
	Label string `json:"label"`
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

// Search says how the rows of a resource are found by their names.
type Search struct {
	Precedence  int               `json:"precedence"`  // of equally good hits the lower comes first
	Description string            `json:"description"` // of the type in GraphQL
	Words       string            `json:"words"`       // that may stand before a name
	Quoted      bool              `json:"quoted"`      // people know rows by what stands in quotation marks in their names
	Initials    bool              `json:"initials"`    // or by the initials of their names
	From        string            `json:"from"`        // SQL of the rows t and what is joined to them; the table alone if empty
	Columns     map[string]string `json:"columns"`     // SQL of what db.Name has beside the label, or instead of it
}

// Network says how the links that rows state are read. Dates are texts in SQL.
type Network struct {
	From  string `json:"from"`  // SQL of the rows t and what is joined to them; the table alone if empty
	Since string `json:"since"` // SQL of the period of the links
	Until string `json:"until"`
	Lasts bool   `json:"lasts"` // until is the first day on which the links no longer hold, else the last day of what happened
}

// Link is a kind of link that a foreign key states in the network, from the row to what it refers to. Of all that name a kind
// one defines it.
type Link struct {
	Kind string            `json:"kind"`
	When map[string]string `json:"when"` // value that a field of the row must have

	Rank        int       `json:"rank"` // place among the kinds wherever they are listed
	Description string    `json:"description"`
	En          [2]string `json:"en"` // how it reads from the row, and from what it refers to
	Ru          [2]string `json:"ru"`
}

// DerivedLinks are links that no foreign key states, but SQL.
type DerivedLinks struct {
	Name     string `json:"name"`     // of the statement
	Resource string `json:"resource"` // that they go out from
	Key      string `json:"key"`      // SQL of its key
	From     string `json:"from"`     // SQL
	Since    string `json:"since"`
	Column   string `json:"column"` // SQL of the key of Target
	Target   string `json:"target"`
	Links    []Link `json:"links"`
}
