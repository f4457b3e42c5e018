package network

import (
	"cmp"
	"strings"
	"sync"

	"govhub/db"
	"govhub/errorcode"
	"govhub/scalar"
)

// Graph is the network of a release. It never changes, so any number of requests may use it.
type Graph struct {
	starts  []int32 // first node of each resource, and the total
	keys    texts   // by node
	sources texts
	bases   []basis

	arcs  []arc
	first []int32 // first arc of each node, and the total

	searches sync.Pool // of *search, made for this graph
	answers  *answers
	rows     *Graph // that a projection is of; nil for rows
	shows    Projection
	turns    *Turns  // of all graphs
	counts   []int32 // links, by kind
}

// basis is what a row says of all links that it states. Rows that say the same share it.
type basis struct {
	source       int32
	since, until date
}

// compare orders by period, then by source.
func (b basis) compare(other basis) int {
	return cmp.Or(cmp.Compare(b.since, other.since), cmp.Compare(b.until, other.until), cmp.Compare(b.source, other.source))
}

// link is a link in numbers.
type link struct {
	from, to int32
	basis    int32
	kind     uint8
}

// arc is a link seen from one of its ends, in one word that sorts by kind, direction, other end and basis.
type arc uint64

func newArc(kind uint8, in bool, other, basis int32) arc {
	a := arc(kind)<<(1+nodeBits+basisBits) | arc(other)<<basisBits | arc(basis)
	if in {
		a |= 1 << (nodeBits + basisBits)
	}
	return a
}

func (a arc) kind() uint8  { return uint8(a >> (1 + nodeBits + basisBits)) }
func (a arc) in() bool     { return a>>(nodeBits+basisBits)&1 != 0 }
func (a arc) other() int32 { return int32(a >> basisBits & (1<<nodeBits - 1)) }
func (a arc) basis() int32 { return int32(a & (1<<basisBits - 1)) }

// link is the arc of a node as a link.
func (a arc) link(of int32) link {
	if a.in() {
		return link{a.other(), of, a.basis(), a.kind()}
	}
	return link{of, a.other(), a.basis(), a.kind()}
}

func (g *Graph) Nodes() int { return g.keys.len() }

func (g *Graph) Links() int { return len(g.arcs) / 2 }

// Size returns the bytes that the graph and its answers keep.
func (g *Graph) Size() int64 {
	bytes := g.keys.size() + g.sources.size() + bytesOf(g.bases) + bytesOf(g.arcs) + bytesOf(g.first)
	return int64(bytes) + g.answers.size()
}

func (g *Graph) arcsOf(v int32) []arc { return g.arcs[g.first[v]:g.first[v+1]] }

// degree is the number of links of a node, of any kind.
func (g *Graph) degree(v int32) int { return int(g.first[v+1] - g.first[v]) }

// resourceOf returns the position of a node's resource in resources.
func (g *Graph) resourceOf(v int32) int {
	i := 0
	for g.starts[i+1] <= v {
		i++
	}
	return i
}

// ID returns the global identifier of a node.
func (g *Graph) ID(v int32) string { return resources[g.resourceOf(v)].name + ":" + g.keys.at(v) }

// find returns the node with the identifier, given as the argument.
func (g *Graph) find(argument, id string) (int32, error) {
	name, key, ok := strings.Cut(id, ":")
	if !ok || key == "" || !db.IsResource(name) {
		return 0, refuse(errorcode.BadID, "argument %q: %.100q is not an id of this hub: take ids from the field id", argument, id)
	}
	r := resourceNamed(name)
	if r < 0 {
		return 0, refuse(errorcode.BadID, "argument %q: %.100q has no relationships, like all sources, indicators and observations", argument, id)
	}
	v, ok := g.keys.find(key, g.starts[r], g.starts[r+1])
	switch {
	case !ok:
		return 0, refuse(errorcode.NodeNotFound, "argument %q: the release holds no %.100q", argument, id)
	case g.shows.dissolves(&resources[r]):
		return 0, refuse(errorcode.NodeNotFound, "argument %q: the projection %s has no node %.100q: name what it links, or ask for the projection ROWS", argument, g.shows, id)
	}
	return v, nil
}

// Filter chooses the links that count.
type Filter struct {
	Kinds []Kind       // all if empty
	On    *scalar.Date // links that may hold on this day: period unknown, or including it; all if nil
	Among []NodeType   // links between nodes of these types; all if empty
}

// view is a graph with only some links.
type view struct {
	*Graph
	kinds mask
	on    date
	types uint32 // a bit for each resource; all if 0
}

func (g *Graph) view(f Filter) (view, error) {
	on, err := day(f.On)
	v := view{Graph: g, kinds: maskOf(f.Kinds), on: on}
	if len(f.Among) > 0 {
		v.types = setOf(typeSet(f.Among))
	}
	return v, err
}

// has reports whether the link of an arc counts, for a node that counts.
func (v view) has(a arc) bool {
	return v.kinds.has(a.kind()) && (v.on == 0 || v.holds(v.bases[a.basis()])) && v.typed(a.other())
}

// typed reports whether links of the node may count.
func (v view) typed(n int32) bool { return v.types == 0 || v.types>>v.resourceOf(n)&1 != 0 }

// holds reports whether links may hold on the day.
func (v view) holds(b basis) bool { return b.since <= v.on && (b.until == 0 || v.on <= b.until.last()) }
