package network

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"govhub/db"
	"govhub/page"
)

// Measure is a measure of centrality. Its values are those of the GraphQL enum CentralityMeasure.
type Measure string

// Measures of centrality.
const (
	Degree      Measure = "DEGREE"
	PageRank    Measure = "PAGE_RANK"
	Betweenness Measure = "BETWEENNESS"
)

// CentralityQuery asks how central nodes are.
type CentralityQuery struct {
	Measure Measure
	Types   []NodeType // to list; all if empty
	Filter  Filter
}

// Centrality is how central a node is.
type Centrality struct {
	NodeID string
	Score  float64
	Rank   int32 // among those listed, from 1 on

	node int32
}

// CentralityConnection is a page of nodes by centrality.
type CentralityConnection struct {
	Edges      []*CentralityEdge
	TotalCount int32
	Pivots     *int32 // nodes that betweenness was estimated from; nil if it is exact

	info page.PageInfo
}

// CentralityEdge is a node with its centrality and its cursor.
type CentralityEdge struct {
	Node   *Centrality
	Cursor string
}

// PageInfo returns where the page stands in its list.
func (c *CentralityConnection) PageInfo() *page.PageInfo { return &c.info }

// Nodes returns what the page lists.
func (c *CentralityConnection) Nodes() []*Centrality {
	nodes := make([]*Centrality, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// Centrality returns a page of nodes, the most central first, then by node. Nodes without links that count are left out.
func (g *Graph) Centrality(ctx context.Context, q CentralityQuery, args page.Args) (*CentralityConnection, error) {
	list, pivots, err := g.centrality(ctx, q)
	if err != nil {
		return nil, err
	}
	start, end, err := window(len(list), args, func(argument, cursor string) (int, bool, error) {
		return g.placeOfScore(argument, cursor, q.Measure, list)
	})
	if err != nil {
		return nil, err
	}
	c := &CentralityConnection{TotalCount: int32(len(list)), Pivots: pivots}
	for i := start; i < end; i++ {
		entry := list[i]
		entry.NodeID, entry.Rank = g.ID(entry.node), int32(i+1)
		c.Edges = append(c.Edges, &CentralityEdge{&entry, g.cursorOfScore(q.Measure, entry)})
	}
	c.info = infoOf(c.Edges, start, len(list), func(e *CentralityEdge) *string { return &e.Cursor })
	return c, nil
}

func (g *Graph) centrality(ctx context.Context, q CentralityQuery) (list []Centrality, pivots *int32, err error) {
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, nil, err
	}
	p := &pace{ctx: ctx}
	f, err := v.flatten(q.Measure == PageRank, p)
	if err != nil {
		return nil, nil, err
	}
	var scores []float64
	switch q.Measure {
	case Degree:
		scores, err = v.degrees(f, p)
	case PageRank:
		scores, err = f.pageRank(p)
	case Betweenness:
		sources := f.pivots(maxWork)
		if len(sources) < len(f.nodes) {
			n := int32(len(sources))
			pivots = &n
		}
		scores, err = f.betweenness(sources, p)
	}
	if err != nil {
		return nil, nil, err
	}
	listed := typeSet(q.Types)
	for i, n := range f.nodes {
		if listed[g.resourceOf(n)] {
			list = append(list, Centrality{node: n, Score: scores[i]})
		}
	}
	slices.SortFunc(list, Centrality.compare)
	return list, pivots, nil
}

func (c Centrality) compare(other Centrality) int {
	return cmp.Or(descending(c.Score, other.Score), cmp.Compare(c.node, other.node))
}

// degrees counts the links of nodes, each of several links to the same node.
func (v view) degrees(f *flat, p *pace) ([]float64, error) {
	scores := make([]float64, len(f.nodes))
	for i, n := range f.nodes {
		if err := p.step(v.degree(n)); err != nil {
			return nil, err
		}
		for _, a := range v.arcsOf(n) {
			if v.has(a) {
				scores[i]++
			}
		}
	}
	return scores, nil
}

// Of PageRank: how often the reader follows a link, and when the ranks have settled.
const (
	damping   = 0.85
	tolerance = 1e-10
	maxRounds = 200
)

// pageRank returns the share of time that a reader spends at each node who follows links as they go out, and now and then, or
// where none goes out, starts anew anywhere.
//
// S. Brin, L. Page, The anatomy of a large-scale hypertextual Web search engine (1998).
func (f *flat) pageRank(p *pace) ([]float64, error) {
	n := len(f.nodes)
	ranks, next := make([]float64, n), make([]float64, n)
	for i := range ranks {
		ranks[i] = 1 / float64(n)
	}
	for range maxRounds {
		if err := p.step(len(f.next) + n); err != nil {
			return nil, err
		}
		stuck := 0.0
		clear(next)
		for i, rank := range ranks {
			others := f.others(int32(i))
			if len(others) == 0 {
				stuck += rank
			}
			for _, other := range others {
				next[other] += damping * rank / float64(len(others))
			}
		}
		anew, change := (1-damping+damping*stuck)/float64(n), 0.0
		for i := range next {
			next[i] += anew
			change += math.Abs(next[i] - ranks[i])
		}
		if ranks, next = next, ranks; change < tolerance {
			break
		}
	}
	return ranks, nil
}

// maxWork is how many links betweenness looks at in all, a second or two of work.
const maxWork = 60_000_000

// pivots returns the nodes that shortest paths are followed from: all if that is not too much work, else as many as it is
// not, drawn the same way each time.
func (f *flat) pivots(work int) []int32 {
	n := len(f.nodes)
	order := rand.New(rand.NewPCG(1, uint64(n))).Perm(n)
	most := max(1, work/max(1, len(f.next)))
	if n <= most {
		most = n
	}
	list := make([]int32, most)
	for i := range list {
		list[i] = int32(order[i])
	}
	slices.Sort(list)
	return list
}

// betweenness returns for each node the share of shortest paths between two others that run through it, on average over all
// pairs; followed from some nodes only, an estimate.
//
// U. Brandes, A faster algorithm for betweenness centrality (2001); U. Brandes, C. Pich, Centrality estimation in large
// networks (2007).
func (f *flat) betweenness(sources []int32, p *pace) ([]float64, error) {
	n := len(f.nodes)
	scores, shares, paths, distance := make([]float64, n), make([]float64, n), make([]float64, n), blank(n)
	order := make([]int32, 0, n)
	for _, source := range sources {
		for _, v := range order {
			shares[v], paths[v], distance[v] = 0, 0, unreached
		}
		order = append(order[:0], source)
		paths[source], distance[source] = 1, 0
		for i := 0; i < len(order); i++ {
			v := order[i]
			if err := p.step(len(f.others(v))); err != nil {
				return nil, err
			}
			for _, w := range f.others(v) {
				if distance[w] == unreached {
					distance[w] = distance[v] + 1
					order = append(order, w)
				}
				if distance[w] == distance[v]+1 {
					paths[w] += paths[v]
				}
			}
		}
		for i := len(order) - 1; i > 0; i-- {
			w := order[i]
			for _, v := range f.others(w) {
				if distance[v] == distance[w]-1 {
					shares[v] += paths[v] / paths[w] * (1 + shares[w])
				}
			}
			scores[w] += shares[w]
		}
	}
	if n > 2 {
		pairs := float64(n-1) * float64(n-2) * float64(len(sources)) / float64(n)
		for i := range scores {
			scores[i] /= pairs
		}
	}
	return scores, nil
}

func (g *Graph) cursorOfScore(m Measure, c Centrality) string {
	value := strconv.FormatFloat(c.Score, 'g', -1, 64)
	return page.Cursor{Field: string(m), Direction: string(db.Desc), Value: &value, Key: g.ID(c.node)}.String()
}

func (g *Graph) placeOfScore(argument, cursor string, m Measure, list []Centrality) (at int, found bool, err error) {
	c, err := page.ParseCursor(argument, cursor, string(m), string(db.Desc))
	if err != nil {
		return 0, false, err
	}
	if c.Value == nil {
		return 0, false, badCursor(argument)
	}
	var wanted Centrality
	if wanted.Score, err = strconv.ParseFloat(*c.Value, 64); err != nil {
		return 0, false, badCursor(argument)
	}
	if wanted.node, err = g.find(argument, c.Key); err != nil {
		return 0, false, badCursor(argument)
	}
	at, found = placeIn(len(list), func(i int) int { return list[i].compare(wanted) })
	return at, found, nil
}
