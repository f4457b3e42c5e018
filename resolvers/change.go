package resolvers

import (
	"context"
	"slices"

	"govhub/db"
	"govhub/db/rel"
	"govhub/graph"
)

func (r *regionResolver) Change(ctx context.Context, objs []*db.Region, indicator string, breakdown string, from string, to string) ([]*db.Change, error) {
	return changesOf(ctx, objs, db.LevelRegion, db.ChangeArgs{Indicator: indicator, Breakdown: breakdown, From: from, To: to})
}

func (r *municipalityResolver) Change(ctx context.Context, objs []*db.Municipality, indicator string, breakdown string, from string, to string) ([]*db.Change, error) {
	return changesOf(ctx, objs, db.LevelMunicipality, db.ChangeArgs{Indicator: indicator, Breakdown: breakdown, From: from, To: to})
}

// changesOf returns the change of each place of a level.
func changesOf[P any](ctx context.Context, places []*P, level db.PlaceLevel, args db.ChangeArgs) ([]*db.Change, error) {
	return db.ChangesOf(ctx, db.ReleaseFrom(ctx), codesOf(places), slices.Repeat([]db.PlaceLevel{level}, len(places)), args)
}

// codesOf returns the codes of places, which are their keys.
func codesOf[P any](places []*P) []string {
	codes := make([]string, len(places))
	for i, p := range places {
		codes[i] = any(p).(rel.Row).Key()
	}
	return codes
}

func (r *seriesResolver) Change(ctx context.Context, objs []*db.Series, from string, to string) ([]*db.Change, error) {
	return db.ChangesOfSeries(ctx, db.ReleaseFrom(ctx), objs, from, to)
}

func (r *rankedPlaceResolver) Change(ctx context.Context, objs []*db.RankedPlace) ([]*db.Change, error) {
	return db.ChangesOfRanked(ctx, db.ReleaseFrom(ctx), objs)
}

func (r *changeResolver) Ranks(ctx context.Context, objs []*db.Change) ([]*db.Ranks, error) {
	return db.RanksOf(ctx, db.ReleaseFrom(ctx), objs)
}

func (r *Resolver) RankedPlace() graph.RankedPlaceResolver { return &rankedPlaceResolver{r} }
func (r *Resolver) Change() graph.ChangeResolver           { return &changeResolver{r} }

type (
	rankedPlaceResolver struct{ *Resolver }
	changeResolver      struct{ *Resolver }
)
