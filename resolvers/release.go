package resolvers

import (
	"context"
	"errors"

	"govhub/citation"
	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
	"govhub/db/control"
	"govhub/graph"
	"govhub/scalar"
)

func (r *queryResolver) Release(ctx context.Context, number *int32) (*control.Release, error) {
	pinned := db.ReleaseFrom(ctx)
	if number == nil {
		number = &pinned.Number
	}
	info, err := pinned.Hub().Release(ctx, *number)
	if errors.Is(err, db.ErrReleaseNotFound) {
		return nil, nil
	}
	return info, err
}

func (r *queryResolver) Releases(ctx context.Context) ([]*control.Release, error) {
	return db.ReleaseFrom(ctx).Hub().Releases(ctx)
}

func (r *releaseResolver) ReferenceDate(ctx context.Context, objs []*control.Release) ([]*scalar.Date, error) {
	days := make([]*scalar.Date, len(objs))
	for i, release := range objs {
		var metadata dataset.Metadata
		if err := metadata.Scan(release.Metadata); err != nil {
			return nil, err
		}
		if day := scalar.Date(metadata.ReferenceDate); day != "" {
			days[i] = &day
		}
	}
	return days, nil
}

func (r *releaseResolver) Resources(ctx context.Context, objs []*control.Release) ([][]*control.Resource, error) {
	return db.ReleaseFrom(ctx).Hub().Resources(ctx, objs)
}

func (r *releaseResolver) Citation(ctx context.Context, objs []*control.Release, style cite.Style, lang *db.Lang) ([]string, error) {
	texts := make([]string, len(objs))
	for i, release := range objs {
		var err error
		if texts[i], err = r.Addresses.Release(release, style, db.LangOf(lang)); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func (r *releaseResolver) Licences(ctx context.Context, objs []*control.Release) ([][]*citation.Licence, error) {
	licences := make([][]*citation.Licence, len(objs))
	for i, release := range objs {
		found, err := licencesOf(ctx, release.Number)
		if err != nil {
			return nil, err
		}
		licences[i] = found[""]
	}
	return licences, nil
}

func (r *releaseResourceResolver) Licences(ctx context.Context, objs []*control.Resource) ([][]*citation.Licence, error) {
	licences, releases := make([][]*citation.Licence, len(objs)), map[int32]map[string][]*citation.Licence{}
	for i, resource := range objs {
		if releases[resource.Release] == nil {
			found, err := licencesOf(ctx, resource.Release)
			if err != nil {
				return nil, err
			}
			releases[resource.Release] = found
		}
		licences[i] = releases[resource.Release][resource.Name]
	}
	return licences, nil
}

// licencesOf returns the licences of a release by resource, which need not be the one that answers.
func licencesOf(ctx context.Context, number int32) (map[string][]*citation.Licence, error) {
	release, err := db.ReleaseFrom(ctx).Hub().Acquire(ctx, number)
	if err != nil {
		return nil, err
	}
	defer release.Done()
	return citation.Licences(ctx, release)
}

func (r *releaseResolver) Errata(ctx context.Context, objs []*control.Release) ([][]*citation.Erratum, error) {
	all, err := db.ReleaseFrom(ctx).Hub().Releases(ctx)
	if err != nil {
		return nil, err
	}
	errata := make([][]*citation.Erratum, len(objs))
	for i, release := range objs {
		if errata[i], err = citation.Errata(release, all); err != nil {
			return nil, err
		}
	}
	return errata, nil
}

// ReleaseResource returns the resolvers of ReleaseResource.
func (r *Resolver) ReleaseResource() graph.ReleaseResourceResolver {
	return &releaseResourceResolver{r}
}

type releaseResourceResolver struct{ *Resolver }

func (r *Resolver) Release() graph.ReleaseResolver { return &releaseResolver{r} }

type releaseResolver struct{ *Resolver }
