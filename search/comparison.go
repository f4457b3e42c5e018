package search

import (
	"cmp"
	"math"
	"slices"
)

// Scores of names.
const (
	leastShare   = 0.43 // least part of a query that a name must match
	halfShare    = 0.5  // the same for people: a given name alone names nobody
	nameShare    = 0.3  // cost of an unmatched name, in the score
	aliasShare   = 0.92
	centreShare  = 0.98 // of a municipality by its whole centre
	contextShare = 0.9  // of the names of places around
	sourceShare  = 0.88

	predecessorShare = 0.9 // of a municipality by what became part of it
)

// rounding exceeds the differences between floating-point sums in different orders.
const rounding = 1e-4

// comparison compares names with a reading of a query.
type comparison struct {
	*finding
	*reading
	number uint8   // of the reading
	asked  float32 // weight of the query
	most   float32 // largest share of the query that anything can match
	needed []bool  // by term: a thing must match at least one of these
	counts []int   // by term: occurrences in the query

	kinds     float32 // what words of kinds add to the name of a locality
	needsKind bool    // one of them is needed

	around  surroundings
	more    []bool     // by term, from beyondKinds
	vague   bool       // it says nothing, unless it is a name
	places  [][]int32  // by term: its occurrences in the query
	rows    []*row     // of the current name's matching words
	pairs   []pair     // of its words with those of the query
	used    []bool     // by row
	answers []likeness // by word of the query, of the current name
	beside  []likeness // the same, also of what is around
	outside bool       // a distinctive one is matched by the surroundings alone
}

func (f *finding) comparison(r *reading) *comparison {
	f.likes.fill(r)
	n := len(r.terms)
	c := &comparison{
		finding: f, reading: r, number: uint8(len(f.readings)),
		needed: make([]bool, n), counts: make([]int, n), places: make([][]int32, n), answers: make([]likeness, len(r.tokens)), beside: make([]likeness, len(r.tokens)),
		around: surroundings{likeness: make([]likeness, n)}, more: r.beyondKinds(), vague: r.saysNothing(),
	}
	for i, k := range r.tokens {
		c.asked += r.terms[k].weight
		c.counts[k]++
		c.places[k] = append(c.places[k], int32(i))
	}
	c.need()
	return c
}

// need computes the largest possible match, and the terms that must be matched: the others together are not enough.
func (c *comparison) need() {
	best, order := make([]float32, len(c.terms)), make([]int, len(c.terms))
	for i := range c.finding.likes.rows {
		for _, l := range c.finding.likes.in(&c.finding.likes.rows[i]) {
			best[l.term] = max(best[l.term], l.degree)
		}
	}
	for i, t := range c.terms {
		order[i] = i
		if t.meaning.generic {
			best[i] = max(best[i], asTyped)
			c.kinds += t.weight * float32(c.counts[i])
		}
		best[i] *= t.weight * float32(c.counts[i])
		c.most += best[i]
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(best[a], best[b]) })
	others := float32(0)
	for _, i := range order {
		others += best[i]
		c.needed[i] = others/c.asked >= leastShare-rounding
		c.needsKind = c.needsKind || c.needed[i] && c.terms[i].meaning.generic
	}
	for i := range c.finding.likes.rows {
		w := &c.finding.likes.rows[i]
		w.needed = slices.ContainsFunc(c.finding.likes.in(w), func(l like) bool { return c.needed[l.term] })
	}
	c.most = min(1, c.most/c.asked)
}

// hopeless reports whether no name can match enough. A name equal to the query can, unless the query is not compared word by word.
func (c *comparison) hopeless() bool { return c.whole && c.most < leastShare-rounding }

// mayAnswer reports whether a thing, or its surroundings, match a needed term. As above, a name equal to the query does.
func (c *comparison) mayAnswer(place int32, t *thing) bool {
	has := func(place int32) bool { return place >= 0 && c.enough[place/64]>>(place%64)&1 == 1 }
	if !c.whole || c.needsKind && t.isMunicipality() || has(place) || has(t.holder) {
		return true
	}
	outer := c.outer(place)
	return slices.ContainsFunc(outer[:], has) || slices.ContainsFunc(c.kindWordsOf(t), func(w int32) bool {
		row := c.finding.likes.of(w)
		return row != nil && row.needed
	})
}

// thing compares the names of a thing with the query and returns the number of steps.
func (c *comparison) thing(place int32, t *thing) (steps int) {
	names := c.namesOf(t)
	for i := range names {
		n := &names[i]
		if c.options.Lang != "" && n.lang() != c.options.Lang {
			continue
		}
		why, stands := c.standing(n)
		if !stands {
			continue
		}
		score, reason, took := c.name(place, t, n, why)
		steps += took
		if score == 0 {
			continue
		}
		found := candidate{thing: place, of: place, name: int32(i), order: c.order(t, n, why), score: score, reason: reason, read: c.number}
		if c.admits(t) {
			c.note(found)
		}
		if c.admitsHolder(t) {
			c.note(c.holding(found))
		}
	}
	return steps
}

// ofKindAlone reports whether the current name matches only words for the kind of a thing, and its surroundings nothing either, though the query
// has others: закон о собаках is no other law.
func (c *comparison) ofKindAlone() bool {
	return c.more != nil && !slices.ContainsFunc(c.rows, func(row *row) bool {
		return slices.ContainsFunc(c.finding.likes.in(row), func(l like) bool { return c.more[l.term] })
	}) && !slices.ContainsFunc(c.around.touched, func(term int32) bool { return c.more[term] })
}

// name returns how well a name matches the query, in hundredths: how much of the query it matches, together with the surroundings, and
// how much of the name the query mentions. It returns 0 if that is not enough, or if all wanted candidates are better. The name is one for the
// reason why.
func (c *comparison) name(place int32, t *thing, n *name, why doubt) (hit uint8, reason doubt, steps int) {
	steps = 1
	words := c.wordsOf(n)
	if c.is(words) {
		return hundredths(c.share(t, n, why, true) * c.factor), max(why, c.reason), steps
	}
	if c.most < leastShare-rounding || c.vague {
		return 0, 0, steps
	}
	c.rows = c.rows[:0]
	var said weight
	most, needed := float32(0), false
	for _, w := range words {
		if row := c.finding.likes.of(w); row != nil {
			c.rows = append(c.rows, row)
			weight := c.lexicon.weights[w]
			if said.all += weight * row.best; weight > genericWeight {
				said.telling += weight * row.best
			}
			most += row.most
			needed = needed || row.needed
		}
	}
	if steps += len(words); len(c.rows) == 0 {
		return 0, 0, steps
	}
	whole := c.weightOf(words, c.kindless(t))
	mentioned := said.of(whole)
	holder := c.holderOf(t)
	if holder.likely { // he may confirm the office
		mentioned = 1
	}
	score := func(answered float32) uint8 {
		share := float64(answered) * float64(1-nameShare+nameShare*mentioned)
		return hundredths(share * c.share(t, n, why, mentioned >= asWhole) * c.factor)
	}
	wanted := func(most float32) bool {
		best := score(most)
		return t.isPerson() || c.wants(c.order(t, n, why), best) || c.admitsHolder(t) && c.wants(c.proper(&c.things[t.holder]), held(best))
	}
	if said.all == 0 || !wanted(c.most+rounding) {
		return 0, 0, steps
	}
	steps += c.enter(place, t)
	locality := n.alias() && t.isMunicipality()
	if locality {
		most += c.kinds
		needed = needed || c.needsKind
	}
	most = min(c.most, (most+holder.most+c.around.most)/c.asked) + rounding
	if !needed && !holder.needed && !c.around.needed || c.ofKindAlone() || most < leastShare || !wanted(most) {
		return 0, 0, steps
	}
	answered, confirmed, reason, took := c.answer(t, locality, holder.likely && said.telling > 0)
	steps += took
	if !confirmed {
		mentioned = said.of(whole)
	}
	if t.isOffice() {
		answered *= c.officeShare(n)
	}
	if answered < t.leastShare() {
		return 0, 0, steps
	}
	reason = max(why, reason)
	if t.isPerson() {
		steps += len(c.tokens) * len(words)
		if worth, ok := c.person(c.reading, words, func(term int, word int32) float32 { return c.likeness(term, word).degree }); ok {
			return hundredths(float64(worth) * c.share(t, n, why, true) * c.factor), reason, steps
		}
	}
	return score(answered), reason, steps
}

// holderMatch is what the names of the holder of an office may add.
type holderMatch struct {
	likely, needed bool
	most           float32
}

func (c *comparison) holderOf(office *thing) (h holderMatch) {
	if !office.isOffice() || office.holder < 0 {
		return h
	}
	for _, n := range c.namesOf(&c.things[office.holder]) {
		for _, w := range c.wordsOf(&n) {
			if row := c.finding.likes.of(w); row != nil {
				h.likely, h.needed, h.most = true, h.needed || row.needed, h.most+row.most
			}
		}
	}
	return h
}

// likeness returns how closely a word of the vocabulary resembles a term.
func (c *comparison) likeness(term int, word int32) likeness {
	if row := c.finding.likes.of(word); row != nil {
		for _, l := range c.finding.likes.in(row) {
			if int(l.term) == term {
				return l.likeness
			}
		}
	}
	return likeness{}
}

func hundredths(score float64) uint8 { return uint8(math.Round(score * 100)) }
