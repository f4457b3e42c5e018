package resolvers_test

import (
	"context"
	"slices"
	"testing"

	"govhub/assist"
	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/network"
	"govhub/search"
)

// TestPartsReadTheirResources builds each part of a release that has no other resources than those that the part names: releases in which
// these are the same share it.
func TestPartsReadTheirResources(t *testing.T) {
	t.Parallel()
	networks := network.New(manyLinks)
	for name, part := range map[string]struct {
		resources []string
		build     func(context.Context, *db.Release) error
	}{
		"search":  {search.Indexes.Resources(), func(ctx context.Context, r *db.Release) error { _, err := search.Of(ctx, r); return err }},
		"assist":  {assist.Indexes.Resources(), func(ctx context.Context, r *db.Release) error { _, err := assist.Of(ctx, r); return err }},
		"network": {networks.Resources(), func(ctx context.Context, r *db.Release) error { _, err := networks.Of(ctx, r); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := bundletest.New(t)
			r := db.ReleaseFrom(onRelease(t, d, 0))
			dropped := 0
			for _, resource := range r.Resources() {
				if slices.Contains(part.resources, resource.Name) {
					continue
				}
				if _, err := d.Owner(t).Exec(`DROP VIEW release_1."` + resource.Name + `"`); err != nil {
					t.Fatal(err)
				}
				dropped++
			}
			if err := part.build(t.Context(), r); err != nil || dropped == 0 {
				t.Errorf("%d views are gone: %v", dropped, err)
			}
		})
	}
}
