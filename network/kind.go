package network

import (
	"fmt"

	"govhub/db"
)

// Kind is a kind of link. Its values are those of the GraphQL enum LinkKind.
type Kind string

// KindInfo describes a kind of link: its names and the foreign keys that state it.
type KindInfo struct {
	Kind Kind

	names      linkNames
	affiliated linkNames // where a projection shows the row that states it as a link; the same if empty
	actor      bool      // leads from an affiliation to who has it
	references []foreignKey
}

// linkNames are the names of a kind of link in both directions.
type linkNames struct {
	from db.Names // from the node that the link leaves: "located in"
	to   db.Names // from the node that it enters: "location of"
}

func names(en, inverseEn, ru, inverseRu string) linkNames {
	return linkNames{db.Names{NameRu: ru, NameEn: &en}, db.Names{NameRu: inverseRu, NameEn: &inverseEn}}
}

// foreignKey is a column that states links, in the rows of one query.
type foreignKey struct {
	rows   string // name in queries
	column string // SQL of the reference
	target string // resource
	when   string // required value of the query's state; empty for any
}

// number returns the position of a kind in Kinds. The GraphQL schema refuses unknown ones.
func number(k Kind) uint8 {
	for i := range Kinds {
		if Kinds[i].Kind == k {
			return uint8(i)
		}
	}
	panic(fmt.Sprintf("network: no kind %q", k))
}

// mask is a set of kinds, one bit each.
type mask uint64

// maskOf returns the set of these kinds, all for none.
func maskOf(kinds []Kind) mask {
	if len(kinds) == 0 {
		return 1<<len(Kinds) - 1
	}
	var m mask
	for _, k := range kinds {
		m |= 1 << number(k)
	}
	return m
}

func (m mask) has(kind uint8) bool { return m>>kind&1 != 0 }

// KindCount is a kind with the number of its links in a release.
type KindCount struct {
	KindInfo
	Count int32
}

// Name returns the link's name from the node that it leaves.
func (k *KindInfo) Name(lang db.Lang) string { return k.names.from.Name(lang) }

// InverseName returns its name from the node that it enters.
func (k *KindInfo) InverseName(lang db.Lang) string { return k.names.to.Name(lang) }

// Ends are the types that a kind of link connects.
type Ends struct{ From, To NodeType }

func (k *KindInfo) Connects() (list []*Ends) {
	for _, r := range k.references {
		for _, q := range queries {
			if q.name == r.rows {
				list = append(list, &Ends{resources[resourceNamed(q.resource)].typ, resources[resourceNamed(r.target)].typ})
			}
		}
	}
	return list
}

func (g *Graph) KindCounts() []*KindCount {
	list := make([]*KindCount, len(Kinds))
	for i := range Kinds {
		list[i] = &KindCount{Kinds[i], g.counts[i]}
	}
	return list
}
