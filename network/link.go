package network

import (
	"cmp"
	"slices"

	"govhub/db"
	"govhub/page"
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

	graph *Graph
	link  link
}

// Name returns the link's name from the node that it leaves.
func (l *Link) Name(lang db.Lang) string { return l.graph.called(l.link.kind).from.Name(lang) }

// InverseName returns its name from the node that it enters.
func (l *Link) InverseName(lang db.Lang) string { return l.graph.called(l.link.kind).to.Name(lang) }

// maxThrough bounds the rows of a link that are listed at once.
const maxThrough = page.MaxSize

// CheckThrough refuses to list too many rows of a link.
func CheckThrough(first int32) error { return within("first", int(first), 0, maxThrough) }

func (g *Graph) link(l link) *Link {
	b := g.bases[l.basis]
	return &Link{
		Kind: Kinds[l.kind].Kind, FromID: g.ID(l.from), ToID: g.ID(l.to),
		ValidFrom: b.since.partial(), ValidTo: b.until.partial(), SourceKey: db.Ref(g.sources.at(b.source)),
		graph: g, link: l,
	}
}

// described describes links, ordered by ends and kind.
func (g *Graph) described(links []link) []*Link {
	slices.SortFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.kind, b.kind), cmp.Compare(a.to, b.to), cmp.Compare(a.basis, b.basis))
	})
	list := make([]*Link, len(links))
	for i, l := range links {
		list[i] = g.link(l)
	}
	return list
}

// between returns the counted links between two nodes, in either direction. It searches the arcs and does not scan them.
func (v view) between(a, b int32) (links []link) {
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
			for ; at < len(arcs) && arcs[at]>>basisBits == newArc(kind, in, b, 0)>>basisBits; at++ {
				if v.has(arcs[at]) {
					links = append(links, arcs[at].link(a))
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
