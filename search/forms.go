package search

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"govhub/pace"
)

// forms are one kind of form of all words, sorted.
type forms struct {
	dictionary
	words []int32 // by place, nil if words are numbered by place
}

// sorted returns the numbers of texts in the order of these.
func sorted(list *texts) []int32 {
	order := make([]int32, list.size())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return bytes.Compare(list.at(a), list.at(b)) })
	return order
}

// formsOf returns the forms of words, by number of the word.
func formsOf(list *texts, p *pace.Pace) (forms, error) {
	order := sorted(list)
	d, err := dictionaryOf(list, order, p)
	return forms{d, order}, err
}

func (f *forms) word(place int32) int32 {
	if f.words == nil {
		return place
	}
	return f.words[place]
}

// equal visits the words with this form.
func (f *forms) equal(text string, visit func(word int32)) {
	var in room
	for r := f.seek(text, in[:0]); !r.ended() && string(r.text) == text; r = r.step() {
		visit(f.word(r.place))
	}
}

// beginning visits the words whose form begins with a prefix, with the length of the form.
func (f *forms) beginning(prefix string, visit func(word int32, length int)) {
	var in room
	for r := f.seek(prefix, in[:0]); !r.ended() && bytes.HasPrefix(r.text, []byte(prefix)); r = r.step() {
		visit(f.word(r.place), len(r.text))
	}
}

// near visits the words whose form is at most limit edits away.
func (f *forms) near(text string, limit int, p *pace.Pace, visit func(word int32, edits int)) error {
	return f.dictionary.near(text, limit, p, func(place int32, edits int) { visit(f.word(place), edits) })
}

// commonPrefix returns the bytes that two texts share at the start, in whole characters.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}
