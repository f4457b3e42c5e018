package assist

import (
	"cmp"
	"slices"
	"strings"

	"govhub/words"
)

// placeKinds is a set of kinds of places.
type placeKinds uint32

// hero is the kind of a город-герой, beside words.PlaceKinds, whose positions are the other bits.
const hero placeKinds = 1 << 31

// placeWords and placeAbbreviations map stems and abbreviations to the kinds of places that they stand for.
var placeWords, placeAbbreviations = func() (byStem, short map[string]placeKinds) {
	same := map[string]string{"городской": "город", "пгт": "поселок"} // used interchangeably
	byStem, short = map[string]placeKinds{words.Stem("герой"): hero}, map[string]placeKinds{}
	for _, k := range words.PlaceKinds {
		spelled := strings.Fields(k.Words)
		set := kind(cmp.Or(same[spelled[0]], spelled[0]))
		for _, word := range spelled {
			byStem[words.Stem(word)] |= set
		}
		for _, word := range strings.Fields(k.Short) {
			short[word] |= set
		}
	}
	for word, spelled := range words.PlaceCompounds {
		first, _, _ := strings.Cut(spelled, " ")
		short[word] |= kind(cmp.Or(same[first], first))
	}
	return byStem, short
}()

// regionKinds are kinds that distinguish a region from a town that it may be named after.
var regionKinds = kind("область") | kind("край") | kind("округ") | kind("автономный")

// kind returns the set of the kind whose first word is the name.
func kind(name string) placeKinds {
	return 1 << slices.IndexFunc(words.PlaceKinds, func(k words.PlaceKind) bool {
		first, _, _ := strings.Cut(k.Words, " ")
		return first == name
	})
}

// kindsOf returns the kinds of places that a word stands for.
func kindsOf(w token) placeKinds {
	if kinds := placeAbbreviations[w.folded]; kinds != 0 {
		return kinds
	}
	return placeWords[w.stem]
}
