package network

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"govhub/db/rel"
	"govhub/errorcode"
	"govhub/pace"
	"govhub/page"
	"govhub/scalar"
)

// Via is what two nodes share. Its values are those of the GraphQL enum CoParticipationVia.
type Via string

// Limits of co-participation.
const (
	DefaultMaxParticipants = 500
	MaxParticipants        = 2_000
	maxPairs               = 2_000_000 // visited
)

// hop leads from nodes to others by links of some kinds.
type hop struct {
	kinds mask
	in    bool
}

func inward(kinds ...Kind) hop  { return hop{maskOf(kinds), true} }
func outward(kinds ...Kind) hop { return hop{maskOf(kinds), false} }

var (
	fromCohort = []hop{inward("TAUGHT_IN", "HOSTED"), outward("PARTICIPANT")}
	officials  = []hop{inward("POSITION_AT"), outward("HELD_BY")}
	fromSeason = []hop{inward("SUBMITTED_TO", "FINALIST_OF", "AWARDED_IN", "LAUREATE_OF", "WON"), outward("ENTERED_BY")}
)

// routes lead from a shared thing to its participants.
var routes = map[Via]struct {
	typ  NodeType
	ways [][]hop
}{
	"COHORT":           {"COHORT", [][]hop{fromCohort}},
	"TRAINING_PROGRAM": {"TRAINING_PROGRAM", [][]hop{append([]hop{inward("COHORT_OF")}, fromCohort...)}},
	"NOMINATION":       {"NOMINATION", [][]hop{{inward("NOMINATED_IN"), outward("ENTERED_BY")}}},
	"AWARD_SEASON":     {"AWARD_SEASON", [][]hop{fromSeason}},
	"AWARD": {"AWARD", [][]hop{
		append([]hop{inward("SEASON_OF")}, fromSeason...),
		{inward("CONFERRAL_OF"), outward("CONFERRED_ON", "RECIPIENT_FROM")},
	}},
	"FORUM":        {"FORUM", [][]hop{{inward("SPOKE_AT", "MODERATED", "PRESENTED_AT"), outward("APPEARANCE_OF")}}},
	"ORGANIZATION": {"ORGANIZATION", [][]hop{officials}},
	"MUNICIPALITY": {"MUNICIPALITY", [][]hop{officials}},
	"REGION":       {"REGION", [][]hop{officials}},
	"PRACTICE":     {"PRACTICE", [][]hop{{inward("ADOPTED_FROM"), outward("ADOPTED_BY")}}},
	"PERSON":       {"PERSON", [][]hop{{inward("HELD_BY"), outward("POSITION_AT")}}},
}

// CoParticipationQuery asks which nodes of a type take part in the same things.
type CoParticipationQuery struct {
	Type            NodeType
	Via             Via
	On              *scalar.Date
	MinShared       int
	MaxParticipants int
}

// CoParticipation is a pair of nodes that take part in the same things.
type CoParticipation struct {
	AID, BID string
	Shared   int32
	Strength float64

	graph *Graph
	via   []int32
}

// maxVia bounds the shared things of a pair that are listed at once.
const maxVia = page.MaxSize

// CheckVia refuses to list too many shared things of a pair.
func CheckVia(first int32) error { return within("first", int(first), 0, maxVia) }

// Things returns the identifiers of at most so many things that both take part in.
func (p *CoParticipation) Things(first int) []string {
	return p.graph.ids(p.via[:min(first, len(p.via))])
}

// CoParticipationConnection is a page of pairs.
type CoParticipationConnection struct {
	Edges      []*CoParticipationEdge
	TotalCount int32
	Omitted    int32 // things with more participants than MaxParticipants

	info page.PageInfo
}

// CoParticipationEdge is a pair with its cursor.
type CoParticipationEdge struct {
	Node   *CoParticipation
	Cursor string
}

// PageInfo returns the page's position in its list.
func (c *CoParticipationConnection) PageInfo() *page.PageInfo { return &c.info }

// Nodes returns the pairs of the page.
func (c *CoParticipationConnection) Nodes() []*CoParticipation {
	nodes := make([]*CoParticipation, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// CoParticipation returns a page of pairs, those that share most first. Strength is that of Newman: a thing with n participants
// adds 1/(n-1), since sharing a round table says more than sharing a congress.
//
// M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64, 016132 (2001).
func (g *Graph) CoParticipation(ctx context.Context, q CoParticipationQuery, args page.Args) (*CoParticipationConnection, error) {
	b, err := boundsOf(args, g.parsePair)
	if err != nil {
		return nil, err
	}
	found, err := g.coParticipation(ctx, q)
	if err != nil {
		return nil, err
	}
	n := len(found.list)
	start, end := b.window(n, func(i int, wanted pair) int { return found.pair(found.list[i]).compare(wanted) })
	b.Note(ctx, end-start < n)
	c := &CoParticipationConnection{TotalCount: int32(n), Omitted: found.omitted}
	for _, two := range found.list[start:end] {
		p := found.pair(two)
		one := &CoParticipation{AID: g.ID(p.a), BID: g.ID(p.b), Shared: p.shared, Strength: p.strength, graph: g}
		for at := range found.both(two) {
			one.via = append(one.via, found.things[at])
		}
		c.Edges = append(c.Edges, &CoParticipationEdge{one, cursorOfPair(one)})
	}
	c.info = infoOf(c.Edges, start, n, func(e *CoParticipationEdge) *string { return &e.Cursor })
	return c, nil
}

// two are nodes that share things, the smaller first.
type two struct{ a, b int32 }

// pair is two nodes with how much they share.
type pair struct {
	two
	shared   int32
	strength float64
}

const (
	twoBytes  = 8
	pairBytes = 24
)

// compare looks at no more than it needs: sorting pairs takes most of the time.
func (p pair) compare(other pair) int {
	switch {
	case p.shared != other.shared:
		return descending(p.shared, other.shared)
	case p.strength != other.strength:
		return descending(p.strength, other.strength)
	case p.a != other.a:
		return cmp.Compare(p.a, other.a)
	}
	return cmp.Compare(p.b, other.b)
}

// pairList is all pairs, in order. How much they share is counted again when a page shows it.
type pairList struct {
	*meetings
	list    []two
	omitted int32 // things with too many participants
}

func (g *Graph) coParticipation(ctx context.Context, q CoParticipationQuery) (*pairList, error) {
	if err := within("minShared", q.MinShared, 1, maxPairs); err != nil {
		return nil, err
	}
	if err := within("maxParticipants", q.MaxParticipants, 2, MaxParticipants); err != nil {
		return nil, err
	}
	v, err := g.view(Filter{On: q.On})
	if err != nil {
		return nil, err
	}
	question := q
	question.On = nil // a pointer; v.on compares by value
	return ask(ctx, g, pairsQuestion{question, v.on}, func(ctx context.Context) (*pairList, int, error) { return v.pairs(ctx, q) })
}

// pairsQuestion identifies a question for pairs.
type pairsQuestion struct {
	CoParticipationQuery
	on date
}

func (v view) pairs(ctx context.Context, q CoParticipationQuery) (*pairList, int, error) {
	done, err := v.turns.measure(ctx, v.pairsCost(q))
	if err != nil {
		return nil, 0, err
	}
	defer done()
	found, err := v.sharing(q, pace.Of(ctx, math.MaxInt))
	if err != nil {
		return nil, 0, err
	}
	return found, bytesOf(found.list) + found.size(), nil
}

// sharing lists the pairs that share enough.
func (v view) sharing(q CoParticipationQuery, p *pace.Pace) (*pairList, error) {
	m, omitted, err := v.meetings(q, p)
	if err != nil {
		return nil, err
	}
	count := 0
	if err := m.pairs(q.MinShared, p, func(pair) { count++ }); err != nil {
		return nil, err
	}
	sorted := make([]pair, 0, count)
	if err := m.pairs(q.MinShared, p, func(one pair) { sorted = append(sorted, one) }); err != nil {
		return nil, err
	}
	if err := pace.Sort(sorted, pair.compare, p); err != nil {
		return nil, err
	}
	found := &pairList{meetings: m, list: make([]two, count), omitted: omitted}
	for i, one := range sorted {
		found.list[i] = one.two
	}
	return found, nil
}

// pairsCost bounds what the pairs take, during and after their computation. Growing lists count twice: they are copied.
func (v view) pairsCost(q CoParticipationQuery) cost {
	size := func(typ int) int { return int(v.starts[typ+1] - v.starts[typ]) }
	most, route := q.MaxParticipants, routes[q.Via]
	nodes, things := size(typed(q.Type)), size(typed(route.typ))
	pairs := min(things*most*(most-1)/2, maxPairs)
	things = min(things, pairs)           // each has at least one pair
	meetings := min(things*most, 2*pairs) // two of them make a pair

	const ( // beside the current and next nodes of a walk
		ofNode    = 4 + 8 + 1 + 2*4 + 2*2*4 // shared, strength, seen, start and end of its things, found and met
		ofThing   = 2 * (4 + 4)             // itself and the start of its members
		ofMeeting = 2*4 + 4                 // among the members, and among the things
	)
	met := 0 // about as many meetings
	for _, way := range route.ways {
		met += v.linksOf(way[len(way)-1].kinds)
	}
	looked := min(pairs, met*(most-1)/2)
	return cost{
		bytes: 8*v.Nodes() + ofNode*nodes + ofThing*things + ofMeeting*meetings + (pairBytes+twoBytes)*pairs,
		steps: len(route.ways)*v.scan() + looked*(2+bits.Len(uint(looked))),
	}
}

// meetings are the things that nodes of a type take part in, in both directions.
type meetings struct {
	members lists // participants, by position in things
	things  []int32
	of      lists // positions in things, by node - start
	start   int32
}

// meetings collects who takes part in what, and counts the things left out because too many do. It refuses too many pairs before it
// makes the first.
func (v view) meetings(q CoParticipationQuery, p *pace.Pace) (m *meetings, omitted int32, err error) {
	route, member := routes[q.Via], typed(q.Type)
	place, looked := typed(route.typ), 0
	m = &meetings{members: lists{first: []int32{0}}, start: v.starts[member]}
	w := &walk{view: v, resource: member, seen: make([]bool, v.starts[member+1]-m.start), pace: p}
	for thing := v.starts[place]; thing < v.starts[place+1]; thing++ {
		members, err := w.members(thing, route.ways)
		switch n := len(members); {
		case err != nil:
			return nil, 0, err
		case n > q.MaxParticipants:
			omitted++
		case n > 1:
			if looked += n * (n - 1) / 2; looked > maxPairs {
				return nil, 0, refuse(errorcode.NetworkLimit, "more than %d pairs share something: lower maxParticipants, or choose another via", maxPairs)
			}
			m.things = append(m.things, thing)
			m.members.next = append(m.members.next, members...)
			m.members.first = append(m.members.first, int32(len(m.members.next)))
		}
	}
	m.things, m.members = clone(m.things), m.members.clip()
	m.of = m.members.turned(m.start, len(w.seen))
	return m, omitted, nil
}

func (m *meetings) size() int { return bytesOf(m.things) + m.members.size() + m.of.size() }

// pairs yields the pairs that share at least so many things.
func (m *meetings) pairs(least int, p *pace.Pace, yield func(pair)) error {
	n := len(m.of.first) - 1
	shared, strength := make([]int32, n), make([]float64, n)
	var met []int32
	for i := range int32(n) {
		a := m.start + i
		for _, thing := range m.of.at(i) {
			members := m.members.at(thing)
			at, _ := slices.BinarySearch(members, a)
			if err := p.Step(len(members) - at); err != nil {
				return err
			}
			for _, b := range members[at+1:] {
				j := b - m.start
				if shared[j] == 0 {
					met = append(met, b)
				}
				shared[j]++
				strength[j] += 1 / float64(len(members)-1)
			}
		}
		for _, b := range met {
			j := b - m.start
			if int(shared[j]) >= least {
				yield(pair{two{a, b}, shared[j], strength[j]})
			}
			shared[j], strength[j] = 0, 0
		}
		met = met[:0]
	}
	return nil
}

// both yields the positions of the things that both nodes take part in.
func (m *meetings) both(t two) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		others := m.of.at(t.b - m.start)
		for _, thing := range m.of.at(t.a - m.start) {
			if _, ok := slices.BinarySearch(others, thing); ok && !yield(thing) {
				return
			}
		}
	}
}

// pair counts what two nodes share, in the same order as pairs, so that the sums are equal.
func (m *meetings) pair(t two) pair {
	p := pair{two: t}
	for thing := range m.both(t) {
		p.shared++
		p.strength += 1 / float64(len(m.members.at(thing))-1)
	}
	return p
}

// walk goes from things to the nodes of a resource that take part in them. It reuses its buffers.
type walk struct {
	view
	resource    int
	seen        []bool // by node of the resource
	nodes, next []int32
	found       []int32
	pace        *pace.Pace
}

// members returns the participants of a thing: the nodes at the end of the routes from it, each once. The result is valid until the
// next call.
func (w *walk) members(thing int32, routes [][]hop) ([]int32, error) {
	start := w.starts[w.resource]
	w.found = w.found[:0]
	for _, route := range routes {
		w.nodes = append(w.nodes[:0], thing)
		for _, hop := range route {
			if err := w.hop(hop); err != nil {
				return nil, err
			}
		}
		for _, n := range w.nodes {
			if n >= start && n < w.starts[w.resource+1] && !w.seen[n-start] {
				w.seen[n-start] = true
				w.found = append(w.found, n)
			}
		}
	}
	for _, n := range w.found {
		w.seen[n-start] = false
	}
	slices.Sort(w.found)
	return w.found, nil
}

// hop goes one step on from the current nodes.
func (w *walk) hop(h hop) error {
	w.next = w.next[:0]
	for _, n := range w.nodes {
		if err := w.pace.Step(1 + w.degree(n)); err != nil {
			return err
		}
		for _, a := range w.arcsOf(n) {
			if h.in == a.in() && h.kinds.has(a.kind()) && w.has(a) {
				w.next = append(w.next, a.other())
			}
		}
	}
	w.nodes, w.next = w.next, w.nodes
	return nil
}

const orderOfPairs = "SHARED"

func cursorOfPair(p *CoParticipation) string {
	value := fmt.Sprintf("%d %s", p.Shared, strconv.FormatFloat(p.Strength, 'g', -1, 64))
	return page.Cursor{Field: orderOfPairs, Direction: string(rel.Desc), Value: &value, Key: p.AID + " " + p.BID}.String()
}

func (g *Graph) parsePair(argument, cursor string) (p pair, err error) {
	c, err := page.ParseCursor(argument, cursor, orderOfPairs, string(rel.Desc))
	if err != nil {
		return p, err
	}
	a, b, _ := strings.Cut(c.Key, " ")
	if c.Value == nil {
		return p, page.ForeignCursor(argument)
	}
	if _, err := fmt.Sscanf(*c.Value, "%d %g", &p.shared, &p.strength); err != nil {
		return p, page.ForeignCursor(argument)
	}
	if p.a, err = g.find(argument, a); err != nil {
		return p, page.ForeignCursor(argument)
	}
	if p.b, err = g.find(argument, b); err != nil {
		return p, page.ForeignCursor(argument)
	}
	return p, nil
}

// Vias lists what nodes can take part in.
func Vias() []string {
	var list []string
	for via := range routes {
		list = append(list, string(via))
	}
	slices.Sort(list)
	return list
}
