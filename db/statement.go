package db

import (
	"context"
	"slices"

	"govhub/page"
)

// Statement is a row of resource statement. Its fields are described by the Table Schema.
type Statement struct {
	Slug    string `db:"slug"`
	Subject string `db:"subject"` // identifier of a node
	Field   string `db:"field"`
	Value   string `db:"value"`
	Provenance
}

// Key returns the natural key of the row.
func (s *Statement) Key() string { return s.Slug }

// ID returns the global identifier.
func (s *Statement) ID() string { return globalID("statement", s.Key()) }

// IsNode marks the row as a node.
func (*Statement) IsNode() {}

// Statements is the table of resource statement.
var Statements = newTable("statement", "slug",
	by("FIELD", "field", func(s *Statement) string { return s.Field }),
)

// StatementsOfNode leads from the identifier of a node to the statements about it.
var StatementsOfNode = having(Statements, "node.statements", "subject")

// SourcesOf lists the sources of each row, given with the source that it names itself: that one first, then those of
// statements about the row, by key. It runs one statement, and another one if sources are not in memory.
func SourcesOf(ctx context.Context, r *Release, ids []string, own []Ref) (_ [][]*Source, err error) {
	defer wrap(&err, "sources of rows")
	keys := make([][]string, len(ids))
	for i, source := range own {
		keys[i] = []string{string(source)}
	}
	distinct, places := unique(ids)
	p := new(params)
	text := "SELECT DISTINCT p.n, s.source FROM " + p.keys(distinct, "p") + " JOIN statement AS s ON s.subject = p.key ORDER BY p.n, s.source"
	var stated []struct {
		N      int    `db:"n"`
		Source string `db:"source"`
	}
	if err := r.query(ctx, "node.sources", &stated, text, p.values...); err != nil {
		return nil, err
	}
	byPlace := make([][]string, len(distinct))
	for _, s := range stated {
		byPlace[s.N-1] = append(byPlace[s.N-1], s.Source)
	}
	var all []string
	for i, place := range places {
		for _, key := range byPlace[place] {
			if !slices.Contains(keys[i], key) {
				keys[i] = append(keys[i], key)
			}
		}
		all = append(all, keys[i]...)
	}
	rows, err := Sources.ByKeys(ctx, r, all)
	if err != nil {
		return nil, err
	}
	sources := make([][]*Source, len(ids))
	for i := range keys {
		sources[i], rows = rows[:len(keys[i]):len(keys[i])], rows[len(keys[i]):]
	}
	return sources, nil
}

// StatementFilter restricts a list of statements.
type StatementFilter struct {
	And     []*StatementFilter
	Or      []*StatementFilter
	Not     *StatementFilter
	Slug    *StringFilter
	Subject *StringFilter
	Field   *StringFilter
	Value   *StringFilter
	Source  *SourceFilter
}

func (f *StatementFilter) where(w *where) {
	if f == nil {
		return
	}
	logic(w, f.And, f.Or, f.Not)
	w.text("slug", f.Slug)
	w.text("subject", f.Subject)
	w.text("field", f.Field)
	w.text("value", f.Value)
	one(w, "source", Sources, f.Source)
}

// Names that the GraphQL schema knows these types by.
type (
	StatementConnection = page.Connection[Statement]
	StatementEdge       = page.Edge[Statement]
	StatementListFilter = ListFilter[StatementFilter]
	StatementOrder      = Order
	StatementOrderField = OrderField
)
