package resolvers

import (
	"context"

	"govhub/db"
)

func (r *queryResolver) CodeLists(ctx context.Context, names []string) ([]*db.CodeList, error) {
	return db.ListCodeLists(ctx, db.ReleaseFrom(ctx), names)
}

func (r *observationResolver) BreakdownLabel(ctx context.Context, objs []*db.Observation, lang *db.Lang) ([]string, error) {
	return db.BreakdownLabels(ctx, db.ReleaseFrom(ctx), objs, db.LangOf(lang))
}
