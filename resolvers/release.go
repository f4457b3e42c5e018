package resolvers

import (
	"context"
	"errors"

	"govhub/citation"
	"govhub/cite"
	"govhub/db"
	"govhub/db/control"
	"govhub/graph"
)

func (r *queryResolver) Release(ctx context.Context, number *int32) (*control.Release, error) {
	pinned := db.ReleaseFrom(ctx)
	if number == nil {
		number = &pinned.Number
	}
	info, err := pinned.Hub().Release(ctx, *number)
	if errors.Is(err, db.ErrReleaseNotFound) {
		return nil, nil
	}
	return info, err
}

func (r *queryResolver) Releases(ctx context.Context) ([]*control.Release, error) {
	return db.ReleaseFrom(ctx).Hub().Releases(ctx)
}

func (r *releaseResolver) Resources(ctx context.Context, objs []*control.Release) ([][]*control.Resource, error) {
	return db.ReleaseFrom(ctx).Hub().Resources(ctx, objs)
}

func (r *releaseResolver) Citation(ctx context.Context, objs []*control.Release, style cite.Style, lang db.Lang) ([]string, error) {
	texts := make([]string, len(objs))
	for i, release := range objs {
		var err error
		if texts[i], err = citation.Release(release, style, lang); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func (r *Resolver) Release() graph.ReleaseResolver { return &releaseResolver{r} }

type releaseResolver struct{ *Resolver }
