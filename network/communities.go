package network

import (
	"cmp"
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
	nodes []int32 // of the graph, most links first
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
	groups, err := ask(ctx, g, groupsQuestion{v.kinds, v.on, v.types, q.Resolution}, func(ctx context.Context) (*groups, int, error) {
		return v.communities(ctx, q.Resolution)
	})
	if err != nil {
		return nil, err
	}
	c := &Communities{Modularity: groups.modularity, TotalCount: int32(groups.len())}
	for i := range int32(min(groups.len(), q.First)) {
		nodes := groups.at(i)
		c.Communities = append(c.Communities, &Community{Size: int32(len(nodes)), graph: g, nodes: nodes})
	}
	return c, nil
}

// groupsQuestion identifies a question for communities.
type groupsQuestion struct {
	kinds      mask
	on         date
	among      uint32
	resolution float64
}

type groups struct {
	lists      // nodes of the graph: largest group first, in each the most linked node first
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
		return &groups{lists: lists{first: []int32{0}}}, 0, nil
	}
	done, err := v.turns.measure(ctx, v.communitiesCost(e))
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
	found := &groups{f.members(group), modularity}
	return found, found.size(), nil
}

func (v view) communitiesCost(e extent) cost {
	return cost{v.flattenBytes(e) + louvainBytes(e), 2*v.scan() + louvainRounds*(e.nodes+e.arcs)}
}

// members returns the nodes of each group.
func (f *flat) members(group []int32) lists {
	of := lists{first: numbers(len(group) + 1), next: group}.turned(0, int(slices.Max(group))+1)
	order := numbers(of.len())
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(len(of.at(b))-len(of.at(a)), cmp.Compare(of.at(a)[0], of.at(b)[0]))
	})
	sorted := lists{first: make([]int32, 1, len(of.first)), next: make([]int32, 0, len(of.next))}
	for _, g := range order {
		list := of.at(g)
		slices.SortStableFunc(list, func(a, b int32) int { return len(f.others(b)) - len(f.others(a)) })
		for _, n := range list {
			sorted.next = append(sorted.next, f.nodes[n])
		}
		sorted.first = append(sorted.first, int32(len(sorted.next)))
	}
	return sorted
}
