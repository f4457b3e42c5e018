package network

import (
	"cmp"
	"context"
	"iter"
	"math"
	"math/bits"
	"slices"

	"govhub/pace"
)

// Projection is what a network shows as nodes. Its values are those of the GraphQL enum NetworkProjection.
type Projection string

// Projections.
const (
	Rows         Projection = "ROWS"         // every row
	Affiliations Projection = "AFFILIATIONS" // not affiliations, such as an office: they are links
	Wholes       Projection = "WHOLES"       // nor parts, such as a cohort: they are their whole, the programme
)

// Projections lists all of them.
func Projections() []string { return []string{string(Rows), string(Affiliations), string(Wholes)} }

// dissolves reports whether rows of the resource are no nodes of their own.
func (p Projection) dissolves(r *resource) bool {
	return p != "" && p != Rows && r.affiliation || p == Wholes && r.partOf != ""
}

// Project returns a projection of the network, with the same numbers for nodes. An affiliation becomes a link from each of its actors
// to what its other links lead to, of the same kind, period and source:
//
//	position P ─ HELD_BY ─────▸ person A
//	           ─ POSITION_AT ─▸ organization O      becomes      A ─ POSITION_AT ─▸ O
//
// What links to the affiliation is linked to its actors instead. Equal links are one.
func (g *Graph) Project(ctx context.Context, p Projection) (*Graph, error) {
	if p == Rows {
		return g, nil
	}
	return ask(ctx, g, p, func(ctx context.Context) (*Graph, int, error) {
		n := g.Links()
		done, err := g.turns.measure(ctx, cost{40 * n, g.Nodes() + n*bits.Len(uint(n))})
		if err != nil {
			return nil, 0, err
		}
		defer done()
		projected, err := g.project(p, pace.Of(ctx, math.MaxInt))
		if err != nil {
			return nil, 0, err
		}
		return projected, bytesOf(projected.arcs) + bytesOf(projected.first), nil
	})
}

func (g *Graph) project(shows Projection, p *pace.Pace) (*Graph, error) {
	made := &projecting{graph: g, shows: shows}
	for n := range int32(g.Nodes()) {
		if err := p.Step(1 + g.degree(n)); err != nil {
			return nil, err
		}
		for _, a := range g.arcsOf(n) {
			if !a.in() {
				made.add(n, a)
			}
		}
	}
	if err := pace.Sort(made.links, link.compare, p); err != nil {
		return nil, err
	}
	links := slices.Compact(made.links)
	projected := &Graph{
		starts: g.starts, keys: g.keys, sources: g.sources, bases: g.bases,
		answers: g.answers, turns: g.turns, counts: make([]int32, len(Kinds)), rows: g, shows: shows,
	}
	for _, l := range links {
		projected.counts[l.kind]++
	}
	projected.arrange(links)
	return projected, nil
}

// compare orders by ends, kind and basis.
func (l link) compare(other link) int {
	return cmp.Or(cmp.Compare(l.from, other.from), cmp.Compare(l.to, other.to), cmp.Compare(l.kind, other.kind), cmp.Compare(l.basis, other.basis))
}

// projecting collects the links of a projection.
type projecting struct {
	graph *Graph
	shows Projection
	links []link
}

// add adds what becomes of a link that leaves a node.
func (p *projecting) add(from int32, a arc) {
	if !p.graph.affiliates(from) {
		p.lead(from, a)
		return
	}
	for actor := range p.graph.actors(from) {
		if actor.linked(a) {
			p.lead(actor.other(), a)
		}
	}
}

// lead adds links from a node to the end of an arc, or to its actors if that is an affiliation.
func (p *projecting) lead(from int32, a arc) {
	if to := a.other(); !p.graph.affiliates(to) {
		p.link(from, to, a)
		return
	}
	for actor := range p.graph.actors(a.other()) {
		p.link(from, actor.other(), a)
	}
}

func (p *projecting) link(from, to int32, a arc) {
	from, to = p.graph.whole(from, p.shows), p.graph.whole(to, p.shows)
	if from != to {
		p.links = append(p.links, link{from, to, a.basis(), a.kind()})
	}
}

// affiliates reports whether the node is an affiliation.
func (g *Graph) affiliates(v int32) bool { return resources[g.resourceOf(v)].affiliation }

// actors yields the links of an affiliation to its actors.
func (g *Graph) actors(of int32) iter.Seq[arc] {
	return func(yield func(arc) bool) {
		for _, a := range g.arcsOf(of) {
			if !a.in() && Kinds[a.kind()].actor && !yield(a) {
				return
			}
		}
	}
}

// linked reports whether the actor at the end of this arc is linked to the end of another arc of the same affiliation. Of actors of two
// kinds the one of the first is.
func (a arc) linked(to arc) bool { return !Kinds[to.kind()].actor || a.kind() < to.kind() }

// whole returns what a projection shows instead of a part, or the node itself.
func (g *Graph) whole(v int32, shows Projection) int32 {
	for shows == Wholes {
		kind := resources[g.resourceOf(v)].partOf
		if kind == "" {
			break
		}
		at, _ := slices.BinarySearch(g.arcsOf(v), newArc(number(kind), false, 0, 0))
		v = g.arcsOf(v)[at].other() // the reference is required
	}
	return v
}

// shown lists the nodes that are nodes of their own.
func (g *Graph) shown() []int32 {
	nodes := make([]int32, 0, g.Nodes())
	for i := range resources {
		if g.shows.dissolves(&resources[i]) {
			continue
		}
		for v := g.starts[i]; v < g.starts[i+1]; v++ {
			nodes = append(nodes, v)
		}
	}
	return nodes
}

// called returns the names of a kind of link.
func (g *Graph) called(kind uint8) *linkNames {
	info := &Kinds[kind]
	if g.rows != nil && info.affiliated.from.NameRu != "" {
		return &info.affiliated
	}
	return &info.names
}

// Through returns for each link the identifiers of at most so many rows that a projection shows as it. The links are of one network.
func Through(ctx context.Context, links []*Link, first int) ([][]string, error) {
	lists := make([][]string, len(links))
	if len(links) == 0 {
		return lists, nil
	}
	g := links[0].graph
	done, err := g.turns.search(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	p, found := pace.Of(ctx, math.MaxInt), map[int32]map[link][]int32{} // by the node that they leave
	for i, l := range links {
		from := l.link.from
		if found[from] == nil {
			if found[from], err = g.through(from, p); err != nil {
				return nil, err
			}
		}
		rows := found[from][l.link]
		lists[i] = g.ids(rows[:min(first, len(rows))])
	}
	return lists, nil
}

// through lists the rows that the projection shows as the links that leave a node: affiliations and parts.
func (g *Graph) through(from int32, p *pace.Pace) (map[link][]int32, error) {
	rows := map[link][]int32{}
	if g.rows == nil {
		return rows, nil
	}
	made := projecting{graph: g.rows, shows: g.shows}
	state := func(row int32, a arc) {
		made.links = made.links[:0]
		made.add(row, a)
		for _, l := range made.links {
			for _, end := range []int32{row, a.other()} {
				if l.from == from && g.shows.dissolves(&resources[g.resourceOf(end)]) {
					rows[l] = append(rows[l], end)
				}
			}
		}
	}
	for _, node := range g.rows.parts([]int32{from}, g.shows) {
		if err := p.Step(1 + g.rows.degree(node)); err != nil {
			return nil, err
		}
		for _, a := range g.rows.arcsOf(node) {
			if !a.in() {
				state(node, a)
				continue
			}
			if row := a.other(); g.rows.affiliates(row) {
				for _, a := range g.rows.arcsOf(row) {
					if !a.in() {
						state(row, a)
					}
				}
			}
		}
	}
	for l := range rows {
		slices.Sort(rows[l])
		rows[l] = slices.Compact(rows[l])
	}
	return rows, nil
}

// parts adds the parts of nodes, where the projection shows them as these.
func (g *Graph) parts(of []int32, shows Projection) []int32 {
	for i := 0; shows == Wholes && i < len(of); i++ {
		for _, a := range g.arcsOf(of[i]) {
			if a.in() && resources[g.resourceOf(a.other())].partOf == Kinds[a.kind()].Kind {
				of = append(of, a.other())
			}
		}
	}
	return of
}
