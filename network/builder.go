package network

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
)

// Bounds of the numbers in an arc.
const (
	nodeBits  = 28
	basisBits = 28
	kindBits  = 64 - 1 - nodeBits - basisBits
)

var errTooLarge = errors.New("more links than the network may hold")

// builder collects nodes and links in any order.
type builder struct {
	nodes []map[string]int32 // number by key, by resource
	count int32
	most  int // links

	links   []link
	sources map[string]int32
	bases   map[basis]int32
}

func newBuilder(most int) *builder {
	b := &builder{
		nodes: make([]map[string]int32, len(resources)), most: min(most, 1<<basisBits),
		sources: map[string]int32{}, bases: map[basis]int32{},
	}
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

func (b *builder) basis(source int32, since, until date) int32 {
	said := basis{source, since, until}
	n, ok := b.bases[said]
	if !ok {
		n = int32(len(b.bases))
		b.bases[said] = n
	}
	return n
}

func (b *builder) link(l link) error {
	if len(b.links) >= b.most || b.count >= 1<<nodeBits {
		return fmt.Errorf("%w: %d", errTooLarge, b.most)
	}
	b.links = append(b.links, l)
	return nil
}

// graph builds the graph: nodes by resource and key, arcs by node and kind, independent of the order in which they came.
func (b *builder) graph() *Graph {
	g := &Graph{starts: make([]int32, len(resources)+1), answers: newAnswers(), counts: make([]int32, len(Kinds))}
	node := make([]int32, b.count) // by number in the builder
	for i, byKey := range b.nodes {
		g.keys.addSorted(byKey, node)
		g.starts[i+1] = int32(g.keys.len())
	}
	g.keys.clip()
	based := b.sortBases(g)
	for i, l := range b.links {
		b.links[i] = link{node[l.from], node[l.to], based[l.basis], l.kind}
		g.counts[l.kind]++
	}
	g.arrange(b.links)
	return g
}

// sortBases gives the graph its sources by key and its bases in order. It returns the places of bases by number.
func (b *builder) sortBases(g *Graph) (place []int32) {
	source := make([]int32, len(b.sources))
	g.sources.addSorted(b.sources, source)
	g.sources.clip()
	g.bases = make([]basis, 0, len(b.bases))
	number := make(map[basis]int32, len(b.bases))
	for said, n := range b.bases {
		said.source = source[said.source]
		g.bases, number[said] = append(g.bases, said), n
	}
	slices.SortFunc(g.bases, basis.compare)
	place = make([]int32, len(g.bases))
	for i, said := range g.bases {
		place[number[said]] = int32(i)
	}
	return place
}

// arrange makes the sorted arcs of each node from the links.
func (g *Graph) arrange(links []link) {
	n := g.Nodes()
	g.first = make([]int32, n+1)
	for _, l := range links {
		g.first[l.from+1]++
		g.first[l.to+1]++
	}
	for v := range n {
		g.first[v+1] += g.first[v]
	}
	g.arcs = make([]arc, 2*len(links))
	next := slices.Clone(g.first[:n])
	put := func(at int32, a arc) {
		g.arcs[next[at]] = a
		next[at]++
	}
	for _, l := range links {
		put(l.from, newArc(l.kind, false, l.to, l.basis))
		put(l.to, newArc(l.kind, true, l.from, l.basis))
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

// addSorted adds the keys of a map in order, and notes by their number where they are.
func (t *texts) addSorted(numbers map[string]int32, place []int32) {
	for _, key := range slices.Sorted(maps.Keys(numbers)) {
		place[numbers[key]] = int32(t.len())
		t.add(key)
	}
}

// clip drops spare capacity.
func (t *texts) clip() { t.bytes, t.ends = clone(t.bytes), clone(t.ends) }

// clone copies a slice without spare capacity.
func clone[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

func (t *texts) len() int { return len(t.ends) }

func (t *texts) size() int { return bytesOf(t.bytes) + bytesOf(t.ends) }

func (t *texts) at(i int32) string { return string(t.part(i)) }

func (t *texts) part(i int32) []byte {
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.bytes[from:t.ends[i]]
}

// find returns the position of a text in the sorted range [first, end).
func (t *texts) find(s string, first, end int32) (int32, bool) {
	wanted := []byte(s)
	i := sort.Search(int(end-first), func(i int) bool { return bytes.Compare(t.part(first+int32(i)), wanted) >= 0 })
	at := first + int32(i)
	return at, at < end && string(t.part(at)) == s
}
