package search

import (
	"cmp"
	"math"
	"slices"
)

// Scores of names.
const (
	leastShare   = 0.5 // of a query that a name must answer
	nameShare    = 0.3 // of the score that the rest of the name costs
	aliasShare   = 0.92
	contextShare = 0.9
)

// rounding is more than sums of floating-point numbers differ by when they are added in another order.
const rounding = 1e-4

// comparison compares names with a reading of a query.
type comparison struct {
	*finding
	*reading
	number uint8   // of the reading
	asked  float32 // weight of the query
	most   float32 // share of the query that anything can answer
	needed []bool  // by term: things that answer none of these do not answer enough
	counts []int   // by term: how often the query has it

	around  surroundings
	cells   []likeness // of the name at hand, by term and matching word
	active  []bool     // by term: a word of the name at hand is like it
	touched []int32    // the terms that are
	rows    []*row     // of the matching words of the name
	used    []bool     // of these
}

// surroundings are what the names around a thing add, which is the same for all of a kind within the same places.
type surroundings struct {
	typ, kind uint8
	outer     [4]int32
	known     bool
	likeness  []likeness // by term, the share for the context not yet taken
	touched   []int32    // terms that are answered
	most      float32    // of the weight of the query
	needed    bool       // a term that a hit must answer is among them
}

func (f *finding) comparison(r *reading) *comparison {
	f.likes.fill(r)
	n := len(r.terms)
	c := &comparison{
		finding: f, reading: r, number: uint8(len(f.readings)),
		needed: make([]bool, n), counts: make([]int, n), active: make([]bool, n),
		around: surroundings{likeness: make([]likeness, n)},
	}
	for _, k := range r.tokens {
		c.asked += r.terms[k].weight
		c.counts[k]++
	}
	c.need()
	return c
}

// need finds out how much can be answered at most, and which terms must be: the others together are not enough.
func (c *comparison) need() {
	best, order := make([]float32, len(c.terms)), make([]int, len(c.terms))
	for i := range c.finding.likes.rows {
		for _, l := range c.finding.likes.in(&c.finding.likes.rows[i]) {
			best[l.term] = max(best[l.term], l.degree)
		}
	}
	for i, t := range c.terms {
		order[i] = i
		best[i] *= t.weight * float32(c.counts[i])
		c.most += best[i]
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(best[a], best[b]) })
	others := float32(0)
	for _, i := range order {
		others += best[i]
		c.needed[i] = others/c.asked >= leastShare-rounding
	}
	for i := range c.finding.likes.rows {
		w := &c.finding.likes.rows[i]
		w.needed = slices.ContainsFunc(c.finding.likes.in(w), func(l like) bool { return c.needed[l.term] })
	}
	c.most = min(1, c.most/c.asked)
}

// hopeless reports whether no name can answer enough. One that equals the query does, unless the query is not compared word by
// word.
func (c *comparison) hopeless() bool { return c.whole && c.most < leastShare-rounding }

// mayAnswer reports whether a thing, or what is around it, answers a term that a hit must answer. As above, a name that equals the
// query does.
func (c *comparison) mayAnswer(place int32, t *thing) bool {
	has := func(place int32) bool { return place >= 0 && c.enough[place/64]>>(place%64)&1 == 1 }
	return !c.whole || has(place) || has(t.outer[0]) || has(t.outer[1]) || has(t.outer[2]) || has(t.outer[3]) ||
		slices.ContainsFunc(t.kindWords, func(w int32) bool {
			row := c.finding.likes.of(w)
			return row != nil && row.needed
		})
}

// thing compares the names of a thing with the query and returns how many steps it took.
func (c *comparison) thing(place int32, t *thing) (steps int) {
	for i := range t.names {
		n := &t.names[i]
		if c.options.Lang != "" && n.lang != "" && n.lang != c.options.Lang {
			continue
		}
		score, reason, took := c.name(place, t, n)
		steps += took
		if score > 0 {
			c.note(candidate{thing: place, name: int32(i), score: score, reason: reason, read: c.number})
		}
	}
	return steps
}

// enter looks the surroundings of a thing up.
func (c *comparison) enter(t *thing) (steps int) {
	a := &c.around
	if a.known && a.typ == t.typ && a.kind == t.kind && a.outer == t.outer {
		return 1
	}
	for _, term := range a.touched {
		a.likeness[term] = likeness{}
	}
	*a = surroundings{typ: t.typ, kind: t.kind, outer: t.outer, known: true, likeness: a.likeness, touched: a.touched[:0]}
	add := func(list []int32) {
		steps += len(list)
		for _, w := range list {
			row := c.finding.likes.of(w)
			if row == nil {
				continue
			}
			steps += int(row.next - row.first)
			for _, l := range c.finding.likes.in(row) {
				if have := &a.likeness[l.term]; l.degree > have.degree {
					if have.degree == 0 {
						a.touched = append(a.touched, l.term)
					}
					*have = l.likeness
				}
			}
		}
	}
	add(t.kindWords)
	for _, place := range t.outer {
		if place >= 0 {
			for i := range c.things[place].names {
				add(c.things[place].names[i].words)
			}
		}
	}
	for _, term := range a.touched {
		a.most += contextShare * a.likeness[term].degree * c.terms[term].weight * float32(c.counts[term])
		a.needed = a.needed || c.needed[term]
	}
	return steps
}

// name says how well a name of a thing answers the query, in hundredths: how much of the query it answers, together with the
// names around it, and how much of the name the query mentions. It returns 0 if that is not enough, or if all
// candidates that are wanted are better.
func (c *comparison) name(place int32, t *thing, n *name) (hit uint8, reason doubt, steps int) {
	steps = 1
	if n.folded == c.text {
		share := 1.0
		reason = c.reason
		if n.alias {
			reason, share = max(byAlias, reason), aliasShare
		}
		return hundredths(share * c.factor), reason, steps
	}
	if c.most < leastShare-rounding {
		return 0, 0, steps
	}
	c.rows = c.rows[:0]
	var mentioned, most float32
	needed := false
	for _, w := range n.words {
		if row := c.finding.likes.of(w); row != nil {
			c.rows = append(c.rows, row)
			mentioned += c.lexicon.words[w].weight * row.best
			most += row.most
			needed = needed || row.needed
		}
	}
	steps += len(n.words)
	score := func(answered float32) uint8 {
		share := float64(answered) * float64(1-nameShare+nameShare*mentioned/n.weight)
		if n.alias {
			share *= aliasShare
		}
		return hundredths(share * c.factor)
	}
	if mentioned == 0 || !c.wants(place, score(c.most+rounding)) {
		return 0, 0, steps
	}
	steps += c.enter(t)
	most = min(c.most, (most+c.around.most)/c.asked) + rounding
	if !needed && !c.around.needed || most < leastShare || !c.wants(place, score(most)) {
		return 0, 0, steps
	}
	answered, reason, took := c.answer()
	steps += took
	if answered < leastShare {
		return 0, 0, steps
	}
	if n.alias {
		reason = max(byAlias, reason)
	}
	return score(answered), reason, steps
}

// answer returns how much of the query the name at hand answers, and the least certain of the reasons. Each word of the name
// answers one of the query.
func (c *comparison) answer() (share float32, reason doubt, steps int) {
	width := len(c.rows)
	c.cells = slices.Grow(c.cells[:0], len(c.terms)*width)[:len(c.terms)*width]
	c.used = slices.Grow(c.used[:0], width)[:width]
	clear(c.used)
	for j, row := range c.rows {
		for _, l := range c.finding.likes.in(row) {
			if !c.active[l.term] {
				c.active[l.term] = true
				c.touched = append(c.touched, l.term)
				clear(c.cells[int(l.term)*width : int(l.term+1)*width])
			}
			c.cells[int(l.term)*width+j] = l.likeness
			steps++
		}
	}
	reason = max(sameWords, c.reason)
	answered := float32(0)
	for _, k := range c.tokens {
		best, at := likeness{}, -1
		if c.active[k] {
			for j, l := range c.cells[k*width : (k+1)*width] {
				if l.degree > best.degree && !c.used[j] {
					best, at = l, j
				}
			}
			steps += width
		}
		if at >= 0 {
			c.used[at] = true
		} else {
			best = c.around.likeness[k]
			best.degree *= contextShare
		}
		if best.degree > 0 {
			weight := c.terms[k].weight
			answered += weight * best.degree
			if weight > stopWeight {
				reason = max(reason, best.reason)
			}
		}
	}
	steps += len(c.tokens)
	for _, term := range c.touched {
		c.active[term] = false
	}
	c.touched = c.touched[:0]
	return answered / c.asked, reason, steps
}

func hundredths(score float64) uint8 { return uint8(math.Round(score * 100)) }
