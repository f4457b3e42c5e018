package search

import (
	"strings"
	"unicode/utf8"

	"govhub/words"
)

// maxWords is how many words of a query count. No name has more.
const maxWords = 100

// token is a word of a query with the words of the vocabulary that it may stand for.
type token struct {
	text, stem, key string
	meaning         meaning
	weight          float32
	found           map[int32]likeness
	known           bool // it is a word of a name, in some form
	misspelt        bool // found holds what it may be by a typing error too
}

// likeness says how much a word of the vocabulary is like a word of a query, and why.
type likeness struct {
	degree float32 // 1 for the same
	reason Reason
}

// Degrees of likeness.
const (
	asTyped      = 1.0
	otherForm    = 0.98
	leastForm    = 0.9
	otherWord    = 0.95 // of the same meaning
	otherLetters = 0.95
	mistyped     = 0.95
	initialOnly  = 0.8
	leastPrefix  = 0.5
	mostPrefix   = 0.9
)

// reading is one way to read a query.
type reading struct {
	tokens []token
	reason Reason // Exact unless the query was typed otherwise
	text   string // as it was read
	factor float64
}

// tokensOf takes a query apart.
func tokensOf(query string) []token {
	split := words.Split(query)
	var tokens []token
	for i := 0; i < len(split) && len(tokens) < maxWords; i++ {
		text := split[i]
		for n := 3; n > 1; n-- {
			if i+n <= len(split) {
				if whole, ok := joined[strings.Join(split[i:i+n], " ")]; ok {
					text, i = whole, i+n-1
					break
				}
			}
		}
		stem := words.Stem(text)
		tokens = append(tokens, token{text: text, stem: stem, key: words.Romanize(text), meaning: meaningOf(text, stem)})
	}
	return tokens
}

// read looks the words of a query up. Those that are unknown are taken for misspelt.
func (x *Index) read(query string) reading {
	r := reading{tokens: tokensOf(query), reason: Exact, text: words.Fold(query), factor: 1}
	alone := len(r.tokens) == 1
	for i := range r.tokens {
		t := &r.tokens[i]
		t.found = map[int32]likeness{}
		x.lookUp(t)
		t.known = len(t.found) > 0
		t.weight = x.weight(t)
		x.prefixes(t, alone)
		if len(t.found) == 0 {
			x.correct(t)
		}
	}
	return r
}

// doubted returns a reading in which words that are known may be misspelt too.
func (x *Index) doubted(r reading) reading {
	for i := range r.tokens {
		x.correct(&r.tokens[i])
	}
	return r
}

// joinedUp reads the words of a query that tell things apart as one, which a misplaced space or hyphen has parted. It
// reports false if there is only one.
func (x *Index) joinedUp(query string) (reading, bool) {
	text := joinedUp(query)
	if text == "" {
		return reading{}, false
	}
	r := x.doubted(x.read(text))
	r.factor = 0.97
	return r, true
}

// known returns the share of the query, by weight, that is words of names in some form.
func (r reading) known() float32 {
	var known, all float32
	for i := range r.tokens {
		all += r.tokens[i].weight
		if r.tokens[i].known {
			known += r.tokens[i].weight
		}
	}
	if all == 0 {
		return 0
	}
	return known / all
}

func (t *token) note(place int32, degree float32, reason Reason) {
	if degree > t.found[place].degree {
		t.found[place] = likeness{degree, reason}
	}
}

// lookUp finds the words that are the same as the token, or its other forms.
func (x *Index) lookUp(t *token) {
	l := &x.lexicon
	if place, ok := l.places[t.text]; ok {
		t.note(place, asTyped, Words)
	}
	l.stems.equal(t.stem, func(place int32) { t.note(place, ending(t.text, l.words[place].text), WordForm) })
	if !words.IsCyrillic(t.text) { // every thing has a Russian name, which is better evidence than its English one
		l.keys.equal(t.key, func(place int32) { t.note(place, otherLetters, Transliteration) })
	}
	for _, c := range t.meaning.concepts {
		reason := WordForm
		if t.meaning.short {
			reason = Abbreviation
		}
		for _, place := range l.concepts[c] {
			t.note(place, otherWord, reason)
		}
	}
}

// ending returns the likeness of two forms of a word: the less their endings differ, the more they are alike.
func ending(a, b string) float32 {
	shared := utf8.RuneCountInString(a[:commonPrefix(a, b)])
	differ := utf8.RuneCountInString(a) + utf8.RuneCountInString(b) - 2*shared
	return max(otherForm-0.01*float32(differ), leastForm)
}

// prefixes finds the words that begin with the token. One letter begins too many words to tell anything, unless it is all
// there is; for others it is an initial.
func (x *Index) prefixes(t *token, alone bool) {
	n := utf8.RuneCountInString(t.text)
	if n < 2 && !alone {
		return
	}
	note := func(prefix string) func(int32, string) {
		return func(place int32, form string) {
			share := float32(len(prefix)) / float32(len(form))
			t.note(place, leastPrefix+(mostPrefix-leastPrefix)*share, Prefix)
		}
	}
	x.lexicon.texts.beginning(t.text, note(t.text))
	if !words.IsCyrillic(t.text) && t.key != "" {
		x.lexicon.keys.beginning(t.key, note(t.key))
	}
}

// correct finds the words that the token becomes by few edits: one from four letters on, two from eight.
func (x *Index) correct(t *token) {
	if t.misspelt {
		return
	}
	t.misspelt = true
	try := func(s *forms, form string, most float32) {
		n := utf8.RuneCountInString(form)
		limit := n / 4
		if limit = min(limit, 2); limit == 0 || n > 40 || strings.ContainsAny(form, "0123456789") {
			return
		}
		s.near(form, limit, func(place int32, edits int) {
			t.note(place, most*(1-float32(edits)/float32(n)), Typo)
		})
	}
	try(&x.lexicon.texts, t.text, mistyped)
	try(&x.lexicon.stems, t.stem, mistyped*leastForm)
	try(&x.lexicon.keys, t.key, mistyped*leastForm)
}

// weight is that of the most telling word that the token certainly is; an unknown word tells most.
func (x *Index) weight(t *token) float32 {
	if t.meaning.generic {
		return genericWeight
	}
	if words.IsStop(t.text) || utf8.RuneCountInString(t.text) == 1 && !strings.ContainsAny(t.text, "0123456789") {
		return stopWeight
	}
	weight := float32(0)
	for place := range t.found {
		weight = max(weight, x.lexicon.words[place].weight)
	}
	if weight == 0 {
		return rareWeight
	}
	return weight
}

// like returns how much the word at a place is like the token.
func (x *Index) like(t *token, place int32) likeness {
	if l, ok := t.found[place]; ok {
		return l
	}
	if initial := t.text; utf8.RuneCountInString(initial) == 1 && strings.HasPrefix(x.lexicon.words[place].text, initial) {
		return likeness{initialOnly, Prefix}
	}
	return likeness{}
}

// otherLayout reads a query as if it had been typed on the other keyboard layout. It reports false if it has no letters of
// one alphabet alone, or if most of it is known as it was typed.
func (x *Index) otherLayout(query string, typed reading) (reading, bool) {
	text, ok := words.OtherLayout(query)
	if !ok || typed.known() > 0.5 {
		return reading{}, false
	}
	r := x.read(text)
	r.reason, r.factor = KeyboardLayout, 0.97
	return r, true
}
