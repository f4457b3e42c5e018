package search

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"govhub/pace"
)

// TestDictionary looks texts up by place and by text, and compares with a list.
func TestDictionary(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ж", mostShared) // shares more with another than is counted
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[абx]{0,5}`), rapid.StringMatching(`[a中]{0,3}`), rapid.Just(long+"ж"), rapid.Just(long+"жа"))
		list := rapid.SliceOfN(text, 0, 70).Draw(t, "list")
		var numbered texts
		for _, text := range list {
			numbered.add(text)
		}
		d, err := dictionaryOf(&numbered, sorted(&numbered), pace.Of(context.Background(), math.MaxInt))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(list)
		var got []string
		for place := range list {
			got = append(got, string(d.at(int32(place), nil)))
		}
		if diff := cmp.Diff(list, got, cmp.Comparer(slices.Equal[[]string])); diff != "" {
			t.Errorf("by place (-want +got):\n%s", diff)
		}
		wanted := text.Draw(t, "wanted")
		want, _ := slices.BinarySearch(list, wanted)
		got = nil
		r := d.seek(wanted, nil)
		if int(r.place) != want {
			t.Errorf("%q is at %d, want %d", wanted, r.place, want)
		}
		for ; !r.ended(); r = r.step() {
			got = append(got, string(r.text))
		}
		if diff := cmp.Diff(list[want:], got, cmp.Comparer(slices.Equal[[]string])); diff != "" {
			t.Errorf("from %q (-want +got):\n%s", wanted, diff)
		}
	})
}

func TestInterned(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var all interned
		numbers := map[string]int32{}
		for _, text := range rapid.SliceOfN(rapid.StringMatching(`[ab]{0,6}`), 0, 100).Draw(t, "texts") {
			want, known := numbers[text]
			if !known {
				want = int32(len(numbers))
				numbers[text] = want
			}
			if _, found := all.find(text); found != known {
				t.Fatalf("%q is found: %v", text, found)
			}
			if got := all.add(text); got != want || string(all.at(got)) != text {
				t.Fatalf("%q is %d, want %d", text, got, want)
			}
		}
		all.spread(all.size())
		for text, want := range numbers {
			if got, found := all.find(text); !found || got != want {
				t.Fatalf("%q is %d, want %d", text, got, want)
			}
		}
	})
}

func TestPostings(t *testing.T) {
	t.Parallel()
	named := [][]int32{{0, 3, 0}, {3}, {}, {3, 2, 3}} // words by thing
	p := postingsOf(4, func(visit func(word, thing int32)) {
		for thing, words := range named {
			for _, word := range words {
				visit(word, int32(thing))
			}
		}
	})
	var got [][]int32
	for word := range int32(4) {
		got = append(got, slices.Clone(p.of(word)))
		if p.count(word) != len(got[word]) {
			t.Errorf("word %d has %d things, not %d", word, len(got[word]), p.count(word))
		}
	}
	if diff := cmp.Diff([][]int32{{0}, {}, {3}, {0, 1, 3}}, got); diff != "" {
		t.Errorf("things by word (-want +got):\n%s", diff)
	}
}
