package network

import (
	"fmt"

	"govhub/db"
)

// Kind is a kind of link. Its values are those of the GraphQL enum LinkKind.
type Kind string

// KindInfo describes a kind of link: its names in both directions and the foreign keys that state it.
type KindInfo struct {
	Kind    Kind
	Names   db.Names // from the node that the link leaves: "located in"
	Inverse db.Names // from the node that it enters: "location of"

	references []foreignKey
}

// foreignKey is a column that states links, in the rows of one query.
type foreignKey struct {
	rows   string // name in queries
	column string // SQL of the reference
	target string // resource
	when   string // required value of the query's state; empty for any
}

func kind(name Kind, en, inverseEn, ru, inverseRu string, references ...foreignKey) KindInfo {
	return KindInfo{
		Kind: name, references: references,
		Names: db.Names{NameRu: ru, NameEn: &en}, Inverse: db.Names{NameRu: inverseRu, NameEn: &inverseEn},
	}
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
func (k *KindInfo) Name(lang db.Lang) string { return k.Names.Name(lang) }

// InverseName returns its name from the node that it enters.
func (k *KindInfo) InverseName(lang db.Lang) string { return k.Inverse.Name(lang) }

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
