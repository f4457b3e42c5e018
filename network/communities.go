package network

import (
	"context"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
)

// Limits of communities.
const (
	DefaultResolution   = 1
	maxResolution       = 100
	MaxCommunityNodes   = 10_000
	DefaultCommunities  = 20
	MaxCommunities      = 100
	DefaultCommunityTop = 10
	MaxCommunityTop     = 100
)

// CommunityQuery asks which nodes belong together.
type CommunityQuery struct {
	Filter     Filter
	Resolution float64
	First      int
}

// Communities are groups of nodes with more links among themselves than to others.
type Communities struct {
	Modularity  float64
	TotalCount  int32
	Communities []*Community // the largest first
}

// Community is a group of nodes.
type Community struct {
	Size int32

	graph *Graph
	nodes []int32 // those with the most links first
}

// CheckTop refuses more nodes of a community than may be listed.
func CheckTop(first int32) error { return within("first", int(first), 0, MaxCommunityTop) }

// Top returns the identifiers of its nodes with the most links.
func (c *Community) Top(first int) []string { return c.graph.ids(c.nodes[:min(first, len(c.nodes))]) }

// Communities divides the nodes with links that count by the Louvain method, several links between two nodes as one. The same
// question to the same release has the same answer.
//
// V. D. Blondel et al., Fast unfolding of communities in large networks, Journal of Statistical Mechanics P10008 (2008).
func (g *Graph) Communities(ctx context.Context, q CommunityQuery) (*Communities, error) {
	if err := within("first", q.First, 0, MaxCommunities); err != nil {
		return nil, err
	}
	if !(q.Resolution > 0 && q.Resolution <= maxResolution) {
		return nil, refuse(OverLimit, "argument %q is %g, but must be above 0 and at most %d", "resolution", q.Resolution, maxResolution)
	}
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, err
	}
	f, err := v.flatten(false, &pace{ctx: ctx})
	if err != nil {
		return nil, err
	}
	if len(f.nodes) > MaxCommunityNodes {
		return nil, refuse(OverLimit, "%d nodes have such links, but communities are found among at most %d: choose fewer kinds", len(f.nodes), MaxCommunityNodes)
	}
	groups, modularity, err := f.communities(ctx, q.Resolution)
	if err != nil {
		return nil, err
	}
	c := &Communities{Modularity: modularity, TotalCount: int32(len(groups))}
	for _, group := range groups[:min(len(groups), q.First)] {
		one := &Community{Size: int32(len(group)), graph: g}
		slices.SortFunc(group, func(a, b int32) int {
			if d := len(f.others(b)) - len(f.others(a)); d != 0 {
				return d
			}
			return int(a - b)
		})
		for _, n := range group {
			one.nodes = append(one.nodes, f.nodes[n])
		}
		c.Communities = append(c.Communities, one)
	}
	return c, nil
}

// communities returns the groups, the largest first.
func (f *flat) communities(ctx context.Context, resolution float64) (groups [][]int32, modularity float64, err error) {
	if len(f.nodes) == 0 {
		return nil, 0, nil
	}
	g := simple.NewUndirectedGraph()
	for n := range int32(len(f.nodes)) {
		for _, other := range f.others(n) {
			if other > n {
				g.SetEdge(simple.Edge{F: simple.Node(n), T: simple.Node(other)})
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	reduced := community.Modularize(g, resolution, rand.NewPCG(1, 1))
	found := reduced.Communities()
	modularity = community.Q(g, found, resolution)
	for _, nodes := range found {
		group := make([]int32, len(nodes))
		for i, n := range nodes {
			group[i] = int32(n.ID())
		}
		slices.Sort(group)
		groups = append(groups, group)
	}
	slices.SortFunc(groups, func(a, b []int32) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return int(a[0] - b[0])
	})
	return groups, modularity, nil
}
