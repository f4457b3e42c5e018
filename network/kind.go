package network

import (
	"fmt"

	"govhub/db"
)

// Kind is a kind of link. Its values are those of the GraphQL enum LinkKind.
type Kind string

// KindInfo describes a kind of link: how it reads in each direction and which references state it.
type KindInfo struct {
	Kind    Kind
	Names   db.Names // from the node that the link goes out from: "located in"
	Inverse db.Names // from the node that it comes in to: "location of"

	references []reference
}

// reference is a column that states links, in the rows of one statement.
type reference struct {
	rows   string // name in statements
	column string // SQL of what refers to the target
	target string // resource
	when   string // value of the column `state` of the statement that the link needs; empty for any
}

func kind(name Kind, en, inverseEn, ru, inverseRu string, references ...reference) KindInfo {
	return KindInfo{
		Kind: name, references: references,
		Names: db.Names{NameRu: ru, NameEn: &en}, Inverse: db.Names{NameRu: inverseRu, NameEn: &inverseEn},
	}
}

// number returns the place of a kind in Kinds. The GraphQL schema refuses what is none.
func number(k Kind) uint8 {
	for i := range Kinds {
		if Kinds[i].Kind == k {
			return uint8(i)
		}
	}
	panic(fmt.Sprintf("network: no kind %q", k))
}

// mask is a set of kinds, a bit for each.
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

// Name returns how the link reads from the node that it goes out from.
func (k *KindInfo) Name(lang db.Lang) string { return k.Names.Name(lang) }

// InverseName returns how it reads from the node that it comes in to.
func (k *KindInfo) InverseName(lang db.Lang) string { return k.Inverse.Name(lang) }

// Ends are the types that a kind of link connects.
type Ends struct{ From, To NodeType }

// Connects lists what the kind connects.
func (k *KindInfo) Connects() (list []*Ends) {
	for _, r := range k.references {
		for _, s := range statements {
			if s.name == r.rows {
				list = append(list, &Ends{resources[resourceNamed(s.resource)].typ, resources[resourceNamed(r.target)].typ})
			}
		}
	}
	return list
}

// KindCounts lists all kinds with the number of their links.
func (g *Graph) KindCounts() []*KindCount {
	list := make([]*KindCount, len(Kinds))
	for i := range Kinds {
		list[i] = &KindCount{Kinds[i], g.counts[i]}
	}
	return list
}
