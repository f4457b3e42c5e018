package network

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"govhub/db"
	"govhub/page"
)

// Direction is the direction of links as one of their ends sees it.
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

// NeighborEdge is a link of a node with what it leads to.
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
}

// Name returns how the links read from the node.
func (c *NeighborCount) Name(lang db.Lang) string {
	info := &Kinds[number(c.Kind)]
	if c.Direction == In {
		return info.Inverse.Name(lang)
	}
	return info.Names.Name(lang)
}

// PageInfo returns where the page stands in its list.
func (c *NeighborConnection) PageInfo() *page.PageInfo { return &c.info }

// NodeIDs returns the identifiers of the nodes of the page.
func (c *NeighborConnection) NodeIDs() []string {
	ids := make([]string, len(c.Edges))
	for i, e := range c.Edges {
		ids[i] = e.NodeID
	}
	return ids
}

// Neighbors returns a page of the links of a node, by kind, direction and node.
func (g *Graph) Neighbors(q NeighborQuery, args page.Args) (*NeighborConnection, error) {
	_, arcs, err := g.neighbors(q)
	if err != nil {
		return nil, err
	}
	start, end, err := window(len(arcs), args, func(argument, cursor string) (int, bool, error) { return g.place(argument, cursor, arcs) })
	if err != nil {
		return nil, err
	}
	c := &NeighborConnection{Counts: counts(arcs), TotalCount: int32(len(arcs))}
	for i := start; i < end; i++ {
		a := arcs[i]
		c.Edges = append(c.Edges, &NeighborEdge{
			NodeID: g.ID(a.other()), Link: g.link(a.link()), Direction: a.direction(), Cursor: g.spotOf(arcs, i).cursor(),
		})
	}
	c.info = infoOf(c.Edges, start, len(arcs), func(e *NeighborEdge) *string { return &e.Cursor })
	return c, nil
}

// neighbors returns a node and its arcs that count.
func (g *Graph) neighbors(q NeighborQuery) (node int32, arcs []arc, err error) {
	v, err := g.view(q.Filter)
	if err != nil {
		return 0, nil, err
	}
	if node, err = g.find("of", q.Of); err != nil {
		return 0, nil, err
	}
	for _, a := range g.arcsOf(node) {
		if v.has(a) && (q.Direction == Both || q.Direction == a.direction()) {
			arcs = append(arcs, a)
		}
	}
	return node, arcs, nil
}

func (a arc) direction() Direction {
	if a.in() {
		return In
	}
	return Out
}

// counts counts arcs, which are sorted, by kind and direction.
func counts(arcs []arc) (list []*NeighborCount) {
	for i, a := range arcs {
		if i == 0 || arcs[i-1].kind() != a.kind() || arcs[i-1].in() != a.in() {
			list = append(list, &NeighborCount{Kind: Kinds[a.kind()].Kind, Direction: a.direction()})
		}
		list[len(list)-1].Count++
	}
	return list
}

// spot is where an arc stands among those of its node, in any release.
type spot struct {
	kind     uint8
	in       bool
	resource int
	key      string
	serial   int // among those that are alike in all this
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
	side := func(in bool) int {
		if in {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(s.kind, other.kind), cmp.Compare(side(s.in), side(other.in)), cmp.Compare(s.resource, other.resource),
		cmp.Compare(s.key, other.key), cmp.Compare(s.serial, other.serial),
	)
}

const orderOfNeighbors = "KIND"

func (s spot) cursor() string {
	value := fmt.Sprintf("%s %t %d", Kinds[s.kind].Kind, s.in, s.serial)
	return page.Cursor{Field: orderOfNeighbors, Direction: string(db.Asc), Value: &value, Key: resources[s.resource].name + ":" + s.key}.String()
}

// place returns where the arc of a cursor stands among others, or would stand.
func (g *Graph) place(argument, cursor string, arcs []arc) (at int, found bool, err error) {
	c, err := page.ParseCursor(argument, cursor, orderOfNeighbors, string(db.Asc))
	if err != nil {
		return 0, false, err
	}
	bad := badCursor(argument)
	var s spot
	var kind string
	if c.Value == nil {
		return 0, false, bad
	}
	if _, err := fmt.Sscanf(*c.Value, "%s %t %d", &kind, &s.in, &s.serial); err != nil {
		return 0, false, bad
	}
	name, key, _ := strings.Cut(c.Key, ":")
	number := slices.IndexFunc(Kinds, func(k KindInfo) bool { return string(k.Kind) == kind })
	s.resource, s.key = resourceNamed(name), key
	if number < 0 || s.resource < 0 {
		return 0, false, bad
	}
	s.kind = uint8(number)
	at, found = placeIn(len(arcs), func(i int) int { return g.spotOf(arcs, i).compare(s) })
	return at, found, nil
}
