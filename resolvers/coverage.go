package resolvers

import (
	"context"

	"govhub/coverage"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/page"
	"govhub/scalar"
)

func (r *indicatorResolver) Coverage(ctx context.Context, objs []*db.Indicator, level db.PlaceLevel, period string, breakdown string) ([]*coverage.Coverage, error) {
	return coverage.Of(ctx, db.ReleaseFrom(ctx), objs, db.CoverageArgs{Level: level, Period: period, Breakdown: breakdown})
}

func (r *rankingConnectionResolver) WithoutValue(ctx context.Context, objs []*page.Connection[db.RankedPlace]) ([]*int32, error) {
	return db.WithoutValue(ctx, objs)
}

func (r *releaseResolver) Imports(ctx context.Context, objs []*control.Release) ([][]*coverage.File, error) {
	files := make([][]*coverage.File, len(objs))
	for i, release := range objs {
		var err error
		if files[i], err = coverage.Files(ctx, db.ReleaseFrom(ctx).Hub(), release); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (r *sourceResolver) NextEdition(_ context.Context, objs []*db.Source) ([]*scalar.PartialDate, error) {
	dates := make([]*scalar.PartialDate, len(objs))
	for i, s := range objs {
		dates[i] = coverage.NextEdition(s)
	}
	return dates, nil
}

func (r *sourceResolver) Overdue(ctx context.Context, objs []*db.Source) ([]*bool, error) {
	var metadata dataset.Metadata
	if err := metadata.Scan(db.ReleaseFrom(ctx).Info().Metadata); err != nil {
		return nil, err
	}
	overdue := make([]*bool, len(objs))
	for i, s := range objs {
		overdue[i] = coverage.Overdue(s, metadata.ReferenceDate)
	}
	return overdue, nil
}
