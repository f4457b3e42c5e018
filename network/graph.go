package network

import (
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
	sources []string

	links links
	arcs  []arc
	first []int32 // first arc of each node, and the total

	searches sync.Pool // of *search, made for this graph
	answers  *answers
	turns    *Turns  // of all graphs
	counts   []int32 // links, by kind
}

// links is the data of links, by number.
type links struct {
	from, to     []int32
	kind         []uint8
	source       []int32
	since, until []date
}

func (l links) clip() links {
	return links{clone(l.from), clone(l.to), clone(l.kind), clone(l.source), clone(l.since), clone(l.until)}
}

// clone copies a slice without spare capacity.
func clone[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

// arc is a link seen from one of its ends, in one word that sorts by kind, direction, other end and link.
type arc uint64

func newArc(kind uint8, in bool, other, link int32) arc {
	a := arc(kind)<<(1+nodeBits+linkBits) | arc(other)<<linkBits | arc(link)
	if in {
		a |= 1 << (nodeBits + linkBits)
	}
	return a
}

func (a arc) kind() uint8  { return uint8(a >> (1 + nodeBits + linkBits)) }
func (a arc) in() bool     { return a>>(nodeBits+linkBits)&1 != 0 }
func (a arc) other() int32 { return int32(a >> linkBits & (1<<nodeBits - 1)) }
func (a arc) link() int32  { return int32(a & (1<<linkBits - 1)) }

func (g *Graph) Nodes() int { return g.keys.len() }

func (g *Graph) Links() int { return len(g.links.from) }

// Bytes returns the memory of the graph's arrays.
func (g *Graph) Bytes() int {
	bytes := len(g.keys.bytes) + 4*len(g.keys.ends) + 4*len(g.first) + 8*len(g.arcs) + (4+4+1+4+4+4)*g.Links()
	for _, s := range g.sources {
		bytes += 16 + len(s)
	}
	return bytes
}

// whole is the extent of the graph, the most of any view.
func (g *Graph) whole() extent { return extent{g.Nodes(), len(g.arcs)} }

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
	if !ok {
		return 0, refuse(errorcode.NodeNotFound, "argument %q: the release holds no %.100q", argument, id)
	}
	return v, nil
}

// Filter chooses the links that count.
type Filter struct {
	Kinds []Kind       // all if empty
	On    *scalar.Date // links that may hold on this day: period unknown, or including it; all if nil
}

// view is a graph with only some links.
type view struct {
	*Graph
	kinds mask
	on    date
}

func (g *Graph) view(f Filter) (view, error) {
	on, err := day(f.On)
	return view{g, maskOf(f.Kinds), on}, err
}

// has reports whether the link of an arc counts.
func (v view) has(a arc) bool {
	return v.kinds.has(a.kind()) && (v.on == 0 || v.holds(a.link()))
}

// holds reports whether the link may hold on the day.
func (v view) holds(link int32) bool {
	since, until := v.links.since[link], v.links.until[link]
	return since <= v.on && (until == 0 || v.on <= until.last())
}
