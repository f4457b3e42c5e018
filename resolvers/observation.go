package resolvers

import (
	"context"

	"govhub/db"
)

func (r *queryResolver) Observation(ctx context.Context, indicator, place, period, breakdown string) (*db.Observation, error) {
	return rowByKey(ctx, db.Observations, db.ObservationKey(indicator, place, period, breakdown))
}
