package resolvers

import (
	"context"

	"govhub/db"
)

func (r *statementResolver) About(ctx context.Context, objs []*db.Statement) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(s *db.Statement) string { return s.Subject })
}
