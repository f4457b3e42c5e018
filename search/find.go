package search

import (
	"cmp"
	"context"
	"errors"
	"math/bits"
	"slices"

	"govhub/db"
	"govhub/errorcode"
	"govhub/existence"
	"govhub/pace"
	"govhub/scalar"
)

// Options restrict a search.
type Options struct {
	Types  []Type      // all if nil
	States []string    // of municipalities; those that exist if nil
	On     scalar.Date // on which names and states are judged, the reference date of the release if empty
	Region string      // key of a region, all if empty
	Lang   db.Lang     // of the names searched, both if empty
	Steps  int         // bound of a request, DefaultSteps if 0
}

// DefaultSteps bounds the steps of a request: words and letters compared, and names visited. That is several times what a hundred
// misspelt names take in a release of 23,000, and about 200 ms.
const DefaultSteps = 5_000_000

const (
	fewThings = 2000
	sure      = 80 // with a hit as good as this, in hundredths, other readings are skipped
)

// search is the state of one request's queries.
type search struct {
	lookup
	options Options
	admits  func(t *thing) bool

	admitsHolder func(t *thing) bool // of an office
	coded        func(t *thing) bool // those that a code names, in any state
}

// search begins a request. Unless it fails, callers must end it.
func (x *Index) search(ctx context.Context, o Options) *search {
	p := pace.Of(ctx, cmp.Or(o.Steps, DefaultSteps))
	return &search{lookup: lookup{Index: x, scratch: x.take(), pace: p, terms: map[termKey]*term{}}, options: o, admits: x.admitting(o, true), coded: x.admitting(o, false), admitsHolder: x.admittingHolder(o)}
}

func (s *search) end() { s.scratches.Put(s.scratch) }

// admitting returns a filter of things by the options, with or without their states.
func (x *Index) admitting(o Options, states bool) func(t *thing) bool {
	admitted := make([]bool, len(types))
	for i := range types {
		admitted[i] = o.Types == nil || slices.Contains(o.Types, types[i].typ)
	}
	alive := func(t *thing) bool {
		state := x.stateOn(t, string(o.On))
		return !states || state == "" || slices.Contains(o.States, state) || o.States == nil && state == existence.Current
	}
	if o.Region == "" {
		return func(t *thing) bool { return admitted[t.typ] && alive(t) }
	}
	region, known := x.place("region:" + o.Region)
	return func(t *thing) bool { return known && t.region == region && admitted[t.typ] && alive(t) }
}

// Find returns all hits, best first.
func (x *Index) Find(ctx context.Context, query string, o Options) (hits []*Hit, err error) {
	s := x.search(ctx, o)
	err = s.find(query, 0, func(f *finding, ranked []candidate) {
		for _, c := range ranked {
			hits = append(hits, f.hit(c))
		}
	})
	if err != nil {
		return nil, err
	}
	s.end()
	return hits, nil
}

// finding is the search for one query.
type finding struct {
	*search
	candidates
	codes    []coded
	code     string
	readings []*reading
}

// find calls use with the hits of a query, the best so many or all if most is 0, best first. They are valid only until use returns.
func (s *search) find(query string, most int, use func(f *finding, ranked []candidate)) (err error) {
	if err := checkLength(query); err != nil {
		return err
	}
	defer func() {
		if errors.Is(err, pace.ErrLimit) {
			err = &errorcode.InputError{Code: errorcode.SearchLimit, Reason: "looking this up takes too much work: ask for fewer names at once, or for shorter ones"}
		}
	}()
	f := &finding{search: s, candidates: candidates{Index: s.Index, scratch: s.scratch, most: most}}
	query = withoutMarks(query)
	f.byCode(query)
	typed, err := s.read(query)
	if err != nil {
		return err
	}
	for _, next := range []func() (*reading, error){
		func() (*reading, error) { return typed, nil },
		func() (*reading, error) { return s.otherLayout(query, typed) },
		func() (*reading, error) { return s.shortened(query) },
		func() (*reading, error) { return s.joinedUp(query, typed) },
		func() (*reading, error) { return s.doubted(typed) },
	} {
		if f.best >= sure {
			break
		}
		r, err := next()
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		f.readings = append(f.readings, r)
		if err := f.compare(r); err != nil {
			return err
		}
	}
	if err := s.pace.Step(len(f.hits)); err != nil {
		return err
	}
	use(f, f.ranked())
	f.candidates.clear()
	return nil
}

func (f *finding) byCode(query string) {
	f.codes, f.code = f.search.byCode(query), codeIn(query)
	for i, c := range f.codes {
		if f.coded(&f.things[c.thing]) {
			f.note(candidate{thing: c.thing, of: c.thing, name: int32(i), order: f.proper(&f.things[c.thing]), score: hundredths(c.score), reason: byCode})
		}
	}
}

// hit returns a candidate as a hit.
func (f *finding) hit(c candidate) *Hit {
	t := &f.things[c.thing]
	h := &Hit{ID: f.idOf(c.thing), Type: types[t.typ].typ, Score: c.share(), Matched: &Match{Reason: reasons[c.reason]}}
	if c.read == 0 {
		h.Matched.Text, h.Matched.ReadAs = f.codes[c.name].text, f.code
	} else {
		h.Matched.Text, h.Matched.ReadAs = f.text(f.nameOf(c)), f.readings[c.read-1].text
	}
	h.Region = f.regionOf(t)
	return h
}

// nameOf returns the name by which a candidate was found, unless that is a code.
func (x *Index) nameOf(c candidate) *name { return &x.namesOf(&x.things[c.of])[c.name] }

// compare compares the things that share a distinctive word with the query, each once.
func (f *finding) compare(r *reading) error {
	c := f.comparison(r)
	defer f.likes.clear()
	if c.hopeless() {
		return f.pace.Step(len(f.likes.rows))
	}
	for _, t := range f.leads(r) {
		for _, w := range r.found(t) {
			if err := f.mark(f.led, w.word); err != nil {
				return err
			}
		}
	}
	for i := range f.likes.rows {
		if w := &f.likes.rows[i]; w.needed {
			if err := f.mark(f.enough, w.word); err != nil {
				return err
			}
		}
	}
	for i, set := range f.led {
		for ; set != 0; set &= set - 1 {
			place := int32(i*64 + bits.TrailingZeros64(set))
			steps := 1
			if t := &f.things[place]; (f.admits(t) || f.admitsHolder(t)) && c.mayAnswer(place, t) {
				steps += c.thing(place, t)
			}
			if err := f.pace.Step(steps); err != nil {
				return err
			}
		}
	}
	clear(f.led)
	clear(f.enough)
	return f.pace.Step(len(f.likes.rows))
}

// mark marks the things with a name that has a word.
func (f *finding) mark(marks []uint64, word int32) error {
	things := f.lexicon.things.of(word)
	for _, place := range things {
		marks[place/64] |= 1 << (place % 64)
	}
	return f.pace.Step(1 + len(things)/8)
}

// leads returns the words of a query by which things are looked up: distinctive ones, without those of very many things if there is a
// better one. The other words only affect the scores.
func (x *Index) leads(r *reading) []*term {
	var telling, all, rare []*term
	for _, t := range r.terms {
		if len(r.found(t)) == 0 {
			continue
		}
		all = append(all, t)
		if t.weight <= genericWeight {
			continue
		}
		telling = append(telling, t)
		things := 0
		for _, f := range r.found(t) {
			things += x.lexicon.things.count(f.word)
		}
		if things <= fewThings {
			rare = append(rare, t)
		}
	}
	for _, leads := range [][]*term{rare, telling} {
		if len(leads) > 0 {
			return leads
		}
	}
	return all
}
