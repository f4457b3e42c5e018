package network

import (
	"cmp"
	"slices"

	"govhub/db"
	"govhub/scalar"
)

// Link is a link as clients see it.
type Link struct {
	Kind      Kind
	FromID    string
	ToID      string
	ValidFrom *scalar.PartialDate
	ValidTo   *scalar.PartialDate
	SourceKey db.Ref
}

// Name returns the link's name from the node that it leaves.
func (l *Link) Name(lang db.Lang) string { return Kinds[number(l.Kind)].Names.Name(lang) }

// InverseName returns its name from the node that it enters.
func (l *Link) InverseName(lang db.Lang) string { return Kinds[number(l.Kind)].Inverse.Name(lang) }

func (g *Graph) link(n int32) *Link {
	l := &g.links
	return &Link{
		Kind: Kinds[l.kind[n]].Kind, FromID: g.ID(l.from[n]), ToID: g.ID(l.to[n]),
		ValidFrom: l.since[n].partial(), ValidTo: l.until[n].partial(), SourceKey: db.Ref(g.sources[l.source[n]]),
	}
}

// described describes links, ordered by ends and kind.
func (g *Graph) described(numbers []int32) []*Link {
	l := &g.links
	slices.SortFunc(numbers, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.from[a], l.from[b]), cmp.Compare(l.kind[a], l.kind[b]), cmp.Compare(l.to[a], l.to[b]), cmp.Compare(a, b))
	})
	list := make([]*Link, len(numbers))
	for i, n := range numbers {
		list[i] = g.link(n)
	}
	return list
}

// between returns the counted links between two nodes, in either direction. It searches the arcs and does not scan them.
func (v view) between(a, b int32) (links []int32) {
	arcs := v.arcsOf(a)
	for kind := range uint8(len(Kinds)) {
		if !v.kinds.has(kind) {
			continue
		}
		for _, in := range []bool{false, true} {
			if a == b && in { // a link to itself has two arcs
				continue
			}
			at, _ := slices.BinarySearch(arcs, newArc(kind, in, b, 0))
			for ; at < len(arcs) && arcs[at]>>linkBits == newArc(kind, in, b, 0)>>linkBits; at++ {
				if v.has(arcs[at]) {
					links = append(links, arcs[at].link())
				}
			}
		}
	}
	return links
}

// ids returns the identifiers of nodes.
func (g *Graph) ids(nodes []int32) []string {
	ids := make([]string, len(nodes))
	for i, v := range nodes {
		ids[i] = g.ID(v)
	}
	return ids
}

// Directions lists the directions that neighbors can be asked for.
func Directions() []string { return []string{string(Out), string(In), string(Both)} }
