package db

import (
	"context"

	"github.com/lib/pq"

	"govhub/existence"
	"govhub/scalar"
)

// StatedName is a name that a source states for a municipality.
type StatedName struct {
	Subject   string              `db:"subject"`
	Name      string              `db:"name"`
	AsOf      *scalar.PartialDate `db:"as_of"`
	SourceKey Ref                 `db:"source"`
}

// StatedNames returns the names of municipalities in the editions of their sources, the newest first: the present one, and those of
// statements. With a day it returns the one of the newest edition until then, or the oldest known.
func StatedNames(ctx context.Context, r *Release, of []*Municipality, on *scalar.Date) (_ [][]*StatedName, err error) {
	defer wrap(&err, "names of municipalities")
	codes := make([]string, len(of))
	for i, m := range of {
		codes[i] = m.OKTMO
	}
	const query = `WITH asked AS (SELECT unnest($1::text[]) AS oktmo), stated AS (
			SELECT s.subject, s.value, s.as_of, s.source, s.kind FROM asked JOIN statement AS s
				ON s.subject = 'municipality:' || asked.oktmo AND s.field = 'name_ru'
		)
		SELECT ('municipality:' || m.oktmo) COLLATE "C" AS subject, m.name_ru COLLATE "C" AS name, coalesce(o.as_of, m.last_stated) AS as_of, coalesce(o.source, m.source) AS source
		FROM asked JOIN municipality AS m USING (oktmo)
		LEFT JOIN stated AS o ON o.subject = 'municipality:' || m.oktmo AND o.kind = 'ORIGIN'
		UNION
		SELECT subject, value COLLATE "C", as_of, source FROM stated WHERE kind <> 'ORIGIN'
		ORDER BY subject, as_of DESC NULLS LAST, name, source`
	var found []*StatedName
	if err := r.Query(ctx, "municipality.names", &found, query, pq.Array(codes)); err != nil {
		return nil, err
	}
	names := map[string][]*StatedName{}
	for _, n := range found {
		names[n.Subject] = append(names[n.Subject], n)
	}
	lists := make([][]*StatedName, len(of))
	for i, m := range of {
		if lists[i] = names[m.ID()]; on != nil {
			lists[i] = namedOn(lists[i], *on)
		}
	}
	return lists, nil
}

// namedOn returns the first name of an edition until the day, else the last.
func namedOn(names []*StatedName, on scalar.Date) []*StatedName {
	for i, n := range names {
		if n.AsOf != nil && existence.Day(string(*n.AsOf)) <= string(on) {
			return names[i : i+1]
		}
	}
	return names[max(0, len(names)-1):]
}
