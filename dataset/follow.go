package dataset

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"

	"govhub/db/rel"
)

// follow lets fields take the newest observation of their indicator up to the reference date, of the whole, unless the row states a value
// of that day or a newer one. The observation's source becomes the origin of the value; a replaced value that came from the source of the
// row stays as a former one.
func (p *publication) follow(ctx context.Context) error {
	for _, t := range p.tables {
		for _, f := range t.schema.Fields {
			if f.Follows == nil {
				continue
			}
			if err := p.followIndicator(ctx, t, &f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *publication) followIndicator(ctx context.Context, t *loadedTable, f *Field) error {
	before := p.table("observation").from()
	if p.current.number != 0 {
		before = shownAs(p.current.number, "observation")
	}
	parts := []string{
		"before", before,
		"resource", pq.QuoteLiteral(t.schema.Name), "name", pq.QuoteLiteral(f.Name), "field", "r." + quote(f.Name), "date", "r." + quote(f.Follows.Date),
		"dated", pq.QuoteLiteral(f.Follows.Date),
		"id", t.schema.sqlKey("r"), "rows", t.from(), "observations", p.table("observation").from(), "statements", p.table("statement").from(),
		"indicators", p.table("indicator").from(), "indicator", pq.QuoteLiteral(f.Follows.Indicator), "reference", pq.QuoteLiteral(p.reference),
		"least", cmp.Or(f.Constraints.Minimum.String(), "-2147483648"),
	}
	create := rel.SQL(`-- name: dataset.follow
		CREATE TEMPORARY TABLE followed ON COMMIT DROP AS
		SELECT {id} AS key, o.value, o.day, o.source, {field} AS old, {date} AS old_day, r.source AS own
		FROM {rows} AS r JOIN (
			SELECT DISTINCT ON (o.place) o.* FROM (
				SELECT o.place, o.period, o.breakdown, o.value, o.source, CAST(left(period, 4)
					|| CASE WHEN period ~ 'Q' THEN '-' || lpad(CAST(CAST(right(period, 1) AS integer) * 3 - 2 AS text), 2, '0') || '-01'
						ELSE rpad(substr(period, 5), 6, '-01-01') END AS date) AS day
				FROM {observations} AS o JOIN {indicators} AS i ON i.slug = o.indicator
				WHERE o.indicator = {indicator} AND o.breakdown = i.total_breakdown
					AND value = trunc(value) AND value BETWEEN {least} AND 2147483647 -- others do not fit the field
			) AS o
			WHERE o.day <= CAST({reference} AS date)
			ORDER BY o.place, o.day DESC, length(o.period) DESC, o.period
		) AS o ON o.place = {id}
		WHERE {field} IS NULL OR {date} IS NULL OR {date} < o.day
			OR {date} = o.day AND {field} <> o.value AND EXISTS ( -- followed before, and the observation was revised
				SELECT FROM {before} AS b WHERE b.indicator = {indicator} AND b.place = o.place AND b.period = o.period
					AND b.breakdown = o.breakdown AND b.value = {field}
				UNION ALL
				SELECT FROM {statements} AS s
				WHERE s.subject = {resource} || ':' || {id} AND s.field = {name} AND s.kind = 'ORIGIN' AND s.value = CAST({field} AS text)
			)`, parts...)
	if _, err := p.tx.ExecContext(ctx, create); err != nil {
		return err
	}
	var any bool
	if err := p.tx.QueryRowContext(ctx, "-- name: dataset.any_followed\nSELECT EXISTS (SELECT FROM followed)").Scan(&any); err != nil {
		return err
	}
	if any {
		if err := p.takeFollowed(ctx, t, f, parts); err != nil {
			return err
		}
	}
	_, err := p.tx.ExecContext(ctx, "DROP TABLE followed")
	return err
}

// takeFollowed writes the values of table followed into the field. What was said of the days before holds no longer.
func (p *publication) takeFollowed(ctx context.Context, t *loadedTable, f *Field, parts []string) error {
	claims := rel.SQL(`-- name: dataset.claim_followed
		DELETE FROM claim AS c USING followed AS f WHERE c.resource = {resource} AND c.key = f.key AND c.field IN ({name}, {dated}) AND c.holds;
		INSERT INTO claim
		SELECT {resource}, key, {name}, CAST(trunc(value) AS text), source, CAST(day AS text), true, source = own FROM followed
		UNION ALL
		SELECT {resource}, key, {name}, CAST(old AS text), own, CAST(old_day AS text), false, true FROM followed AS f
		WHERE old <> value AND NOT EXISTS (
			SELECT FROM {statements} AS s
			WHERE s.subject = {resource} || ':' || f.key AND s.field = {name} AND s.kind = 'ORIGIN' AND s.value = CAST(old AS text)
		)`, parts...)
	if _, err := p.tx.ExecContext(ctx, claims); err != nil {
		return err
	}
	values := prefixedList("r.", t.schema.fieldNames())
	values[slices.Index(t.schema.fieldNames(), f.Name)] = "coalesce(f.value, {field})"
	values[slices.Index(t.schema.fieldNames(), f.Follows.Date)] = "coalesce(f.day, {date})"
	return p.rewrite(ctx, t, rel.SQL("SELECT "+strings.Join(values, ", ")+" FROM {rows} AS r LEFT JOIN followed AS f ON f.key = {id}", parts...))
}

// follows reports whether a field follows an indicator.
func (s *Schema) follows() bool {
	return slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Follows != nil })
}

// unfollowed is the SQL of the source of a field v of a row l that has no origin: that of the row, or none of the day of a followed value,
// which came with the value.
func (s *Schema) unfollowed() string {
	var days strings.Builder
	for _, f := range s.Fields {
		if f.Follows != nil {
			fmt.Fprintf(&days, " WHEN v.field = %s AND g.origins ? %s THEN NULL", pq.QuoteLiteral(f.Follows.Date), pq.QuoteLiteral(f.Name))
		}
	}
	if days.Len() == 0 {
		return "l.source"
	}
	return "CASE" + days.String() + " ELSE l.source END"
}
