package network

import (
	"context"
	"slices"
)

// Limits of a subgraph.
const (
	DefaultSubgraphHops  = 1
	MaxSubgraphHops      = 4
	DefaultSubgraphNodes = 100
	MaxSubgraphNodes     = 500
	MaxSubgraphLinks     = 2_000
	MaxCentres           = 100
)

// SubgraphQuery asks for what lies around some nodes.
type SubgraphQuery struct {
	Around   []string
	Filter   Filter
	Hops     int
	MaxNodes int
}

// Subgraph is the part of the network around some nodes.
type Subgraph struct {
	NodeIDs   []string
	Links     []*Link // between the nodes
	Truncated bool    // there is more within the hops than it holds
}

// Subgraph returns the nodes that are at most Hops away from one of those that it is asked around, the nearest first, up to
// MaxNodes of them, and the links between them. Nodes equally far come in the order of how few links they have: a place
// with thousands does not crowd out the rest.
func (g *Graph) Subgraph(ctx context.Context, q SubgraphQuery) (*Subgraph, error) {
	if err := within("maxNodes", q.MaxNodes, 1, MaxSubgraphNodes); err != nil {
		return nil, err
	}
	nodes, links, truncated, err := g.subgraph(ctx, q, MaxSubgraphLinks)
	if err != nil {
		return nil, err
	}
	return &Subgraph{NodeIDs: g.ids(nodes), Links: g.described(links), Truncated: truncated}, nil
}

func (g *Graph) subgraph(ctx context.Context, q SubgraphQuery, maxLinks int) (nodes, links []int32, truncated bool, err error) {
	if err := within("hops", q.Hops, 0, MaxSubgraphHops); err != nil {
		return nil, nil, false, err
	}
	switch {
	case len(q.Around) == 0:
		return nil, nil, false, refuse(OverLimit, "argument %q names no node: name at least one", "around")
	case len(q.Around) > MaxCentres:
		return nil, nil, false, refuse(OverLimit, "argument %q names %d nodes, but may name at most %d", "around", len(q.Around), MaxCentres)
	}
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, nil, false, err
	}
	reached := map[int32]bool{}
	for _, id := range q.Around {
		n, err := g.find("around", id)
		if err != nil {
			return nil, nil, false, err
		}
		if !reached[n] {
			reached[n] = true
			nodes = append(nodes, n)
		}
	}
	if len(nodes) > q.MaxNodes {
		nodes, truncated = nodes[:q.MaxNodes], true
	}
	if nodes, truncated, err = v.spread(ctx, nodes, reached, q.Hops, q.MaxNodes, truncated); err != nil {
		return nil, nil, false, err
	}
	links, more, err := v.among(ctx, nodes, maxLinks)
	return nodes, links, truncated || more, err
}

// spread adds the nodes around these, hop by hop.
func (v view) spread(ctx context.Context, nodes []int32, reached map[int32]bool, hops, most int, truncated bool) ([]int32, bool, error) {
	p := &pace{ctx: ctx}
	for layer := nodes; hops > 0 && len(layer) > 0 && !truncated; hops-- {
		var next []int32
		for _, n := range layer {
			if err := p.step(v.degree(n)); err != nil {
				return nil, false, err
			}
			for _, a := range v.arcsOf(n) {
				if w := a.other(); !reached[w] && v.has(a) {
					reached[w] = true
					next = append(next, w)
				}
			}
		}
		slices.SortFunc(next, func(a, b int32) int {
			if d := v.degree(a) - v.degree(b); d != 0 {
				return d
			}
			return int(a - b)
		})
		if len(nodes)+len(next) > most {
			next, truncated = next[:most-len(nodes)], true
		}
		nodes, layer = append(nodes, next...), next
	}
	return nodes, truncated, nil
}

// among returns the links between nodes, up to so many.
func (v view) among(ctx context.Context, nodes []int32, most int) (links []int32, more bool, err error) {
	inside := make(map[int32]bool, len(nodes))
	for _, n := range nodes {
		inside[n] = true
	}
	p := &pace{ctx: ctx}
	for _, n := range nodes {
		if err := p.step(v.degree(n)); err != nil {
			return nil, false, err
		}
		for _, a := range v.arcsOf(n) {
			if a.in() || !inside[a.other()] || !v.has(a) { // each link once, from where it goes out
				continue
			}
			if len(links) == most {
				return links, true, nil
			}
			links = append(links, a.link())
		}
	}
	return links, false, nil
}
