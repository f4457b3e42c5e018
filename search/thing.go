package search

import (
	"cmp"
	"math"
	"slices"

	"govhub/db"
	"govhub/existence"
	"govhub/prominence"
)

// Type is a type of things with names.
type Type string

// kinds are the kinds of places, and the words that may stand before their names.
var kinds = []struct{ kind, words string }{
	{"", ""},
	{"FEDERAL_CITY", "город федерального значения federal city"},
	{"URBAN_OKRUG_WITH_DIVISION", municipal + "городской округ город с внутригородским делением urban okrug city"},
	{"URBAN_OKRUG", municipal + "городской округ город urban okrug city"},
	{"MUNICIPAL_DISTRICT", municipal + "муниципальный район municipal district"},
	{"MUNICIPAL_OKRUG", municipal + "муниципальный округ municipal okrug district"},
	{"INTRACITY_TERRITORY", municipal + "внутригородская территория муниципальный округ intracity territory"},
	{"INTRACITY_DISTRICT", municipal + "внутригородской район intracity district"},
	{"URBAN_SETTLEMENT", municipal + "городское поселение город urban settlement"},
	{"RURAL_SETTLEMENT", municipal + "сельское поселение сельсовет село rural settlement"},
}

const municipal = "муниципальное образование администрация municipality "

// thing is a row with names. Its number is that of its identifier in Index.ids.
type thing struct {
	region, within int32 // things that it lies in, -1 for none
	holder         int32 // of an office, -1 for none
	names, beyond  int32 // its names in Index.names, and the next thing's
	life           int32 // of a municipality or an office of which a day is known, in Index.lives, -1 for none
	typ            uint8 // position in types
	kind           uint8 // position in kinds
	state          uint8 // position in states
	city           bool  // its centre is known to be one
}

// name is one of the names of a thing.
type name struct {
	words   uint32 // the first in Index.words
	pattern int32  // in Index.patterns
	rank    int32  // in the order of equally good matches
	origin  int32  // in Index.origins, -1 for the row of the thing
	count   uint8  // of words
	reason  doubt  // exact for the proper name, else why it is another
	kind    uint8  // of what has the name: a thing that became another gives it its name
	english bool
}

// states are the states of things, the first of what always exists.
var states = []string{"", existence.Current, existence.Ended, existence.Unconfirmed, existence.Future}

// typeOf are the positions of types by resource.
var typeOf = func() map[string]uint8 {
	list := map[string]uint8{}
	for i, t := range types {
		list[t.resource] = uint8(i)
	}
	return list
}()

// mostWords bounds the words of a name by which it is found.
const mostWords = math.MaxUint8

// alias reports whether it is not the proper name.
func (n *name) alias() bool { return n.reason != exact }

func (n *name) lang() db.Lang {
	if n.english {
		return db.LangEn
	}
	return db.LangRu
}

func (t *thing) exists() bool { return t.state == 0 || states[t.state] == existence.Current }

// known is what orders names that match equally well: what exists comes before what ended, then by type, then by prominence. What is alike is
// ordered by identifier.
type known struct {
	former int
	typ    uint8
	place  prominence.Place
}

// known returns it of a name of something with so many people.
func (t *thing) known(n *name, people int32) known {
	k := known{typ: t.typ, place: prominence.Place{Kind: kinds[n.kind].kind, People: people, Former: n.reason == byFormer, Seat: n.reason == byAlias}}
	if !t.exists() {
		k.former = 1
	}
	return k
}

func (k known) before(o known) int {
	return cmp.Or(cmp.Compare(k.former, o.former), cmp.Compare(k.typ, o.typ), prominence.Compare(k.place, o.place))
}

func placeOf(kind string) uint8 {
	return uint8(max(0, slices.IndexFunc(kinds, func(k struct{ kind, words string }) bool { return k.kind == kind })))
}

// group is the number of the things of its type and kind.
func (t *thing) group() int { return int(t.typ)*len(kinds) + int(t.kind) }

func (t *thing) isOffice() bool { return types[t.typ].typ == "POSITION" }

func (t *thing) isPerson() bool { return types[t.typ].typ == "PERSON" }

func (t *thing) isMunicipality() bool { return types[t.typ].typ == "MUNICIPALITY" }

func (t *thing) isRegion() bool { return types[t.typ].typ == "REGION" }

func (t *thing) isPlace() bool { return t.isMunicipality() || t.isRegion() }

func (t *thing) leastShare() float32 {
	if t.isPerson() {
		return halfShare
	}
	return leastShare
}

// mayBeRural reports whether its centre may be a village: that of a district may, unless it is known as a city.
func (t *thing) mayBeRural() bool {
	switch kinds[t.kind].kind {
	case "MUNICIPAL_DISTRICT", "MUNICIPAL_OKRUG", "RURAL_SETTLEMENT", "":
		return !t.city
	}
	return false
}

// share returns what a match by a name is worth, which is one for the reason. A municipality is often called by its centre; the title of a
// source names what it tells of, which is found first.
func (s *search) share(t *thing, n *name, reason doubt, whole bool) float64 {
	switch {
	case reason == byPredecessor:
		return predecessorShare
	case reason == exact && s.isPast(t):
		return pastShare
	case reason == exact && types[t.typ].typ == "SOURCE":
		return sourceShare
	case reason == exact:
		return 1
	case whole && (s.originOf(n).strong || (reason == byAlias || reason == byLocality) && t.isMunicipality()):
		return centreShare
	}
	return aliasShare
}
