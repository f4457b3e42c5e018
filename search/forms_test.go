package search

import (
	"context"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/pace"
)

// edits is the optimal string alignment distance, by its definition.
func edits(a, b []rune) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) + len(b)
	case a[0] == b[0]:
		return edits(a[1:], b[1:])
	}
	least := 1 + min(edits(a[1:], b), edits(a, b[1:]), edits(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, 1+edits(a[2:], b[2:]))
	}
	return least
}

// TestNear compares the walk over the tree with the distance to each word.
func TestNear(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.StringMatching(`[абвx]{0,6}`)
		words := rapid.SliceOfN(form, 0, 60).Draw(t, "words")
		text, limit := form.Draw(t, "text"), rapid.IntRange(0, 2).Draw(t, "limit")
		var list texts
		want := map[int32]int{}
		for i, text2 := range words {
			list.add(text2)
			if n := edits([]rune(text), []rune(text2)); n <= limit && text2 != "" {
				want[int32(i)] = n
			}
		}
		p := pace.Of(context.Background(), math.MaxInt)
		f, err := formsOf(&list, p)
		if err != nil {
			t.Fatal(err)
		}
		got := map[int32]int{}
		if err := f.near(text, limit, p, func(place int32, n int) { got[place] = n }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("near %q in %q (-want +got):\n%s", text, words, diff)
		}
	})
}
