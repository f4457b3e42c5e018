package network

import (
	"slices"

	"govhub/pace"
	"govhub/pagerank"
)

// flat is a view without kinds, for measures of whole networks: nodes with links, each with its distinct neighbours, itself
// excluded.
type flat struct {
	nodes []int32 // of the graph
	first []int32 // start of each node's neighbours, and the total
	next  []int32 // positions in nodes
}

// extent is the size of the counted part of a view.
type extent struct{ nodes, arcs int }

// most is the largest extent that a view may have.
func (v view) most() extent {
	links := v.linksOf(v.kinds)
	return extent{min(v.Nodes(), 2*links), 2 * links}
}

// linksOf counts the links of some kinds.
func (g *Graph) linksOf(kinds mask) (n int) {
	for kind, count := range g.counts {
		if kinds.has(uint8(kind)) {
			n += int(count)
		}
	}
	return n
}

// scan is the steps of a look at all arcs.
func (v view) scan() int { return v.Nodes() + len(v.arcs) }

// extent measures a view, and stops when there are more nodes than most.
func (v view) extent(most int, p *pace.Pace) (e extent, err error) {
	for n := range int32(v.Nodes()) {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return extent{}, err
		}
		if !v.typed(n) {
			continue
		}
		arcs := 0
		for _, a := range v.arcsOf(n) {
			if a.other() != n && v.has(a) {
				arcs++
			}
		}
		if arcs == 0 {
			continue
		}
		e.arcs += arcs
		if e.nodes++; e.nodes > most {
			return e, nil
		}
	}
	return e, nil
}

// flatten makes a flat network of the counted links, in both directions or only as they point. e is their extent.
func (v view) flatten(e extent, directed bool, p *pace.Pace) (*flat, error) {
	place := blank[int32](v.Nodes())
	f := &flat{nodes: make([]int32, 0, e.nodes), first: make([]int32, 1, e.nodes+1), next: make([]int32, 0, e.arcs)}
	for n := range int32(v.Nodes()) {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return nil, err
		}
		if v.typed(n) && slices.ContainsFunc(v.arcsOf(n), func(a arc) bool { return a.other() != n && v.has(a) }) {
			place[n] = int32(len(f.nodes))
			f.nodes = append(f.nodes, n)
		}
	}
	for _, n := range f.nodes {
		if err := p.Step(v.degree(n)); err != nil {
			return nil, err
		}
		from := len(f.next)
		for _, a := range v.arcsOf(n) {
			if a.other() != n && v.has(a) && (!directed || !a.in()) {
				f.next = append(f.next, place[a.other()])
			}
		}
		slices.Sort(f.next[from:])
		f.next = f.next[:from+len(slices.Compact(f.next[from:]))]
		f.first = append(f.first, int32(len(f.next)))
	}
	return f, nil
}

// flattenBytes is the memory of flatten.
func (v view) flattenBytes(e extent) int { return 4*v.Nodes() + 8*e.nodes + 4*e.arcs }

// graph returns it as a graph with equal weights.
func (f *flat) graph() pagerank.Graph { return pagerank.Graph{First: f.first, Ends: f.next} }

func (f *flat) others(n int32) []int32 { return f.next[f.first[n]:f.first[n+1]] }
