package resolvers

import (
	"context"

	"govhub/db"
	"govhub/graph"
	"govhub/reforms"
)

func (r *followedSeriesResolver) Points(ctx context.Context, objs []*reforms.Series, last int32) ([][]*reforms.Point, error) {
	lists := make([][]*reforms.Point, len(objs))
	for i, s := range objs {
		points, err := s.Last(last)
		if err != nil {
			return nil, err
		}
		lists[i] = points
	}
	return lists, nil
}

func (r *seriesResolver) Followed(ctx context.Context, objs []*db.Series, borders reforms.Borders, weightedBy *string) ([]*reforms.Series, error) {
	return reforms.Follow(ctx, db.ReleaseFrom(ctx), objs, borders, weightedBy)
}

func (r *seriesBreakResolver) Change(ctx context.Context, objs []*reforms.Break) ([]*db.TerritoryChange, error) {
	return rowsOf(ctx, db.TerritoryChanges, objs, func(b *reforms.Break) db.Ref { return b.ChangeKey })
}

func (r *Resolver) FollowedSeries() graph.FollowedSeriesResolver { return &followedSeriesResolver{r} }

func (r *Resolver) SeriesBreak() graph.SeriesBreakResolver { return &seriesBreakResolver{r} }

type (
	followedSeriesResolver struct{ *Resolver }
	seriesBreakResolver    struct{ *Resolver }
)
