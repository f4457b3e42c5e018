// Package limits rejects GraphQL documents that would cost too much, before any expensive step.
//
// The checks run in this order, each in time linear in its input:
//
//   - [Guard.Text] on the query's text: tokens, lengths of names and strings;
//   - [Guard.Document] on the parsed document, before validation: depth, aliases, root fields, directives, selections;
//   - [Guard.Variables] on the request's variables: lengths of strings and lists;
//   - [Guard.Values] on a validated operation: how many values its arguments hold, and how long each may be;
//   - [Guard.Nodes] on a validated operation with its coerced variables: how many nodes its pages can return;
//   - [Guard.Work] on the same: what its filters and groups make the database do.
package limits

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// Limits bounds one request.
type Limits struct {
	Tokens       int // lexical tokens of the document, comments included
	Depth        int // nested fields; introspection does not count
	Aliases      int // aliases of an operation; fragments count at every spread, here and below
	RootFields   int
	Directives   int
	Selections   int // fields and fragments
	Nodes        int // rows that the pages of an operation can return; nested pages multiply
	Work         int // units of work of an operation's filters, groups and comparisons
	Values       int // values of all arguments, including values of variables
	StringLength int // characters of a string, in the document or in a variable; @maxLength of an argument overrides it
	ListLength   int // items of a list, in the document or in a variable
	PageSize     int // rows of a connection without first or last
}

// Default returns the documented limits.
func Default() Limits {
	return Limits{
		Tokens:       1000,
		Depth:        12,
		Aliases:      30,
		RootFields:   20,
		Directives:   50,
		Selections:   2000,
		Nodes:        10_000,
		Work:         2500,
		Values:       5000,
		StringLength: 1000,
		ListLength:   1000,
		PageSize:     20,
	}
}

// nameLength bounds names, because validation compares an unknown name with every known one: a name of 90 KiB would take seconds.
// GraphQL names of real schemas are far shorter.
const nameLength = 100

// Guard checks requests against one schema.
type Guard struct {
	limits        Limits
	schema        *ast.Schema
	longest       int // characters of any argument
	introspection introspectionSizes
	budget        int // field values of one introspection
}

// New returns a guard for schema.
func New(schema *ast.Schema, limits Limits) *Guard {
	g := &Guard{limits: limits, schema: schema, longest: longest(schema, limits.StringLength), introspection: sizesOf(schema)}
	g.budget = g.introspectionBudget()
	return g
}
