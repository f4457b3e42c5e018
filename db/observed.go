package db

import (
	"context"
	"slices"

	"github.com/lib/pq"
)

// checkObserved returns an error if the release does not hold one of the indicators, or if none of them has one of the breakdowns.
// Nothing published and nothing of that name would look the same otherwise. The total is never unknown.
func checkObserved(ctx context.Context, r *Release, indicators, breakdowns []string) error {
	known, err := Indicators.ByKeys(WithColumns(ctx, nil), r, indicators)
	if err != nil {
		return err
	}
	if i := slices.Index(known, nil); i >= 0 {
		return badInput(BadLookup, "no indicator is called %.100q: indicators lists them", indicators[i])
	}
	parts := slices.DeleteFunc(slices.Clone(breakdowns), func(b string) bool { return b == totalBreakdown })
	if len(parts) == 0 || len(indicators) == 0 {
		return nil
	}
	const query = `SELECT b.code
		FROM unnest($2::text[]) WITH ORDINALITY AS b(code, n)
		WHERE NOT EXISTS (SELECT FROM observation AS o WHERE o.indicator = ANY($1::text[]) AND o.breakdown = b.code)
		ORDER BY b.n LIMIT 1`
	var unknown []string
	if err := r.query(ctx, "observation.breakdowns", &unknown, query, pq.Array(indicators), pq.Array(parts)); err != nil {
		return err
	}
	if len(unknown) > 0 {
		return badInput(BadLookup, "no observation of the indicators asked for has the breakdown %.100q: observationGroups(groupBy: [BREAKDOWN]) lists them", unknown[0])
	}
	return nil
}
