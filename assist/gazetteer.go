package assist

import (
	"cmp"
	"slices"
	"strings"

	"govhub/pace"
	"govhub/prominence"
	"govhub/words"
)

// Place is a region or municipality that texts may name.
type Place struct {
	ID     string // of the node
	Region string // identifier of its region, or its own
	Names  []string
	Had    []string // names that it had before
	Former bool     // no longer exists
	Known  prominence.Place
}

// before orders places of the same name, likelier ones first.
func (p *Place) before(o *Place) int {
	smaller := func(p *Place) int {
		if p.ID == p.Region {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(smaller(p), smaller(o)), prominence.Compare(p.Known, o.Known))
}

// gazetteer finds place names by the stem that they begin with. There are tens of thousands, so names and the stems of their words are
// numbers in a few arrays.
type gazetteer struct {
	places []gazetteerPlace // likelier ones first
	stems  map[string]int32
	words  lists // by word of a name: stems of its forms
	names  []placeName
	used   []int32          // words of all names
	first  lists            // by stem: names that begin with it, in order of places
	exact  map[int32]string // spelling of the words of exact names
}

// lists are short lists of numbers one after the other.
type lists struct {
	ends    []int32
	numbers []int32
}

// listsOf joins lists.
func listsOf(all [][]int32) lists {
	l := lists{ends: make([]int32, len(all)), numbers: slices.Concat(all...)}
	end := 0
	for i, list := range all {
		end += len(list)
		l.ends[i] = int32(end)
	}
	return l
}

// of returns the list at a position.
func (l lists) of(at int32) []int32 {
	start := int32(0)
	if at > 0 {
		start = l.ends[at-1]
	}
	return l.numbers[start:l.ends[at]]
}

// gazetteerPlace is a place with what orders the candidates of a name.
type gazetteerPlace struct {
	id, region string
	former     bool
}

// placeName is a name without words for kinds of places.
type placeName struct {
	place      int32
	start, end int32      // of its words in gazetteer.used
	kinds      placeKinds // in the name
	bound      bool       // one of these must stand beside it
	former     bool       // something else has the name today: it must be said that it is a place
	exact      bool       // must be spelled so, since other forms look like a surname
}

// gazetteerBuilder makes a gazetteer.
type gazetteerBuilder struct {
	gazetteer
	spelled map[string]int32 // positions of words, folded
	words   [][]int32
	first   [][]int32
}

func newGazetteer(places []Place, steps *pace.Pace) (gazetteer, error) {
	order := make([]*Place, len(places))
	for i := range places {
		order[i] = &places[i]
	}
	slices.SortStableFunc(order, (*Place).before)
	b := gazetteerBuilder{
		gazetteer: gazetteer{places: make([]gazetteerPlace, len(places)), stems: map[string]int32{}, exact: map[int32]string{}},
		spelled:   map[string]int32{},
	}
	regions := map[string]string{} // one string for all places of a region
	for i, p := range order {
		if _, known := regions[p.Region]; !known {
			regions[p.Region] = p.Region
		}
		b.places[i] = gazetteerPlace{p.ID, regions[p.Region], p.Former}
		for k, whole := range slices.Concat(p.Names, p.Had) {
			if err := steps.Step(len(whole)); err != nil {
				return b.gazetteer, err
			}
			whole = strings.ReplaceAll(whole, " - ", "—")
			for _, part := range strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune("—–()«»", r) }) {
				b.add(int32(i), part, k >= len(p.Names))
			}
		}
	}
	b.names, b.used = slices.Clone(b.names), slices.Clone(b.used)
	b.gazetteer.words, b.gazetteer.first = listsOf(b.words), listsOf(b.first)
	return b.gazetteer, steps.Step(len(b.names))
}

// add adds a part of a name of a place, which may be a former one.
func (b *gazetteerBuilder) add(place int32, part string, former bool) {
	n := placeName{place: place, former: former, start: int32(len(b.used))}
	var last token
	for _, w := range read(part).tokens {
		if kinds := kindsOf(w); kinds != 0 {
			n.kinds |= kinds
			continue
		}
		b.used = append(b.used, b.word(w))
		last = w
	}
	n.end = int32(len(b.used))
	if n.start == n.end || len([]rune(last.folded)) < 3 || b.has(n) {
		b.used = b.used[:n.start]
		return
	}
	n.bound = n.kinds != 0 && (isAdjective(last.folded) || n.kinds&regionKinds != 0 && !words.IsCyrillic(last.folded))
	if n.end == n.start+1 && hasAnySuffix(last.folded, "ово", "ево", "ино", "ыно") {
		n.exact = true
		b.exact[b.used[n.start]] = last.folded
	}
	for _, stem := range b.words[b.used[n.start]] {
		b.first[stem] = append(b.first[stem], int32(len(b.names)))
	}
	b.names = append(b.names, n)
}

// has reports whether the place of a new name has it already, such as that of its centre.
func (b *gazetteerBuilder) has(n placeName) bool {
	for i := len(b.names) - 1; i >= 0 && b.names[i].place == n.place; i-- {
		o := &b.names[i]
		if slices.Equal(b.used[o.start:o.end], b.used[n.start:n.end]) && o.kinds == n.kinds {
			return true
		}
	}
	return false
}

// word returns the position of a word of a name.
func (b *gazetteerBuilder) word(w token) int32 {
	at, known := b.spelled[w.folded]
	if !known {
		at = int32(len(b.words))
		b.spelled[w.folded] = at
		var forms []int32
		for _, stem := range words.Stems(w.folded) {
			forms = append(forms, b.stem(stem))
		}
		b.words = append(b.words, slices.Clip(forms))
	}
	return at
}

func (b *gazetteerBuilder) stem(text string) int32 {
	at, known := b.stems[text]
	if !known {
		at = int32(len(b.first))
		b.stems[text] = at
		b.first = append(b.first, nil)
	}
	return at
}

// beginning returns the names that may begin with a word.
func (g *gazetteer) beginning(w token) []int32 {
	if stem, known := g.stems[w.stem]; known {
		return g.first.of(stem)
	}
	return nil
}

// matches reports whether words may be a name in some form.
func (g *gazetteer) matches(n *placeName, tokens []token) bool {
	for k, word := range g.used[n.start:n.end] {
		stem, known := g.stems[tokens[k].stem]
		if !known || !slices.Contains(g.words.of(word), stem) {
			return false
		}
	}
	if !n.exact {
		return true
	}
	form, exact := tokens[0].folded, g.exact[g.used[n.start]]
	return form == exact || form == strings.TrimSuffix(exact, "о")+"е"
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

func isAdjective(word string) bool {
	return hasAnySuffix(word, "ский", "цкий", "ской", "цкой", "ская", "ское", "ный", "ная", "ное")
}
