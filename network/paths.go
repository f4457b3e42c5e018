package network

import (
	"cmp"
	"context"
	"math"

	"govhub/errorcode"
	"govhub/pace"
)

// Limits of path searches.
const (
	DefaultHops  = 6
	MaxHops      = 8
	DefaultPaths = 10
	MaxPaths     = 50
)

// PathQuery asks for the shortest paths between two nodes.
type PathQuery struct {
	From, To  string
	Filter    Filter
	MaxHops   int
	MaxDegree *int32 // of inner nodes; nil for any
	Limit     int
}

// Paths are the shortest paths between two nodes.
type Paths struct {
	Hops       *int32 // nil if there is no path
	TotalCount int64  // paths of that length, at most math.MaxInt64
	Paths      []*Path
}

// Path is one way from a node to another. It visits no node twice.
type Path struct {
	NodeIDs []string
	Steps   []*Step
}

// Hops is the number of steps.
func (p *Path) Hops() int32 { return int32(len(p.Steps)) }

// Step leads from a node of a path to the next, by any of the links between them.
type Step struct {
	Links []*Link
}

// Paths finds shortest paths, following links in both directions: up to Limit of those with the fewest hops. Paths whose inner nodes
// have the fewest links in all come first, since a path through rarely linked nodes says most; ties are in the order of the graph.
func (g *Graph) Paths(ctx context.Context, q PathQuery) (*Paths, error) {
	c, found, err := g.findPaths(ctx, q)
	if err != nil {
		return nil, err
	}
	return c.describe(found), nil
}

func (g *Graph) findPaths(ctx context.Context, q PathQuery) (*corridor, found, error) {
	maxDegree := math.MaxInt
	if q.MaxDegree != nil {
		maxDegree = int(*q.MaxDegree)
	}
	err := cmp.Or(within("maxHops", q.MaxHops, 0, MaxHops), within("limit", q.Limit, 1, MaxPaths), within("maxDegree", maxDegree, 0, math.MaxInt))
	if err != nil {
		return nil, found{}, err
	}
	view, err := g.view(q.Filter)
	if err != nil {
		return nil, found{}, err
	}
	c := &corridor{view: view, maxDegree: maxDegree}
	for i, end := range []struct{ argument, id string }{{"from", q.From}, {"to", q.To}} {
		if c.ends[i], err = g.find(end.argument, end.id); err != nil {
			return nil, found{}, err
		}
	}
	done, err := g.turns.search(ctx)
	if err != nil {
		return nil, found{}, err
	}
	defer done()
	f, err := c.paths(pace.Of(ctx, math.MaxInt), q.MaxHops, q.Limit)
	return c, f, err
}

// within refuses a number out of bounds.
func within(argument string, n, least, most int) error {
	switch {
	case n < least:
		return refuse(errorcode.NetworkLimit, "argument %q is %d, but must be at least %d", argument, n, least)
	case n > most:
		return refuse(errorcode.NetworkLimit, "argument %q is %d, but may be at most %d", argument, n, most)
	}
	return nil
}

// found are paths as numbers of nodes.
type found struct {
	hops  int // -1 if there is none
	count int64
	paths [][]int32
}

func (c *corridor) paths(p *pace.Pace, maxHops, limit int) (found, error) {
	s := c.search()
	defer c.release(s)
	hops, met, err := c.meet(s, maxHops, p)
	if err != nil || !met {
		return found{hops: -1}, err
	}
	l, err := c.lattice(s, hops, p)
	if err != nil {
		return found{}, err
	}
	paths, err := l.best(limit, p)
	return found{hops, l.total(), paths}, err
}

// describe turns numbers into what clients see.
func (c *corridor) describe(f found) *Paths {
	if f.hops < 0 {
		return &Paths{}
	}
	hops := int32(f.hops)
	p := &Paths{Hops: &hops, TotalCount: f.count}
	steps := map[[2]int32]*Step{} // shared between paths
	for _, nodes := range f.paths {
		path := &Path{NodeIDs: c.ids(nodes)}
		for i := range nodes[1:] {
			ends := [2]int32{nodes[i], nodes[i+1]}
			if steps[ends] == nil {
				steps[ends] = &Step{c.described(c.between(ends[0], ends[1]))}
			}
			path.Steps = append(path.Steps, steps[ends])
		}
		p.Paths = append(p.Paths, path)
	}
	return p
}
