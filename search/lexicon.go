package search

import (
	"math"
	"slices"

	"govhub/pace"
	"govhub/words"
)

// word is a word of the vocabulary of all names.
type word struct {
	text, stem, key string
	meaning         meaning
	given           bool // the given name of a person
	weight          float32
	things          []int32 // with it in a name, once each
}

// lexicon is the vocabulary of all names, sorted by word, by stem and by Latin key.
type lexicon struct {
	words    []word
	places   map[string]int32
	concepts [][]int32 // words by concept

	texts, stems, keys forms
}

// Weights of words: distinctive ones count most.
const (
	genericWeight = 0.2
	stopWeight    = 0.1
	rareWeight    = 1.0
	commonWeight  = 0.6
)

// add returns the position of a word, adding it if new.
func (l *lexicon) add(text string) int32 {
	if place, ok := l.places[text]; ok {
		return place
	}
	place := int32(len(l.words))
	stem := words.Stem(text)
	l.words = append(l.words, word{text: text, stem: stem, key: words.Romanize(text), meaning: meaningOf(text, stem)})
	l.places[text] = place
	return place
}

// finish weighs and sorts the words.
func (l *lexicon) finish(things int, p *pace.Pace) error {
	l.concepts = make([][]int32, len(concepts))
	for i := range l.words {
		w := &l.words[i]
		slices.Sort(w.things)
		w.things = slices.Clip(slices.Compact(w.things))
		w.weight = weigh(w, things)
		for _, c := range w.meaning.concepts {
			l.concepts[c] = append(l.concepts[c], int32(i))
		}
	}
	for _, f := range []struct {
		forms *forms
		form  func(w *word) string
	}{
		{&l.texts, func(w *word) string { return w.text }},
		{&l.stems, func(w *word) string { return w.stem }},
		{&l.keys, func(w *word) string { return w.key }},
	} {
		if err := p.Step(len(l.words)); err != nil {
			return err
		}
		*f.forms = formsOf(l.words, f.form)
	}
	return nil
}

func weigh(w *word, things int) float32 {
	switch {
	case w.meaning.generic:
		return genericWeight
	case words.IsStop(w.text):
		return stopWeight
	}
	return float32(rareWeight - (rareWeight-commonWeight)*math.Log(float64(1+len(w.things)))/math.Log(float64(2+things)))
}
