package search

import (
	"bytes"
	"cmp"
	"slices"

	"govhub/db"
)

// finish links the things to each other, and sorts words and names.
func (b *builder) finish(successions []db.Succession) (*Index, error) {
	b.link()
	b.strengthen()
	if err := b.succeed(successions); err != nil {
		return nil, err
	}
	b.merge()
	b.fit()
	numbers, err := b.lexicon.sort(&b.vocabulary, b.pace)
	if err != nil {
		return nil, err
	}
	for i, word := range b.words {
		b.words[i] = numbers[word]
	}
	for _, list := range b.kindWords {
		for i, word := range list {
			list[i] = numbers[word]
		}
	}
	b.lexicon.things = postingsOf(b.lexicon.size(), func(visit func(word, thing int32)) {
		for i := range b.things {
			for _, n := range b.namesOf(&b.things[i]) {
				for _, w := range b.wordsOf(&n) {
					visit(w, int32(i))
				}
			}
		}
	})
	b.lexicon.weigh(len(b.things))
	if err := b.pace.Step(len(b.names) * stepsOfText); err != nil {
		return nil, err
	}
	b.rank()
	return b.Index, nil
}

// link puts things in the place of references.
func (b *builder) link() {
	places := make([]int32, b.references.size())
	for i := range places {
		places[i] = -1
		if place, ok := b.place(string(b.references.at(int32(i)))); ok {
			places[i] = place
		}
	}
	b.references = interned{}
	for i := range b.things {
		t := &b.things[i]
		for _, reference := range []*int32{&t.region, &t.within, &t.holder} {
			if *reference >= 0 {
				*reference = places[*reference]
			}
		}
	}
	for i := range b.things { // the region of a place is also that of things in it
		t := &b.things[i]
		for within := t.within; t.region < 0 && within >= 0; within = b.things[within].within {
			t.region = b.things[within].region
		}
	}
}

// rank numbers the names in the order of equally good matches.
func (b *builder) rank() {
	order, things := make([]int32, len(b.names)), make([]int32, len(b.names))
	for i := range b.things {
		for j := b.things[i].names; j < b.things[i].beyond; j++ {
			order[j], things[j] = j, int32(i)
		}
	}
	known := func(n int32) known { return b.things[things[n]].known(&b.names[n], b.people[n]) }
	slices.SortFunc(order, func(a, o int32) int {
		return cmp.Or(known(a).before(known(o)), bytes.Compare(b.ids.at(things[a]), b.ids.at(things[o])), cmp.Compare(a, o))
	})
	for rank, n := range order {
		b.names[n].rank = int32(rank)
	}
}

// fit leaves no room for more things and names.
func (b *builder) fit() {
	b.things, b.names = fit(b.things), fit(b.names)
	b.ids.texts.fit()
	b.ids.spread(b.ids.size())
	b.words, b.Index.patterns = fit(b.words), b.patterns.texts
	b.Index.patterns.fit()
	b.patterns = interned{}
}
