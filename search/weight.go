package search

import "govhub/words"

// weight is that of the words of a name, and of those of them that tell which thing it is, where a query need not mention its kind, else 0:
// город Казань is Казань, but Новосибирская область is not Новосибирск.
type weight struct{ all, telling float32 }

// weightOf adds up the words of a name.
func (x *Index) weightOf(list []int32, kindless bool) (sum weight) {
	for _, w := range list {
		weight := x.lexicon.weights[w]
		if sum.all += weight; kindless && weight > genericWeight {
			sum.telling += weight
		}
	}
	return sum
}

// kindless reports whether a query need not say the kind in the names of a thing: of a municipality, and in the title of its offices.
func (x *Index) kindless(t *thing) bool {
	return t.isMunicipality() || t.isOffice() && t.within >= 0 && x.things[t.within].isMunicipality()
}

// of returns the part of a name that a query mentions, given the weights of the name and of its mentioned words. If it mentions the
// telling ones, it need not mention the kind.
func (said weight) of(name weight) float32 {
	if name.telling > 0 && said.telling >= asWhole*name.telling {
		return said.telling / name.telling
	}
	return said.all / name.all
}

// asWhole is the least part of a word that is as good as the word: more than its beginning, or one with errors.
const asWhole = 0.92

// beyondKinds returns which terms of a reading are distinctive and none for a kind of thing, nil if all or none are.
func (r *reading) beyondKinds() []bool {
	more, some, ofKind := make([]bool, len(r.terms)), false, false
	for i, t := range r.terms {
		if t.weight > genericWeight {
			more[i] = !typeWords[t.text] && !typeWords[t.stem]
			some, ofKind = some || more[i], ofKind || !more[i]
		}
	}
	if !some || !ofKind {
		return nil
	}
	return more
}

// typeWords are the words, and their stems, that may stand before the names of things by their types.
var typeWords = func() map[string]bool {
	list := map[string]bool{}
	for _, t := range types {
		for _, word := range words.Split(t.words) {
			list[word], list[words.Stem(word)] = true, true
		}
	}
	return list
}()
