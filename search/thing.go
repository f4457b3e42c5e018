package search

import (
	"cmp"
	"slices"

	"govhub/db"
	"govhub/existence"
)

// Type is a type of things with names.
type Type string

// kinds are the kinds of places, more important kinds of municipalities first, and the words that may stand before their names.
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
	region     int32 // position in Index.things, -1 for none
	within     int32
	outer      [4]int32 // containing places, whose names may match too, -1 for none
	rank       int32    // position in the order of before
	names      []name
	kindWords  []int32 // words that may stand before its names
}

// name is one of the names of a thing.
type name struct {
	text    string
	lang    db.Lang // empty if of no language
	reason  doubt   // exact for the proper name, else why it is another
	words   []int32 // positions in lexicon.words
	folded  string
	weight  float32 // of its words
	telling float32 // of those that a query should mention, 0 if that is all
}

// alias reports whether it is not the proper name.
func (n *name) alias() bool { return n.reason != exact }

func (t *thing) exists() bool { return t.state == "" || t.state == existence.Current }

// before orders two things that match equally well: existing before former, then by type and kind, then by population, largest first,
// then by identifier.
func (t *thing) before(o *thing) int {
	former := func(t *thing) int {
		if !t.exists() {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(former(t), former(o)),
		cmp.Compare(t.typ, o.typ),
		cmp.Compare(t.kind, o.kind),
		cmp.Compare(o.population, t.population),
		cmp.Compare(t.id, o.id),
	)
}

func placeOf(kind string) uint8 {
	return uint8(max(0, slices.IndexFunc(kinds, func(k struct{ kind, words string }) bool { return k.kind == kind })))
}

func (t *thing) isMunicipality() bool { return types[t.typ].typ == "MUNICIPALITY" }

// aliasShare returns what a match by an alias is worth. A municipality is often called by its centre.
func (t *thing) aliasShare(whole bool) float64 {
	if whole && t.isMunicipality() {
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
