package network

import (
	"slices"

	"govhub/pace"
	"govhub/pagerank"
)

// flat is a view without kinds, for measures of whole networks: nodes with links, each with the nodes that it is linked to,
// several links as one, links to itself left out.
type flat struct {
	nodes []int32 // of the graph
	first []int32 // of each node's others, and their number
	next  []int32 // places in nodes
}

// extent is how much of a view has links that count to other nodes.
type extent struct{ nodes, arcs int }

// extent counts, and stops when there are more nodes than most.
func (v view) extent(most int, p *pace.Pace) (e extent, err error) {
	for n := range int32(v.Nodes()) {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return extent{}, err
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

// flatten makes a flat network of the links that count, which have the extent: in both directions, or only from where they
// go out.
func (v view) flatten(e extent, directed bool, p *pace.Pace) (*flat, error) {
	place := blank(v.Nodes())
	f := &flat{nodes: make([]int32, 0, e.nodes), first: make([]int32, 1, e.nodes+1), next: make([]int32, 0, e.arcs)}
	for n := range int32(v.Nodes()) {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return nil, err
		}
		if slices.ContainsFunc(v.arcsOf(n), func(a arc) bool { return a.other() != n && v.has(a) }) {
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

// flattenBytes is what flatten takes.
func (v view) flattenBytes(e extent) int { return 4*v.Nodes() + 8*e.nodes + 4*e.arcs }

// graph returns it with equal arcs.
func (f *flat) graph() pagerank.Graph { return pagerank.Graph{First: f.first, Ends: f.next} }

func (f *flat) others(n int32) []int32 { return f.next[f.first[n]:f.first[n+1]] }
