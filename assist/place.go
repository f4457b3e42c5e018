package assist

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"govhub/pace"
	"govhub/words"
)

// Mention is a place name in a request, in any grammatical form.
type Mention struct {
	Passages       []*Passage
	Places         []string // identifiers of candidates, likelier first, truncated
	CandidateCount int32    // all candidates
}

const mostCandidates = 10

// mentions finds the places that a text names, in order, and marks the words that name them.
func (g *gazetteer) mentions(t *text, p *pace.Pace) (list []*Mention, named map[int]bool, err error) {
	named = map[int]bool{}
	byPlaces := map[string]*Mention{}
	var (
		key   []byte
		found [][]int32 // places of each mention
	)
	for i := 0; i < len(t.tokens); {
		if err := p.Step(1 + len(g.beginning(t.tokens[i]))); err != nil {
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
			certain[g.places[places[0]].region] = true
		}
	}
	rank := func(p int32) int {
		switch {
		case g.places[p].former:
			return 2
		case !certain[g.places[p].region]:
			return 1
		}
		return 0
	}
	for i, m := range list {
		slices.SortStableFunc(found[i], func(a, b int32) int { return rank(a) - rank(b) })
		m.CandidateCount = int32(len(found[i]))
		for _, p := range found[i][:min(mostCandidates, len(found[i]))] {
			m.Places = append(m.Places, g.places[p].id)
		}
	}
}

// at returns the places that the longest name at token i may mean, with the tokens of the name and of the word for its kind.
func (g *gazetteer) at(t *text, i int) (places []int32, first, last int) {
	candidates := g.beginning(t.tokens[i])
	if len(candidates) == 0 || words.IsStop(t.tokens[i].folded) || t.isPerson(i) || t.isStreet(i) {
		return nil, 0, 0
	}
	proper := unicode.IsUpper(t.runes[t.tokens[i].start]) || i > 0 && kindsOf(t.tokens[i-1]) != 0
	for _, at := range candidates {
		n := &g.names[at]
		from, to := i, i+int(n.end-n.start)
		if to > len(t.tokens) || !g.matches(n, t.tokens[i:to]) {
			continue
		}
		beside := false
		if n.kinds != 0 {
			from, to, beside = n.beside(t, from, to)
		}
		if !beside && (n.bound || !proper || n.former && !t.located(i) || to == from+1 && t.isSurname(g, to)) {
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

// beside extends a name, tokens[from:to], by the word for its kind at most two words after or before it.
func (n *placeName) beside(t *text, from, to int) (int, int, bool) {
	end := to
	for k := to; k < min(to+2, len(t.tokens)); k++ {
		if kinds := kindsOf(t.tokens[k]); kinds == 0 {
			break
		} else if kinds&n.kinds != 0 {
			end = k + 1
		}
	}
	if end > to {
		return from, end, true
	}
	for k := from - 1; k >= max(from-2, 0); k-- {
		if kinds := kindsOf(t.tokens[k]); kinds == 0 {
			break
		} else if kinds&n.kinds != 0 {
			return k, to, true
		}
	}
	return from, to, false
}

// located reports whether a preposition of place or a word for a kind of place stands before token i.
func (t *text) located(i int) bool {
	return i > 0 && (slices.Contains(locating, t.tokens[i-1].folded) || kindsOf(t.tokens[i-1]) != 0)
}

var locating = strings.Fields("в во из под около возле близ до in from near")

// isSurname reports whether token i follows a name directly, ends like a surname, and names no place: Владимир Иванов.
func (t *text) isSurname(g *gazetteer, i int) bool {
	if i >= len(t.tokens) || !unicode.IsUpper(t.runes[t.tokens[i].start]) || strings.Trim(string(t.runes[t.tokens[i-1].end:t.tokens[i].start]), " \u00a0") != "" {
		return false
	}
	return hasAnySuffix(t.tokens[i].folded, surnameEnds...) && !slices.ContainsFunc(g.beginning(t.tokens[i]), func(at int32) bool {
		n := &g.names[at]
		return i+int(n.end-n.start) <= len(t.tokens) && g.matches(n, t.tokens[i:i+int(n.end-n.start)])
	})
}

var surnameEnds = strings.Fields("ов ев ин ын ова ева ина ына ову еву ину овым евым иным овой евой иной енко ский ская цкий цкая")

// isStreet reports whether token i is the name of a street: улица Кирова, Московское шоссе.
func (t *text) isStreet(i int) bool {
	named := func(k int) bool {
		if k < 0 || k >= len(t.tokens) || !streets[t.tokens[k].stem] && !streets[t.tokens[k].folded] {
			return false
		}
		between := string(t.runes[t.tokens[min(i, k)].end:t.tokens[max(i, k)].start])
		return strings.Trim(between, " \u00a0") == "" || between == ". " && streets[t.tokens[k].folded]
	}
	return named(i-1) || named(i+1) && isAdjective(t.tokens[i].folded)
}

// streets are words for streets, as stems, and their abbreviations.
var streets = func() map[string]bool {
	list := map[string]bool{}
	for _, w := range strings.Fields("улица проспект переулок проезд набережная шоссе бульвар аллея тракт микрорайон квартал street avenue") {
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
	return initial(i+1) || unicode.IsUpper(t.runes[next.start]) && words.IsPatronymic(next.folded)
}
