package search

import (
	"math"

	"govhub/pace"
	"govhub/words"
)

// lexicon is the vocabulary of all names. A word's number is its place among the sorted words.
type lexicon struct {
	texts, stems, keys forms
	marks              marks
	weights            []float32
	things             postings
	concepts           [][]int32 // words by concept
}

// mark is what is known of a word.
type mark uint8

const (
	generic     mark = 1 << iota
	given            // name of a person
	ofDeputies       // in the title of an office
	initial          // it may be one
	patronymic       // it looks like one
	descendance      // it makes a patronymic of the word before it
)

// marks are those of words, by number.
type marks []mark

func (m marks) have(word int32, one mark) bool { return m[word]&one != 0 }

func markOf(text string, m meaning) (all mark) {
	for _, is := range [...]struct {
		mark
		true bool
	}{
		{generic, m.generic},
		{ofDeputies, m.has(deputy)},
		{initial, words.IsInitial(text)},
		{patronymic, words.IsPatronymic(text)},
		{descendance, words.IsSonOrDaughter(text)},
	} {
		if is.true {
			all |= is.mark
		}
	}
	return all
}

// Weights of words: distinctive ones count most.
const (
	genericWeight = 0.2
	stopWeight    = 0.1
	rareWeight    = 1.0
	commonWeight  = 0.6
)

func (l *lexicon) size() int { return int(l.texts.size) }

func (l *lexicon) text(word int32) string {
	var in room
	return string(l.texts.at(word, in[:0]))
}

// find returns the number of a word.
func (l *lexicon) find(text string) (word int32, ok bool) {
	var in room
	r := l.texts.seek(text, in[:0])
	return r.place, !r.ended() && string(r.text) == text
}

// numbers returns the numbers of words, nil if one is not known.
func (l *lexicon) numbers(words []string) []int32 {
	list := make([]int32, len(words))
	for i, text := range words {
		word, ok := l.find(text)
		if !ok {
			return nil
		}
		list[i] = word
	}
	return list
}

func (l *lexicon) generic(word int32) bool { return l.marks.have(word, generic) }

// sort sorts the words of a vocabulary, and returns their numbers by those in the vocabulary.
func (l *lexicon) sort(v *vocabulary, p *pace.Pace) (numbers []int32, err error) {
	order := sorted(&v.texts)
	if l.texts.dictionary, err = dictionaryOf(&v.texts, order, p); err != nil {
		return nil, err
	}
	numbers, l.marks = make([]int32, len(order)), make(marks, len(order))
	for place, number := range order {
		numbers[number], l.marks[place] = int32(place), v.marks[number]
	}
	v.interned = interned{}
	l.concepts = make([][]int32, len(concepts))
	stem := func(word int32, text string) string {
		stem := words.Stem(text)
		for _, c := range meaningOf(text, stem).concepts {
			l.concepts[c] = append(l.concepts[c], word)
		}
		return stem
	}
	for _, f := range []struct {
		forms *forms
		form  func(word int32, text string) string
	}{
		{&l.stems, stem},
		{&l.keys, func(_ int32, text string) string { return words.Romanize(text) }},
	} {
		var list texts
		for r := l.texts.read(0, nil); !r.ended(); r = r.step() {
			list.add(f.form(r.place, string(r.text)))
		}
		if *f.forms, err = formsOf(&list, p); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

// weigh weighs the words, rarer ones more.
func (l *lexicon) weigh(things int) {
	l.weights = make([]float32, l.size())
	for r := l.texts.read(0, nil); !r.ended(); r = r.step() {
		l.weights[r.place] = weigh(l.generic(r.place), words.IsStop(string(r.text)), l.things.count(r.place), things)
	}
}

func weigh(generic, stop bool, count, things int) float32 {
	switch {
	case generic:
		return genericWeight
	case stop:
		return stopWeight
	}
	return float32(rareWeight - (rareWeight-commonWeight)*math.Log(float64(1+count))/math.Log(float64(2+things)))
}

// vocabulary is the words of names while there are more to come.
type vocabulary struct {
	interned
	marks marks
}

// add returns the number of a word.
func (v *vocabulary) add(text string) int32 {
	word := v.interned.add(text)
	if int(word) == len(v.marks) {
		v.marks = append(v.marks, markOf(text, meaningOf(text, words.Stem(text))))
	}
	return word
}
