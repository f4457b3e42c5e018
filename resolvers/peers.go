package resolvers

import (
	"context"

	"govhub/db"
	"govhub/derived"
	"govhub/graph"
)

func (r *queryResolver) Peers(ctx context.Context, of string, by []*derived.PeerBy, sameKind bool, first int32) (*derived.PeerGroup, error) {
	return derived.PeersOf(ctx, db.ReleaseFrom(ctx), derived.PeerArgs{Of: of, By: by, SameKind: sameKind, First: first})
}

func (r *regionResolver) Standing(ctx context.Context, objs []*db.Region, indicator string, breakdown string, period *string, among derived.StandingAmong) ([]*derived.Standing, error) {
	args := db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelRegion, Period: period}
	return derived.Standings(ctx, db.ReleaseFrom(ctx), codesOf(objs), args, among)
}

func (r *municipalityResolver) Standing(ctx context.Context, objs []*db.Municipality, indicator string, breakdown string, period *string, among derived.StandingAmong) ([]*derived.Standing, error) {
	args := db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Level: db.LevelMunicipality, Period: period}
	return derived.Standings(ctx, db.ReleaseFrom(ctx), codesOf(objs), args, among)
}

func (r *peerGroupResolver) Region(ctx context.Context, objs []*derived.PeerGroup) ([]*db.Region, error) {
	return rowsOf(ctx, db.Regions, objs, func(g *derived.PeerGroup) db.Ref { return db.Ref(g.Place) })
}

func (r *peerGroupResolver) Municipality(ctx context.Context, objs []*derived.PeerGroup) ([]*db.Municipality, error) {
	return rowsOf(ctx, db.Municipalities, objs, func(g *derived.PeerGroup) db.Ref { return db.Ref(g.Place) })
}

func (r *peerGroupResolver) Standing(ctx context.Context, objs []*derived.PeerGroup, indicator string, breakdown string, period *string) ([]*derived.Standing, error) {
	return derived.StandingAmongPeers(ctx, db.ReleaseFrom(ctx), objs, db.ObservationArgs{Indicator: indicator, Breakdown: breakdown, Period: period})
}

func (r *peerDimensionResolver) Indicator(ctx context.Context, objs []*derived.PeerDimension) ([]*db.Indicator, error) {
	return rowsOf(ctx, db.Indicators, objs, func(d *derived.PeerDimension) db.Ref { return d.IndicatorKey })
}

func (r *peerResolver) Region(ctx context.Context, objs []*derived.Peer) ([]*db.Region, error) {
	return rowsOf(ctx, db.Regions, objs, func(p *derived.Peer) db.Ref { return db.Ref(p.Place) })
}

func (r *peerResolver) Municipality(ctx context.Context, objs []*derived.Peer) ([]*db.Municipality, error) {
	return rowsOf(ctx, db.Municipalities, objs, func(p *derived.Peer) db.Ref { return db.Ref(p.Place) })
}

func (r *Resolver) PeerGroup() graph.PeerGroupResolver         { return &peerGroupResolver{r} }
func (r *Resolver) PeerDimension() graph.PeerDimensionResolver { return &peerDimensionResolver{r} }
func (r *Resolver) Peer() graph.PeerResolver                   { return &peerResolver{r} }

type (
	peerGroupResolver     struct{ *Resolver }
	peerDimensionResolver struct{ *Resolver }
	peerResolver          struct{ *Resolver }
)
