package resolvers

import (
	"context"
	"fmt"

	"govhub/db"
	"govhub/errorcode"
	"govhub/graph"
)

func (r *queryResolver) Node(ctx context.Context, id string) (db.Node, error) {
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
	return db.NodesByID(ctx, db.ReleaseFrom(ctx), ids)
}

func (r *Resolver) Query() graph.QueryResolver { return &queryResolver{r} }

type queryResolver struct{ *Resolver }
