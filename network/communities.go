package network

import (
	"context"
	"math"
	"slices"

	"govhub/errorcode"
	"govhub/pace"
)

// Limits of communities.
const (
	maxResolution     = 100
	MaxCommunityNodes = 10_000
	MaxCommunities    = 100
	MaxCommunityTop   = 100
)

// CommunityQuery asks for communities.
type CommunityQuery struct {
	Filter     Filter
	Resolution float64
	First      int
}

// Communities are groups of nodes with more links inside than to others.
type Communities struct {
	Modularity  float64
	TotalCount  int32
	Communities []*Community // largest first
}

// Community is a group of nodes.
type Community struct {
	Size int32

	graph *Graph
	nodes []int32 // most links first
}

// CheckTop refuses to list too many nodes of a community.
func CheckTop(first int32) error { return within("first", int(first), 0, MaxCommunityTop) }

// Top returns the identifiers of the nodes with the most links.
func (c *Community) Top(first int) []string { return c.graph.ids(c.nodes[:min(first, len(c.nodes))]) }

// Communities divides the nodes with counted links by the Louvain method; several links between two nodes count as one. The same
// question to the same release has the same answer.
//
// V. D. Blondel et al., Fast unfolding of communities in large networks, Journal of Statistical Mechanics P10008 (2008).
func (g *Graph) Communities(ctx context.Context, q CommunityQuery) (*Communities, error) {
	if err := within("first", q.First, 0, MaxCommunities); err != nil {
		return nil, err
	}
	if !(q.Resolution > 0 && q.Resolution <= maxResolution) {
		return nil, refuse(errorcode.NetworkLimit, "argument %q is %g, but must be above 0 and at most %d", "resolution", q.Resolution, maxResolution)
	}
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, err
	}
	groups, err := ask(ctx, g.answers, groupsQuestion{v.kinds, v.on, q.Resolution}, func(ctx context.Context) (*groups, int, error) {
		return v.communities(ctx, q.Resolution)
	})
	if err != nil {
		return nil, err
	}
	c := &Communities{Modularity: groups.modularity, TotalCount: int32(len(groups.nodes))}
	for _, nodes := range groups.nodes[:min(len(groups.nodes), q.First)] {
		c.Communities = append(c.Communities, &Community{Size: int32(len(nodes)), graph: g, nodes: nodes})
	}
	return c, nil
}

// groupsQuestion identifies a question for communities.
type groupsQuestion struct {
	kinds      mask
	on         date
	resolution float64
}

type groups struct {
	nodes      [][]int32 // of the graph: largest group first, in each the most linked node first
	modularity float64
}

// communities counts the nodes before it waits for a turn: too many are refused however busy the hub is.
func (v view) communities(ctx context.Context, resolution float64) (*groups, int, error) {
	p := pace.Of(ctx, math.MaxInt)
	e, err := v.extent(MaxCommunityNodes, p)
	switch {
	case err != nil:
		return nil, 0, err
	case e.nodes > MaxCommunityNodes:
		return nil, 0, refuse(errorcode.NetworkLimit, "more than %d nodes have such links, the limit for communities: choose fewer kinds", MaxCommunityNodes)
	case e.nodes == 0:
		return &groups{}, 0, nil
	}
	done, err := v.turns.measure(ctx, int64(v.flattenBytes(e)+louvainBytes(e)))
	if err != nil {
		return nil, 0, err
	}
	defer done()
	f, err := v.flatten(e, false, p)
	if err != nil {
		return nil, 0, err
	}
	group, modularity, err := f.louvain(resolution, p)
	if err != nil {
		return nil, 0, err
	}
	return &groups{f.members(group), modularity}, 32 * e.nodes, nil
}

// members returns the nodes of each group.
func (f *flat) members(group []int32) [][]int32 {
	lists := make([][]int32, slices.Max(group)+1)
	for n, g := range group {
		lists[g] = append(lists[g], int32(n))
	}
	for _, list := range lists {
		slices.SortStableFunc(list, func(a, b int32) int { return len(f.others(b)) - len(f.others(a)) })
		for i, n := range list {
			list[i] = f.nodes[n]
		}
	}
	slices.SortFunc(lists, func(a, b []int32) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return int(slices.Min(a) - slices.Min(b))
	})
	return lists
}
