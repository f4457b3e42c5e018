package db

import (
	"context"
	"slices"

	"govhub/db/rel"
)

// StatementsOfNode relates the identifier of a node to the statements about it.
var StatementsOfNode = rel.OneToMany(Statements, "node.statements", "subject")

// SourcesOf lists the sources of each row, given with its own source: that one first, then those of statements about the row, by
// key. It runs one query, and another one if sources are not cached.
func SourcesOf(ctx context.Context, r *Release, ids []string, own []Ref) (_ [][]*Source, err error) {
	defer wrap(&err, "sources of rows")
	keys := make([][]string, len(ids))
	for i, source := range own {
		keys[i] = []string{string(source)}
	}
	distinct, places := rel.Distinct(ids)
	p := new(rel.Params)
	text := "SELECT DISTINCT p.n, s.source FROM " + p.Keys(distinct, "p") + " JOIN statement AS s ON s.subject = p.key ORDER BY p.n, s.source"
	var stated []struct {
		N      int    `db:"n"`
		Source string `db:"source"`
	}
	if err := r.Query(ctx, "node.sources", &stated, text, p.Values...); err != nil {
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
