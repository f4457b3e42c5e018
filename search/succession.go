package search

import "govhub/db"

// mostChanges bounds how far a municipality that ended is followed.
const mostChanges = 8

// succeed gives the municipalities that exist the names of those that became part of them, by territorial changes of their own or of the
// district that they ended with.
func (b *builder) succeed(successions []db.Succession) error {
	after := map[int32][]int32{}
	for _, s := range successions {
		before, known := b.places["municipality:"+s.Before]
		if next, also := b.places["municipality:"+s.After]; known && also {
			after[before] = append(after[before], next)
		}
	}
	for i := range b.things {
		former := &b.things[i]
		if former.exists() || !former.isMunicipality() {
			continue
		}
		for _, place := range b.successors(int32(i), after) {
			if err := b.inherit(former, place); err != nil {
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
func (b *builder) inherit(former *thing, place int32) error {
	t := &b.things[place]
	for _, n := range former.names {
		reason := n.reason
		switch {
		case reason == exact:
			reason = byPredecessor
		case n.other == nil:
			continue
		}
		if b.name(t, place, n.lang, reason, n.text) {
			last := &t.names[len(t.names)-1]
			last.kind, last.people, last.other, last.before = former.kind, max(former.population, former.centre), n.other, former.life
		}
	}
	return b.pace.Step(stepsOfThing)
}
