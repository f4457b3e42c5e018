package network

import "govhub/pace"

// search finds how far nodes are from two ends. It belongs to one request at a time and reuses its arrays.
type search struct {
	sides [2]side
	place []int32 // by node, its position in a current list; unreached at rest
}

// side is the search from one end.
type side struct {
	distance []int8 // by node, at most MaxHops, or unreached; small, so that it stays in the processor's cache
	layers   lists  // nodes by distance
	arcs     int    // of the last layer
}

// search takes an empty search from the pool.
func (g *Graph) search() *search {
	if s, ok := g.searches.Get().(*search); ok {
		return s
	}
	s := &search{place: blank[int32](g.Nodes())}
	for i := range s.sides {
		s.sides[i].distance = blank[int8](g.Nodes())
		s.sides[i].layers.first = []int32{0}
	}
	return s
}

func blank[T int8 | int32](n int) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = unreached
	}
	return list
}

// put notes the positions of nodes in a list, and returns a function that clears them.
func (s *search) put(nodes []int32) (forget func()) {
	for i, v := range nodes {
		s.place[v] = int32(i)
	}
	return func() {
		for _, v := range nodes {
			s.place[v] = unreached
		}
	}
}

const unreached = -1

// release clears the search and returns it to the pool.
func (g *Graph) release(s *search) {
	for i := range s.sides {
		side := &s.sides[i]
		for _, v := range side.layers.next {
			side.distance[v] = unreached
		}
		side.layers = lists{side.layers.first[:1], side.layers.next[:0]}
	}
	g.searches.Put(s)
}

func (s *side) begin(g *Graph, v int32) {
	s.distance[v] = 0
	s.layers.add(v)
	s.layers.close()
	s.arcs = g.degree(v)
}

func (s *side) last() []int32 { return s.layers.at(int32(s.layers.len() - 1)) }

// corridor limits the inner nodes of paths.
type corridor struct {
	view
	ends      [2]int32
	maxDegree int // of inner nodes
}

func (c *corridor) open(v int32) bool {
	return c.degree(v) <= c.maxDegree || v == c.ends[0] || v == c.ends[1]
}

// meet grows both sides layer by layer, always the one whose last layer has fewer arcs, until they meet. It returns their distance
// in hops, or false if they are further apart than most or not connected.
func (c *corridor) meet(s *search, most int, p *pace.Pace) (hops int, met bool, err error) {
	for i := range s.sides {
		s.sides[i].begin(c.Graph, c.ends[i])
	}
	if c.ends[0] == c.ends[1] {
		return 0, true, nil
	}
	for hops = 1; hops <= most; hops++ {
		near, far := &s.sides[0], &s.sides[1]
		if far.arcs < near.arcs {
			near, far = far, near
		}
		if met, err = c.grow(near, far, p); met || err != nil {
			return hops, met, err
		}
		if len(near.last()) == 0 {
			return 0, false, nil
		}
	}
	return 0, false, nil
}

// grow adds a layer to a side, and reports whether it meets the other side.
func (c *corridor) grow(near, far *side, p *pace.Pace) (met bool, err error) {
	hops, distance := int8(near.layers.len()), near.distance
	near.arcs = 0
	for _, v := range near.last() {
		arcs := c.arcsOf(v)
		if err = p.Step(1 + len(arcs)); err != nil {
			break
		}
		for _, a := range arcs {
			w := a.other()
			if distance[w] != unreached || !c.has(a) || !c.open(w) {
				continue
			}
			distance[w] = hops
			near.arcs += c.degree(w)
			near.layers.add(w)
			met = met || far.distance[w] != unreached
		}
	}
	near.layers.close()
	return met, err
}
