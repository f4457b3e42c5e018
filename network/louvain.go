package network

import (
	"math/rand/v2"
	"slices"

	"govhub/pace"
)

// layer is an undirected weighted network whose nodes are groups of nodes of the layer below.
type layer struct {
	first  []int32 // start of each node's neighbours, and the total
	next   []int32
	weight []float64
	inside []float64 // by node, twice the weight inside its group
}

func (l *layer) nodes() int { return len(l.inside) }

// louvain divides the nodes of a flat network: each node moves to the neighbouring group that raises modularity most, until none
// does; then groups become the nodes of the next layer. It returns the group of each node, and the modularity at the resolution of
// J. Reichardt and S. Bornholdt, Physical Review E 74, 016110 (2006).
func (f *flat) louvain(resolution float64, p *pace.Pace) (group []int32, modularity float64, err error) {
	l := &layer{first: f.first, next: f.next, weight: make([]float64, len(f.next)), inside: make([]float64, len(f.nodes))}
	for i := range l.weight {
		l.weight[i] = 1
	}
	group = numbers(len(f.nodes))
	random := rand.New(rand.NewPCG(1, 1))
	for {
		m := newMover(l, resolution)
		moved, err := m.run(random, p)
		if err != nil {
			return nil, 0, err
		}
		if !moved {
			return group, m.modularity(), nil
		}
		count := m.number()
		for i, g := range group {
			group[i] = m.group[g]
		}
		if l, err = m.above(count, p); err != nil {
			return nil, 0, err
		}
	}
}

// louvainBytes is the memory of louvain beyond the flat network: two layers and a mover.
func louvainBytes(e extent) int { return 2*12*e.arcs + 2*48*e.nodes }

// louvainRounds is how often louvain looks at the whole network, by experience.
const louvainRounds = 20

// mover moves the nodes of a layer.
type mover struct {
	*layer
	resolution float64
	total      float64   // twice the total weight
	degree     []float64 // by node
	group      []int32   // by node
	sum        []float64 // degrees, by group

	to      []float64 // weight from the current node, by group
	touched []int32   // groups that it leads to
}

func newMover(l *layer, resolution float64) *mover {
	n := l.nodes()
	m := &mover{layer: l, resolution: resolution, degree: make([]float64, n), group: make([]int32, n), sum: make([]float64, n), to: make([]float64, n)}
	for v := range n {
		m.degree[v] = l.inside[v]
		for _, w := range l.weight[l.first[v]:l.first[v+1]] {
			m.degree[v] += w
		}
		m.total += m.degree[v]
		m.group[v], m.sum[v] = int32(v), m.degree[v]
	}
	return m
}

// worthwhile is the least gain of a move, so that rounding does not move nodes back and forth.
const worthwhile = 1e-9

// run moves nodes, in a new random order each round, until a round moves none. It reports whether any moved.
func (m *mover) run(random *rand.Rand, p *pace.Pace) (moved bool, err error) {
	order := numbers(m.nodes())
	for again := true; again; {
		again = false
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, v := range order {
			if err := p.Step(1 + int(m.first[v+1]-m.first[v])); err != nil {
				return false, err
			}
			if m.move(v) {
				moved, again = true, true
			}
		}
	}
	return moved, nil
}

// move puts a node where modularity gains most, and reports whether that is a new group.
func (m *mover) move(v int32) bool {
	from := m.group[v]
	m.sum[from] -= m.degree[v]
	m.gather(v)
	gain := func(g int32) float64 { return m.to[g] - m.resolution*m.degree[v]*m.sum[g]/m.total }
	best, most := from, gain(from)+worthwhile
	for _, g := range m.touched {
		if at := gain(g); at > most {
			best, most = g, at
		}
	}
	for _, g := range m.touched {
		m.to[g] = 0
	}
	m.group[v] = best
	m.sum[best] += m.degree[v]
	return best != from
}

// gather sums the weights from a node by group.
func (m *mover) gather(v int32) {
	m.touched = m.touched[:0]
	for i := m.first[v]; i < m.first[v+1]; i++ {
		g := m.group[m.next[i]]
		if m.to[g] == 0 {
			m.touched = append(m.touched, g)
		}
		m.to[g] += m.weight[i]
	}
}

// number numbers the non-empty groups from 0, and returns their count.
func (m *mover) number() (count int32) {
	numbers := blank[int32](m.nodes())
	for v, g := range m.group {
		if numbers[g] == unreached {
			numbers[g] = count
			count++
		}
		m.group[v] = numbers[g]
	}
	return count
}

// above makes the layer whose nodes are the numbered groups.
func (m *mover) above(count int32, p *pace.Pace) (*layer, error) {
	members := numbers(m.nodes())
	slices.SortStableFunc(members, func(a, b int32) int { return int(m.group[a] - m.group[b]) })
	l := &layer{first: make([]int32, 1, count+1), inside: make([]float64, count)}
	clear(m.to)
	for from := 0; from < len(members); {
		g := m.group[members[from]]
		start := len(l.next)
		for ; from < len(members) && m.group[members[from]] == g; from++ {
			v := members[from]
			if err := p.Step(1 + int(m.first[v+1]-m.first[v])); err != nil {
				return nil, err
			}
			l.inside[g] += m.inside[v]
			for i := m.first[v]; i < m.first[v+1]; i++ {
				other := m.group[m.next[i]]
				if other != g && m.to[other] == 0 {
					l.next = append(l.next, other)
				}
				m.to[other] += m.weight[i]
			}
		}
		l.inside[g] += m.to[g]
		m.to[g] = 0
		for _, other := range l.next[start:] {
			l.weight = append(l.weight, m.to[other])
			m.to[other] = 0
		}
		l.first = append(l.first, int32(len(l.next)))
	}
	return l, nil
}

// modularity is that of each node as its own group, as in a layer that no move improves.
func (m *mover) modularity() (q float64) {
	for v := range m.nodes() {
		q += m.inside[v]/m.total - m.resolution*(m.degree[v]/m.total)*(m.degree[v]/m.total)
	}
	return q
}
