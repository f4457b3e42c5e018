package resolvers

import (
	"context"

	"govhub/db"
	"govhub/graph"
	"govhub/scalar"
)

func (r *municipalityResolver) Names(ctx context.Context, objs []*db.Municipality, on *scalar.Date) ([][]*db.StatedName, error) {
	return db.StatedNames(ctx, db.ReleaseFrom(ctx), objs, on)
}

func (r *statedNameResolver) Source(ctx context.Context, objs []*db.StatedName) ([]*db.Source, error) {
	return rowsOf(ctx, db.Sources, objs, func(n *db.StatedName) db.Ref { return n.SourceKey })
}

// StatedName returns the resolvers of StatedName.
func (r *Resolver) StatedName() graph.StatedNameResolver { return &statedNameResolver{r} }

type statedNameResolver struct{ *Resolver }
