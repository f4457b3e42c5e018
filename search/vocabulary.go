package search

import (
	"maps"
	"slices"
	"strings"

	"govhub/words"
)

// concept is a set of words with the same meaning in names.
type concept struct {
	generic  bool // the kind of a thing rather than which one it is
	words    string
	short    string // abbreviations
	locality words.Locality
}

// concepts are the kinds of places, and other things written in several ways, in any language. Words are stems or whole.
var concepts = func() (list []concept) {
	for _, k := range words.PlaceKinds {
		list = append(list, concept{true, k.Words, k.Short, k.Locality})
	}
	return append(append(list, offices...), []concept{
		{generic: true, words: "российский россия russian russia", short: "рф"},
		{generic: true, words: "федерация federation", short: "рф"},
		{words: "закон law", short: "фз fz"},
		{false, "святой saint санкт", "св st", words.NoLocality},
		{false, "1 первый first i 1st", "1й 1я", words.NoLocality},
		{false, "2 второй second ii 2nd", "2й 2я", words.NoLocality},
		{false, "3 третий third iii 3rd", "3й 3я", words.NoLocality},
		{false, "4 четвертый fourth iv 4th", "", words.NoLocality},
		{false, "5 пятый fifth v 5th", "", words.NoLocality},
		{false, "6 шестой sixth vi 6th", "", words.NoLocality},
		{false, "7 седьмой seventh vii 7th", "", words.NoLocality},
		{false, "8 восьмой eighth viii 8th", "", words.NoLocality},
		{false, "9 девятый ninth ix 9th", "", words.NoLocality},
		{false, "10 десятый tenth x 10th", "", words.NoLocality},
		{true, "число количество численность сколько number count", "", words.NoLocality},
	}...)
}()

// russia are the concepts of words for the country.
var russia = slices.Concat(meanings["россия"].concepts, meanings["федерация"].concepts)

// joined are abbreviations written with a slash, a hyphen or dots.
var joined = map[string]string{
	"р н": "район", "г о": "го", "м о": "мо", "м р": "мр", "г п": "гп", "с п": "сп", "а о": "ао", "с с": "сс", "о г": "город", "п г т": "пгт",
}

// meaning is the meaning of a word.
type meaning struct {
	concepts []int // positions in concepts
	short    bool  // as an abbreviation
	generic  bool
}

func (m meaning) has(concept int) bool { return slices.Contains(m.concepts, concept) }

// mayBe reports whether a word may be before the name of a locality, of a town or also of a village.
func (m meaning) mayBe(rural bool) bool {
	return slices.ContainsFunc(m.concepts, func(place int) bool {
		l := concepts[place].locality
		return l == words.Urban || rural && l == words.Rural
	})
}

// meanings are the meanings of words by folded form and stem.
var meanings = func() map[string]meaning {
	list := map[string]meaning{}
	add := func(word string, place int, short bool) {
		m := list[word]
		if !slices.Contains(m.concepts, place) {
			m.concepts = append(m.concepts, place)
		}
		m.short, m.generic = m.short || short, concepts[place].generic
		list[word] = m
	}
	for i, c := range concepts {
		for _, word := range strings.Fields(c.words) {
			add(word, i, false)
			add(words.Stem(word), i, false)
		}
		for _, word := range strings.Fields(c.short) {
			add(word, i, true)
		}
	}
	whole := maps.Clone(list)
	for word, spelled := range words.PlaceCompounds {
		for _, part := range strings.Fields(spelled) {
			for _, place := range whole[part].concepts {
				add(word, place, true)
			}
		}
	}
	return list
}()

// meaningOf returns the meaning of a word, by itself or by its stem.
func meaningOf(word, stem string) meaning {
	if m, ok := meanings[word]; ok {
		return m
	}
	return meanings[stem]
}
