package db

import (
	"context"
	"fmt"
	"slices"

	"govhub/db/control"
)

// Releases lists the releases that can be pinned, newest first.
func (h *Hub) Releases(ctx context.Context) ([]*control.Release, error) {
	return control.Releases(ctx, h.control, h.config.Fingerprint)
}

// Release returns a release, or ErrReleaseNotFound for an unknown number.
func (h *Hub) Release(ctx context.Context, number int32) (*control.Release, error) {
	found, err := control.Releases(ctx, h.control, h.config.Fingerprint, number)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrReleaseNotFound
	}
	return found[0], nil
}

// Resources lists the resources of each release, by name, with one query.
func (h *Hub) Resources(ctx context.Context, releases []*control.Release) ([][]*control.Resource, error) {
	numbers := make([]int32, len(releases))
	for i, r := range releases {
		numbers[i] = r.Number
	}
	found, err := control.Resources(ctx, h.control, numbers)
	if err != nil {
		return nil, err
	}
	resources := make([][]*control.Resource, len(releases))
	for i, number := range numbers {
		resources[i] = found[number]
	}
	return resources, nil
}

// published returns the contents of releases, or a *ReleaseError if one of them cannot be read.
func (h *Hub) published(ctx context.Context, numbers ...int32) (map[int32]*control.Content, error) {
	found, err := control.Contents(ctx, h.control, h.config.Fingerprint, numbers...)
	if err != nil {
		return nil, err
	}
	contents := make(map[int32]*control.Content, len(numbers))
	for _, number := range numbers {
		i := slices.IndexFunc(found, func(c *control.Content) bool { return c.Number == number })
		if i < 0 {
			return nil, &ReleaseError{Number: number, Err: control.WhyMissing(ctx, h.control, number)}
		}
		if err := h.config.readable(&found[i].Release); err != nil {
			return nil, err
		}
		contents[number] = found[i]
	}
	return contents, nil
}

// schemaOf returns the schema of a release's views.
func schemaOf(number int32) string { return fmt.Sprintf("release_%d", number) }
