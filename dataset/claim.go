package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// A claim is what a source says of one field of a row. Claims of the files, and of the rows that these amend, become statements: the
// origin of a value that does not come from the source of its row, and older values that a newer edition replaced.

// amended lists the tables with rows that files amend.
func (p *publication) amended() (list []*loadedTable) {
	for _, t := range p.tables {
		if t.ground != "" && t.schema.sourced() && t.schema.StatementKey == nil {
			list = append(list, t)
		}
	}
	return list
}

// createClaims collects the claims of the files.
func (p *publication) createClaims(ctx context.Context) error {
	const create = `-- name: dataset.create_claims
		CREATE TEMPORARY TABLE claim (
			resource text, key text COLLATE "C", field text, value text COLLATE "C", source text COLLATE "C", edition text COLLATE "C",
			holds boolean, own boolean
		) ON COMMIT DROP`
	if _, err := p.tx.ExecContext(ctx, create); err != nil {
		return err
	}
	for _, t := range p.amended() {
		if err := p.collect(ctx, t); err != nil {
			return fmt.Errorf("collect claims of %s: %w", t.schema.Name, err)
		}
	}
	return nil
}

// collect finds the claims of other sources than the row's own, and, for their fields, those of the row's own source. What a source said
// in an earlier edition of itself is told by earlier releases.
func (p *publication) collect(ctx context.Context, t *loadedTable) error {
	for _, own := range []bool{false, true} {
		for _, l := range t.layers {
			if !l.input.dated() {
				continue
			}
			source := pq.QuoteLiteral(l.input.Source)
			if l.stated[t.schema.field("source")] {
				source = "l.source"
			}
			if err := p.claim(ctx, t, claims{
				rows: quote(l.incoming) + " AS l", fields: t.schema.claimable(l.stated), source: source, edition: pq.QuoteLiteral(l.input.Edition), own: own,
			}); err != nil {
				return err
			}
		}
		if err := p.claim(ctx, t, claims{
			rows: fmt.Sprintf("%s AS l JOIN %s AS g USING (%s) JOIN (%s) AS touched USING (%[3]s)",
				t.ground, quote(t.schema.groundTable()), strings.Join(quoteAll(t.schema.PrimaryKey), ", "), touched(t)),
			fields: t.schema.claimable(nil), source: "coalesce(g.origins #>> ARRAY[v.field, '0'], l.source)",
			edition: "coalesce(g.origins #>> ARRAY[v.field, '1'], g.edition)", own: own,
		}); err != nil {
			return err
		}
	}
	return nil
}

// claims are those of the rows of one file, or of the rows that files amend.
type claims struct {
	rows, source, edition string // SQL
	fields                []string
	own                   bool
}

func (p *publication) claim(ctx context.Context, t *loadedTable, c claims) error {
	if len(c.fields) == 0 {
		return nil
	}
	values := make([]string, len(c.fields))
	for i, name := range c.fields {
		values[i] = fmt.Sprintf(`(%s, CAST(l.%s AS text) COLLATE "C", CAST(r.%[2]s AS text) COLLATE "C")`, pq.QuoteLiteral(name), quote(name))
	}
	of := parts{
		"resource": pq.QuoteLiteral(t.schema.Name), "id": t.schema.sqlKey("r"), "source": c.source, "edition": c.edition, "rows": c.rows,
		"table": t.from(), "key": strings.Join(quoteAll(t.schema.PrimaryKey), ", "), "values": strings.Join(values, ", "),
	}
	which := "{source} <> r.source"
	if c.own {
		which = "v.value = v.final AND {source} = r.source AND EXISTS (SELECT FROM claim AS o WHERE o.resource = {resource} AND o.key = {id} AND o.field = v.field)"
	}
	_, err := p.tx.ExecContext(ctx, named(`-- name: dataset.claim
		INSERT INTO claim SELECT {resource}, {id}, v.field, v.value, {source}, {edition}, v.value IS NOT DISTINCT FROM v.final, {source} = r.source
		FROM {rows} JOIN {table} AS r USING ({key}) CROSS JOIN LATERAL (VALUES {values}) AS v (field, value, final)
		WHERE v.value IS NOT NULL AND `+which, of))
	if err == nil && !c.own {
		_, err = p.tx.ExecContext(ctx, "ANALYZE claim")
	}
	return err
}

// touched is the query of the keys that files state.
func touched(t *loadedTable) string {
	var keys []string
	for _, l := range t.layers {
		if l.input.dated() {
			keys = append(keys, fmt.Sprintf("SELECT %s FROM %s", strings.Join(quoteAll(t.schema.PrimaryKey), ", "), quote(l.incoming)))
		}
	}
	return strings.Join(keys, " UNION ")
}

// claimable lists the fields that statements may be about, of those that a file states; nil for all.
func (s *Schema) claimable(given []bool) (names []string) {
	for i, f := range s.Fields {
		if slices.Contains(stated(), s.Name+"."+f.Name) && !f.Inferred && (given == nil || given[i]) {
			names = append(names, f.Name)
		}
	}
	return names
}

// writeStatements replaces the statements of origins of all rows that files state by those of the claims, and adds those of former values.
func (p *publication) writeStatements(ctx context.Context) error {
	var any bool
	if err := p.tx.QueryRowContext(ctx, "-- name: dataset.any_claim\nSELECT EXISTS (SELECT FROM claim)").Scan(&any); err != nil {
		return err
	}
	amended := p.amended()
	if !any && len(amended) == 0 {
		return nil
	}
	t := p.table("statement")
	subjects := []string{"SELECT NULL"}
	for _, a := range amended {
		subjects = append(subjects, fmt.Sprintf("SELECT %s || %s FROM (%s) AS r",
			pq.QuoteLiteral(a.schema.Name+":"), a.schema.sqlKey("r"), touched(a)))
	}
	const slug = `replace(c.resource || '-' || CASE WHEN c.key ~ '^[a-z0-9]{1,40}$' THEN c.key ELSE left(md5(c.key), 12) END || '-' || c.field, '_', '-')
		|| '-' || left(md5(c.source || ' ' || c.value), 8)`
	fields := strings.Join(quoteAll(t.schema.fieldNames()), ", ")
	return p.rewrite(ctx, t, named(`
		SELECT {fields} FROM {old} AS o
		WHERE NOT (o.kind = 'ORIGIN' AND EXISTS (SELECT FROM ({subjects}) AS touched (subject) WHERE touched.subject = o.subject))
			AND NOT EXISTS (
				SELECT FROM claim AS c WHERE o.slug = {slug}
					OR c.holds AND o.subject = c.resource || ':' || c.key AND o.field = c.field AND (o.kind = 'ORIGIN' OR o.kind = 'FORMER' AND o.value = c.value)
			)
		UNION ALL
		SELECT {fields} FROM (
			SELECT DISTINCT ON (c.resource, c.key, c.field) {slug} AS slug, c.resource || ':' || c.key AS subject, c.field, c.value,
				'ORIGIN' AS kind, c.edition AS as_of, NULL AS note, c.source
			FROM claim AS c
			WHERE c.holds AND NOT c.own
				AND NOT EXISTS (SELECT FROM claim AS o WHERE o.resource = c.resource AND o.key = c.key AND o.field = c.field AND o.holds AND o.own)
			ORDER BY c.resource, c.key, c.field, c.edition DESC NULLS LAST, c.source
		) AS origins
		UNION ALL
		SELECT {fields} FROM (
			SELECT DISTINCT ON (slug) {slug} AS slug, c.resource || ':' || c.key AS subject, c.field, c.value,
				'FORMER' AS kind, c.edition AS as_of, NULL AS note, c.source
			FROM claim AS c WHERE NOT c.holds ORDER BY slug, c.edition DESC NULLS LAST
		) AS former`, parts{
		"fields": fields, "old": t.from(), "slug": slug, "subjects": strings.Join(subjects, " UNION ALL "),
	}))
}
