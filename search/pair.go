package search

import (
	"cmp"
	"slices"
)

// pair is a word of the query with a word of a name that it may stand for.
type pair struct {
	token, word int32
	likeness
}

// answer returns how much of the query the current name matches, and the least certain of the reasons. Each word of the name matches
// one word of the query, the likeliest pairs first. The name of a locality may have words of its kind before it, and an office its holder, who
// then confirms it.
func (c *comparison) answer(t *thing, locality, held bool) (share float32, confirmed bool, reason doubt, steps int) {
	steps = c.pairUp()
	reason = max(sameWords, c.reason)
	answered := float32(0)
	c.outside = false
	for i, k := range c.tokens {
		best := c.answers[i]
		switch {
		case best.degree > 0:
		case locality && c.terms[k].meaning.mayBe(t.mayBeRural()): // the centre may be a city, whatever its municipality is
			best = likeness{asTyped, sameWords}
		default:
			best = c.surrounding(k)
			c.outside = c.outside || best.degree > 0 && c.terms[k].weight > genericWeight
		}
		c.beside[i] = best
	}
	if held {
		confirmed = c.byHolder(c.reading, t, c.beside, c.likeness)
		steps += len(c.tokens)
	}
	for i, k := range c.tokens {
		if best := c.beside[i]; best.degree > 0 {
			weight := c.terms[k].weight
			answered += weight * best.degree
			if weight > stopWeight {
				reason = max(reason, best.reason)
			}
		}
	}
	return answered / c.asked, confirmed, reason, steps + len(c.tokens)
}

// pairUp finds the word of the current name that answers each word of the query.
func (c *comparison) pairUp() (steps int) {
	c.pairs = c.pairs[:0]
	for j, row := range c.rows {
		for _, l := range c.finding.likes.in(row) {
			for _, token := range c.places[l.term] {
				c.pairs = append(c.pairs, pair{token, int32(j), l.likeness})
			}
		}
	}
	slices.SortFunc(c.pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.degree, a.degree), cmp.Compare(a.token, b.token), cmp.Compare(a.word, b.word))
	})
	c.used = slices.Grow(c.used[:0], len(c.rows))[:len(c.rows)]
	clear(c.used)
	clear(c.answers)
	for _, p := range c.pairs {
		if !c.used[p.word] && c.answers[p.token].degree == 0 {
			c.used[p.word], c.answers[p.token] = true, p.likeness
		}
	}
	return 2 * len(c.pairs)
}
