package search

import (
	"cmp"
	"slices"
)

// candidate is a thing that matches a query.
type candidate struct {
	thing int32
	of    int32 // the thing that has the name: itself, or its office
	name  int32 // position in the names of that, or in the codes of the query
	order
	score  uint8 // in hundredths
	reason doubt
	read   uint8 // number of the reading, 0 for codes
}

// share is the score as in hits, 0 to 1.
func (c candidate) share() float64 { return float64(c.score) / 100 }

// order is what orders equally good matches.
type order struct {
	rank  int32
	place bool // a region or municipality
}

// whole is the score from which on places match equally well: by proper names and whole aliases, such as the centre of a district.
const whole = 98

// level is the score of a candidate in the order of all.
func (c candidate) level() uint8 {
	if c.place && c.score >= whole {
		return 100
	}
	return c.score
}

// before reports whether a candidate ranks before another.
func (c candidate) before(o candidate) int {
	return cmp.Or(cmp.Compare(o.level(), c.level()), cmp.Compare(c.rank, o.rank), cmp.Compare(o.score, c.score))
}

// candidates are the things found so far, all or the best so many. Each thing occurs once, with the first of its best matches.
type candidates struct {
	*Index
	*scratch
	most  int // 0 for all
	best  uint8
	worst int // position in hits of the worst, once they are full
}

func (c *candidates) full() bool { return c.most > 0 && len(c.hits) == c.most }

// wants reports whether a match of the order with the score would be kept.
func (c *candidates) wants(o order, score uint8) bool {
	return !c.full() || candidate{order: o, score: score}.before(c.hits[c.worst]) <= 0
}

func (c *candidates) note(n candidate) {
	c.best = max(c.best, n.score)
	switch place := c.byThing[n.thing]; {
	case place > 0:
		if c.hits[place-1].before(n) <= 0 {
			return
		}
		c.hits[place-1] = n
	case !c.full():
		c.hits = append(c.hits, n)
		c.byThing[n.thing] = int32(len(c.hits))
	case n.before(c.hits[c.worst]) < 0:
		c.byThing[c.hits[c.worst].thing] = 0
		c.hits[c.worst] = n
		c.byThing[n.thing] = int32(c.worst + 1)
	default:
		return
	}
	if c.full() {
		c.worst = 0
		for i := range c.hits {
			if c.hits[i].before(c.hits[c.worst]) > 0 {
				c.worst = i
			}
		}
	}
}

// ranked sorts the candidates.
func (c *candidates) ranked() []candidate {
	slices.SortFunc(c.hits, candidate.before)
	return c.hits
}

func (c *candidates) clear() {
	for i := range c.hits {
		c.byThing[c.hits[i].thing] = 0
	}
	c.hits = c.hits[:0]
}
