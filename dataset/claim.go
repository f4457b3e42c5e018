package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/rel"
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
			holds boolean, own boolean,
			subject text COLLATE "C" GENERATED ALWAYS AS (resource || ':' || key) STORED,
			slug text COLLATE "C" GENERATED ALWAYS AS ( -- of its statement
				replace(resource || '-' || CASE WHEN key ~ '^[a-z0-9]{1,40}$' THEN key ELSE left(md5(key), 12) END || '-' || field, '_', '-')
					|| '-' || left(md5(source || ' ' || value), 8)
			) STORED
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
				t.schema.withoutRomanised(t.ground), quote(t.schema.groundTable()), strings.Join(quoteAll(t.schema.PrimaryKey), ", "), touched(t)),
			fields: t.schema.claimable(nil), source: "coalesce(g.origins #>> ARRAY[v.field, '0'], " + t.schema.unfollowed() + ")",
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
	of := []string{
		"resource", pq.QuoteLiteral(t.schema.Name), "id", t.schema.sqlKey("r"), "source", c.source, "edition", c.edition, "rows", c.rows,
		"table", t.from(), "key", strings.Join(quoteAll(t.schema.PrimaryKey), ", "), "values", strings.Join(values, ", "),
	}
	which := "{source} <> r.source"
	if c.own {
		which = "v.value = v.final AND {source} = r.source AND EXISTS (SELECT FROM claim AS o WHERE o.resource = {resource} AND o.key = {id} AND o.field = v.field)"
	}
	_, err := p.tx.ExecContext(ctx, rel.SQL(`-- name: dataset.claim
		INSERT INTO claim SELECT {resource}, {id}, v.field, v.value, {source}, {edition}, v.value IS NOT DISTINCT FROM v.final, {source} = r.source
		FROM {rows} JOIN {table} AS r USING ({key}) CROSS JOIN LATERAL (VALUES {values}) AS v (field, value, final)
		WHERE v.value IS NOT NULL AND `+which, of...))
	if err == nil && !c.own {
		err = p.measure(ctx, "claim")
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
		if slices.Contains(stated(), s.Name+"."+f.Name) && (given == nil || given[i]) {
			names = append(names, f.Name)
		}
	}
	return names
}

// findOutdated collects the statements of origins of values that their rows no longer have, since a data package states others or they
// followed an observation.
func (p *publication) findOutdated(ctx context.Context) error {
	const create = `-- name: dataset.create_outdated
		CREATE TEMPORARY TABLE outdated (slug text COLLATE "C") ON COMMIT DROP`
	if _, err := p.tx.ExecContext(ctx, create); err != nil {
		return err
	}
	for _, t := range p.tables {
		if !t.schema.sourced() || t.schema.StatementKey != nil || len(t.layers) == 0 && !t.schema.follows() {
			continue
		}
		_, err := p.tx.ExecContext(ctx, rel.SQL(`-- name: dataset.find_outdated
			INSERT INTO outdated SELECT o.slug FROM {statements} AS o JOIN {rows} AS r ON o.subject = {subject}
			WHERE o.kind = 'ORIGIN' AND NOT {holds}`,
			"statements", p.table("statement").from(), "rows", t.from(), "subject", t.schema.subject("r"), "holds", holds("o", "r"),
		))
		if err != nil {
			return err
		}
	}
	return nil
}

// writeStatements replaces the statements of origins of all rows that files state by those of the claims, adds those of former values, and
// leaves out those that are outdated.
func (p *publication) writeStatements(ctx context.Context) error {
	if err := p.findOutdated(ctx); err != nil {
		return err
	}
	var any bool
	if err := p.tx.QueryRowContext(ctx, "-- name: dataset.any_claim\nSELECT EXISTS (SELECT FROM claim) OR EXISTS (SELECT FROM outdated)").Scan(&any); err != nil {
		return err
	}
	amended := p.amended()
	if !any && len(amended) == 0 {
		return nil
	}
	t := p.table("statement")
	subjects := []string{"SELECT subject FROM claim WHERE false"}
	for _, a := range amended {
		subjects = append(subjects, fmt.Sprintf("SELECT %s FROM (%s) AS r", a.schema.subject("r"), touched(a)))
	}
	fields := strings.Join(quoteAll(t.schema.fieldNames()), ", ")
	kept := prefixedList("o.", t.schema.fieldNames())
	kept[slices.Index(t.schema.fieldNames(), "kind")] = `CASE
			WHEN o.kind = 'FORMER' AND EXISTS (
				SELECT FROM claim AS c WHERE c.holds AND c.subject = o.subject AND c.field = o.field AND c.value = o.value
			) THEN 'CLAIM'
			WHEN o.kind = 'CLAIM' AND EXISTS (
				SELECT FROM claim AS c WHERE c.holds AND c.subject = o.subject AND c.field = o.field AND c.value <> o.value AND c.edition > o.as_of
			) THEN 'FORMER'
			ELSE o.kind END`
	return p.rewrite(ctx, t, rel.SQL(`
		WITH origin AS (
			SELECT DISTINCT ON (c.subject, c.field) * FROM claim AS c
			WHERE c.holds AND NOT c.own
				AND NOT EXISTS (SELECT FROM claim AS o WHERE o.subject = c.subject AND o.field = c.field AND o.holds AND o.own)
			ORDER BY c.subject, c.field, c.edition DESC NULLS LAST, c.source
		), stated AS (
			SELECT o.*, 'ORIGIN' AS kind FROM origin AS o
			UNION ALL
			(SELECT DISTINCT ON (slug) c.*, 'FORMER' FROM claim AS c WHERE NOT c.holds ORDER BY slug, c.edition DESC NULLS LAST)
			UNION ALL -- that an older edition agrees matters where another does not
			(SELECT DISTINCT ON (slug) c.*, 'CLAIM' FROM claim AS c
			WHERE c.holds AND NOT c.own AND c.slug NOT IN (SELECT slug FROM origin) AND (c.subject, c.field) IN (
				SELECT subject, field FROM claim WHERE NOT holds UNION SELECT subject, field FROM {old} WHERE kind = 'FORMER'
			) ORDER BY slug, c.edition DESC NULLS LAST)
		)
		SELECT {kept} FROM {old} AS o
		WHERE NOT (o.kind = 'ORIGIN' AND o.subject IN ({subjects}))
			AND NOT EXISTS (SELECT FROM outdated WHERE outdated.slug = o.slug)
			AND NOT EXISTS (SELECT FROM stated AS c WHERE c.slug = o.slug)
			AND NOT (o.kind = 'ORIGIN' AND EXISTS (SELECT FROM claim AS c WHERE c.holds AND c.subject = o.subject AND c.field = o.field))
		UNION ALL
		SELECT {fields} FROM (SELECT slug, subject, field, value, kind, edition AS as_of, NULL AS note, source FROM stated) AS stated`,
		"fields", fields, "old", t.from(), "kept", strings.Join(kept, ", "), "subjects", strings.Join(subjects, " UNION ALL "),
	))
}
