package assist

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"govhub/pace"
	"govhub/prominence"
	"govhub/words"
)

// Place is a region or municipality that texts may name.
type Place struct {
	ID     string // of the node
	Region string // identifier of its region, or its own
	Names  []string
	Former bool // no longer exists
	Known  prominence.Place
}

// before orders places of the same name, likelier ones first.
func (p Place) before(o Place) int {
	smaller := func(p Place) int {
		if p.ID == p.Region {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(smaller(p), smaller(o)), prominence.Compare(p.Known, o.Known))
}

// Mention is a place name in a request, in any grammatical form.
type Mention struct {
	Passages       []*Passage
	Places         []string // identifiers of candidates, likelier first, truncated
	CandidateCount int32    // all candidates
}

const mostCandidates = 10

// gazetteer finds place names by the stem that they begin with.
type gazetteer struct {
	places []Place
	names  map[string][]placeName
}

// placeName is a name without words for kinds of places, as stems.
type placeName struct {
	place int32
	words [][]string      // stems of each word's forms
	exact string          // required spelling, if other forms look like a surname
	kinds map[string]bool // kinds, one of which must stand beside it, if any
}

// placeWords and placeAbbreviations map stems and abbreviations to the kinds of places that they stand for.
var placeWords, placeAbbreviations = func() (byStem, short map[string][]string) {
	same := map[string]string{"городской": "город", "пгт": "поселок"} // used interchangeably
	byStem, short = map[string][]string{words.Stem("герой"): {"герой"}}, map[string][]string{}
	add := func(list map[string][]string, word, kind string) {
		if kind = cmp.Or(same[kind], kind); !slices.Contains(list[word], kind) {
			list[word] = append(list[word], kind)
		}
	}
	for _, k := range words.PlaceKinds {
		spelled := strings.Fields(k.Words)
		for _, word := range spelled {
			add(byStem, words.Stem(word), spelled[0])
		}
		for _, word := range strings.Fields(k.Short) {
			add(short, word, spelled[0])
		}
	}
	for word, spelled := range words.PlaceCompounds {
		kind, _, _ := strings.Cut(spelled, " ")
		add(short, word, kind)
	}
	return byStem, short
}()

// kindsOf returns the kinds of places that a word stands for.
func kindsOf(w token) []string {
	if kinds := placeAbbreviations[w.folded]; kinds != nil {
		return kinds
	}
	return placeWords[w.stem]
}

// regionKinds are kinds that distinguish a region from a town that it may be named after.
var regionKinds = []string{"область", "край", "округ", "автономный"}

func newGazetteer(places []Place, steps *pace.Pace) (gazetteer, error) {
	g := gazetteer{places: slices.SortedStableFunc(slices.Values(places), Place.before), names: map[string][]placeName{}}
	for i, p := range g.places {
		for _, whole := range p.Names {
			if err := steps.Step(len(whole)); err != nil {
				return g, err
			}
			whole = strings.ReplaceAll(whole, " - ", "—")
			for _, part := range strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune("—–()«»", r) }) {
				g.add(int32(i), part)
			}
		}
	}
	return g, nil
}

func (g *gazetteer) add(place int32, part string) {
	n := placeName{place: place, kinds: map[string]bool{}}
	var last token
	for _, w := range read(part).tokens {
		if kinds := kindsOf(w); kinds != nil {
			for _, kind := range kinds {
				n.kinds[kind] = true
			}
			continue
		}
		n.words = append(n.words, stemsOf(w))
		last = w
	}
	if len(n.words) == 0 || len([]rune(last.folded)) < 3 {
		return
	}
	bound := isAdjective(last.folded)
	for _, kind := range regionKinds {
		bound = bound || n.kinds[kind] && !words.IsCyrillic(last.folded)
	}
	if !bound || len(n.kinds) == 0 {
		n.kinds = nil
	}
	if len(n.words) == 1 && hasAnySuffix(last.folded, "ово", "ево", "ино", "ыно") {
		n.exact = last.folded
	}
	for _, stem := range n.words[0] {
		g.names[stem] = append(g.names[stem], n)
	}
}

// stemsOf returns the stems of a name's word in its forms. The algorithm takes the end of Саратов for a case ending, but not in
// Саратове.
func stemsOf(w token) []string {
	stems := []string{w.stem}
	if hasAnySuffix(w.folded, "ов", "ев", "ин", "ын") {
		for _, ending := range []string{"а", "у", "ом", "е"} {
			if stem := words.Stem(w.folded + ending); !slices.Contains(stems, stem) {
				stems = append(stems, stem)
			}
		}
	}
	return stems
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

func isAdjective(word string) bool {
	return hasAnySuffix(word, "ский", "цкий", "ской", "цкой", "ская", "ское", "ный", "ная", "ное")
}

// mentions finds the places that a text names, in order, and marks the words that name them.
func (g *gazetteer) mentions(t *text, p *pace.Pace) (list []*Mention, named map[int]bool, err error) {
	named = map[int]bool{}
	byPlaces := map[string]*Mention{}
	var (
		key   []byte
		found [][]int32 // places of each mention
	)
	for i := 0; i < len(t.tokens); {
		if err := p.Step(1 + len(g.names[t.tokens[i].stem])); err != nil {
			return nil, nil, err
		}
		places, first, last := g.at(t, i)
		if len(places) == 0 {
			i++
			continue
		}
		key = key[:0]
		for _, place := range places {
			key = binary.LittleEndian.AppendUint32(key, uint32(place))
		}
		m := byPlaces[string(key)]
		if m == nil {
			m = new(Mention)
			byPlaces[string(key)] = m
			list, found = append(list, m), append(found, places)
		}
		m.Passages = append(m.Passages, t.passage(span{t.tokens[first].start, t.tokens[last-1].end}))
		for k := first; k < last; k++ {
			named[k] = true
		}
		i = last
	}
	g.choose(list, found)
	return list, named, nil
}

// choose orders the candidates of each mention: existing places before former ones, and places in a region that the text names
// unambiguously before others.
func (g *gazetteer) choose(list []*Mention, found [][]int32) {
	certain := map[string]bool{}
	for _, places := range found {
		if len(places) == 1 {
			certain[g.places[places[0]].Region] = true
		}
	}
	rank := func(p int32) int {
		switch {
		case g.places[p].Former:
			return 2
		case !certain[g.places[p].Region]:
			return 1
		}
		return 0
	}
	for i, m := range list {
		slices.SortStableFunc(found[i], func(a, b int32) int { return rank(a) - rank(b) })
		m.CandidateCount = int32(len(found[i]))
		for _, p := range found[i][:min(mostCandidates, len(found[i]))] {
			m.Places = append(m.Places, g.places[p].ID)
		}
	}
}

// at returns the places that the longest name at token i may mean, with the tokens of the name and of the word for its kind.
func (g *gazetteer) at(t *text, i int) (places []int32, first, last int) {
	candidates := g.names[t.tokens[i].stem]
	if len(candidates) == 0 || words.IsStop(t.tokens[i].folded) || t.isPerson(i) || t.isStreet(i) {
		return nil, 0, 0
	}
	proper := unicode.IsUpper(t.runes[t.tokens[i].start]) || i > 0 && kindsOf(t.tokens[i-1]) != nil
	for _, n := range candidates {
		from, to := i, i+len(n.words)
		if to > len(t.tokens) || !n.matches(t.tokens[i:to]) {
			continue
		}
		if n.kinds != nil {
			var ok bool
			if from, to, ok = n.beside(t, from, to); !ok {
				continue
			}
		} else if !proper {
			continue
		}
		switch longer := (to - from) - (last - first); {
		case longer > 0:
			places, first, last = []int32{n.place}, from, to
		case longer == 0 && places[len(places)-1] != n.place: // candidates are in order of places
			places = append(places, n.place)
		}
	}
	return places, first, last
}

func (n *placeName) matches(tokens []token) bool {
	for k, stems := range n.words {
		if !slices.Contains(stems, tokens[k].stem) {
			return false
		}
	}
	form := tokens[0].folded
	return n.exact == "" || form == n.exact || form == strings.TrimSuffix(n.exact, "о")+"е"
}

func (n *placeName) isKind(kind string) bool { return n.kinds[kind] }

// beside extends a name, tokens[from:to], by the word for its kind at most two words after or before it.
func (n *placeName) beside(t *text, from, to int) (int, int, bool) {
	end := to
	for k := to; k < min(to+2, len(t.tokens)); k++ {
		if kinds := kindsOf(t.tokens[k]); kinds == nil {
			break
		} else if slices.ContainsFunc(kinds, n.isKind) {
			end = k + 1
		}
	}
	if end > to {
		return from, end, true
	}
	for k := from - 1; k >= max(from-2, 0); k-- {
		if kinds := kindsOf(t.tokens[k]); kinds == nil {
			break
		} else if slices.ContainsFunc(kinds, n.isKind) {
			return k, to, true
		}
	}
	return 0, 0, false
}

// isStreet reports whether token i is the name of a street: улица Кирова, Московское шоссе.
func (t *text) isStreet(i int) bool {
	named := func(k int) bool {
		return k >= 0 && k < len(t.tokens) && (streets[t.tokens[k].stem] || streets[t.tokens[k].folded])
	}
	return named(i-1) || named(i+1) && isAdjective(t.tokens[i].folded)
}

// streets are words for streets, as stems, and their abbreviations.
var streets = func() map[string]bool {
	list := map[string]bool{}
	for _, w := range strings.Fields("улица проспект переулок проезд площадь набережная шоссе бульвар аллея тракт микрорайон квартал street avenue square") {
		list[words.Stem(w)] = true
	}
	for _, w := range strings.Fields("ул пр просп пер пл наб ш бул мкр") {
		list[w] = true
	}
	return list
}()

// isPerson reports whether token i is more likely part of a person's name: an initial or a patronymic stands beside it.
func (t *text) isPerson(i int) bool {
	initial := func(k int) bool {
		w := t.tokens[k]
		return w.end-w.start == 1 && unicode.IsUpper(t.runes[w.start]) && w.end < len(t.runes) && t.runes[w.end] == '.'
	}
	if i > 0 && initial(i-1) && (t.tokens[i-1].folded != "г" || i > 1 && initial(i-2)) {
		return true
	}
	if i+1 == len(t.tokens) {
		return false
	}
	next := t.tokens[i+1]
	return initial(i+1) || unicode.IsUpper(t.runes[next.start]) && hasAnySuffix(next.folded, "ович", "евич", "овна", "евна", "ична", "ильич")
}
