package rel

import (
	"encoding/json"
	"strconv"
)

// lightConditions bounds the conditions that a light query checks per row.
const lightConditions = 8

// Params are the values of a query. Its text has only their placeholders.
type Params struct {
	Values    []any
	filtered  bool // has values of a filter
	relations int

	conditions int // checked per row, at most
	patterns   int // searches within texts
}

// heavy reports whether the query may do much more work than its result suggests.
func (p *Params) heavy() bool {
	return p.relations > 0 || p.patterns > 0 || p.conditions > lightConditions
}

// Add adds a value and returns its placeholder.
func (p *Params) Add(v any) string {
	p.Values = append(p.Values, v)
	return "$" + strconv.Itoa(len(p.Values))
}

// List adds values and returns a table of them, with the columns {alias}.key, which is JSON, and {alias}.n, counted from 1.
// PostgreSQL estimates the same number of rows for every list, unlike unnest, and so keeps one plan for any number of values.
func (p *Params) List(values any, alias string) string {
	return p.list("json_array_elements", values, alias)
}

// Keys is List for keys: {alias}.key is text.
func (p *Params) Keys(keys []string, alias string) string {
	return p.list("json_array_elements_text", keys, alias)
}

func (p *Params) list(function string, values any, alias string) string {
	list, err := json.Marshal(values)
	if err != nil {
		panic(err) // cannot happen: texts marshal
	}
	return function + "(" + p.Add(string(list)) + "::json) WITH ORDINALITY AS " + alias + "(key, n)"
}
