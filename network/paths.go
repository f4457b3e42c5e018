package network

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"

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
	return found{hops, l.count(), paths}, err
}

// lattice holds all shortest paths: their nodes, layer by layer from one end to the other, and the edges between layers.
type lattice struct {
	*corridor
	layers [][]station
}

// station is a node on shortest paths.
type station struct {
	node  int32
	next  []int32 // positions in the next layer, ascending by node
	count int64   // paths from here to the end
	cost  int64   // links of the later inner nodes on the best of them
}

// lattice collects the nodes on shortest paths, from the layer in which the searches met.
func (c *corridor) lattice(s *search, hops int, p *pace.Pace) (*lattice, error) {
	near, far := &s.sides[0], &s.sides[1]
	middle := len(near.layers) - 1 // hops from the start
	layers := make([][]int32, hops+1)
	for _, v := range near.last() {
		if far.distance[v] == int32(hops-middle) {
			layers[middle] = append(layers[middle], v)
		}
	}
	var err error
	for i := middle; i > 0 && err == nil; i-- {
		layers[i-1], err = c.towards(s, near, layers[i], i-1, p)
	}
	for i := middle; i < hops && err == nil; i++ {
		layers[i+1], err = c.towards(s, far, layers[i], hops-i-1, p)
	}
	l := &lattice{corridor: c, layers: make([][]station, hops+1)}
	for i := range layers {
		slices.Sort(layers[i])
		l.layers[i] = make([]station, len(layers[i]))
		for j, v := range layers[i] {
			l.layers[i][j].node = v
		}
	}
	for i := hops - 1; i >= 0 && err == nil; i-- {
		err = l.join(s, layers[i], layers[i+1], i, p)
	}
	if err != nil {
		return nil, err
	}
	l.layers[hops][0].count = 1
	for i := hops - 1; i >= 0; i-- {
		if err := l.weigh(i, p); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// towards returns the nodes of a side's layer that are linked to one of these. It scans the side with fewer arcs: a node with
// thousands of links is not scanned for the two neighbours that matter.
func (c *corridor) towards(s *search, from *side, nodes []int32, layer int, p *pace.Pace) (found []int32, err error) {
	if c.arcsAt(nodes) <= c.arcsAt(from.layers[layer]) {
		defer func() { s.put(found)() }()
		for _, v := range nodes {
			if err := p.Step(1 + c.degree(v)); err != nil {
				return found, err
			}
			for _, a := range c.arcsOf(v) {
				if w := a.other(); from.distance[w] == int32(layer) && c.has(a) && s.place[w] == unreached {
					s.place[w] = 0
					found = append(found, w)
				}
			}
		}
		return found, nil
	}
	defer s.put(nodes)()
	for _, v := range from.layers[layer] {
		if err := p.Step(1 + c.degree(v)); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(c.arcsOf(v), func(a arc) bool { return s.place[a.other()] != unreached && c.has(a) }) {
			found = append(found, v)
		}
	}
	return found, nil
}

func (c *corridor) arcsAt(nodes []int32) (n int) {
	for _, v := range nodes {
		n += c.degree(v)
	}
	return n
}

// join finds the edges between stations of two layers, again from the side with fewer arcs.
func (l *lattice) join(s *search, nodes, following []int32, layer int, p *pace.Pace) error {
	from := l.layers[layer]
	forward := l.arcsAt(nodes) <= l.arcsAt(following)
	walked, other := nodes, following
	if !forward {
		walked, other = following, nodes
	}
	defer s.put(other)()
	for i, v := range walked {
		if err := p.Step(1 + l.degree(v)); err != nil {
			return err
		}
		for _, a := range l.arcsOf(v) {
			at := s.place[a.other()]
			switch {
			case at == unreached || !l.has(a):
			case forward:
				from[i].next = append(from[i].next, at)
			default:
				from[at].next = append(from[at].next, int32(i))
			}
		}
	}
	for i := range from { // several links may lead to the same node
		if err := p.Step(1 + len(from[i].next)); err != nil {
			return err
		}
		slices.Sort(from[i].next)
		from[i].next = slices.Compact(from[i].next)
	}
	return nil
}

// weigh counts the paths from each station of a layer, and finds the cost of the best.
func (l *lattice) weigh(layer int, p *pace.Pace) error {
	for i := range l.layers[layer] {
		s := &l.layers[layer][i]
		if err := p.Step(1 + len(s.next)); err != nil {
			return err
		}
		s.cost = math.MaxInt64
		for _, at := range s.next {
			next := &l.layers[layer+1][at]
			if s.count += next.count; s.count < 0 {
				s.count = math.MaxInt64
			}
			s.cost = min(s.cost, l.through(layer+1, next))
		}
	}
	return nil
}

// through is the cost of continuing through a station.
func (l *lattice) through(layer int, s *station) int64 {
	if layer == len(l.layers)-1 {
		return 0
	}
	return s.cost + int64(l.degree(s.node))
}

func (l *lattice) count() int64 { return l.layers[0][0].count }

// best lists the best paths, after Lawler: each path taken leaves, for each of its stations, the best path that turns there to the
// next best station.
func (l *lattice) best(limit int, p *pace.Pace) (paths [][]int32, err error) {
	first := &candidate{ranks: make([]int32, len(l.layers)-1)}
	order := &candidates{}
	ranked := map[[2]int32][]int32{} // positions in the next layer, by station
	if _, err := l.follow(first, ranked, p); err != nil {
		return nil, err
	}
	heap.Push(order, first)
	for len(paths) < limit && order.Len() > 0 {
		taken := heap.Pop(order).(*candidate)
		paths = append(paths, taken.nodes)
		for i := taken.branched; i < len(taken.ranks); i++ {
			branch := &candidate{ranks: make([]int32, len(taken.ranks)), branched: i}
			copy(branch.ranks, taken.ranks[:i+1])
			branch.ranks[i]++
			switch ok, err := l.follow(branch, ranked, p); {
			case err != nil:
				return nil, err
			case ok:
				heap.Push(order, branch)
			}
		}
	}
	return paths, nil
}

// candidate is a path, given by its choice among the next stations, best first, at each layer.
type candidate struct {
	ranks    []int32
	branched int // where it turns off the path that it came from
	nodes    []int32
	cost     int64
}

// follow completes a candidate. It reports whether there is such a path.
func (l *lattice) follow(c *candidate, ranked map[[2]int32][]int32, p *pace.Pace) (bool, error) {
	c.nodes = append(make([]int32, 0, len(l.layers)), l.layers[0][0].node)
	at := int32(0)
	for i, rank := range c.ranks {
		key := [2]int32{int32(i), at}
		next, ok := ranked[key]
		if !ok {
			var err error
			if next, err = l.ranked(i, at, p); err != nil {
				return false, err
			}
			ranked[key] = next
		}
		if int(rank) >= len(next) {
			return false, nil
		}
		at = next[rank]
		s := &l.layers[i+1][at]
		c.nodes = append(c.nodes, s.node)
		if i+1 < len(l.layers)-1 {
			c.cost += int64(l.degree(s.node))
		}
	}
	return true, nil
}

// ranked returns the stations after one, best first.
func (l *lattice) ranked(layer int, at int32, p *pace.Pace) ([]int32, error) {
	next := slices.Clone(l.layers[layer][at].next)
	following := l.layers[layer+1]
	err := pace.Sort(next, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.through(layer+1, &following[a]), l.through(layer+1, &following[b])), cmp.Compare(a, b))
	}, p)
	return next, err
}

// candidates is a heap: cheapest first, ties by nodes.
type candidates []*candidate

func (h candidates) Len() int { return len(h) }
func (h candidates) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[i].cost, h[j].cost), slices.Compare(h[i].nodes, h[j].nodes)) < 0
}
func (h candidates) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *candidates) Push(x any)   { *h = append(*h, x.(*candidate)) }
func (h *candidates) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
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
