package network

import "testing"

// TestPairsReserveWhatTheyTake has as many things as there may be pairs, with two nodes each: the most lists that pairs need.
func TestPairsReserveWhatTheyTake(t *testing.T) {
	t.Parallel()
	const people, things = 2 * maxPairs, maxPairs
	q := CoParticipationQuery{Type: "PERSON", Via: "COHORT", MinShared: 1, MaxParticipants: DefaultMaxParticipants}
	g := &Graph{starts: make([]int32, len(NodeTypes())+1)}
	n := int32(0)
	for i := range g.starts {
		g.starts[i] = n
		switch i {
		case typed("PERSON"):
			n += people
		case typed("COHORT"):
			n += things
		}
	}
	const (
		answer  = (pairBytes+twoBytes)*maxPairs + 4*(things+things+2*things) + 4*(people+2*things) // pairs, members by thing, things by node
		scratch = people * (4 + 8 + 1)                                                             // shared, strength, seen
	)
	if got := (view{Graph: g}).pairsCost(q).bytes; got < answer+scratch {
		t.Errorf("%d bytes are reserved, of at least %d", got, answer+scratch)
	}
}
