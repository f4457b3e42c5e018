package network

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Bounds of the numbers in an arc.
const (
	nodeBits = 28
	linkBits = 28
	kindBits = 64 - 1 - nodeBits - linkBits
)

var errTooLarge = errors.New("more links than the network may hold")

// builder collects nodes and links in any order.
type builder struct {
	nodes []map[string]int32 // number by key, by resource
	count int32
	most  int // links

	links   links
	sources map[string]int32
}

func newBuilder(most int) *builder {
	b := &builder{nodes: make([]map[string]int32, len(resources)), most: min(most, 1<<linkBits), sources: map[string]int32{}}
	for i := range b.nodes {
		b.nodes[i] = map[string]int32{}
	}
	return b
}

// node returns the number of a node, assigning it first if needed.
func (b *builder) node(resource int, key []byte) int32 {
	if n, ok := b.nodes[resource][string(key)]; ok {
		return n
	}
	n := b.count
	b.count++
	b.nodes[resource][string(key)] = n
	return n
}

func (b *builder) source(key []byte) int32 {
	if n, ok := b.sources[string(key)]; ok {
		return n
	}
	n := int32(len(b.sources))
	b.sources[string(key)] = n
	return n
}

func (b *builder) link(from, to int32, kind uint8, source int32, since, until date) error {
	if len(b.links.from) >= b.most || b.count >= 1<<nodeBits {
		return fmt.Errorf("%w: %d", errTooLarge, b.most)
	}
	l := &b.links
	l.from, l.to, l.kind = append(l.from, from), append(l.to, to), append(l.kind, kind)
	l.source, l.since, l.until = append(l.source, source), append(l.since, since), append(l.until, until)
	return nil
}

// graph builds the graph: nodes by resource and key, arcs by node and kind, independent of the order in which they came.
func (b *builder) graph() *Graph {
	g := &Graph{starts: make([]int32, len(resources)+1), links: b.links.clip(), answers: newAnswers(), counts: make([]int32, len(Kinds))}
	place := make([]int32, b.count) // by number in the builder
	for i, byKey := range b.nodes {
		keys := make([]string, 0, len(byKey))
		for key := range byKey {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			place[byKey[key]] = int32(g.keys.len())
			g.keys.add(key)
		}
		g.starts[i+1] = int32(g.keys.len())
	}
	g.keys.clip()
	for i := range g.links.from {
		g.links.from[i], g.links.to[i] = place[g.links.from[i]], place[g.links.to[i]]
	}
	sources := make([]string, len(b.sources))
	for key, n := range b.sources {
		sources[n] = key
	}
	g.sources = sources
	for _, k := range g.links.kind {
		g.counts[k]++
	}
	g.arrange()
	return g
}

// arrange makes the sorted arcs of each node from the links.
func (g *Graph) arrange() {
	n := g.Nodes()
	g.first = make([]int32, n+1)
	for i := range g.links.from {
		g.first[g.links.from[i]+1]++
		g.first[g.links.to[i]+1]++
	}
	for v := range n {
		g.first[v+1] += g.first[v]
	}
	g.arcs = make([]arc, 2*g.Links())
	next := slices.Clone(g.first[:n])
	put := func(at, other int32, link int, in bool) {
		g.arcs[next[at]] = newArc(g.links.kind[link], in, other, int32(link))
		next[at]++
	}
	for i := range g.links.from {
		put(g.links.from[i], g.links.to[i], i, false)
		put(g.links.to[i], g.links.from[i], i, true)
	}
	for v := range int32(n) {
		slices.Sort(g.arcsOf(v))
	}
}

// texts are strings in one array.
type texts struct {
	bytes []byte
	ends  []uint32
}

func (t *texts) add(s string) {
	t.bytes = append(t.bytes, s...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
}

func (t *texts) clip() { t.bytes, t.ends = slices.Clone(t.bytes), slices.Clone(t.ends) }

func (t *texts) len() int { return len(t.ends) }

func (t *texts) at(i int32) string {
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return string(t.bytes[from:t.ends[i]])
}

// find returns the position of a text in the sorted range [first, end).
func (t *texts) find(s string, first, end int32) (int32, bool) {
	for first < end {
		middle := (first + end) / 2
		switch cmp.Compare(t.at(middle), s) {
		case 0:
			return middle, true
		case -1:
			first = middle + 1
		default:
			end = middle
		}
	}
	return 0, false
}
