package page_test

import (
	"testing"

	"govhub/page"
)

// TestFirst reads pages of the list 1, 2, 3.
func TestFirst(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		page page.Extent
		read []int // in reading order, one more than the size if there is
		want int   // 0 if the page does not begin the list
	}{
		{"a page", page.Extent{Size: 2}, []int{1, 2, 3}, 1},
		{"before a cursor", page.Extent{Size: 2, UntilCursor: true}, []int{1, 2}, 1},
		{"no rows", page.Extent{Size: 2}, nil, 0},
		{"after a cursor", page.Extent{Size: 2, FromCursor: true}, []int{2, 3}, 0},
		{"the end", page.Extent{Size: 2, Backward: true}, []int{3, 2, 1}, 0},
		{"the whole from its end", page.Extent{Size: 3, Backward: true}, []int{3, 2, 1}, 1},
		{"the whole before a cursor, from its end", page.Extent{Size: 3, Backward: true, UntilCursor: true}, []int{2, 1}, 1},
		{"from its end after a cursor", page.Extent{Size: 3, Backward: true, FromCursor: true}, []int{3, 2}, 0},
	} {
		rows := make([]*int, len(test.read))
		for i := range test.read {
			rows[i] = &test.read[i]
		}
		got := 0
		if first := page.First(test.page, rows); first != nil {
			got = *first
		}
		if got != test.want {
			t.Errorf("%s: the first row is %d, want %d", test.name, got, test.want)
		}
	}
}
