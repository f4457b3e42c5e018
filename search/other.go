package search

import (
	"slices"
	"strings"

	"govhub/db"
	"govhub/existence"
	"govhub/words"
)

// know tells the builder the other names of places, before it adds these.
func (b *builder) know(list []*db.OtherName) {
	for _, n := range list {
		b.others[n.Place] = append(b.others[n.Place], n)
	}
}

// reasonOf is why a name of a kind is one.
var reasonOf = map[db.PlaceNameKind]doubt{"COMMON": byCommon, "FORMER": byFormer, "LOCALITY": byLocality}

// addOthers adds the other names of a thing.
func (b *builder) addOthers(t *thing, place int32) {
	for _, o := range b.others[t.id] {
		reason := reasonOf[o.Kind]
		add := func(lang db.Lang, text string) {
			if b.name(t, place, lang, reason, text) {
				t.names[len(t.names)-1].other = o
			}
		}
		add(db.LangRu, o.Ru)
		if o.En != nil {
			add(db.LangEn, *o.En)
		}
	}
}

// largePlace is the population from which town planning calls a city large.
const largePlace = 250_000

// isLarge reports whether it is a region, the capital of one, or a large city.
func (b *builder) isLarge(t *thing) bool {
	return types[t.typ].typ == "REGION" || b.capitals[t.id] || t.isMunicipality() && max(t.population, t.centre) >= largePlace
}

// strengthen finds the other names of large places, which small places of the name do not outdo: Куйбышев is Samara as well as a town in
// Siberia. What another large place is called today is none of them, nor what another place was called too: Ставрополь is not Tolyatti.
func (b *builder) strengthen() {
	others := map[string]string{} // places by what tells their other names, empty for several
	for place, list := range b.others {
		for _, o := range list {
			if o.Kind == "LOCALITY" {
				continue
			}
			telling := b.telling(o.Ru)
			if other, known := others[telling]; known && other != place {
				others[telling] = ""
			} else {
				others[telling] = place
			}
		}
	}
	called := map[string]int32{} // large places by what tells their present names
	for i := range b.things {
		if t := &b.things[i]; b.isLarge(t) {
			for j := range t.names {
				if n := &t.names[j]; n.other == nil && n.lang == db.LangRu {
					called[b.telling(n.text)] = int32(i)
				}
			}
		}
	}
	for i := range b.things {
		t := &b.things[i]
		for j := range t.names {
			if n := &t.names[j]; n.other != nil && n.reason != byLocality && b.isLarge(t) {
				telling := b.telling(n.other.Ru)
				place, taken := called[telling]
				n.strong = (!taken || place == int32(i)) && others[telling] != ""
			}
		}
	}
}

// telling returns the words of a name but those of kinds.
func (b *builder) telling(text string) string {
	return strings.Join(slices.DeleteFunc(words.Split(text), b.generic), " ")
}

// standing returns why a name is one on the day asked for, and whether it is one at all: a former name was the proper one in its time, and
// none before, and what became part of a place had its name for itself. All days count of a year or month, even of that in which it ended.
func (s *search) standing(n *name) (reason doubt, stands bool) {
	o, day := n.other, string(s.options.On)
	switch {
	case day != "" && n.before != nil && n.before.On(day) == existence.Current:
		return 0, false
	case day == "" || o == nil || o.ValidFrom == nil && o.ValidTo == nil:
		return n.reason, true
	case o.ValidFrom != nil && day[:len(*o.ValidFrom)] < string(*o.ValidFrom):
		return 0, false
	case o.ValidTo != nil && (day[:len(*o.ValidTo)] > string(*o.ValidTo) || day == string(*o.ValidTo)):
		return n.reason, true
	case n.reason == byFormer:
		return exact, true
	}
	return n.reason, true
}
