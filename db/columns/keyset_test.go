package columns_test

import (
	"cmp"
	"slices"
	"testing"

	"govhub/db/columns"
)

// TestKeyset reads the first and the last rows of an order with NULLs, and compares rows with places.
func TestKeyset(t *testing.T) {
	t.Parallel()
	s := newGrouped(t, 500, 20, 6)
	all := make([]int32, 500)
	for row := range all {
		all[row] = int32(row)
	}
	for _, descending := range []bool{false, true} {
		b, _ := columns.NewBy(s.column("b"), descending)
		key, _ := columns.NewBy(s.column("key"), false)
		order := columns.Keyset{b, key}
		want := slices.Clone(all)
		slices.SortFunc(want, func(x, y int32) int {
			bx, by := s.b[x], s.b[y]
			switch {
			case bx == by:
				return cmp.Compare(x, y)
			case bx == "" || by == "": // NULLs are last
				return -cmp.Compare(bx, by)
			case descending:
				return cmp.Compare(by, bx)
			}
			return cmp.Compare(bx, by)
		})
		for _, size := range []int{0, 1, 7, 500, 600} {
			most := min(size, len(want))
			if got := order.First(all, size, false); !slices.Equal(got, want[:most]) {
				t.Errorf("descending %v, the first %d are %v, want %v", descending, size, got, want[:most])
			}
			last := slices.Clone(want[len(want)-most:])
			slices.Reverse(last)
			if got := order.First(all, size, true); !slices.Equal(got, last) {
				t.Errorf("descending %v, the last %d are %v, want %v", descending, size, got, last)
			}
		}
		for i, at := range want {
			values := []*string{new(s.b[at]), new(string(s.column("key").AppendText(nil, at)))}
			if s.b[at] == "" {
				values[0] = nil
			}
			place, ok := order.Place(values)
			if !ok {
				t.Fatal("no place")
			}
			for j, row := range want {
				if got := order.ComparePlace(row, place); got != cmp.Compare(j, i) {
					t.Fatalf("descending %v: row %d of the order compares with %d as %d", descending, j, i, got)
				}
			}
		}
	}
}
