package network

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/lib/pq"

	"govhub/db"
	"govhub/scalar"
)

// Bounds of files of a part of a network. Files of the whole network have none.
const (
	MaxFileNodes = 10_000
	MaxFileLinks = 100_000
)

// Part is the content of a file as numbers: everything that can be refused is refused before names are read.
type Part struct {
	Truncated bool // there is more

	graph *Graph
	nodes []int32 // sorted
	links func(place func(int32) int) iter.Seq[SheetLink]
	extra []Column
	pairs bool
}

// Sheet is a part of a network with all that a file shows of it.
type Sheet struct {
	Nodes     []SheetNode
	Links     iter.Seq[SheetLink]
	Truncated bool     // there is more
	Extra     []Column // beside the columns of every link
	Pairs     bool     // its links are pairs without a direction
}

// Column is a column that only some links have.
type Column struct {
	Name string
	Type ColumnType
}

// ColumnType is the type of a column, in formats with types.
type ColumnType int

const (
	Text ColumnType = iota
	Integer
	Double
)

// SheetNode is a node of a file.
type SheetNode struct {
	ID     string
	Type   NodeType
	Name   string
	NameEn string
}

// SheetLink is a link in a file: one of a release, or a pair that takes part in the same things.
type SheetLink struct {
	From, To  int // positions in Nodes
	Kind      string
	Name      string
	ValidFrom scalar.PartialDate
	ValidTo   scalar.PartialDate
	Lasts     bool     // ValidTo is the first day on which it no longer holds, else the last day of the event
	Source    string   // slug
	Extra     []string // values of Sheet.Extra
	Strength  float64  // of a pair
}

// part makes a part of nodes, in any order, and the links yielded.
func (g *Graph) part(nodes []int32, links func(place func(int32) int) iter.Seq[SheetLink]) *Part {
	slices.Sort(nodes)
	return &Part{graph: g, nodes: slices.Compact(nodes), links: links}
}

// Sheet reads the names of the nodes, with a query for each of their resources. Names are in the language; without one those of nodes are
// Russian and those of links English.
func (p *Part) Sheet(ctx context.Context, r *db.Release, lang db.Lang) (*Sheet, error) {
	g, nodes := p.graph, p.nodes
	s := &Sheet{Nodes: make([]SheetNode, len(nodes)), Truncated: p.Truncated, Extra: p.extra, Pairs: p.pairs}
	for i, v := range nodes {
		s.Nodes[i] = SheetNode{ID: g.ID(v), Type: resources[g.resourceOf(v)].typ}
	}
	for from := 0; from < len(nodes); {
		of := g.resourceOf(nodes[from])
		to, _ := slices.BinarySearch(nodes, g.starts[of+1])
		if err := g.names(ctx, r, of, s.Nodes[from:to], to-from == int(g.starts[of+1]-g.starts[of])); err != nil {
			return nil, err
		}
		from = to
	}
	s.Links = p.links(func(v int32) int {
		i, _ := slices.BinarySearch(nodes, v)
		return i
	})
	s.translate(g, lang)
	return s, nil
}

func (s *Sheet) translate(g *Graph, lang db.Lang) {
	switch lang {
	case db.LangEn:
		for i := range s.Nodes {
			s.Nodes[i].Name = cmp.Or(s.Nodes[i].NameEn, s.Nodes[i].Name)
		}
	case db.LangRu:
		if links := s.Links; !s.Pairs {
			s.Links = func(yield func(SheetLink) bool) {
				for l := range links {
					l.Name = g.called(number(Kind(l.Kind))).from.Name(lang)
					if !yield(l) {
						return
					}
				}
			}
		}
	}
}

// names reads the names of nodes of a resource, sorted by key, with one query.
func (g *Graph) names(ctx context.Context, r *db.Release, of int, nodes []SheetNode, all bool) error {
	from := resources[of]
	text := "SELECT t." + from.key + ", " + from.ru + ", " + from.en + "\nFROM " + pq.QuoteIdentifier(from.name) + " AS t"
	var args []any
	if !all {
		keys := make([]string, len(nodes))
		for i, n := range nodes {
			keys[i] = n.ID[len(from.name)+1:]
		}
		text, args = text+" WHERE t."+from.key+" = ANY($1)", []any{pq.Array(keys)}
	}
	return r.Stream(ctx, "network.names."+from.name, text, func(scan func(...any) error) error {
		var key string
		var ru, en sql.NullString
		if err := scan(&key, &ru, &en); err != nil {
			return err
		}
		if i, ok := slices.BinarySearchFunc(nodes, from.name+":"+key, func(n SheetNode, id string) int { return cmp.Compare(n.ID, id) }); ok {
			nodes[i].Name, nodes[i].NameEn = ru.String, en.String
		}
		return nil
	}, args...)
}

func (g *Graph) sheetLink(l link, place func(int32) int) SheetLink {
	text := func(d date) scalar.PartialDate {
		if p := d.partial(); p != nil {
			return *p
		}
		return ""
	}
	b := g.bases[l.basis]
	return SheetLink{
		From: place(l.from), To: place(l.to), Kind: string(Kinds[l.kind].Kind), Name: g.called(l.kind).from.Name(db.LangEn),
		ValidFrom: text(b.since), ValidTo: text(b.until), Lasts: b.until&exclusive != 0, Source: g.sources.at(b.source),
	}
}

// listed is a part with these links.
func (g *Graph) listed(nodes []int32, links []link, truncated bool) *Part {
	p := g.part(nodes, func(place func(int32) int) iter.Seq[SheetLink] {
		return func(yield func(SheetLink) bool) {
			for _, l := range links {
				if !yield(g.sheetLink(l, place)) {
					return
				}
			}
		}
	})
	p.Truncated = truncated
	return p
}

// WholePart returns the whole network, or its counted links with all nodes.
func (g *Graph) WholePart(f Filter) (*Part, error) {
	v, err := g.view(f)
	if err != nil {
		return nil, err
	}
	nodes := g.shown()
	return g.part(nodes, func(place func(int32) int) iter.Seq[SheetLink] {
		if len(nodes) == g.Nodes() {
			place = func(v int32) int { return int(v) }
		}
		return func(yield func(SheetLink) bool) {
			for _, n := range nodes {
				for _, a := range g.arcsOf(n) {
					if !a.in() && v.has(a) && !yield(g.sheetLink(a.link(n), place)) {
						return
					}
				}
			}
		}
	}), nil
}

// NeighborPart returns a node with its links and their other ends.
func (g *Graph) NeighborPart(q NeighborQuery) (*Part, error) {
	v, node, err := g.neighbors(q)
	if err != nil {
		return nil, err
	}
	nodes, links := []int32{node}, []link{}
	for _, a := range g.arcsOf(node) {
		if !v.includes(a, q.Direction) {
			continue
		}
		if len(links) == MaxFileLinks {
			return g.listed(nodes, links, true), nil
		}
		nodes, links = append(nodes, a.other()), append(links, a.link(node))
	}
	return g.listed(nodes, links, false), nil
}

// SubgraphPart returns the surroundings of some nodes, with higher bounds than Subgraph.
func (g *Graph) SubgraphPart(ctx context.Context, q SubgraphQuery) (*Part, error) {
	if err := within("maxNodes", q.MaxNodes, 1, MaxFileNodes); err != nil {
		return nil, err
	}
	nodes, links, truncated, err := g.subgraph(ctx, q, MaxFileLinks)
	if err != nil {
		return nil, err
	}
	return g.listed(nodes, links, truncated), nil
}

// passage is the links between two neighbours on shortest paths, always the same step.
type passage struct {
	links []link
	step  int
	paths []string // numbers from 1, ascending
}

// PathPart returns shortest paths: each link once, with the number of its first path, its step, both counted from 1, and the numbers
// of all its paths.
func (g *Graph) PathPart(ctx context.Context, q PathQuery) (*Part, error) {
	c, f, err := g.findPaths(ctx, q)
	if err != nil {
		return nil, err
	}
	var passed []*passage
	known := map[[2]int32]*passage{} // by ends
	for i, nodes := range f.paths {
		for j := range nodes[1:] {
			ends := [2]int32{nodes[j], nodes[j+1]}
			if known[ends] == nil {
				known[ends] = &passage{links: c.between(ends[0], ends[1]), step: j + 1}
				passed = append(passed, known[ends])
			}
			known[ends].paths = append(known[ends].paths, strconv.Itoa(i+1))
		}
	}
	p := g.part(slices.Concat(f.paths...), func(place func(int32) int) iter.Seq[SheetLink] {
		return func(yield func(SheetLink) bool) {
			for _, one := range passed {
				extra := []string{one.paths[0], strconv.Itoa(one.step), strings.Join(one.paths, " ")}
				for _, n := range one.links {
					l := g.sheetLink(n, place)
					l.Extra = extra
					if !yield(l) {
						return
					}
				}
			}
		}
	})
	p.extra = []Column{{"path", Integer}, {"step", Integer}, {"paths", Text}}
	p.Truncated = f.count > int64(len(f.paths))
	return p, nil
}

// CoParticipationPart returns pairs that take part in the same things, those that share most first.
func (g *Graph) CoParticipationPart(ctx context.Context, q CoParticipationQuery) (*Part, error) {
	found, err := g.coParticipation(ctx, q)
	if err != nil {
		return nil, err
	}
	list := found.list[:min(len(found.list), MaxFileLinks)]
	nodes := make([]int32, 0, 2*len(list))
	for _, p := range list {
		nodes = append(nodes, p.a, p.b)
	}
	p := g.part(nodes, func(place func(int32) int) iter.Seq[SheetLink] {
		return func(yield func(SheetLink) bool) {
			for _, two := range list {
				p := found.pair(two)
				l := SheetLink{
					From: place(p.a), To: place(p.b), Kind: "CO_PARTICIPATION", Name: "takes part in the same as", Strength: p.strength,
					Extra: []string{strconv.Itoa(int(p.shared)), number64(p.strength)},
				}
				if !yield(l) {
					return
				}
			}
		}
	})
	p.pairs, p.Truncated = true, len(list) < len(found.list)
	p.extra = []Column{{"shared", Integer}, {"strength", Double}}
	return p, nil
}

// number64 writes a number without loss.
func number64(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
