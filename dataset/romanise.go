package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/rel"

	"govhub/placename"
)

const (
	published = "PUBLISHED"
	romanised = "ROMANISED"
)

// romanise fills English names that no source states, and says which these are. Those of earlier releases are worked out anew, since the
// Russian name may have changed.
func (p *publication) romanise(ctx context.Context) error {
	for _, t := range p.tables {
		if f := t.schema.romanised(); f != nil {
			if err := p.romaniseField(ctx, t, f); err != nil {
				return fmt.Errorf("%s: %w", t.schema.Name, err)
			}
		}
	}
	return nil
}

// romanised is the field that the hub romanises, nil if there is none.
func (s *Schema) romanised() *Field {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Romanised != nil })
	if i < 0 {
		return nil
	}
	return &s.Fields[i]
}

// withoutRomanised is the SQL of rows without the names that an earlier release romanised: no source states these.
func (s *Schema) withoutRomanised(rows string) string {
	f := s.romanised()
	if f == nil {
		return rows
	}
	values := quoteAll(s.fieldNames())
	for _, name := range []string{f.Name, f.Romanised.Origin} {
		values[s.field(name)] = fmt.Sprintf("CASE WHEN %s IS DISTINCT FROM '%s' THEN %s END AS %[3]s", quote(f.Romanised.Origin), romanised, quote(name))
	}
	return fmt.Sprintf("(SELECT %s FROM %s)", strings.Join(values, ", "), rows)
}

func (p *publication) romaniseField(ctx context.Context, t *loadedTable, f *Field) error {
	if err := p.writeRomanised(ctx, t, f); err != nil {
		return err
	}
	fields := t.schema.fieldNames()
	values := prefixedList("r.", fields)
	name, origin := t.schema.field(f.Name), t.schema.field(f.Romanised.Origin)
	before := values[name] + ", " + values[origin]
	values[name] = "coalesce(x.name, " + values[name] + ")"
	values[origin] = fmt.Sprintf("CASE WHEN x.name IS NULL THEN '%s' ELSE '%s' END", published, romanised)
	from := fmt.Sprintf("%s AS r LEFT JOIN romanised AS x ON x.key = %s", t.from(), t.schema.sqlKey("r"))
	var differs bool
	query := fmt.Sprintf("-- name: dataset.romanised_differ\nSELECT EXISTS (SELECT FROM %s WHERE (%s) IS DISTINCT FROM (%s, %s))", from, before, values[name], values[origin])
	err := p.tx.QueryRowContext(ctx, query).Scan(&differs)
	if err == nil && differs {
		err = p.rewrite(ctx, t, fmt.Sprintf("SELECT %s FROM %s", strings.Join(values, ", "), from))
	}
	if err == nil {
		_, err = p.tx.ExecContext(ctx, "DROP TABLE romanised")
	}
	return err
}

// writeRomanised makes the table of the romanised names by key.
func (p *publication) writeRomanised(ctx context.Context, t *loadedTable, f *Field) error {
	names, err := p.romanisedNames(ctx, t, f)
	if err != nil {
		return err
	}
	const create = `-- name: dataset.create_romanised
		CREATE TEMPORARY TABLE romanised (key text COLLATE "C", name text) ON COMMIT DROP`
	if _, err := p.tx.ExecContext(ctx, create); err != nil {
		return err
	}
	stmt, err := p.tx.PrepareContext(ctx, "COPY romanised (key, name) FROM STDIN")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, n := range names {
		if _, err := stmt.ExecContext(ctx, n.key, n.english); err != nil {
			return err
		}
	}
	if _, err = stmt.ExecContext(ctx); err != nil {
		return err
	}
	_, err = p.tx.ExecContext(ctx, "ANALYZE romanised")
	return err
}

type romanisedName struct{ key, english string }

// romanisedNames romanises the names of the rows for which no source states an English one.
func (p *publication) romanisedNames(ctx context.Context, t *loadedTable, f *Field) (list []romanisedName, err error) {
	kinds := map[string]placename.Kind{}
	for _, c := range t.schema.Field(f.Romanised.Kind).Categories {
		kinds[c.Value] = placename.Kind{Ru: c.Ru, En: c.En}
	}
	rows, err := p.tx.QueryContext(ctx, rel.SQL(`-- name: dataset.romanised_names
		SELECT DISTINCT ON ({key}) {key}, {russian}, {kind} FROM {rows} AS r
		WHERE {english} IS NULL OR {origin} = {romanised}`,
		"key", t.schema.sqlKey("r"), "russian", "r."+quote(strings.TrimSuffix(f.Name, "_en")+"_ru"), "kind", "r."+quote(f.Romanised.Kind), "rows", t.from(),
		"english", "r."+quote(f.Name), "origin", "r."+quote(f.Romanised.Origin), "romanised", pq.QuoteLiteral(romanised),
	))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var key, russian, kind string
		if err := rows.Scan(&key, &russian, &kind); err != nil {
			return nil, err
		}
		list = append(list, romanisedName{key, placename.English(russian, kinds[kind])})
	}
	return list, rows.Err()
}
