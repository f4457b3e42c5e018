package search

import (
	"cmp"
	"slices"

	"govhub/existence"
	"govhub/words"
)

// Namesake is a municipality that bears a name. Exists says whether it exists today.
type Namesake struct {
	OKTMO  string
	Exists bool
}

// Called returns the municipalities whose proper name is the text, the best known first: those that existed on a day; without a day, or if
// none did, those that exist; if none does, those that do not. Case, accents and ё tell no names apart, and a name need not say the kind of its municipality, but what it says of that must be right.
// An empty region is any, an empty day none.
func (x *Index) Called(text, region, day string) (list []Namesake, err error) {
	if err := checkLength(text); err != nil {
		return nil, err
	}
	said := x.called(text)
	ranks := map[int32]int32{}
	var found []int32
	for _, place := range x.sharing(said.telling) {
		if t := &x.things[place]; t.isMunicipality() && (region == "" || x.regionOf(t) == region) {
			if rank, bears := x.bears(t, said); bears {
				found, ranks[place] = append(found, place), rank
			}
		}
	}
	slices.SortFunc(found, func(a, b int32) int { return cmp.Compare(ranks[a], ranks[b]) }) // those that exist come first
	for _, meant := range []func(*thing) bool{
		func(t *thing) bool { return day != "" && x.validOn(t, day) }, (*thing).exists, (*thing).isMunicipality,
	} {
		for _, place := range found {
			if t := &x.things[place]; meant(t) {
				list = append(list, Namesake{OKTMO: string(x.ids.at(place)[1:]), Exists: t.exists()})
			}
		}
		if list != nil {
			break
		}
	}
	return list, nil
}

// validOn reports whether a municipality was valid on a day: whether it had begun, and not ended.
func (x *Index) validOn(t *thing, day string) bool {
	state := x.stateOn(t, day)
	return state != existence.Ended && state != existence.Future
}

// called is a name as the words that tell it and the meanings of those for a kind.
type called struct {
	telling []int32 // nil if no thing has one of them
	kinds   []meaning
}

func (x *Index) called(text string) (c called) {
	var telling []string
	tokens := tokensOf(words.Split(text))
	for _, token := range tokens {
		if m := meaningOf(token, words.Stem(token)); m.generic {
			c.kinds = append(c.kinds, m)
		} else {
			telling = append(telling, token)
		}
	}
	if telling == nil { // a name of such words only
		telling, c.kinds = tokens, nil
	}
	c.telling = x.lexicon.numbers(telling)
	return c
}

// sharing returns the things that have the rarest of the words, none without words.
func (x *Index) sharing(words []int32) []int32 {
	if len(words) == 0 {
		return nil
	}
	return x.lexicon.things.of(slices.MinFunc(words, func(a, b int32) int {
		return cmp.Compare(x.lexicon.things.count(a), x.lexicon.things.count(b))
	}))
}

// bears returns the rank of the proper name of a thing that is the one said, if there is one.
func (x *Index) bears(t *thing, said called) (rank int32, bears bool) {
	for _, n := range x.namesOf(t) {
		if n.reason != exact {
			continue
		}
		all := x.wordsOf(&n)
		telling := slices.DeleteFunc(slices.Clone(all), x.lexicon.generic)
		if len(telling) == 0 {
			telling = all
		}
		if slices.Equal(telling, said.telling) && x.areKinds(said.kinds, all, x.kindWordsOf(t)) {
			return n.rank, true
		}
	}
	return 0, false
}

// areKinds reports whether a word of each meaning is in one of the lists.
func (x *Index) areKinds(said []meaning, lists ...[]int32) bool {
	return !slices.ContainsFunc(said, func(m meaning) bool {
		return !slices.ContainsFunc(slices.Concat(lists...), func(word int32) bool {
			return slices.ContainsFunc(m.concepts, func(c int) bool { return slices.Contains(x.lexicon.concepts[c], word) })
		})
	})
}

// regionOf returns the OKTMO code of the region that a thing lies in, empty if none is known.
func (x *Index) regionOf(t *thing) string {
	if t.region < 0 {
		return ""
	}
	return string(x.ids.at(t.region)[1:])
}
