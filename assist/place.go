package assist

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"govhub/pace"
	"govhub/words"
)

// Place is a region or municipality that texts may name.
type Place struct {
	ID     string // of the node
	Region string // identifier of the region that it is or lies in
	Names  []string
	Former bool // no longer exists
}

// Mention is a name of a place in a request, in whatever form, wherever it stands.
type Mention struct {
	Passages       []*Passage
	Places         []string // identifiers of those that it may mean, the likelier first; not all of many
	CandidateCount int32    // of all of them
}

const mostCandidates = 10

// gazetteer finds names of places by the stem that they begin with.
type gazetteer struct {
	places []Place
	names  map[string][]placeName
}

// placeName is a name without the words for kinds of places, as stems.
type placeName struct {
	place int32
	words [][]string      // of each word the stems that its forms may have
	exact string          // how a name must be spelled that looks like a surname in other forms
	kinds map[string]bool // a word for a kind that must stand beside it, if any
}

// placeKinds are the words for kinds of places by their stems, with what they stand for.
var placeKinds = func() map[string]string {
	kinds := map[string]string{}
	for _, line := range []string{
		"область обл oblast", "край krai", "республика респ republic", "округ okrug", "автономный ао autonomous", "район рн raion district",
		"город г city town городской urban", "муниципальный мо мр municipal", "поселение сп гп settlement", "сельский rural", "сельсовет selsoviet",
		"село с village", "поселок п пос пгт", "деревня д", "станица", "образование", "закрытый зато", "герой", "внутригородской", "территория",
	} {
		first := ""
		for _, w := range strings.Fields(line) {
			stem := words.Stem(words.Fold(w))
			first = cmp.Or(first, stem)
			kinds[stem] = first
		}
	}
	return kinds
}()

// regionKinds are kinds that tell a region from a town that its name may come from.
var regionKinds = []string{words.Stem("область"), words.Stem("край"), words.Stem("округ"), words.Stem("автономный")}

func newGazetteer(places []Place, steps *pace.Pace) (gazetteer, error) {
	g := gazetteer{places: places, names: map[string][]placeName{}}
	for i, p := range places {
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
		if kind, ok := placeKinds[w.stem]; ok {
			n.kinds[kind] = true
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

// stemsOf returns the stems that the forms of a word of a name have. The algorithm takes the end of Саратов for that of a case, but
// not the same letters in Саратове.
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

// mentions finds the places that a text names, in their order, and marks the words that name them.
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

// choose puts the candidates of each mention in order: what still exists before what does not, and what lies in a region that the
// text names for certain before what lies elsewhere.
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

// at returns the places that the longest name at token i may mean, with the tokens that it takes up together with the word for
// its kind.
func (g *gazetteer) at(t *text, i int) (places []int32, first, last int) {
	candidates := g.names[t.tokens[i].stem]
	if len(candidates) == 0 || t.isPerson(i) {
		return nil, 0, 0
	}
	proper := unicode.IsUpper(t.runes[t.tokens[i].start]) || i > 0 && placeKinds[t.tokens[i-1].stem] != ""
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
		case longer == 0 && places[len(places)-1] != n.place: // candidates are in the order of their places
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

// beside widens a name, tokens[from:to], by the word for its kind that stands at most two words after it or before it.
func (n *placeName) beside(t *text, from, to int) (int, int, bool) {
	end := to
	for k := to; k < min(to+2, len(t.tokens)); k++ {
		if kind, ok := placeKinds[t.tokens[k].stem]; !ok {
			break
		} else if n.kinds[kind] {
			end = k + 1
		}
	}
	if end > to {
		return from, end, true
	}
	for k := from - 1; k >= max(from-2, 0); k-- {
		if kind, ok := placeKinds[t.tokens[k].stem]; !ok {
			break
		} else if n.kinds[kind] {
			return k, to, true
		}
	}
	return 0, 0, false
}

// isPerson reports whether token i is rather the name of a person: an initial or a patronymic stands beside it.
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
