package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
	"govhub/db/rel"
	"govhub/page"
)

// Direction is the direction of links as seen from a node.
type Direction string

// Directions of links.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// NeighborQuery asks for the links of a node.
type NeighborQuery struct {
	Of        string
	Filter    Filter
	Direction Direction
}

// NeighborConnection is a page of the links of a node.
type NeighborConnection struct {
	Edges      []*NeighborEdge
	Counts     []*NeighborCount // of all pages
	TotalCount int32

	info page.PageInfo
}

// NeighborEdge is a link of a node with its other end.
type NeighborEdge struct {
	NodeID    string
	Link      *Link
	Direction Direction
	Cursor    string
}

// NeighborCount counts links of a kind.
type NeighborCount struct {
	Kind      Kind
	Direction Direction
	Count     int32

	names *linkNames
}

// Name returns the links' name from the node.
func (c *NeighborCount) Name(lang db.Lang) string {
	if c.Direction == In {
		return c.names.to.Name(lang)
	}
	return c.names.from.Name(lang)
}

// PageInfo returns the page's position in its list.
func (c *NeighborConnection) PageInfo() *page.PageInfo { return &c.info }

func (c *NeighborConnection) NodeIDs() []string {
	ids := make([]string, len(c.Edges))
	for i, e := range c.Edges {
		ids[i] = e.NodeID
	}
	return ids
}

// Neighbors returns a page of the links of a node, by kind, direction and node.
func (g *Graph) Neighbors(ctx context.Context, q NeighborQuery, args page.Args) (*NeighborConnection, error) {
	v, node, err := g.neighbors(q)
	if err != nil {
		return nil, err
	}
	b, err := boundsOf(args, parseSpot)
	if err != nil {
		return nil, err
	}
	arcs := g.arcsOf(node)
	size := b.Size
	b.Size = len(arcs)
	from, to := b.window(len(arcs), func(i int, wanted spot) int { return g.spotOf(arcs, i).compare(wanted) })
	var t tally
	before, inside := 0, 0 // counted links
	for i, a := range arcs {
		switch {
		case !v.includes(a, q.Direction):
			continue
		case i < from:
			before++
		case i < to:
			inside++
		}
		t.add(a)
	}
	b.Note(ctx, inside > size)
	c := &NeighborConnection{Counts: t.counts(g), TotalCount: t.total}
	skip := 0
	if b.Backward {
		skip = max(0, inside-size)
	}
	for i := from; i < to && len(c.Edges) < min(size, inside); i++ {
		a := arcs[i]
		if !v.includes(a, q.Direction) {
			continue
		}
		if skip > 0 {
			before++
			skip--
			continue
		}
		c.Edges = append(c.Edges, &NeighborEdge{
			NodeID: g.ID(a.other()), Link: g.link(a.link(node)), Direction: a.direction(), Cursor: g.spotOf(arcs, i).cursor(),
		})
	}
	c.info = infoOf(c.Edges, before, int(t.total), func(e *NeighborEdge) *string { return &e.Cursor })
	return c, nil
}

// neighbors returns a node and a test for its counted links.
func (g *Graph) neighbors(q NeighborQuery) (v view, node int32, err error) {
	if v, err = g.view(q.Filter); err != nil {
		return v, 0, err
	}
	node, err = g.find("of", q.Of)
	return v, node, err
}

// includes reports whether the link of an arc counts in a direction.
func (v view) includes(a arc, d Direction) bool { return (d == Both || d == a.direction()) && v.has(a) }

func (a arc) direction() Direction {
	if a.in() {
		return In
	}
	return Out
}

// tally counts arcs by kind and direction.
type tally struct {
	total int32
	of    [1 << kindBits][2]int32
}

func (t *tally) add(a arc) {
	t.total++
	t.of[a.kind()][place(a.in())]++
}

func (t *tally) counts(g *Graph) (list []*NeighborCount) {
	for k, both := range t.of {
		for i, d := range []Direction{Out, In} {
			if both[i] > 0 {
				list = append(list, &NeighborCount{Kinds[k].Kind, d, both[i], g.called(uint8(k))})
			}
		}
	}
	return list
}

// place is the position of a direction: outgoing links come first.
func place(in bool) int {
	if in {
		return 1
	}
	return 0
}

// spot is the position of an arc among those of its node, in any release.
type spot struct {
	kind     uint8
	in       bool
	resource int
	key      string
	serial   int // among arcs equal in all of this
}

func (g *Graph) spotOf(arcs []arc, i int) spot {
	a := arcs[i]
	s := spot{kind: a.kind(), in: a.in(), resource: g.resourceOf(a.other()), key: g.keys.at(a.other())}
	for s.serial < i && arcs[i-s.serial-1].other() == a.other() && arcs[i-s.serial-1].kind() == a.kind() && arcs[i-s.serial-1].in() == a.in() {
		s.serial++
	}
	return s
}

func (s spot) compare(other spot) int {
	return cmp.Or(
		cmp.Compare(s.kind, other.kind), cmp.Compare(place(s.in), place(other.in)), cmp.Compare(s.resource, other.resource),
		cmp.Compare(s.key, other.key), cmp.Compare(s.serial, other.serial),
	)
}

const orderOfNeighbors = "KIND"

func (s spot) cursor() string {
	value := fmt.Sprintf("%s %t %d", Kinds[s.kind].Kind, s.in, s.serial)
	return page.Cursor{Field: orderOfNeighbors, Direction: string(rel.Asc), Value: &value, Key: resources[s.resource].name + ":" + s.key}.String()
}

func parseSpot(argument, cursor string) (s spot, err error) {
	c, err := page.ParseCursor(argument, cursor, orderOfNeighbors, string(rel.Asc))
	if err != nil {
		return s, err
	}
	var kind string
	if c.Value == nil {
		return s, page.ForeignCursor(argument)
	}
	if _, err := fmt.Sscanf(*c.Value, "%s %t %d", &kind, &s.in, &s.serial); err != nil {
		return s, page.ForeignCursor(argument)
	}
	name, key, _ := strings.Cut(c.Key, ":")
	number := slices.IndexFunc(Kinds, func(k KindInfo) bool { return string(k.Kind) == kind })
	s.resource, s.key = resourceNamed(name), key
	if number < 0 || s.resource < 0 {
		return s, page.ForeignCursor(argument)
	}
	s.kind = uint8(number)
	return s, nil
}
