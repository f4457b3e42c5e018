package resolvers

import (
	"context"

	"govhub/db"
	"govhub/graph"
	"govhub/page"
)

func (r *queryResolver) Changes(ctx context.Context, from int32, to *int32, resource *string, kind *db.RowChangeKind, first *int32, after *string, last *int32, before *string) (*page.Connection[db.RowChange], error) {
	pinned := db.ReleaseFrom(ctx)
	if to == nil {
		to = &pinned.Number
	}
	difference, err := pinned.Compare(ctx, from, *to, resource, kind)
	if err != nil {
		return nil, err
	}
	return difference.Page(ctx, page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *queryResolver) Revisions(ctx context.Context, id string) ([]*db.Revision, error) {
	return db.ReleaseFrom(ctx).Revisions(ctx, id)
}

func (r *rowChangeResolver) Node(ctx context.Context, objs []*db.RowChange) ([]db.Node, error) {
	return db.NodesOfChanges(ctx, db.ReleaseFrom(ctx), objs)
}

func (r *rowChangeConnectionResolver) TotalCount(ctx context.Context, objs []*page.Connection[db.RowChange]) ([]int32, error) {
	return page.TotalCounts(ctx, objs)
}

func (r *rowChangeConnectionResolver) Counts(ctx context.Context, objs []*page.Connection[db.RowChange]) ([][]*db.RowChangeCount, error) {
	return db.ChangeCounts(ctx, objs)
}

func (r *Resolver) RowChange() graph.RowChangeResolver { return &rowChangeResolver{r} }

func (r *Resolver) RowChangeConnection() graph.RowChangeConnectionResolver {
	return &rowChangeConnectionResolver{r}
}

type (
	rowChangeResolver           struct{ *Resolver }
	rowChangeConnectionResolver struct{ *Resolver }
)
