package network

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"govhub/pace"
)

// lattice holds all shortest paths: their nodes in layers from one end to the other, and the edges between layers. Positions number
// the nodes of all layers, one after the other.
type lattice struct {
	*corridor
	layers lists   // nodes on shortest paths
	edges  lists   // by position, positions in the next layer, ascending
	count  []int64 // by position, paths from here to the end
	cost   []int64 // by position, links of the later inner nodes on the best of them
	ranked []bool  // by position, whether its edges are sorted, best first
}

// lattice collects the nodes on shortest paths, from the layer in which the searches met.
func (c *corridor) lattice(s *search, hops int, p *pace.Pace) (*lattice, error) {
	l := &lattice{corridor: c, layers: lists{first: []int32{0}}, edges: lists{first: []int32{0}}}
	if err := l.collect(s, hops, p); err != nil {
		return nil, err
	}
	n := len(l.layers.next)
	l.count, l.cost, l.ranked = make([]int64, n), make([]int64, n), make([]bool, n)
	for i := range int32(hops) {
		if err := l.join(s, i, p); err != nil {
			return nil, err
		}
	}
	l.edges.close() // the end has none
	l.count[n-1] = 1
	for at := int32(n) - 2; at >= 0; at-- {
		if err := l.weigh(at, p); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// collect finds the layers: from the middle back to the start, and on to the end.
func (l *lattice) collect(s *search, hops int, p *pace.Pace) (err error) {
	near, far := &s.sides[0], &s.sides[1]
	middle := near.layers.len() - 1 // hops from the start
	layers := make([][]int32, hops+1)
	for _, v := range near.last() {
		if int(far.distance[v]) == hops-middle {
			layers[middle] = append(layers[middle], v)
		}
	}
	for i := middle; i > 0 && err == nil; i-- {
		layers[i-1], err = l.towards(s, near, layers[i], int32(i-1), p)
	}
	for i := middle; i < hops && err == nil; i++ {
		layers[i+1], err = l.towards(s, far, layers[i], int32(hops-i-1), p)
	}
	for _, layer := range layers {
		slices.Sort(layer)
		l.layers.next = append(l.layers.next, layer...)
		l.layers.close()
	}
	return err
}

// towards returns the nodes of a side's layer that are linked to one of these. It scans the side with fewer arcs: a node with
// thousands of links is not scanned for the two neighbours that matter.
func (c *corridor) towards(s *search, from *side, nodes []int32, layer int32, p *pace.Pace) (found []int32, err error) {
	if c.arcsAt(nodes) <= c.arcsAt(from.layers.at(layer)) {
		defer func() { s.put(found)() }()
		for _, v := range nodes {
			if err := p.Step(1 + c.degree(v)); err != nil {
				return found, err
			}
			for _, a := range c.arcsOf(v) {
				if w := a.other(); from.distance[w] == int8(layer) && c.has(a) && s.place[w] == unreached {
					s.place[w] = 0
					found = append(found, w)
				}
			}
		}
		return found, nil
	}
	defer s.put(nodes)()
	for _, v := range from.layers.at(layer) {
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

// join finds the edges from a layer to the next, again from the side with fewer arcs.
func (l *lattice) join(s *search, layer int32, p *pace.Pace) error {
	if l.arcsAt(l.layers.at(layer)) <= l.arcsAt(l.layers.at(layer+1)) {
		return l.walk(s, layer, layer+1, &l.edges, p)
	}
	back := lists{first: []int32{0}}
	if err := l.walk(s, layer+1, layer, &back, p); err != nil {
		return err
	}
	back = back.turned(l.layers.first[layer], len(l.layers.at(layer)))
	for i := range int32(back.len()) {
		for _, n := range back.at(i) {
			l.edges.add(l.layers.first[layer+1] + n)
		}
		l.edges.close()
	}
	return nil
}

// walk adds a list of positions in the other layer for each node of a layer.
func (l *lattice) walk(s *search, layer, other int32, edges *lists, p *pace.Pace) error {
	defer s.put(l.layers.at(other))()
	for _, v := range l.layers.at(layer) {
		if err := p.Step(1 + l.degree(v)); err != nil {
			return err
		}
		from := len(edges.next)
		for _, a := range l.arcsOf(v) {
			if place := s.place[a.other()]; place != unreached && l.has(a) {
				edges.add(l.layers.first[other] + place)
			}
		}
		slices.Sort(edges.next[from:])
		edges.next = edges.next[:from+len(slices.Compact(edges.next[from:]))] // several links may lead to the same node
		edges.close()
	}
	return nil
}

// weigh counts the paths from a node to the end, and finds the cost of the best.
func (l *lattice) weigh(at int32, p *pace.Pace) error {
	if err := p.Step(1 + len(l.edges.at(at))); err != nil {
		return err
	}
	l.cost[at] = math.MaxInt64
	for _, next := range l.edges.at(at) {
		if l.count[at] += l.count[next]; l.count[at] < 0 {
			l.count[at] = math.MaxInt64
		}
		l.cost[at] = min(l.cost[at], l.through(next))
	}
	return nil
}

// through is the cost of continuing through a position.
func (l *lattice) through(at int32) int64 { return l.cost[at] + l.links(at) }

// links is the number of links of an inner node, which its paths cost; the end costs nothing.
func (l *lattice) links(at int32) int64 {
	if int(at) == len(l.layers.next)-1 {
		return 0
	}
	return int64(l.degree(l.layers.next[at]))
}

// total is the number of paths.
func (l *lattice) total() int64 { return l.count[0] }

// best lists the best paths, after Lawler: each path taken leaves, for each of its nodes, the best path that turns there to the next
// best node.
func (l *lattice) best(limit int, p *pace.Pace) (paths [][]int32, err error) {
	first := &candidate{ranks: make([]int32, l.layers.len()-1)}
	order := &candidates{}
	if _, err := l.follow(first, p); err != nil {
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
			switch ok, err := l.follow(branch, p); {
			case err != nil:
				return nil, err
			case ok:
				heap.Push(order, branch)
			}
		}
	}
	return paths, nil
}

// follow completes a candidate. It reports whether there is such a path.
func (l *lattice) follow(c *candidate, p *pace.Pace) (bool, error) {
	at := int32(0)
	c.nodes = append(make([]int32, 0, len(c.ranks)+1), l.layers.next[at])
	for _, rank := range c.ranks {
		next, err := l.rank(at, p)
		if err != nil || int(rank) >= len(next) {
			return false, err
		}
		at = next[rank]
		c.nodes = append(c.nodes, l.layers.next[at])
		c.cost += l.links(at)
	}
	return true, nil
}

// rank returns the edges of a position, best first.
func (l *lattice) rank(at int32, p *pace.Pace) ([]int32, error) {
	next := l.edges.at(at)
	if l.ranked[at] {
		return next, nil
	}
	l.ranked[at] = true
	return next, pace.Sort(next, func(a, b int32) int { return cmp.Or(cmp.Compare(l.through(a), l.through(b)), cmp.Compare(a, b)) }, p)
}

// candidate is a path, given by its choice among the next stations, best first, at each layer.
type candidate struct {
	ranks    []int32
	branched int // where it turns off the path that it came from
	nodes    []int32
	cost     int64
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
