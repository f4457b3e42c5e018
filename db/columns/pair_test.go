package columns_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"govhub/db/columns"
)

// TestPair compares two random tables, and windows of their keys in both directions.
func TestPair(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawSample(t), drawSample(t)
		var names []string
		for name := range before.values {
			if rapid.Bool().Draw(t, name) { // of fewer columns, more rows are equal
				names = append(names, name)
			}
		}
		text := func(s sample, row int) string { // of all values
			var b strings.Builder
			for _, name := range names {
				if v := s.values[name][row]; v != nil {
					b.WriteString("=" + *v)
				}
				b.WriteString(";")
			}
			return b.String()
		}
		bound := rapid.Ptr(rapid.StringMatching(`[a-c/-]{1,4}`), true)
		least, most := bound.Draw(t, "after"), bound.Draw(t, "before")
		keys := slices.Compact(slices.Sorted(slices.Values(slices.Concat(before.keys, after.keys))))
		var want [][2]int32
		for _, key := range keys {
			b, a := slices.Index(before.keys, key), slices.Index(after.keys, key)
			if least != nil && key <= *least || most != nil && key >= *most || b >= 0 && a >= 0 && text(before, b) == text(after, a) {
				continue
			}
			want = append(want, [2]int32{int32(b), int32(a)})
		}
		for _, backward := range []bool{false, true} {
			pair := columns.NewPair(before.table, after.table, names)
			pair.Between(least, most)
			var got [][2]int32
			for b, a := range pair.Differing(t.Context(), backward) {
				got = append(got, [2]int32{b, a})
			}
			if backward {
				slices.Reverse(got)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("backward %v (-want +got):\n%s", backward, diff)
			}
		}
	})
}
