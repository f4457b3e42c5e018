package network

import (
	"cmp"
	"context"
	"math"
	"slices"

	"govhub/errorcode"
	"govhub/pace"
)

// Limits of a subgraph.
const (
	DefaultSubgraphHops = 1
	MaxSubgraphHops     = 4
	MaxSubgraphNodes    = 500
	MaxSubgraphLinks    = 2_000
	MaxCentres          = 100
)

// SubgraphQuery asks for the surroundings of some nodes.
type SubgraphQuery struct {
	Around   []string
	Filter   Filter
	Hops     int
	MaxNodes int
}

// Subgraph is the part of the network around some nodes.
type Subgraph struct {
	NodeIDs   []string
	Truncated bool // there are more nodes within the hops

	between []*Link
}

// CheckLinks refuses to list too many links of a subgraph.
func CheckLinks(first int32) error { return within("first", int(first), 0, MaxSubgraphLinks) }

// Between returns at most so many links between its nodes.
func (s *Subgraph) Between(first int) []*Link { return s.between[:min(first, len(s.between))] }

// Subgraph returns up to MaxNodes nodes at most Hops away from the given ones, nearest first, and the links between them. Equally
// near nodes with fewer links come first, so that a place with thousands does not crowd out the rest.
func (g *Graph) Subgraph(ctx context.Context, q SubgraphQuery) (*Subgraph, error) {
	if err := within("maxNodes", q.MaxNodes, 1, MaxSubgraphNodes); err != nil {
		return nil, err
	}
	nodes, links, truncated, err := g.subgraph(ctx, q, MaxSubgraphLinks)
	if err != nil {
		return nil, err
	}
	return &Subgraph{NodeIDs: g.ids(nodes), Truncated: truncated, between: g.described(links)}, nil
}

func (g *Graph) subgraph(ctx context.Context, q SubgraphQuery, maxLinks int) (nodes []int32, links []link, truncated bool, err error) {
	if err := within("hops", q.Hops, 0, MaxSubgraphHops); err != nil {
		return nil, nil, false, err
	}
	switch {
	case len(q.Around) == 0:
		return nil, nil, false, refuse(errorcode.NetworkLimit, "argument %q names no node: name at least one", "around")
	case len(q.Around) > MaxCentres:
		return nil, nil, false, refuse(errorcode.NetworkLimit, "argument %q names %d nodes, but may name at most %d", "around", len(q.Around), MaxCentres)
	}
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, nil, false, err
	}
	seen := map[int32]bool{}
	for _, id := range q.Around {
		n, err := g.find("around", id)
		if err != nil {
			return nil, nil, false, err
		}
		if !seen[n] {
			seen[n] = true
			nodes = append(nodes, n)
		}
	}
	done, err := g.turns.search(ctx)
	if err != nil {
		return nil, nil, false, err
	}
	defer done()
	if len(nodes) > q.MaxNodes {
		nodes, truncated = nodes[:q.MaxNodes], true
	}
	p := pace.Of(ctx, math.MaxInt)
	if nodes, truncated, err = v.spread(nodes, q.Hops, q.MaxNodes, truncated, p); err != nil {
		return nil, nil, false, err
	}
	links, more, err := v.among(nodes, maxLinks, p)
	return nodes, links, truncated || more, err
}

// spread adds the nodes around these, hop by hop.
func (v view) spread(nodes []int32, hops, most int, truncated bool, p *pace.Pace) ([]int32, bool, error) {
	s := v.search()
	defer v.release(s)
	reached := slices.Clone(nodes)
	defer func() { s.put(reached)() }()
	s.put(reached)
	for layer := nodes; hops > 0 && len(layer) > 0 && !truncated; hops-- {
		from := len(reached)
		for _, n := range layer {
			if err := p.Step(1 + v.degree(n)); err != nil {
				return nil, false, err
			}
			for _, a := range v.arcsOf(n) {
				if w := a.other(); s.place[w] == unreached && v.has(a) {
					s.place[w] = 0
					reached = append(reached, w)
				}
			}
		}
		next := reached[from:]
		err := pace.Sort(next, func(a, b int32) int { return cmp.Or(cmp.Compare(v.degree(a), v.degree(b)), cmp.Compare(a, b)) }, p)
		if err != nil {
			return nil, false, err
		}
		if len(nodes)+len(next) > most {
			next, truncated = next[:most-len(nodes)], true
		}
		nodes, layer = append(nodes, next...), next
	}
	return nodes, truncated, nil
}

// among returns at most so many links between nodes.
func (v view) among(nodes []int32, most int, p *pace.Pace) (links []link, more bool, err error) {
	inside := make(map[int32]bool, len(nodes))
	for _, n := range nodes {
		inside[n] = true
	}
	for _, n := range nodes {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return nil, false, err
		}
		for _, a := range v.arcsOf(n) {
			if a.in() || !inside[a.other()] || !v.has(a) { // each link once, from the node that it leaves
				continue
			}
			if len(links) == most {
				return links, true, nil
			}
			links = append(links, a.link(n))
		}
	}
	return links, false, nil
}
