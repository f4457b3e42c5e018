package network

import "govhub/pace"

// modes are the two types of nodes of a network that links nodes only across types, such as people and organizations.
type modes struct {
	sizes map[int]int // nodes, by resource
	nodes int
}

// modes returns the modes of a network with these nodes, nil if it has not two.
func (v view) modes(nodes []int32, p *pace.Pace) (*modes, error) {
	m := &modes{sizes: map[int]int{}, nodes: len(nodes)}
	for _, n := range nodes {
		of := v.resourceOf(n)
		if m.sizes[of]++; len(m.sizes) > 2 {
			return nil, nil
		}
		if err := p.Step(1 + v.degree(n)); err != nil {
			return nil, err
		}
		for _, a := range v.arcsOf(n) {
			if v.has(a) && v.resourceOf(a.other()) == of {
				return nil, nil
			}
		}
	}
	if len(m.sizes) != 2 {
		return nil, nil
	}
	return m, nil
}

// normalized returns the share that a score is of the largest one that a node of its type may have, nil if that is not known.
//
// S. P. Borgatti, M. G. Everett, Network analysis of 2-mode data, Social Networks 19 (1997) 243-269.
func (v view) normalized(m Measure, s score, two *modes) *float64 {
	if two == nil {
		return nil
	}
	own := two.sizes[v.resourceOf(s.node)]
	other := two.nodes - own
	switch m {
	case Degree:
		return new(float64(v.neighbours(s.node)) / float64(other))
	case Betweenness:
		pairs := float64(two.nodes-1) * float64(two.nodes-2) / 2
		if most := mostBetween(own, other); most > 0 {
			return new(s.score * pairs / most)
		}
		return new(0.)
	}
	return nil
}

// neighbours counts the distinct nodes that counted links lead to.
func (v view) neighbours(n int32) int {
	others := map[int32]bool{}
	for _, a := range v.arcsOf(n) {
		if v.has(a) {
			others[a.other()] = true
		}
	}
	return len(others)
}

// mostBetween is the largest number of pairs that a node may be between, in a network of two modes with so many nodes.
func mostBetween(own, other int) float64 {
	s, t := float64((own-1)/other), float64((own-1)%other)
	m := float64(other)
	return (m*m*(s+1)*(s+1) + m*(s+1)*(2*t-s-1) - t*(2*s-t+3)) / 2
}
