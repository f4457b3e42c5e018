package rel_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"govhub/dataset/bundletest"
	"govhub/db"
	"govhub/db/rel"
)

// TestEach reads all regions from memory, and with any number of rows per query: each exactly once, in key order.
func TestEach(t *testing.T) {
	t.Parallel()
	r, err := bundletest.New(t).Hub(t).Acquire(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Done()
	var want []string
	if err := db.Regions.Each(t.Context(), r, func(g *db.Region) { want = append(want, g.Key()) }); err != nil {
		t.Fatal(err)
	}
	if len(want) != 89 || !slices.IsSorted(want) {
		t.Errorf("%d regions, sorted: %v", len(want), slices.IsSorted(want))
	}
	for _, atOnce := range []int{1, 88, 89, 90} {
		var got []string
		if err := rel.EachAtOnce(t.Context(), db.Regions, r, atOnce, func(g *db.Region) { got = append(got, g.Key()) }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d rows at once (-want +got):\n%s", atOnce, diff)
		}
	}
}
