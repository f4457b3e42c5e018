package resolvers

import (
	"context"

	"govhub/assist"
	"govhub/db"
	"govhub/graph"
)

func (r *assistanceResolver) Practices(ctx context.Context, objs []*assist.Assistance, first int32) ([][]*assist.Suggestion, error) {
	return suggestions(ctx, objs, assist.Practices, first)
}

func (r *assistanceResolver) TrainingPrograms(ctx context.Context, objs []*assist.Assistance, first int32) ([][]*assist.Suggestion, error) {
	return suggestions(ctx, objs, assist.Programs, first)
}

func (r *assistanceResolver) Indicators(ctx context.Context, objs []*assist.Assistance, first int32) ([][]*assist.Suggestion, error) {
	return suggestions(ctx, objs, assist.Indicators, first)
}

func (r *assistanceResolver) Regulations(ctx context.Context, objs []*assist.Assistance, first int32) ([][]*assist.Suggestion, error) {
	return suggestions(ctx, objs, assist.Regulations, first)
}

func (r *placeMentionResolver) Candidates(ctx context.Context, objs []*assist.Mention) ([][]db.Node, error) {
	return nodeListsOf(ctx, objs, func(m *assist.Mention) []string { return m.Places })
}

func (r *queryResolver) Assist(ctx context.Context, request string, lang *db.Lang) (*assist.Assistance, error) {
	index, err := assist.Of(ctx, db.ReleaseFrom(ctx))
	if err != nil {
		return nil, err
	}
	if lang == nil {
		lang = new(db.Lang)
	}
	return index.Assist(ctx, request, *lang)
}

func (r *suggestionResolver) Node(ctx context.Context, objs []*assist.Suggestion) ([]db.Sourced, error) {
	nodes, err := nodesOf(ctx, objs, func(s *assist.Suggestion) string { return s.ID })
	if err != nil {
		return nil, err
	}
	return sourced(nodes), nil
}

func (r *Resolver) Assistance() graph.AssistanceResolver { return &assistanceResolver{r} }

func (r *Resolver) PlaceMention() graph.PlaceMentionResolver { return &placeMentionResolver{r} }

func (r *Resolver) Suggestion() graph.SuggestionResolver { return &suggestionResolver{r} }

type (
	assistanceResolver   struct{ *Resolver }
	placeMentionResolver struct{ *Resolver }
	suggestionResolver   struct{ *Resolver }
)

// suggestions returns the suggestions of a kind for each request.
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

// sourced converts nodes to Sourced: all suggested rows name a source.
func sourced(nodes []db.Node) []db.Sourced {
	list := make([]db.Sourced, len(nodes))
	for i, node := range nodes {
		list[i], _ = node.(db.Sourced)
	}
	return list
}
