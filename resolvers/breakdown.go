package resolvers

import (
	"context"

	"govhub/db"
)

func (r *queryResolver) Breakdown(ctx context.Context, indicator, code string) (*db.Breakdown, error) {
	return rowByKey(ctx, db.Breakdowns, db.BreakdownKey(indicator, code))
}
