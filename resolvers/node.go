package resolvers

import (
	"context"
	"fmt"

	"govhub/db"
	"govhub/errorcode"
	"govhub/graph"
	"govhub/graph/plan"
)

func (r *queryResolver) Node(ctx context.Context, id string) (db.Node, error) {
	if err := db.CheckID(id); err != nil {
		return nil, err
	}
	nodes, err := db.NodesByID(ctx, db.ReleaseFrom(ctx), []string{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

func (r *queryResolver) Nodes(ctx context.Context, ids []string) ([]db.Node, error) {
	if len(ids) > maxNodes {
		return nil, &errorcode.InputError{
			Code: errorcode.ListTooLong, Reason: fmt.Sprintf("%d ids are too many: ask for at most %d at once", len(ids), maxNodes),
		}
	}
	for i, id := range ids {
		if err := db.CheckID(id); err != nil {
			plan.ElementFailed(ctx, i, err)
		}
	}
	return db.NodesByID(ctx, db.ReleaseFrom(ctx), ids)
}

func (r *Resolver) Query() graph.QueryResolver { return &queryResolver{r} }

type queryResolver struct{ *Resolver }
