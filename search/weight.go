package search

// weight is that of the words of a name, and of those of them that tell which thing it is, where a query need not mention its kind, else 0:
// город Казань is Казань, but Новосибирская область is not Новосибирск.
type weight struct{ all, telling float32 }

// weightOf adds up the words of a name.
func (x *Index) weightOf(words []int32, kindless bool) (sum weight) {
	for _, w := range words {
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
