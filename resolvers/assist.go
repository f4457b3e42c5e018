package resolvers

import (
	"context"

	"govhub/assist"
	"govhub/db"
)

// suggestions returns what is suggested of a kind for each request.
func suggestions(ctx context.Context, objs []*assist.Assistance, kind assist.Kind, first int32) ([][]*assist.Suggestion, error) {
	lists := make([][]*assist.Suggestion, len(objs))
	for i, a := range objs {
		list, err := a.Suggest(ctx, kind, first)
		if err != nil {
			return nil, err
		}
		lists[i] = list
	}
	return lists, nil
}

// sourced returns nodes as what they are too: all that is suggested names its source.
func sourced(nodes []db.Node) []db.Sourced {
	list := make([]db.Sourced, len(nodes))
	for i, node := range nodes {
		list[i], _ = node.(db.Sourced)
	}
	return list
}
