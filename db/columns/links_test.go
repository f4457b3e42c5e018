package columns_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/db/columns"
)

// TestLinks follows random links from a table to another, some of which name keys that the tables lack, in every order.
func TestLinks(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from, to := drawSample(t), drawSample(t)
		key := rapid.StringMatching(`[a-c/-]{1,4}`)
		pairs := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) [2]string {
			pair := [2]string{key.Draw(t, "from"), key.Draw(t, "to")}
			for side, keys := range [][]string{from.keys, to.keys} {
				if len(keys) > 0 && rapid.Bool().Draw(t, "known") {
					pair[side] = rapid.SampledFrom(keys).Draw(t, "key")
				}
			}
			return pair
		}), 0, 60, rapid.ID).Draw(t, "pairs")
		slices.SortFunc(pairs, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
		links := columns.NewLinks(from.table, to.table, pairs)
		for row, parent := range from.keys {
			order := columns.Order{Column: rapid.SampledFrom([]string{"key", "text", "decimal", "boolean"}).Draw(t, "order"), Descending: rapid.Bool().Draw(t, "descending")}
			whole, sorted := to.table.All(order), to.table.Sorted(links.Of(int32(row)), order)
			var want, got []int32
			for i := range whole.Len() {
				if slices.Contains(pairs, [2]string{parent, to.keys[whole.At(i)]}) {
					want = append(want, whole.At(i))
				}
			}
			for i := range sorted.Len() {
				got = append(got, sorted.At(i))
			}
			if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s by %v (-want +got):\n%s", parent, order, diff)
			}
		}
	})
}
