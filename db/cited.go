package db

import (
	"context"
	"slices"
	"strings"

	"govhub/db/rel"
)

var citedSources = NewPart("cited_sources", nil, readCited, func(cited map[string][]string) (bytes int64) {
	for _, list := range cited {
		for _, key := range list {
			bytes += bytesOfText + int64(len(key))
		}
	}
	return bytes
})

// bytesOfText is what a text in a list takes beside its letters.
const bytesOfText = 16

// CitedSources returns the keys of the sources that state rows of a release, by resource and key: the sources of the rows, those of
// statements about them, and those that notes name.
func CitedSources(ctx context.Context, r *Release) (map[string][]string, error) {
	return citedSources.Of(ctx, r)
}

func readCited(ctx context.Context, r *Release) (_ map[string][]string, err error) {
	defer wrap(&err, "cited sources")
	queries := []string{"SELECT DISTINCT split_part(subject, ':', 1) COLLATE \"C\" AS resource, source COLLATE \"C\" AS source FROM statement"}
	for _, l := range layouts() {
		if slices.Contains(l.Columns, "source") {
			queries = append(queries, rel.SQL(`SELECT DISTINCT '{name}' COLLATE "C", source COLLATE "C" FROM {table}`, "name", l.Name, "table", `"`+l.Name+`"`))
		}
		if slices.Contains(l.Columns, "note") {
			queries = append(queries, rel.SQL(`SELECT DISTINCT '{name}' COLLATE "C", named[1] COLLATE "C" FROM {table}, regexp_matches(note, '\(source ([a-z0-9-]+)\)', 'g') AS named
				WHERE note LIKE '%(source %'`, "name", l.Name, "table", `"`+l.Name+`"`))
		}
	}
	var found []struct {
		Resource string `db:"resource"`
		Source   string `db:"source"`
	}
	text := "SELECT DISTINCT c.resource, c.source FROM (" + strings.Join(queries, " UNION ALL ") + ") AS c\n" +
		`JOIN source AS s ON s.slug = c.source ORDER BY c.resource, c.source` // a note may name what is no source
	if err := r.Query(ctx, "release.cited", &found, text); err != nil {
		return nil, err
	}
	cited := map[string][]string{}
	for _, f := range found {
		cited[f.Resource] = append(cited[f.Resource], f.Source)
	}
	return cited, nil
}
