package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"govhub/db"
	"govhub/page"
)

// Via is what two nodes take part in. Its values are those of the GraphQL enum CoParticipationVia.
type Via string

// Limits of co-participation.
const (
	DefaultMaxParticipants = 500
	MaxParticipants        = 2_000
	maxPairs               = 2_000_000 // looked at
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
	fromSeason = []hop{inward("SUBMITTED_TO", "FINALIST_OF", "AWARDED_IN", "LAUREATE_OF", "WON"), outward("ENTERED_BY")}
)

// meetings say how one comes from what is taken part in to those who do.
var meetings = map[Via]struct {
	typ    NodeType
	routes [][]hop
}{
	"COHORT":           {"COHORT", [][]hop{fromCohort}},
	"TRAINING_PROGRAM": {"TRAINING_PROGRAM", [][]hop{append([]hop{inward("COHORT_OF")}, fromCohort...)}},
	"NOMINATION":       {"NOMINATION", [][]hop{{inward("NOMINATED_IN"), outward("ENTERED_BY")}}},
	"AWARD_SEASON":     {"AWARD_SEASON", [][]hop{fromSeason}},
	"AWARD": {"AWARD", [][]hop{
		append([]hop{inward("SEASON_OF")}, fromSeason...),
		{inward("CONFERRAL_OF"), outward("CONFERRED_ON", "RECIPIENT_FROM")},
	}},
	"FORUM": {"FORUM", [][]hop{{inward("SPOKE_AT", "MODERATED", "PRESENTED_AT"), outward("APPEARANCE_OF")}}},
}

// CoParticipationQuery asks which nodes of a type take part in the same.
type CoParticipationQuery struct {
	Type            NodeType
	Via             Via
	On              *db.Date
	MinShared       int
	MaxParticipants int
}

// CoParticipation is a pair of nodes that take part in the same.
type CoParticipation struct {
	AID, BID string
	Shared   int32
	Strength float64
	ViaIDs   []string

	a, b int32
	via  []int32
}

// CoParticipationConnection is a page of pairs.
type CoParticipationConnection struct {
	Edges      []*CoParticipationEdge
	TotalCount int32
	Omitted    int32 // what more take part in than MaxParticipants

	info page.PageInfo
}

// CoParticipationEdge is a pair with its cursor.
type CoParticipationEdge struct {
	Node   *CoParticipation
	Cursor string
}

// PageInfo returns where the page stands in its list.
func (c *CoParticipationConnection) PageInfo() *page.PageInfo { return &c.info }

// Nodes returns the pairs of the page.
func (c *CoParticipationConnection) Nodes() []*CoParticipation {
	nodes := make([]*CoParticipation, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// CoParticipation returns a page of pairs, those that share most first. Strength is that of Newman: what n take part in adds
// 1/(n-1), for sharing a round table says more than sharing a congress.
//
// M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64, 016132 (2001).
func (g *Graph) CoParticipation(ctx context.Context, q CoParticipationQuery, args page.Args) (*CoParticipationConnection, error) {
	pairs, omitted, err := g.coParticipation(ctx, q)
	if err != nil {
		return nil, err
	}
	start, end, err := window(len(pairs), args, func(argument, cursor string) (int, bool, error) { return g.placeOfPair(argument, cursor, pairs) })
	if err != nil {
		return nil, err
	}
	c := &CoParticipationConnection{TotalCount: int32(len(pairs)), Omitted: int32(omitted)}
	for _, p := range pairs[start:end] {
		p.AID, p.BID, p.ViaIDs = g.ID(p.a), g.ID(p.b), g.ids(p.via)
		c.Edges = append(c.Edges, &CoParticipationEdge{p, g.cursorOfPair(p)})
	}
	c.info = infoOf(c.Edges, start, len(pairs), func(e *CoParticipationEdge) *string { return &e.Cursor })
	return c, nil
}

// sighting is a pair of nodes, the smaller one first, seen in one place.
type sighting struct{ a, b, via int32 }

// coParticipation returns all pairs, in order, and how many places were left out.
func (g *Graph) coParticipation(ctx context.Context, q CoParticipationQuery) (pairs []*CoParticipation, omitted int, err error) {
	if err := within("minShared", q.MinShared, 1, maxPairs); err != nil {
		return nil, 0, err
	}
	if err := within("maxParticipants", q.MaxParticipants, 2, MaxParticipants); err != nil {
		return nil, 0, err
	}
	v, err := g.view(Filter{On: q.On})
	if err != nil {
		return nil, 0, err
	}
	meeting, member := meetings[q.Via], typed(q.Type)
	place := typed(meeting.typ)
	sizes := map[int32]int{}
	var seen []sighting
	p := &pace{ctx: ctx}
	for via := g.starts[place]; via < g.starts[place+1]; via++ {
		members, err := v.members(via, meeting.routes, member, p)
		if err != nil {
			return nil, 0, err
		}
		if len(members) > q.MaxParticipants {
			omitted++
			continue
		}
		if len(seen)+len(members)*(len(members)-1)/2 > maxPairs {
			return nil, 0, refuse(OverLimit, "more than %d pairs take part in the same: lower maxParticipants, or choose another via", maxPairs)
		}
		sizes[via] = len(members)
		for i, a := range members {
			for _, b := range members[i+1:] {
				seen = append(seen, sighting{a, b, via})
			}
		}
	}
	slices.SortFunc(seen, func(x, y sighting) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.via, y.via))
	})
	for from := 0; from < len(seen); {
		to := from
		for to < len(seen) && seen[to].a == seen[from].a && seen[to].b == seen[from].b {
			to++
		}
		if to-from >= q.MinShared {
			pair := &CoParticipation{a: seen[from].a, b: seen[from].b, Shared: int32(to - from)}
			for _, s := range seen[from:to] {
				pair.via = append(pair.via, s.via)
				pair.Strength += 1 / float64(sizes[s.via]-1)
			}
			pairs = append(pairs, pair)
		}
		from = to
	}
	slices.SortFunc(pairs, (*CoParticipation).compare)
	return pairs, omitted, nil
}

func (p *CoParticipation) compare(other *CoParticipation) int {
	return cmp.Or(
		descending(p.Shared, other.Shared), descending(p.Strength, other.Strength), cmp.Compare(p.a, other.a), cmp.Compare(p.b, other.b),
	)
}

// members returns who takes part in something: the nodes of a resource at the end of the routes from it, each once.
func (v view) members(via int32, routes [][]hop, resource int, p *pace) (members []int32, err error) {
	for _, route := range routes {
		nodes := []int32{via}
		for _, hop := range route {
			var next []int32
			for _, n := range nodes {
				if err := p.step(v.degree(n)); err != nil {
					return nil, err
				}
				for _, a := range v.arcsOf(n) {
					if hop.in == a.in() && hop.kinds.has(a.kind()) && v.has(a) {
						next = append(next, a.other())
					}
				}
			}
			nodes = next
		}
		members = append(members, nodes...)
	}
	members = slices.DeleteFunc(members, func(n int32) bool { return n < v.starts[resource] || n >= v.starts[resource+1] })
	slices.Sort(members)
	return slices.Compact(members), nil
}

const orderOfPairs = "SHARED"

func (g *Graph) cursorOfPair(p *CoParticipation) string {
	value := fmt.Sprintf("%d %s", p.Shared, strconv.FormatFloat(p.Strength, 'g', -1, 64))
	return page.Cursor{Field: orderOfPairs, Direction: string(db.Desc), Value: &value, Key: g.ID(p.a) + " " + g.ID(p.b)}.String()
}

func (g *Graph) placeOfPair(argument, cursor string, pairs []*CoParticipation) (at int, found bool, err error) {
	c, err := page.ParseCursor(argument, cursor, orderOfPairs, string(db.Desc))
	if err != nil {
		return 0, false, err
	}
	wanted := &CoParticipation{}
	a, b, _ := strings.Cut(c.Key, " ")
	if c.Value == nil {
		return 0, false, badCursor(argument)
	}
	if _, err := fmt.Sscanf(*c.Value, "%d %g", &wanted.Shared, &wanted.Strength); err != nil {
		return 0, false, badCursor(argument)
	}
	if wanted.a, err = g.find(argument, a); err != nil {
		return 0, false, badCursor(argument)
	}
	if wanted.b, err = g.find(argument, b); err != nil {
		return 0, false, badCursor(argument)
	}
	at, found = placeIn(len(pairs), func(i int) int { return pairs[i].compare(wanted) })
	return at, found, nil
}

// Vias lists what nodes can take part in.
func Vias() []string {
	var list []string
	for via := range meetings {
		list = append(list, string(via))
	}
	slices.Sort(list)
	return list
}
