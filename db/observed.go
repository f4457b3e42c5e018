package db

import (
	"context"
	"slices"

	"github.com/lib/pq"

	"govhub/db/rel"
	"govhub/db/session"
	"govhub/errorcode"
)

// CheckIndicators returns an error if the release lacks one of the indicators. Otherwise an unknown indicator would look like one
// without observations.
func CheckIndicators(ctx context.Context, r *Release, indicators ...string) error {
	known, err := Indicators.ByKeys(rel.WithColumns(ctx, nil), r, indicators)
	if err != nil {
		return err
	}
	if i := slices.Index(known, nil); i >= 0 {
		return errorcode.BadInput(errorcode.BadLookup, "no indicator is called %.100q: indicators lists them", indicators[i])
	}
	return nil
}

// checkBreakdowns returns an error if no list of indicators has a breakdown. It tries the lists in turn; nil is all indicators of the
// release. The total is always known.
func checkBreakdowns(ctx context.Context, r *Release, breakdowns []string, lists ...[]string) (err error) {
	unknown := slices.DeleteFunc(slices.Clone(breakdowns), func(b string) bool { return b == TotalBreakdown })
	for _, indicators := range lists {
		if len(unknown) == 0 {
			return nil
		}
		if unknown, err = unobserved(ctx, r, indicators, unknown); err != nil {
			return err
		}
	}
	if len(unknown) > 0 {
		return errorcode.BadInput(errorcode.BadLookup, "no observation of these indicators has the breakdown %.100q: observationGroups(groupBy: [BREAKDOWN]) lists them", unknown[0])
	}
	return nil
}

// unobserved returns the breakdowns that no observation of the indicators has, in order.
func unobserved(ctx context.Context, r *Release, indicators, breakdowns []string) (unknown []string, err error) {
	if o := observedIn(r.Tables()); o != nil {
		return o.lacking(indicators, breakdowns), nil
	}
	p := new(rel.Params)
	codes, of := p.Add(pq.Array(breakdowns)), ""
	if indicators != nil {
		of = "o.indicator = ANY(" + p.Add(pq.Array(indicators)) + "::text[]) AND "
	}
	text := `SELECT b.code
FROM unnest(` + codes + `::text[]) WITH ORDINALITY AS b(code, n)
WHERE NOT EXISTS (SELECT FROM observation AS o WHERE ` + of + `o.breakdown = b.code)
ORDER BY b.n`
	err = r.Query(session.Heavy(ctx), "observation.breakdowns", &unknown, text, p.Values...)
	return unknown, err
}

// Levels of places.
const (
	LevelCountry      PlaceLevel = "COUNTRY"
	LevelRegion       PlaceLevel = "REGION"
	LevelMunicipality PlaceLevel = "MUNICIPALITY"
)

// Codes of observations.
const (
	TotalBreakdown = "_T"
	WholeCountry   = "RU"
)
