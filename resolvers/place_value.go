package resolvers

import (
	"context"

	"govhub/db"
	"govhub/db/rel"
	"govhub/scalar"
)

func (r *regionResolver) Value(ctx context.Context, objs []*db.Region, indicator string, breakdown string, period *string) ([]*scalar.Decimal, error) {
	return valuesAt(ctx, objs, db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelRegion, Period: period})
}

func (r *regionResolver) ValueObservation(ctx context.Context, objs []*db.Region, indicator string, breakdown string, period *string) ([]*db.Observation, error) {
	return observationsAt(ctx, objs, db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelRegion, Period: period})
}

func (r *municipalityResolver) Value(ctx context.Context, objs []*db.Municipality, indicator string, breakdown string, period *string) ([]*scalar.Decimal, error) {
	return valuesAt(ctx, objs, db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelMunicipality, Period: period})
}

func (r *municipalityResolver) ValueObservation(ctx context.Context, objs []*db.Municipality, indicator string, breakdown string, period *string) ([]*db.Observation, error) {
	return observationsAt(ctx, objs, db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelMunicipality, Period: period})
}

// observationsAt returns the observation of each place. A place's key is its code.
func observationsAt[P any](ctx context.Context, places []*P, args db.ObservationArgs) ([]*db.Observation, error) {
	codes := make([]string, len(places))
	for i, p := range places {
		codes[i] = any(p).(rel.Row).Key()
	}
	return db.ObservationsAt(ctx, db.ReleaseFrom(ctx), codes, args)
}

// valuesAt returns the value of each place.
func valuesAt[P any](ctx context.Context, places []*P, args db.ObservationArgs) ([]*scalar.Decimal, error) {
	found, err := observationsAt(rel.WithColumns(ctx, []string{"value"}), places, args)
	if err != nil {
		return nil, err
	}
	return valuesOf(found), nil
}

// valuesOf returns the values of observations, nil without one.
func valuesOf(observed []*db.Observation) []*scalar.Decimal {
	values := make([]*scalar.Decimal, len(observed))
	for i, o := range observed {
		if o != nil {
			values[i] = &o.Value
		}
	}
	return values
}
