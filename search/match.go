package search

import (
	"cmp"
	"context"
	"math"
	"slices"

	"govhub/db"
)

// Options restrict what is found.
type Options struct {
	Types  []Type  // all if nil
	Region string  // key of a region, all if empty
	Lang   db.Lang // of the names that count, both if empty
}

// Scores of hits.
const (
	leastShare   = 0.5 // of a query that a name must answer
	nameShare    = 0.3 // of the score that the rest of the name costs
	aliasShare   = 0.92
	contextShare = 0.9
	fewThings    = 2000
	sure         = 0.8 // a hit as good as this saves reading the query otherwise
)

// Find returns all hits, the best first.
func (x *Index) Find(ctx context.Context, query string, o Options) ([]*Hit, error) {
	if err := checkLength(query); err != nil {
		return nil, err
	}
	f := &finding{index: x, options: o, best: map[int32]*Hit{}}
	f.byCode(query)
	typed := x.read(query)
	read := []func() (reading, bool){
		func() (reading, bool) { return typed, true },
		func() (reading, bool) { return x.otherLayout(query, typed) },
		func() (reading, bool) { return x.joinedUp(query) },
		func() (reading, bool) { return x.doubted(typed), true },
	}
	for _, next := range read {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f.highest() >= sure {
			break
		}
		if r, ok := next(); ok {
			f.compare(r)
		}
	}
	return f.ranked(), nil
}

// finding is a search under way.
type finding struct {
	index   *Index
	options Options
	best    map[int32]*Hit
}

func (f *finding) highest() float64 {
	highest := 0.0
	for _, h := range f.best {
		highest = max(highest, h.Score)
	}
	return highest
}

// admits reports whether the options let a thing be found.
func (f *finding) admits(t *thing) bool {
	if f.options.Types != nil && !slices.Contains(f.options.Types, types[t.typ].typ) {
		return false
	}
	return f.options.Region == "" || t.region >= 0 && f.index.things[t.region].id == "region:"+f.options.Region
}

func (f *finding) note(place int32, score float64, m *Match) {
	score = math.Round(score*100) / 100
	if h := f.best[place]; h != nil && h.Score >= score {
		return
	}
	t := &f.index.things[place]
	h := &Hit{ID: t.id, Type: types[t.typ].typ, Score: score, Matched: m, thing: t}
	if t.region >= 0 {
		h.Region = f.index.things[t.region].id[len("region:"):]
	}
	f.best[place] = h
}

func (f *finding) byCode(query string) {
	for _, c := range f.index.byCode(query) {
		if f.admits(&f.index.things[c.thing]) {
			f.note(c.thing, c.score, &Match{Reason: Code, Text: c.text, ReadAs: codeIn(query)})
		}
	}
}

// compare compares the things that share a telling word with the query.
func (f *finding) compare(r reading) {
	seen := map[int32]bool{}
	for _, t := range f.index.leads(r) {
		for place := range t.found {
			for _, thing := range f.index.lexicon.words[place].things {
				if seen[thing] {
					continue
				}
				seen[thing] = true
				if f.admits(&f.index.things[thing]) {
					f.thing(thing, r)
				}
			}
		}
	}
}

// leads returns the words of a query by which things are looked for: those that tell things apart, without those of very
// many things if there is a better one. The other words decide between the things that these lead to.
func (x *Index) leads(r reading) []*token {
	var telling, all, rare []*token
	for i := range r.tokens {
		t := &r.tokens[i]
		if len(t.found) == 0 {
			continue
		}
		all = append(all, t)
		if t.weight <= genericWeight {
			continue
		}
		telling = append(telling, t)
		things := 0
		for place := range t.found {
			things += len(x.lexicon.words[place].things)
		}
		if things <= fewThings {
			rare = append(rare, t)
		}
	}
	for _, leads := range [][]*token{rare, telling} {
		if len(leads) > 0 {
			return leads
		}
	}
	return all
}

// thing compares the names of a thing with the query.
func (f *finding) thing(place int32, r reading) {
	t := &f.index.things[place]
	for i := range t.names {
		n := &t.names[i]
		if f.options.Lang != "" && n.lang != "" && n.lang != f.options.Lang {
			continue
		}
		if score, reason, ok := f.score(t, n, r); ok {
			f.note(place, score, &Match{Reason: reason, Text: n.text, ReadAs: r.text})
		}
	}
}

// score says how well a name of a thing answers a query: how much of the query it answers, together with the names around
// it, and how much of the name the query mentions.
func (f *finding) score(t *thing, n *name, r reading) (score float64, reason Reason, ok bool) {
	if n.folded == r.text {
		reason, score = r.reason, 1
		if n.alias {
			reason, score = less(Alias, reason), aliasShare
		}
		return score * r.factor, reason, true
	}
	x := f.index
	reason = less(Words, r.reason)
	var asked, answered, named, mentioned float32
	covered, used := make([]float32, len(n.words)), make([]bool, len(n.words))
	for i := range r.tokens {
		k := &r.tokens[i]
		asked += k.weight
		best, at := likeness{}, -1
		for j, w := range n.words {
			l := x.like(k, w)
			covered[j] = max(covered[j], l.degree)
			if l.degree > best.degree && !used[j] {
				best, at = l, j
			}
		}
		if at >= 0 {
			used[at] = true
		} else {
			best = x.around(k, t)
			best.degree *= contextShare
		}
		answered += k.weight * best.degree
		if best.degree > 0 && k.weight > stopWeight {
			reason = less(reason, best.reason)
		}
	}
	for j, w := range n.words {
		weight := x.lexicon.words[w].weight
		named += weight
		mentioned += weight * covered[j]
	}
	if asked == 0 || mentioned == 0 || answered/asked < leastShare {
		return 0, "", false
	}
	score = float64(answered/asked) * float64(1-nameShare+nameShare*mentioned/named)
	if n.alias {
		reason, score = less(Alias, reason), score*aliasShare
	}
	return score * r.factor, reason, true
}

// around returns how much a token is like a word of the names of what a thing is part of.
func (x *Index) around(k *token, t *thing) likeness {
	best := likeness{}
	for _, w := range t.kindWords {
		if l := x.like(k, w); l.degree > best.degree {
			best = l
		}
	}
	for _, place := range []int32{t.region, t.within} {
		for steps := 0; place >= 0 && steps < 2; steps++ {
			outer := &x.things[place]
			if outer != t {
				for i := range outer.names {
					for _, w := range outer.names[i].words {
						if l := x.like(k, w); l.degree > best.degree {
							best = l
						}
					}
				}
			}
			place = outer.within
		}
	}
	return best
}

// ranked returns the hits in their order.
func (f *finding) ranked() []*Hit {
	hits := make([]*Hit, 0, len(f.best))
	for _, h := range f.best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b *Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), a.thing.before(b.thing)) })
	return hits
}
