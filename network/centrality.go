package network

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"

	"govhub/db/rel"
	"govhub/pace"
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

// CentralityQuery asks for the most central nodes.
type CentralityQuery struct {
	Measure Measure
	Types   []NodeType // to list; all if empty
	Filter  Filter
}

// Centrality is how central a node is, with its rank.
type Centrality struct {
	NodeID     string
	Score      float64
	Normalized *float64 // in a network of two modes: share of the largest score that a node of its type may have
	Rank       int32    // among those listed, from 1
}

// CentralityConnection is a page of nodes by centrality.
type CentralityConnection struct {
	Edges      []*CentralityEdge
	TotalCount int32
	Pivots     *int32 // start nodes of estimated betweenness; nil if it is exact

	info page.PageInfo
}

// CentralityEdge is a node with its centrality and its cursor.
type CentralityEdge struct {
	Node   *Centrality
	Cursor string
}

// PageInfo returns the page's position in its list.
func (c *CentralityConnection) PageInfo() *page.PageInfo { return &c.info }

// Nodes returns the nodes of the page.
func (c *CentralityConnection) Nodes() []*Centrality {
	nodes := make([]*Centrality, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// Centrality returns a page of nodes, most central first, ties by node. Nodes without counted links are left out.
func (g *Graph) Centrality(ctx context.Context, q CentralityQuery, args page.Args) (*CentralityConnection, error) {
	v, err := g.view(q.Filter)
	if err != nil {
		return nil, err
	}
	b, err := boundsOf(args, func(argument, cursor string) (score, error) { return g.parseScore(argument, cursor, q.Measure) })
	if err != nil {
		return nil, err
	}
	list, err := v.ranking(ctx, q.Measure, q.Types)
	if err != nil {
		return nil, err
	}
	start, end := b.window(len(list.order), func(i int, wanted score) int { return list.at(i).compare(wanted) })
	b.Note(ctx, end-start < len(list.order))
	c := &CentralityConnection{TotalCount: int32(len(list.order)), Pivots: list.pivots}
	for i := start; i < end; i++ {
		s := list.at(i)
		entry := &Centrality{NodeID: g.ID(s.node), Score: s.score, Normalized: v.normalized(q.Measure, s, list.modes), Rank: int32(i + 1)}
		c.Edges = append(c.Edges, &CentralityEdge{entry, cursorOfScore(q.Measure, entry)})
	}
	c.info = infoOf(c.Edges, start, len(list.order), func(e *CentralityEdge) *string { return &e.Cursor })
	return c, nil
}

// score is the centrality of a node.
type score struct {
	node  int32
	score float64
}

func (s score) compare(other score) int {
	if s.score != other.score {
		return descending(s.score, other.score)
	}
	return cmp.Compare(s.node, other.node)
}

// scores are those of all nodes with counted links.
type scores struct {
	nodes  []int32
	values []float64
	pivots *int32
	modes  *modes
}

func (s *scores) at(place int32) score { return score{s.nodes[place], s.values[place]} }

// ranking lists nodes of some types, most central first. Its parts are kept as two answers.
type ranking struct {
	*scores
	order []int32 // places in nodes
}

func (r *ranking) at(i int) score { return r.scores.at(r.order[i]) }

// Questions for centrality. All types of nodes share the scores.
type (
	scoresQuestion struct {
		measure Measure
		kinds   mask
		on      date
		among   uint32
	}
	rankingQuestion struct {
		scoresQuestion
		types uint32 // a bit for each resource
	}
)

func (v view) ranking(ctx context.Context, m Measure, types []NodeType) (*ranking, error) {
	all := scoresQuestion{m, v.kinds, v.on, v.types}
	scores, err := ask(ctx, v.Graph, all, func(ctx context.Context) (*scores, int, error) { return v.scores(ctx, m) })
	if err != nil {
		return nil, err
	}
	listed := typeSet(types)
	order, err := ask(ctx, v.Graph, rankingQuestion{all, setOf(listed)}, func(ctx context.Context) ([]int32, int, error) {
		n := len(scores.nodes)
		done, err := v.turns.measure(ctx, cost{8 * n, n * bits.Len(uint(n))})
		if err != nil {
			return nil, 0, err
		}
		defer done()
		order, err := v.order(scores, listed, pace.Of(ctx, math.MaxInt))
		return order, bytesOf(order), err
	})
	return &ranking{scores, order}, err
}

// order lists the places of the listed types, most central first.
func (g *Graph) order(s *scores, listed []bool, p *pace.Pace) ([]int32, error) {
	order := make([]int32, 0, len(s.nodes))
	for resource, in := range listed {
		if !in {
			continue
		}
		from, _ := slices.BinarySearch(s.nodes, g.starts[resource])
		to, _ := slices.BinarySearch(s.nodes, g.starts[resource+1])
		for place := from; place < to; place++ {
			order = append(order, int32(place))
		}
	}
	err := pace.Sort(order, func(a, b int32) int { return s.at(a).compare(s.at(b)) }, p)
	return clone(order), err
}

// setOf returns a set as a number.
func setOf(set []bool) (n uint32) {
	for i, in := range set {
		if in {
			n |= 1 << i
		}
	}
	return n
}

// scoresCost is that of all nodes, at most.
func (v view) scoresCost(m Measure) cost {
	e := v.most()
	c := cost{v.flattenBytes(e) + 40*e.nodes, 4 * v.scan()}
	switch m {
	case PageRank:
		c.steps += rankRounds * (2*e.nodes + e.arcs/2)
	case Betweenness:
		c.steps += 2 * min(maxWork, e.nodes*e.arcs)
	}
	return c
}

// rankRounds is how often PageRank looks at the whole network, by experience.
const rankRounds = 80

func (v view) scores(ctx context.Context, m Measure) (*scores, int, error) {
	done, err := v.turns.measure(ctx, v.scoresCost(m))
	if err != nil {
		return nil, 0, err
	}
	defer done()
	p := pace.Of(ctx, math.MaxInt)
	s, err := v.measured(m, p)
	if err != nil {
		return nil, 0, err
	}
	if s.modes, err = v.modes(s.nodes, p); err != nil {
		return nil, 0, err
	}
	return s, bytesOf(s.nodes) + bytesOf(s.values), nil
}

func (v view) measured(m Measure, p *pace.Pace) (*scores, error) {
	e, err := v.extent(math.MaxInt, p)
	if err != nil {
		return nil, err
	}
	if m == Degree {
		return v.degrees(e, p)
	}
	f, err := v.flatten(e, m == PageRank, p)
	if err != nil {
		return nil, err
	}
	s := &scores{nodes: f.nodes}
	if m == PageRank {
		s.values, err = f.graph().Ranks(p)
		return s, err
	}
	sources := f.pivots(maxWork)
	if len(sources) < len(f.nodes) {
		n := int32(len(sources))
		s.pivots = &n
	}
	s.values, err = f.betweenness(sources, p)
	return s, err
}

// degrees counts the neighbours of nodes.
func (v view) degrees(e extent, p *pace.Pace) (*scores, error) {
	s := &scores{nodes: make([]int32, 0, e.nodes), values: make([]float64, 0, e.nodes)}
	for n := range int32(v.Nodes()) {
		if err := p.Step(1 + v.degree(n)); err != nil {
			return nil, err
		}
		if !v.typed(n) {
			continue
		}
		links, linked := 0, false
		for _, a := range v.arcsOf(n) {
			if v.has(a) {
				links++
				linked = linked || a.other() != n
			}
		}
		if linked {
			s.nodes, s.values = append(s.nodes, n), append(s.values, float64(links))
		}
	}
	return s, nil
}

// maxWork bounds the links that betweenness visits, a second or two of work.
const maxWork = 60_000_000

// pivots returns the start nodes of shortest paths: all if the work allows it, else a random sample, always the same.
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

// betweenness returns for each node the share of shortest paths between two other nodes that pass through it, averaged over all
// pairs; with a sample of start nodes, an estimate.
//
// U. Brandes, A faster algorithm for betweenness centrality (2001); U. Brandes, C. Pich, Centrality estimation in large
// networks (2007).
func (f *flat) betweenness(sources []int32, p *pace.Pace) ([]float64, error) {
	n := len(f.nodes)
	scores, shares, paths, distance := make([]float64, n), make([]float64, n), make([]float64, n), blank[int32](n)
	order := make([]int32, 0, n)
	for _, source := range sources {
		for _, v := range order {
			shares[v], paths[v], distance[v] = 0, 0, unreached
		}
		order = append(order[:0], source)
		paths[source], distance[source] = 1, 0
		for i := 0; i < len(order); i++ {
			v := order[i]
			if err := p.Step(len(f.others(v))); err != nil {
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
			if err := p.Step(len(f.others(w))); err != nil {
				return nil, err
			}
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

func cursorOfScore(m Measure, c *Centrality) string {
	value := strconv.FormatFloat(c.Score, 'g', -1, 64)
	return page.Cursor{Field: string(m), Direction: string(rel.Desc), Value: &value, Key: c.NodeID}.String()
}

func (g *Graph) parseScore(argument, cursor string, m Measure) (s score, err error) {
	c, err := page.ParseCursor(argument, cursor, string(m), string(rel.Desc))
	if err != nil {
		return s, err
	}
	if c.Value == nil {
		return s, page.ForeignCursor(argument)
	}
	if s.score, err = strconv.ParseFloat(*c.Value, 64); err != nil {
		return s, page.ForeignCursor(argument)
	}
	if s.node, err = g.find(argument, c.Key); err != nil {
		return s, page.ForeignCursor(argument)
	}
	return s, nil
}
