package network

import "slices"

// flat is a view without kinds, for measures of whole networks: nodes with links, each with the nodes that it is linked to,
// several links as one, links to itself left out.
type flat struct {
	nodes []int32 // of the graph
	first []int32 // of each node's others, and their number
	next  []int32 // places in nodes
}

// flatten makes a flat network of the links that count: in both directions, or only from where they go out.
func (v view) flatten(directed bool, p *pace) (*flat, error) {
	place := blank(v.Nodes())
	f := &flat{}
	for n := range int32(v.Nodes()) {
		if slices.ContainsFunc(v.arcsOf(n), func(a arc) bool { return a.other() != n && v.has(a) }) {
			place[n] = int32(len(f.nodes))
			f.nodes = append(f.nodes, n)
		}
	}
	f.first = make([]int32, 1, len(f.nodes)+1)
	for _, n := range f.nodes {
		if err := p.step(v.degree(n)); err != nil {
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

func (f *flat) others(n int32) []int32 { return f.next[f.first[n]:f.first[n+1]] }
