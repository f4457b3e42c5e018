package db

import (
	"context"
	"slices"

	"govhub/db/columns"
	"govhub/db/rel"
)

// StatementsOfNode relates the identifier of a node to the statements about it.
var StatementsOfNode = rel.OneToMany(Statements, "node.statements", "subject")

// SourcesOf lists the sources of each row, given with its own source: that one first, then those of statements about the row, by
// key. It runs no query, or one for each of the two tables of which memory lacks what it needs.
func SourcesOf(ctx context.Context, r *Release, ids []string, own []Ref) (_ [][]*Source, err error) {
	defer wrap(&err, "sources of rows")
	keys := make([][]string, len(ids))
	for i, source := range own {
		keys[i] = []string{string(source)}
	}
	distinct, places := rel.Distinct(ids)
	byPlace, err := statedSources(ctx, r, distinct)
	if err != nil {
		return nil, err
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

// statedSources returns the sources of the statements about each row, by key.
func statedSources(ctx context.Context, r *Release, ids []string) ([][]string, error) {
	if t := r.Tables().Table(Statements.Name()); t != nil && t.Orders("subject", "source") {
		return statedIn(t, ids), nil
	}
	found := make([][]string, len(ids))
	p := new(rel.Params)
	text := "SELECT DISTINCT p.n, s.source FROM " + p.Keys(ids, "p") + " JOIN statement AS s ON s.subject = p.key ORDER BY p.n, s.source"
	var stated []struct {
		N      int    `db:"n"`
		Source string `db:"source"`
	}
	if err := r.Query(ctx, "node.sources", &stated, text, p.Values...); err != nil {
		return nil, err
	}
	for _, s := range stated {
		found[s.N-1] = append(found[s.N-1], s.Source)
	}
	return found, nil
}

func statedIn(t *columns.Table, ids []string) [][]string {
	found := make([][]string, len(ids))
	subject, source := t.Column("subject").(*columns.Text), t.Column("source").(*columns.Text)
	for i, id := range ids {
		code := subject.Find(id)
		if code == 0 {
			continue
		}
		rows := t.Of("subject", code, columns.Order{Column: "source"})
		for n := range rows.Len() {
			found[i] = append(found[i], source.Value(rows.At(n)))
		}
		found[i] = slices.Compact(found[i])
	}
	return found
}
