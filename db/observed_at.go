package db

import (
	"context"
	"database/sql"

	"govhub/db/columns"
	"govhub/db/rel"
	"govhub/db/session"
)

// ObservationArgs select an observation of a place: that of the period or, without one, of the latest in which any place of the level
// has a value.
type ObservationArgs struct {
	Indicator string
	Breakdown string
	Level     PlaceLevel
	Period    *string
}

// ObservationsAt returns the observation of each place, nil for those without one. It is an error if the release lacks the
// indicator or the breakdown.
func ObservationsAt(ctx context.Context, r *Release, places []string, args ObservationArgs) ([]*Observation, error) {
	period, err := args.known(ctx, r)
	if err != nil {
		return nil, err
	}
	keys := make([]string, len(places))
	for i, place := range places {
		keys[i] = ObservationKey{args.Indicator, place, period, args.Breakdown}.String()
	}
	return Observations.ByKeys(ctx, r, keys)
}

// known returns the period to look in, empty if no place has a value. It is an error if the release lacks the indicator or the breakdown.
func (a ObservationArgs) known(ctx context.Context, r *Release) (string, error) {
	key := lookup{a.Indicator, a.Breakdown, a.Level, ""}
	if a.Period != nil {
		key.period = *a.Period
	}
	known, _ := ctx.Value(lookupsKey{}).(*lookups)
	return known.remember(key, func() (string, error) {
		if err := CheckIndicators(ctx, r, a.Indicator); err != nil {
			return "", err
		}
		if err := checkBreakdowns(ctx, r, []string{a.Breakdown}, []string{a.Indicator}); err != nil {
			return "", err
		}
		return a.period(ctx, r)
	})
}

// period is known for what the release has.
func (a ObservationArgs) period(ctx context.Context, r *Release) (string, error) {
	if a.Period != nil {
		return *a.Period, checkPeriod("period", *a.Period)
	}
	if o := observedIn(r.Tables()); o != nil {
		if level, known := o.onLevel(r.Tables(), a.Level); known {
			first, end := o.of(a.Indicator)
			rows := o.latest(o.Select(first, end, columns.And{equal(o.breakdown, a.Breakdown), level}))
			if len(rows) == 0 {
				return "", ctx.Err()
			}
			return o.period.Value(rows[0]), ctx.Err()
		}
	}
	p := new(rel.Params)
	text := rel.SQL("SELECT max(r.period) FROM observation AS r WHERE r.indicator = {indicator} AND r.breakdown = {breakdown} AND {level}",
		"indicator", p.Add(a.Indicator), "breakdown", p.Add(a.Breakdown), "level", levels[a.Level])
	var latest []sql.NullString
	err := r.Query(session.Heavy(ctx), "observation.latest", &latest, text, p.Values...)
	if err != nil {
		return "", err
	}
	return latest[0].String, nil
}
