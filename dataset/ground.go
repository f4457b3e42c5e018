package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/rel"
)

// The ground of a resource are the rows that files amend: those of the current release, or of data packages before the first file.

// groundTable is the name of a temporary table of the rows that files amend: edition of the row, and the sources and editions of fields
// that come from other sources.
func (s *Schema) groundTable() string { return s.Name + "_ground" }

// layGround remembers the rows that files amend.
func (p *publication) layGround(ctx context.Context, t *loadedTable) error {
	t.ground = t.from()
	if !t.schema.sourced() {
		return nil
	}
	_, err := p.tx.ExecContext(ctx, rel.SQL(`-- name: dataset.lay_ground
		CREATE TEMPORARY TABLE {ground} ON COMMIT DROP AS
		SELECT {key}, {edition} AS edition, x.origins
		FROM {rows} AS r LEFT JOIN {sources} AS s ON s.slug = r.source
		LEFT JOIN (
			SELECT t.subject, jsonb_object_agg(t.field, jsonb_build_array(t.source, coalesce(t.as_of, {edition}))) AS origins
			FROM {statements} AS t LEFT JOIN {sources} AS s ON s.slug = t.source JOIN {rows} AS r ON t.subject = {subject}
			WHERE t.kind = 'ORIGIN' AND {holds} GROUP BY t.subject
		) AS x ON x.subject = {subject}`,
		"ground", quote(t.schema.groundTable()), "key", prefixed("r.", t.schema.PrimaryKey), "edition", fmt.Sprintf(editionOf, "s"),
		"rows", t.ground, "sources", p.groundOf("source"), "statements", p.groundOf("statement"),
		"subject", t.schema.subject("r"), "holds", holds("t", "r"),
	))
	if err == nil {
		err = p.measure(ctx, t.schema.groundTable())
	}
	return err
}

// measure lets PostgreSQL plan by the content of a temporary table, which it does not do by itself.
func (p *publication) measure(ctx context.Context, table string) error {
	_, err := p.tx.ExecContext(ctx, "ANALYZE "+quote(table))
	return err
}

// subject is the SQL of what statements call a row.
func (s *Schema) subject(table string) string {
	return pq.QuoteLiteral(s.Name+":") + " || " + s.sqlKey(table)
}

// holds is the SQL that reports whether the row has the value of a statement.
func holds(statement, row string) string {
	return fmt.Sprintf("%[1]s.value IS NOT DISTINCT FROM to_jsonb(%[2]s) ->> %[1]s.field", statement, row)
}

// groundOf is where the rows of a resource are that files amend.
func (p *publication) groundOf(resource string) string {
	t := p.table(resource)
	if t.ground != "" {
		return t.ground
	}
	return t.from()
}

// newerThan lists the files that were applied already and are newer.
func (t *loadedTable) newerThan(l *layer) (list []*layer) {
	for _, other := range t.layers {
		if other.input.dated() && other.input.Edition > l.input.Edition {
			list = append(list, other)
		}
	}
	return list
}

// outdated is the SQL that reports whether a newer edition than that of the file states the field.
func (t *loadedTable) outdated(l *layer, field int) string {
	f := t.schema.Fields[field]
	own := "ground.edition"
	if f.Name != "source" {
		own = fmt.Sprintf("coalesce(ground.origins #>> '{%s,1}', ground.edition)", f.Name)
	}
	newer := fmt.Sprintf("coalesce(%s > %s, false)", own, pq.QuoteLiteral(l.input.Edition))
	newer += " AND (base." + quote(f.Name) + " IS NOT NULL"
	if !slices.Contains(l.input.Keeps[t.schema.Name], f.Name) { // an empty cell of this source states something, too
		newer += " OR base.source = " + pq.QuoteLiteral(l.input.Source)
	}
	newer += ")"
	for i, other := range t.newerThan(l) {
		if other.stated[field] {
			newer += fmt.Sprintf(" OR newer_%d.%s IS NOT NULL", i, quote(f.Name))
		}
	}
	return newer
}

// joinEditions is the SQL that joins what outdated compares with.
func (t *loadedTable) joinEditions(l *layer) string {
	key := strings.Join(quoteAll(t.schema.PrimaryKey), ", ")
	joins := fmt.Sprintf(" LEFT JOIN %s AS ground USING (%s)", quote(t.schema.groundTable()), key)
	for i, other := range t.newerThan(l) {
		joins += fmt.Sprintf(" LEFT JOIN (SELECT DISTINCT ON (%s) * FROM %s) AS newer_%d USING (%[1]s)", key, quote(other.incoming), i)
	}
	return joins
}
