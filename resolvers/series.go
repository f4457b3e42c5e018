package resolvers

import (
	"context"
	"fmt"

	"govhub/db"
	"govhub/db/rel"
	"govhub/derived"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/page"
	"govhub/warning"
)

func (r *queryResolver) Series(ctx context.Context, indicators []string, places []string, breakdowns []string, from *string, to *string) ([]*db.Series, error) {
	return db.ListSeries(ctx, db.ReleaseFrom(ctx), db.SeriesArgs{Indicators: indicators, Places: places, Breakdowns: breakdowns, From: from, To: to})
}

func (r *queryResolver) Ranking(ctx context.Context, indicator string, period *string, breakdown string, level db.PlaceLevel, filter *db.ObservationFilter, by db.RankingMeasure, since *string, direction rel.Direction, first *int32, after *string, last *int32, before *string) (*page.Connection[db.RankedPlace], error) {
	return db.Ranking(ctx, db.ReleaseFrom(ctx), db.RankingArgs{
		Indicator: indicator, Breakdown: breakdown, Level: level, Period: period, Filter: filter, Direction: direction, By: by, Since: since,
	}, page.Args{First: first, After: after, Last: last, Before: before})
}

func (r *rankingConnectionResolver) TotalCount(ctx context.Context, objs []*page.Connection[db.RankedPlace]) ([]int32, error) {
	return page.TotalCounts(ctx, objs)
}

func (r *seriesResolver) Indicator(ctx context.Context, objs []*db.Series) ([]*db.Indicator, error) {
	return rowsOf(ctx, db.Indicators, objs, func(s *db.Series) db.Ref { return s.IndicatorKey })
}

func (r *seriesResolver) Region(ctx context.Context, objs []*db.Series) ([]*db.Region, error) {
	return rowsOf(ctx, db.Regions, objs, func(s *db.Series) db.Ref { return db.Ref(s.Place) })
}

func (r *seriesResolver) Municipality(ctx context.Context, objs []*db.Series) ([]*db.Municipality, error) {
	return rowsOf(ctx, db.Municipalities, objs, func(s *db.Series) db.Ref { return db.Ref(s.Place) })
}

func (r *seriesResolver) Points(ctx context.Context, objs []*db.Series, last int32) ([][]*db.Observation, error) {
	return lastOf(ctx, last, func(last int32) ([][]*db.Observation, error) {
		return db.SeriesPoints(ctx, db.ReleaseFrom(ctx), objs, last)
	})
}

func (r *seriesResolver) Latest(ctx context.Context, objs []*db.Series) ([]*db.Observation, error) {
	return db.SeriesLatest(ctx, db.ReleaseFrom(ctx), objs)
}

func (r *seriesResolver) YearOnYear(ctx context.Context, objs []*db.Series, last int32, as derived.YearOnYearUnit) ([][]*derived.Value, error) {
	return lastOf(ctx, last, func(last int32) ([][]*derived.Value, error) {
		return derived.YearOnYear(ctx, db.ReleaseFrom(ctx), objs, last, as)
	})
}

func (r *seriesResolver) PerCapita(ctx context.Context, objs []*db.Series, population string, per int32, last int32) ([][]*derived.Value, error) {
	return lastOf(ctx, last, func(last int32) ([][]*derived.Value, error) {
		return derived.PerCapita(ctx, db.ReleaseFrom(ctx), objs, last, population, per)
	})
}

func (r *seriesResolver) ComparedWith(ctx context.Context, objs []*db.Series, level derived.ComparisonLevel, last int32) ([][]*derived.Value, error) {
	return lastOf(ctx, last, func(last int32) ([][]*derived.Value, error) {
		return derived.ComparedWith(ctx, db.ReleaseFrom(ctx), objs, last, level)
	})
}

// lastOf reads the last points of each series. A series that has more is worth a warning if the query does not say how many to show.
func lastOf[V any](ctx context.Context, last int32, read func(last int32) ([][]*V, error)) ([][]*V, error) {
	if plan.Gives(ctx, "last") {
		return read(last)
	}
	series, err := read(last + 1)
	for i, points := range series {
		if extra := len(points) - int(last); extra > 0 {
			series[i] = points[extra:]
			warning.Cut(ctx, int(last), fmt.Sprintf("last, at most %d", db.MaxPoints))
		}
	}
	return series, err
}

func (r *Resolver) RankingConnection() graph.RankingConnectionResolver {
	return &rankingConnectionResolver{r}
}

func (r *Resolver) Series() graph.SeriesResolver { return &seriesResolver{r} }

type (
	rankingConnectionResolver struct{ *Resolver }
	seriesResolver            struct{ *Resolver }
)
