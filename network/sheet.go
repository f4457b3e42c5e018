package network

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strconv"

	"github.com/lib/pq"

	"govhub/db"
)

// Most that a file holds of the parts of a network. The whole network has no such bound.
const (
	MaxFileNodes = 10_000
	MaxFileLinks = 100_000
)

// Sheet is a network, or a part of it, for a file.
type Sheet struct {
	Nodes     []SheetNode
	Links     iter.Seq[SheetLink]
	Truncated bool // there is more than it holds
	Extra     []string
	Pairs     bool // its links are pairs without a direction
}

// SheetNode is a node of a file.
type SheetNode struct {
	ID     string
	Type   NodeType
	Name   string
	NameEn string
}

// SheetLink is a link of a file: of a release, or a pair that takes part in the same.
type SheetLink struct {
	From, To  int // places in Nodes
	Kind      string
	Name      string
	ValidFrom db.PartialDate
	ValidTo   db.PartialDate
	Source    string   // slug
	Extra     []string // values of Sheet.Extra
	Strength  float64  // of a pair
}

// sheet is a sheet in the making.
func (g *Graph) sheet(ctx context.Context, r *db.Release, nodes []int32) (*Sheet, func(int32) int, error) {
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	s := &Sheet{Nodes: make([]SheetNode, len(nodes))}
	for i, v := range nodes {
		s.Nodes[i] = SheetNode{ID: g.ID(v), Type: resources[g.resourceOf(v)].typ}
	}
	place := func(v int32) int {
		i, _ := slices.BinarySearch(nodes, v)
		return i
	}
	for from := 0; from < len(nodes); {
		of := g.resourceOf(nodes[from])
		to, _ := slices.BinarySearch(nodes, g.starts[of+1])
		if err := g.names(ctx, r, of, s.Nodes[from:to], to-from == int(g.starts[of+1]-g.starts[of])); err != nil {
			return nil, nil, err
		}
		from = to
	}
	return s, place, nil
}

// names reads the names of nodes of a resource, which are sorted by key: one statement.
func (g *Graph) names(ctx context.Context, r *db.Release, of int, nodes []SheetNode, all bool) error {
	from := resources[of]
	text := "SELECT t." + from.key + ", " + from.ru + ", " + from.en + "\nFROM " + from.name + " AS t"
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

// sheetLink describes a link for a file.
func (g *Graph) sheetLink(n int32, place func(int32) int) SheetLink {
	l, text := &g.links, func(d date) db.PartialDate {
		if p := d.partial(); p != nil {
			return *p
		}
		return ""
	}
	kind := &Kinds[l.kind[n]]
	return SheetLink{
		From: place(l.from[n]), To: place(l.to[n]), Kind: string(kind.Kind), Name: kind.Names.Name(db.LangEn),
		ValidFrom: text(l.since[n]), ValidTo: text(l.until[n]), Source: g.sources[l.source[n]],
	}
}

func (g *Graph) sheetOf(ctx context.Context, r *db.Release, nodes, links []int32, truncated bool) (*Sheet, error) {
	s, place, err := g.sheet(ctx, r, slices.Clone(nodes))
	if err != nil {
		return nil, err
	}
	s.Truncated = truncated
	s.Links = func(yield func(SheetLink) bool) {
		for _, n := range links {
			if !yield(g.sheetLink(n, place)) {
				return
			}
		}
	}
	return s, nil
}

// WholeSheet returns the whole network, or its links that count with all nodes.
func (g *Graph) WholeSheet(ctx context.Context, r *db.Release, f Filter) (*Sheet, error) {
	v, err := g.view(f)
	if err != nil {
		return nil, err
	}
	all := make([]int32, g.Nodes())
	for i := range all {
		all[i] = int32(i)
	}
	s, _, err := g.sheet(ctx, r, all)
	if err != nil {
		return nil, err
	}
	s.Links = func(yield func(SheetLink) bool) {
		for n := range int32(g.Nodes()) {
			for _, a := range g.arcsOf(n) {
				if !a.in() && v.has(a) && !yield(g.sheetLink(a.link(), func(v int32) int { return int(v) })) {
					return
				}
			}
		}
	}
	return s, nil
}

// NeighborSheet returns a node with its links and what they lead to.
func (g *Graph) NeighborSheet(ctx context.Context, r *db.Release, q NeighborQuery) (*Sheet, error) {
	node, arcs, err := g.neighbors(q)
	if err != nil {
		return nil, err
	}
	truncated := len(arcs) > MaxFileLinks
	arcs = arcs[:min(len(arcs), MaxFileLinks)]
	nodes, links := []int32{node}, make([]int32, len(arcs))
	for i, a := range arcs {
		nodes, links[i] = append(nodes, a.other()), a.link()
	}
	return g.sheetOf(ctx, r, nodes, links, truncated)
}

// SubgraphSheet returns what lies around some nodes, more of it than Subgraph does.
func (g *Graph) SubgraphSheet(ctx context.Context, r *db.Release, q SubgraphQuery) (*Sheet, error) {
	if err := within("maxNodes", q.MaxNodes, 1, MaxFileNodes); err != nil {
		return nil, err
	}
	nodes, links, truncated, err := g.subgraph(ctx, q, MaxFileLinks)
	if err != nil {
		return nil, err
	}
	return g.sheetOf(ctx, r, nodes, links, truncated)
}

// PathSheet returns shortest paths: a link for each step, with the numbers of path and step, both from 1 on.
func (g *Graph) PathSheet(ctx context.Context, r *db.Release, q PathQuery) (*Sheet, error) {
	c, f, err := g.findPaths(ctx, q)
	if err != nil {
		return nil, err
	}
	s, place, err := g.sheet(ctx, r, slices.Concat(f.paths...))
	if err != nil {
		return nil, err
	}
	s.Extra, s.Truncated = []string{"path", "step"}, f.count > int64(len(f.paths))
	s.Links = func(yield func(SheetLink) bool) {
		for i, nodes := range f.paths {
			for j := range nodes[1:] {
				for _, n := range c.between(nodes[j], nodes[j+1]) {
					l := g.sheetLink(n, place)
					if l.Extra = []string{strconv.Itoa(i + 1), strconv.Itoa(j + 1)}; !yield(l) {
						return
					}
				}
			}
		}
	}
	return s, nil
}

// CoParticipationSheet returns pairs that take part in the same, those that share most first.
func (g *Graph) CoParticipationSheet(ctx context.Context, r *db.Release, q CoParticipationQuery) (*Sheet, error) {
	pairs, _, err := g.coParticipation(ctx, q)
	if err != nil {
		return nil, err
	}
	truncated := len(pairs) > MaxFileLinks
	pairs = pairs[:min(len(pairs), MaxFileLinks)]
	var nodes []int32
	for _, p := range pairs {
		nodes = append(nodes, p.a, p.b)
	}
	s, place, err := g.sheet(ctx, r, nodes)
	if err != nil {
		return nil, err
	}
	s.Pairs, s.Truncated, s.Extra = true, truncated, []string{"shared", "strength"}
	s.Links = func(yield func(SheetLink) bool) {
		for _, p := range pairs {
			l := SheetLink{
				From: place(p.a), To: place(p.b), Kind: "CO_PARTICIPATION", Name: "takes part in the same as", Strength: p.Strength,
				Extra: []string{strconv.Itoa(int(p.Shared)), strconv.FormatFloat(p.Strength, 'g', -1, 64)},
			}
			if !yield(l) {
				return
			}
		}
	}
	return s, nil
}
