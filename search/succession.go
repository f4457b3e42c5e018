package search

import (
	"slices"

	"govhub/db"
	"govhub/existence"
)

// mostChanges bounds how far a municipality that ended is followed.
const mostChanges = 8

// succeed gives the municipalities that exist the names of those that became part of them, by territorial changes of their own or of the
// district that they ended with.
func (b *builder) succeed(successions []db.Succession) error {
	clear(b.originPlaces) // an inherited name is not strong
	after := map[int32][]int32{}
	for _, s := range successions {
		before, known := b.place("municipality:" + s.Before)
		if next, also := b.place("municipality:" + s.After); known && also {
			after[before] = append(after[before], next)
		}
	}
	for i := range b.things {
		former := &b.things[i]
		if former.exists() || !former.isMunicipality() {
			continue
		}
		for _, place := range b.successors(int32(i), after) {
			if err := b.inherit(int32(i), place); err != nil {
				return err
			}
		}
	}
	return nil
}

// successors returns the existing municipalities that one became, in the order of steps.
func (b *builder) successors(from int32, after map[int32][]int32) (found []int32) {
	seen, level := map[int32]bool{from: true}, []int32{from}
	for range mostChanges {
		var next []int32
		for _, place := range level {
			became := after[place]
			if parent := b.things[place].within; len(became) == 0 && parent >= 0 && !b.things[parent].exists() {
				became = after[parent]
			}
			for _, place := range became {
				if seen[place] {
					continue
				}
				seen[place] = true
				if b.things[place].exists() {
					found = append(found, place)
				} else {
					next = append(next, place)
				}
			}
		}
		level = next
	}
	return found
}

// inherit gives the thing at a place the proper names of a former one, and its other names.
func (b *builder) inherit(former, place int32) error {
	t, people := &b.things[former], max(b.population[former], b.centre[former])
	var life *existence.Life
	if t.life >= 0 {
		life = b.lives[t.life]
	}
	for _, n := range b.namesOf(t) {
		other := b.originOf(&n).other
		switch {
		case n.reason == exact:
			n.reason = byPredecessor
		case other == nil:
			continue
		}
		n.origin = b.origin(origin{other: other, before: life})
		words := b.wordsOf(&n)
		if !b.areIn(words, b.namesOf(&b.things[place])) && !slices.ContainsFunc(b.heirs[place], func(h heir) bool { return b.is(words, &h.name) }) {
			b.heirs[place] = append(b.heirs[place], heir{n, people})
		}
	}
	return b.pace.Step(stepsOfThing)
}

// merge puts what things inherited after their own names.
func (b *builder) merge() {
	if len(b.heirs) == 0 {
		return
	}
	size := len(b.names)
	for _, list := range b.heirs {
		size += len(list)
	}
	names, people := make([]name, 0, size), make([]int32, 0, size)
	for i := range b.things {
		t := &b.things[i]
		first := int32(len(names))
		names, people = append(names, b.namesOf(t)...), append(people, b.people[t.names:t.beyond]...)
		for _, h := range b.heirs[int32(i)] {
			names, people = append(names, h.name), append(people, h.people)
		}
		t.names, t.beyond = first, int32(len(names))
	}
	b.names, b.people, b.heirs = names, people, nil
}
