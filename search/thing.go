package search

import (
	"cmp"
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

// thing is a row with names.
type thing struct {
	id         string
	typ        uint8  // position in types
	kind       uint8  // position in kinds
	state      string // whether it exists, empty for what always does
	population int32
	centre     int32 // population of its centre
	region     int32 // position in Index.things, -1 for none
	within     int32
	outer      [4]int32 // containing places, whose names may match too, -1 for none
	names      []name
	kindWords  []int32         // words that may stand before its names
	life       *existence.Life // of a municipality of which a day is known, else nil

	holder int32 // of an office, -1 for none
	past   bool  // the office is held no longer
}

// name is one of the names of a thing.
type name struct {
	text    string
	lang    db.Lang       // empty if of no language
	reason  doubt         // exact for the proper name, else why it is another
	other   *db.OtherName // that it is, else nil
	strong  bool          // one of a large place, which no other large place has
	words   []int32       // positions in lexicon.words
	folded  string
	weight  float32 // of its words
	telling float32 // of those that a query should mention, 0 if that is all
	order
	kind   uint8 // of what has the name: a thing that became another gives it its name
	people int32 // that live in what has the name

	before *existence.Life // of a former municipality, whose name it is while that exists
}

// alias reports whether it is not the proper name.
func (n *name) alias() bool { return n.reason != exact }

func (t *thing) exists() bool { return t.state == "" || t.state == existence.Current }

// stateOn returns its state on a day, that of the release if the day is empty.
func (t *thing) stateOn(day string) string {
	switch {
	case day == "" || t.state == "":
		return t.state
	case t.life == nil:
		return existence.Current
	}
	return t.life.On(day)
}

// order returns the order of a match by a name, which is that of the proper name where it is proper on the day asked for.
func (t *thing) order(n *name, why doubt) order {
	if n.reason != exact && why == exact {
		return t.names[0].order
	}
	return n.order
}

// known is what orders names that match equally well: what exists comes before what ended, then by type, then by prominence.
type known struct {
	former int
	typ    uint8
	place  prominence.Place
	id     string
}

func (t *thing) known(n *name) known {
	k := known{typ: t.typ, place: prominence.Place{Kind: kinds[n.kind].kind, People: n.people, Former: n.reason == byFormer, Seat: n.reason == byAlias}, id: t.id}
	if !t.exists() {
		k.former = 1
	}
	return k
}

func (k known) before(o known) int {
	return cmp.Or(cmp.Compare(k.former, o.former), cmp.Compare(k.typ, o.typ), prominence.Compare(k.place, o.place), cmp.Compare(k.id, o.id))
}

func placeOf(kind string) uint8 {
	return uint8(max(0, slices.IndexFunc(kinds, func(k struct{ kind, words string }) bool { return k.kind == kind })))
}

func (t *thing) isOffice() bool { return types[t.typ].typ == "POSITION" }

func (t *thing) isPerson() bool { return types[t.typ].typ == "PERSON" }

func (t *thing) isMunicipality() bool { return types[t.typ].typ == "MUNICIPALITY" }

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
		return t.centre == 0
	}
	return false
}

// share returns what a match by a name is worth, which is one for the reason. A municipality is often called by its centre; the title of a
// source names what it tells of, which is found first.
func (t *thing) share(n *name, reason doubt, whole bool) float64 {
	switch {
	case reason == byPredecessor:
		return predecessorShare
	case reason == exact && t.past:
		return pastShare
	case reason == exact && types[t.typ].typ == "SOURCE":
		return sourceShare
	case reason == exact:
		return 1
	case whole && (n.strong || (reason == byAlias || reason == byLocality) && t.isMunicipality()):
		return centreShare
	}
	return aliasShare
}

// mentioned returns the part of a name that a query mentions, given the weight of its mentioned words, and of those that tell which thing
// it is. If it mentions these, it need not mention the kind.
func (n *name) mentioned(all, telling float32) float32 {
	if n.telling > 0 && telling >= asWhole*n.telling {
		return telling / n.telling
	}
	return all / n.weight
}

// asWhole is the least part of a word that is as good as the word: more than its beginning, or one with errors.
const asWhole = 0.92
