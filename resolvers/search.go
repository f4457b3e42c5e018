package resolvers

import (
	"context"

	"govhub/db"
	"govhub/graph"
	"govhub/page"
	"govhub/scalar"
	"govhub/search"
)

func (r *queryResolver) Search(ctx context.Context, query string, types []search.Type, region *db.RegionBy, on *scalar.Date, state []db.MunicipalityState, lang *db.Lang, first *int32, after *string) (*page.Connection[search.Hit], error) {
	o, err := r.searchOptions(ctx, types, region, on, state, lang)
	if err != nil {
		return nil, err
	}
	index, err := search.Of(ctx, db.ReleaseFrom(ctx))
	if err != nil {
		return nil, err
	}
	return index.Search(ctx, query, o, page.Args{First: first, After: after})
}

func (r *queryResolver) Resolve(ctx context.Context, names []string, types []search.Type, region *db.RegionBy, on *scalar.Date, state []db.MunicipalityState, limit int32) ([]*search.Resolution, error) {
	o, err := r.searchOptions(ctx, types, region, on, state, nil)
	if err != nil {
		return nil, err
	}
	index, err := search.Of(ctx, db.ReleaseFrom(ctx))
	if err != nil {
		return nil, err
	}
	return index.Resolve(ctx, names, o, int(limit))
}

func (r *searchHitResolver) Node(ctx context.Context, objs []*search.Hit) ([]db.Node, error) {
	ids := make([]string, len(objs))
	for i, hit := range objs {
		ids[i] = hit.ID
	}
	return db.NodesByID(ctx, db.ReleaseFrom(ctx), ids)
}

func (r *searchHitResolver) Region(ctx context.Context, objs []*search.Hit) ([]*db.Region, error) {
	return rowsOf(ctx, db.Regions, objs, func(h *search.Hit) db.Ref { return db.Ref(h.Region) })
}

func (r *searchHitConnectionResolver) TotalCount(ctx context.Context, objs []*page.Connection[search.Hit]) ([]int32, error) {
	return page.TotalCounts(ctx, objs)
}

func (r *Resolver) SearchHit() graph.SearchHitResolver { return &searchHitResolver{r} }

func (r *Resolver) SearchHitConnection() graph.SearchHitConnectionResolver {
	return &searchHitConnectionResolver{r}
}

type (
	searchHitResolver           struct{ *Resolver }
	searchHitConnectionResolver struct{ *Resolver }
)

// options are the restrictions of a search. An unknown region has no rows.
func (r *queryResolver) searchOptions(ctx context.Context, types []search.Type, region *db.RegionBy, on *scalar.Date, state []db.MunicipalityState, lang *db.Lang) (o search.Options, err error) {
	o.Types, o.Steps = types, r.SearchSteps
	if state != nil {
		o.States = make([]string, len(state))
		for i, s := range state {
			o.States[i] = string(s)
		}
	}
	if on != nil {
		o.On = *on
	}
	if lang != nil {
		o.Lang = *lang
	}
	if region == nil {
		return o, nil
	}
	row, err := lookUp(ctx, db.Regions, asked{"region: {%s}", region.Keys(), nil})
	if err != nil {
		return o, err
	}
	if row == nil {
		o.Types = []search.Type{}
		return o, nil
	}
	o.Region = row.OKTMO
	return o, nil
}
