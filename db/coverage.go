package db

import (
	"context"

	"github.com/lib/pq"

	"govhub/db/rel"
	"govhub/db/session"
)

// Coverage counts the places that could have a value of an indicator in a period, and those that have one.
type Coverage struct {
	Places    *int32 `db:"places"`     // that could have a value, nil if it is not known which existed
	WithValue int32  `db:"with_value"` // of these; of all, if that is not known
	Others    *int32 `db:"others"`     // values of other places
}

// CoverageArgs say what to count.
type CoverageArgs struct {
	Level     PlaceLevel
	Period    string
	Breakdown string
}

// existing reads the places of a level: kind, whether they are part of another place of the level, and whether they existed on a day.
// The condition is that of stateOn for those that are current.
var existing = map[PlaceLevel]string{
	LevelCountry: "SELECT '" + WholeCountry + "' COLLATE \"C\" AS place, '' AS kind, false AS part, true AS there",
	LevelRegion:  "SELECT oktmo AS place, '' AS kind, false AS part, true AS there FROM region",
	LevelMunicipality: `SELECT oktmo AS place, kind, parent IS NOT NULL AS part,
		coalesce(ended_on > day, true) AND coalesce(unconfirmed_on > day, true) AND coalesce(valid_from <= day, true) AS there
		FROM municipality CROSS JOIN day`,
}

// knownOn reports whether it is known which places of a level existed on a day. The release has all regions.
var knownOn = map[PlaceLevel]string{
	LevelCountry:      "true",
	LevelRegion:       "true",
	LevelMunicipality: `EXISTS (SELECT FROM source WHERE register IS NOT NULL AND covers_from COLLATE "C" <= day::text)`,
}

// firstDay writes the first day of a period.
func firstDay(period string) string {
	return rel.SQL(`CASE WHEN length({p}) = 4 THEN {p} || '-01-01'
		WHEN substr({p}, 6, 1) = 'Q' THEN left({p}, 5) || lpad((right({p}, 1)::integer * 3 - 2)::text, 2, '0') || '-01'
		WHEN length({p}) = 7 THEN {p} || '-01' ELSE {p} END::date`, "p", period)
}

// CoverageOf returns the coverage of each indicator.
func CoverageOf(ctx context.Context, r *Release, indicators []*Indicator, args CoverageArgs) (_ []*Coverage, err error) {
	if err := checkPeriod("period", args.Period); err != nil {
		return nil, err
	}
	keys := make([]string, len(indicators))
	for i, indicator := range indicators {
		keys[i] = indicator.Slug
	}
	if err := checkBreakdowns(ctx, r, []string{args.Breakdown}, keys, nil); err != nil {
		return nil, err
	}
	text := rel.SQL(`WITH day AS (SELECT {day} AS day FROM (SELECT $2::text AS period) AS p),
	places AS MATERIALIZED ({existing}),
	kinds AS (SELECT kind, part, count(*) FILTER (WHERE there) AS places FROM places GROUP BY kind, part),
	valued AS (SELECT o.indicator, p.kind, p.part, count(*) AS all_values, count(*) FILTER (WHERE p.there) AS with_value
		FROM observation AS o JOIN places AS p ON p.place = o.place
		WHERE o.indicator = ANY($1) AND o.period = $2 AND o.breakdown = $3
		GROUP BY o.indicator, p.kind, p.part),
	counted AS (SELECT asked.n,
			coalesce(sum(kinds.places) FILTER (WHERE NOT kinds.part OR valued.with_value > 0), 0) AS places,
			coalesce(sum(valued.with_value), 0) AS with_value, coalesce(sum(valued.all_values), 0) AS all_values
		FROM unnest($1::text[]) WITH ORDINALITY AS asked(indicator, n)
		LEFT JOIN kinds ON true
		LEFT JOIN valued ON valued.indicator = asked.indicator AND valued.kind = kinds.kind AND valued.part = kinds.part
		GROUP BY asked.n)
SELECT CASE WHEN known THEN places END::integer AS places,
	CASE WHEN known THEN with_value ELSE all_values END::integer AS with_value,
	CASE WHEN known THEN all_values - with_value END::integer AS others
FROM counted CROSS JOIN (SELECT {known} AS known FROM day) AS k ORDER BY n`,
		"day", firstDay("p.period"), "existing", existing[args.Level], "known", knownOn[args.Level])
	var found []*Coverage
	err = r.Query(session.Heavy(session.PlannedAnew(ctx)), "indicator.coverage", &found, text, pq.Array(keys), args.Period, args.Breakdown)
	return found, err
}
