package resolvers

import (
	"context"

	"govhub/db"
	"govhub/graph"
	"govhub/network"
	"govhub/page"
	"govhub/scalar"
)

func (r *centralityResolver) Node(ctx context.Context, objs []*network.Centrality) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(c *network.Centrality) string { return c.NodeID })
}

func (r *coParticipationResolver) A(ctx context.Context, objs []*network.CoParticipation) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(p *network.CoParticipation) string { return p.AID })
}

func (r *coParticipationResolver) B(ctx context.Context, objs []*network.CoParticipation) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(p *network.CoParticipation) string { return p.BID })
}

func (r *coParticipationResolver) Via(ctx context.Context, objs []*network.CoParticipation, first int32) ([][]db.Node, error) {
	if err := network.CheckVia(first); err != nil {
		return nil, err
	}
	return nodeListsOf(ctx, objs, func(p *network.CoParticipation) []string { return p.Things(int(first)) })
}

func (r *communityResolver) Nodes(ctx context.Context, objs []*network.Community, first int32) ([][]db.Node, error) {
	if err := network.CheckTop(first); err != nil {
		return nil, err
	}
	return nodeListsOf(ctx, objs, func(c *network.Community) []string { return c.Top(int(first)) })
}

func (r *linkResolver) From(ctx context.Context, objs []*network.Link) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(l *network.Link) string { return l.FromID })
}

func (r *linkResolver) To(ctx context.Context, objs []*network.Link) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(l *network.Link) string { return l.ToID })
}

func (r *linkResolver) Source(ctx context.Context, objs []*network.Link) ([]*db.Source, error) {
	return rowsOf(ctx, db.Sources, objs, func(l *network.Link) db.Ref { return l.SourceKey })
}

func (r *linkResolver) Through(ctx context.Context, objs []*network.Link, first int32) ([][]db.Node, error) {
	if err := network.CheckThrough(first); err != nil {
		return nil, err
	}
	rows, err := network.Through(ctx, objs, int(first))
	if err != nil {
		return nil, err
	}
	return nodeLists(ctx, rows)
}

func (r *neighborConnectionResolver) Nodes(ctx context.Context, objs []*network.NeighborConnection) ([][]db.Node, error) {
	return nodeListsOf(ctx, objs, (*network.NeighborConnection).NodeIDs)
}

func (r *neighborEdgeResolver) Node(ctx context.Context, objs []*network.NeighborEdge) ([]db.Node, error) {
	return nodesOf(ctx, objs, func(e *network.NeighborEdge) string { return e.NodeID })
}

func (r *pathResolver) Nodes(ctx context.Context, objs []*network.Path) ([][]db.Node, error) {
	return nodeListsOf(ctx, objs, func(p *network.Path) []string { return p.NodeIDs })
}

func (r *queryResolver) LinkKinds(ctx context.Context) ([]*network.KindCount, error) {
	g, err := r.network(ctx)
	if err != nil {
		return nil, err
	}
	return g.KindCounts(), nil
}

func (r *queryResolver) Neighbors(ctx context.Context, of string, kinds []network.Kind, direction network.Direction, on *scalar.Date, projection network.Projection, first *int32, after *string, last *int32, before *string) (*network.NeighborConnection, error) {
	g, err := r.projection(ctx, projection)
	if err != nil {
		return nil, err
	}
	q := network.NeighborQuery{Of: of, Filter: network.Filter{Kinds: kinds, On: on}, Direction: direction}
	return g.Neighbors(ctx, q, page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *queryResolver) Paths(ctx context.Context, from string, to string, kinds []network.Kind, on *scalar.Date, projection network.Projection, maxHops int32, maxDegree *int32, limit int32) (*network.Paths, error) {
	g, err := r.projection(ctx, projection)
	if err != nil {
		return nil, err
	}
	return g.Paths(ctx, network.PathQuery{
		From: from, To: to, Filter: network.Filter{Kinds: kinds, On: on}, MaxHops: int(maxHops), MaxDegree: maxDegree, Limit: int(limit),
	})
}

func (r *queryResolver) Subgraph(ctx context.Context, around []string, kinds []network.Kind, on *scalar.Date, projection network.Projection, hops int32, maxNodes int32) (*network.Subgraph, error) {
	g, err := r.projection(ctx, projection)
	if err != nil {
		return nil, err
	}
	return g.Subgraph(ctx, network.SubgraphQuery{
		Around: around, Filter: network.Filter{Kinds: kinds, On: on}, Hops: int(hops), MaxNodes: int(maxNodes),
	})
}

func (r *queryResolver) CoParticipation(ctx context.Context, typeArg network.NodeType, via network.Via, on *scalar.Date, minShared int32, maxParticipants int32, first *int32, after *string, last *int32, before *string) (*network.CoParticipationConnection, error) {
	g, err := r.network(ctx)
	if err != nil {
		return nil, err
	}
	return g.CoParticipation(ctx, network.CoParticipationQuery{
		Type: typeArg, Via: via, On: on, MinShared: int(minShared), MaxParticipants: int(maxParticipants),
	}, page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *queryResolver) Centrality(ctx context.Context, measure network.Measure, types []network.NodeType, kinds []network.Kind, on *scalar.Date, projection network.Projection, among []network.NodeType, first *int32, after *string, last *int32, before *string) (*network.CentralityConnection, error) {
	g, err := r.projection(ctx, projection)
	if err != nil {
		return nil, err
	}
	q := network.CentralityQuery{Measure: measure, Types: types, Filter: network.Filter{Kinds: kinds, On: on, Among: among}}
	return g.Centrality(ctx, q, page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *queryResolver) Communities(ctx context.Context, kinds []network.Kind, on *scalar.Date, projection network.Projection, among []network.NodeType, resolution float64, first int32) (*network.Communities, error) {
	g, err := r.projection(ctx, projection)
	if err != nil {
		return nil, err
	}
	return g.Communities(ctx, network.CommunityQuery{
		Filter: network.Filter{Kinds: kinds, On: on, Among: among}, Resolution: resolution, First: int(first),
	})
}

func (r *subgraphResolver) Nodes(ctx context.Context, objs []*network.Subgraph) ([][]db.Node, error) {
	return nodeListsOf(ctx, objs, func(s *network.Subgraph) []string { return s.NodeIDs })
}

func (r *subgraphResolver) Links(ctx context.Context, objs []*network.Subgraph, first int32) ([][]*network.Link, error) {
	if err := network.CheckLinks(first); err != nil {
		return nil, err
	}
	lists := make([][]*network.Link, len(objs))
	for i, s := range objs {
		lists[i] = s.Between(int(first))
	}
	return lists, nil
}

func (r *Resolver) Centrality() graph.CentralityResolver { return &centralityResolver{r} }

func (r *Resolver) CoParticipation() graph.CoParticipationResolver {
	return &coParticipationResolver{r}
}

func (r *Resolver) Community() graph.CommunityResolver { return &communityResolver{r} }

func (r *Resolver) Link() graph.LinkResolver { return &linkResolver{r} }

func (r *Resolver) NeighborConnection() graph.NeighborConnectionResolver {
	return &neighborConnectionResolver{r}
}

func (r *Resolver) NeighborEdge() graph.NeighborEdgeResolver { return &neighborEdgeResolver{r} }

func (r *Resolver) Path() graph.PathResolver { return &pathResolver{r} }

func (r *Resolver) Subgraph() graph.SubgraphResolver { return &subgraphResolver{r} }

type (
	centralityResolver         struct{ *Resolver }
	coParticipationResolver    struct{ *Resolver }
	communityResolver          struct{ *Resolver }
	linkResolver               struct{ *Resolver }
	neighborConnectionResolver struct{ *Resolver }
	neighborEdgeResolver       struct{ *Resolver }
	pathResolver               struct{ *Resolver }
	subgraphResolver           struct{ *Resolver }
)
