package search

import "slices"

// surroundings are what the names around a thing add, the same for all things of a kind within the same places.
type surroundings struct {
	typ, kind uint8
	outer     [4]int32
	known     bool
	likeness  []likeness // by term
	touched   []int32    // matched terms
	kinds     []ofKind
	told      []int32
	most      float32 // share of the query's weight
	needed    bool    // a needed term is among them
	owner     bool    // a distinctive term is in the names of what an office belongs to
}

// ofKind is how a word of kind in a name around resembles a term. It counts if the query says which place that is: область alone names none,
// and in «Новосибирск обл» the city's own name took the word that would.
type ofKind struct {
	like
	first, next int32 // of the terms in surroundings.told that say it
}

// enter computes the surroundings of a thing.
func (c *comparison) enter(place int32, t *thing) (steps int) {
	a, outer := &c.around, c.outer(place)
	if a.known && a.typ == t.typ && a.kind == t.kind && a.outer == outer {
		return 1
	}
	for _, term := range a.touched {
		a.likeness[term] = likeness{}
	}
	*a = surroundings{typ: t.typ, kind: t.kind, outer: outer, known: true, likeness: a.likeness, touched: a.touched[:0], kinds: a.kinds[:0], told: a.told[:0]}
	steps = c.eachLike(c.kindWordsOf(t), 1, func(_ int32, l like) { a.note(l) })
	for _, around := range outer {
		if around < 0 {
			continue
		}
		names := c.namesOf(&c.things[around])
		for i := range names {
			why, stands := c.standing(&names[i])
			switch {
			case !stands || around == place && why == byFormer: // it is no край that was one
			case around == place:
				steps += c.addOwnKinds(c.wordsOf(&names[i]))
			default:
				steps += c.addAround(c.wordsOf(&names[i]))
			}
		}
	}
	if t.isOffice() {
		a.owner = c.ownerNamed(c.reading, t, c.likeness)
	}
	c.boundAround()
	return steps
}

// eachLike visits the terms that words around are like, at a share of their likeness.
func (c *comparison) eachLike(words []int32, share float32, visit func(word int32, l like)) (steps int) {
	steps = len(words)
	for _, w := range words {
		row := c.finding.likes.of(w)
		if row == nil {
			continue
		}
		steps += int(row.next - row.first)
		for _, l := range c.finding.likes.in(row) {
			if !c.isNowhereNear(l) {
				l.degree *= share
				visit(w, l)
			}
		}
	}
	return steps
}

// note notes a likeness of a term, or a closer one.
func (a *surroundings) note(l like) {
	if have := &a.likeness[l.term]; l.degree > have.degree {
		if have.degree == 0 {
			a.touched = append(a.touched, l.term)
		}
		*have = l.likeness
	}
}

// addOwnKinds adds the words of kind in the other names of a region: Республика Башкирия is Башкортостан, a republic.
func (c *comparison) addOwnKinds(words []int32) (steps int) {
	return c.eachLike(words, contextShare, func(w int32, l like) {
		if c.lexicon.generic(w) {
			c.around.note(l)
		}
	})
}

// addAround adds the name of a place around. Its words of kind count beside what tells the place.
func (c *comparison) addAround(words []int32) (steps int) {
	a := &c.around
	first := int32(len(a.told))
	steps = c.eachLike(words, contextShare, func(w int32, l like) {
		if !c.lexicon.generic(w) {
			a.note(l)
			if !c.terms[l.term].meaning.generic {
				a.told = append(a.told, l.term)
			}
		}
	})
	next := int32(len(a.told))
	if next == first {
		return steps
	}
	return steps + c.eachLike(words, contextShare, func(w int32, l like) {
		if c.lexicon.generic(w) {
			a.kinds = append(a.kinds, ofKind{l, first, next})
		}
	})
}

// boundAround computes how much of the query the surroundings can answer.
func (c *comparison) boundAround() {
	a := &c.around
	add := func(term int32, degree float32) {
		a.most += degree * c.terms[term].weight * float32(c.counts[term])
		a.needed = a.needed || c.needed[term]
	}
	for _, term := range a.touched {
		add(term, a.likeness[term].degree)
	}
	for _, k := range a.kinds {
		add(k.term, k.degree)
	}
}

// isNowhereNear reports whether a word around is not meant by a term that it resembles: nobody writes initials of the places around, and a known
// word that may be misspelt, as in the last reading, is at best one of the name itself.
func (r *reading) isNowhereNear(l like) bool {
	t := r.terms[l.term]
	return l.reason == begun && t.initial != nil || l.reason == misspelled && t.known
}

// surrounding returns how the surroundings answer a term, given what the current name answers.
func (c *comparison) surrounding(term int) likeness {
	best := c.around.likeness[term]
	for _, k := range c.around.kinds {
		if int(k.term) == term && k.degree > best.degree && slices.ContainsFunc(c.around.told[k.first:k.next], c.unanswered) {
			best = k.likeness
		}
	}
	return best
}

// unanswered reports whether the current name leaves a term of the query.
func (c *comparison) unanswered(term int32) bool {
	return slices.ContainsFunc(c.places[term], func(token int32) bool { return c.answers[token].degree == 0 })
}
