package search

import "slices"

// offices are words of titles of offices that mean the same. People call most heads of municipalities mayors.
var offices = []concept{
	{words: "мэр mayor градоначальник глава"},
	{words: "губернатор governor"},
	{words: "глава руководитель начальник head chief"},
	{words: "председатель chair chairman chairwoman chairperson", short: "пред"},
	{words: "заместитель deputy вице vice", short: "зам замминистра замглавы замначальника замруководителя замгубернатора"},
	{words: "исполняющий acting", short: "врио ио"},
	{words: "председатель премьер premier prime"},
	{words: "президент president"},
	{words: "министр minister"},
	{words: "ректор rector"},
	{words: "директор director"},
	{words: "администрация administration", short: "мэрия мэрии мэрию мэрией"},
	{words: "депутат councillor"},
}

const (
	officeShare    = 0.97 // what a match of an office is worth for the person who holds it
	pastShare      = 0.94 // what it is worth if the office is held no longer
	elsewhereShare = 0.8  // of an office, where the query says its region but not the municipality or organization of the region
	deputyShare    = 0.8  // of an office of a deputy, where the query does not say so
)

// deputy is the concept of deputies.
var deputy = meanings["заместитель"].concepts[0]

// unsaidDeputy reports whether an office is that of a deputy, which a query does not say: министр финансов is not his deputy.
func (x *Index) unsaidDeputy(n *name, said func(word int32) bool) bool {
	return slices.ContainsFunc(x.wordsOf(n), func(w int32) bool { return x.lexicon.marks.have(w, ofDeputies) && !said(w) })
}

// ownerNamed reports whether a distinctive word of a reading is in the names of what an office belongs to. It belongs to the region if to
// nothing else.
func (x *Index) ownerNamed(r *reading, office *thing, like func(term int, word int32) likeness) bool {
	if office.within < 0 {
		return true
	}
	for i, t := range r.terms {
		for _, n := range x.namesOf(&x.things[office.within]) {
			if t.weight > genericWeight && slices.ContainsFunc(x.wordsOf(&n), func(w int32) bool { return like(i, w).degree > 0 }) {
				return true
			}
		}
	}
	return false
}

// isPast reports whether an office is not held on the day asked for. It is on all days of a year or month where a source states no more.
func (s *search) isPast(t *thing) bool {
	if !t.isOffice() || t.life < 0 {
		return false
	}
	held, day := s.lives[t.life], string(s.options.On)
	if day == "" {
		return held.Ended != ""
	}
	return day[:len(held.Began)] < held.Began || held.Ended != "" && (day[:len(held.Ended)] > held.Ended || day == held.Ended)
}

// byHolder answers the words of a query that an office and what is around leave by the names of its holder, and reports whether it has his
// surname: Путин confirms президент, but «мэр Владимира» is not every mayor of that given name.
func (x *Index) byHolder(r *reading, office *thing, answers []likeness, like func(term int, word int32) likeness) bool {
	if office.holder < 0 {
		return false
	}
	best, named := make([]likeness, len(answers)), false
	for _, n := range x.namesOf(&x.things[office.holder]) {
		name := x.wordsOf(&n)
		surname := x.lexicon.marks.partsOf(name).surname
		for i, k := range r.tokens {
			for j, w := range name {
				if l := like(k, w); answers[i].degree == 0 && l.degree >= leastForm && l.reason != begun && l.degree > best[i].degree {
					best[i] = l
					named = named || slices.Contains(surname, j)
				}
			}
		}
	}
	if named {
		for i, l := range best {
			if l.degree > 0 {
				answers[i] = l
			}
		}
	}
	return named
}

// held returns the score of the holder of an office that has a score.
func held(score uint8) uint8 { return hundredths(officeShare * float64(score) / 100) }

// holding returns a match of an office as one of its holder.
func (x *Index) holding(office candidate) candidate {
	holder := office
	holder.thing = x.things[office.of].holder
	holder.order = x.proper(&x.things[holder.thing])
	holder.score, holder.reason = held(office.score), max(byOffice, office.reason)
	return holder
}

// admittingHolder returns a filter of offices whose holder is admitted by the options.
func (x *Index) admittingHolder(o Options) func(office *thing) bool {
	if o.Types != nil && !slices.Contains(o.Types, "PERSON") {
		return func(*thing) bool { return false }
	}
	o.Types = nil
	admits := x.admitting(o, true)
	return func(t *thing) bool { return t.holder >= 0 && admits(t) }
}

// officeShare lowers what an office answers if the query names another place, or a head where the office is his deputy's.
func (c *comparison) officeShare(n *name) (share float32) {
	share = 1
	if c.outside && !c.around.owner {
		share *= elsewhereShare
	}
	if c.unsaidDeputy(n, func(w int32) bool { return c.finding.likes.of(w) != nil }) {
		share *= deputyShare
	}
	return share
}
