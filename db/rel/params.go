package rel

import (
	"encoding/json"
	"strconv"
)

// lightConditions is how many conditions may be checked for each row by a query that still counts as light.
const lightConditions = 8

// Params are the values of a query, whose text holds their placeholders only.
type Params struct {
	Values    []any
	filtered  bool // some of them come from a filter
	relations int

	conditions int // that are checked for a row at most
	patterns   int // texts that are looked for within others
}

// heavy reports whether the work of the query may be out of proportion to the rows that it returns.
func (p *Params) heavy() bool {
	return p.relations > 0 || p.patterns > 0 || p.conditions > lightConditions
}

// Add adds a value and returns its placeholder.
func (p *Params) Add(v any) string {
	p.Values = append(p.Values, v)
	return "$" + strconv.Itoa(len(p.Values))
}

// List adds values and returns a table of them: {alias}.key, which is JSON, and {alias}.n that counts from 1. PostgreSQL
// estimates the same number of rows whatever it holds, unlike unnest, and so settles on one plan for any number of values.
func (p *Params) List(values any, alias string) string {
	return p.list("json_array_elements", values, alias)
}

// Keys is List of keys, where {alias}.key is text.
func (p *Params) Keys(keys []string, alias string) string {
	return p.list("json_array_elements_text", keys, alias)
}

func (p *Params) list(function string, values any, alias string) string {
	list, err := json.Marshal(values)
	if err != nil {
		panic(err) // of texts
	}
	return function + "(" + p.Add(string(list)) + "::json) WITH ORDINALITY AS " + alias + "(key, n)"
}
