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
		b.otherNames[n.Place] = append(b.otherNames[n.Place], n)
	}
}

// reasonOf is why a name of a kind is one.
var reasonOf = map[db.PlaceNameKind]doubt{"COMMON": byCommon, "FORMER": byFormer, "LOCALITY": byLocality}

// origin is where a name comes from, if not from the row of the thing.
type origin struct {
	other  *db.OtherName   // that it is, nil if it is none
	before *existence.Life // of a former municipality, whose name it is while that exists; else nil
	strong bool            // it is one of a large place, which no other large place has
}

func (x *Index) originOf(n *name) origin {
	if n.origin < 0 {
		return origin{}
	}
	return x.origins[n.origin]
}

// origin returns the place of an origin in the index.
func (b *builder) origin(o origin) int32 {
	place, known := b.originPlaces[o]
	if !known {
		place = int32(len(b.origins))
		b.origins = append(b.origins, o)
		b.originPlaces[o] = place
	}
	return place
}

// addOthers adds the other names of a thing.
func (b *builder) addOthers(place int32, id string) {
	for _, o := range b.otherNames[id] {
		add := func(english bool, text string) {
			if b.name(place, english, reasonOf[o.Kind], text) {
				b.names[len(b.names)-1].origin = b.origin(origin{other: o})
			}
		}
		add(false, o.Ru)
		if o.En != nil {
			add(true, *o.En)
		}
	}
}

// largePlace is the population from which town planning calls a city large.
const largePlace = 250_000

// isLarge reports whether it is a region, the capital of one, or a large city.
func (b *builder) isLarge(place int32) bool {
	t := &b.things[place]
	return types[t.typ].typ == "REGION" || b.capitals[b.idOf(place)] || t.isMunicipality() && max(b.population[place], b.centre[place]) >= largePlace
}

// strengthen finds the other names of large places, which small places of the name do not outdo: Куйбышев is Samara as well as a town in
// Siberia. What another large place is called today is none of them, nor what another place was called too: Ставрополь is not Tolyatti.
func (b *builder) strengthen() {
	others := map[string]string{} // places by what tells their other names, empty for several
	for place, list := range b.otherNames {
		for _, o := range list {
			if o.Kind == "LOCALITY" {
				continue
			}
			telling := telling(o.Ru)
			if other, known := others[telling]; known && other != place {
				others[telling] = ""
			} else {
				others[telling] = place
			}
		}
	}
	called := map[string]int32{} // large places by what tells their present names
	for i := range b.things {
		if place := int32(i); b.isLarge(place) {
			for _, n := range b.namesOf(&b.things[i]) {
				if b.originOf(&n).other == nil && !n.english {
					called[b.tellingOf(&n)] = place
				}
			}
		}
	}
	for i := range b.things {
		names := b.namesOf(&b.things[i])
		for j := range names {
			n := &names[j]
			if other := b.originOf(n).other; other != nil && n.reason != byLocality && b.isLarge(int32(i)) {
				telling := telling(other.Ru)
				place, taken := called[telling]
				b.origins[n.origin].strong = (!taken || place == int32(i)) && others[telling] != ""
			}
		}
	}
}

// tellingOf returns the words of a name but those of kinds.
func (b *builder) tellingOf(n *name) string {
	var list []string
	for _, w := range b.wordsOf(n) {
		if !b.vocabulary.marks.have(w, generic) {
			list = append(list, string(b.vocabulary.at(w)))
		}
	}
	return strings.Join(list, " ")
}

// telling returns the same of a text.
func telling(text string) string {
	return strings.Join(slices.DeleteFunc(words.Split(text), isGeneric), " ")
}

// standing returns why a name is one on the day asked for, and whether it is one at all: a former name was the proper one in its time, and
// none before, and what became part of a place had its name for itself. All days count of a year or month, even of that in which it ended.
func (s *search) standing(n *name) (reason doubt, stands bool) {
	day := string(s.options.On)
	if day == "" || n.origin < 0 {
		return n.reason, true
	}
	from := s.originOf(n)
	switch o := from.other; {
	case from.before != nil && from.before.On(day) == existence.Current:
		return 0, false
	case o == nil || o.ValidFrom == nil && o.ValidTo == nil:
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
