package search

import (
	"strings"
	"unicode/utf8"

	"govhub/pace"
	"govhub/words"
)

// term is a word of a query with the words of the vocabulary that it may stand for.
type term struct {
	text, stem, key string
	meaning         meaning
	weight          float32
	known           bool    // it is a word of a name, in some form
	found           []found // distinct
	doubted         []found // with typing errors, nil until needed
	initial         []found // for a term of one letter: words that it may be the initial of
}

// found is a word of the vocabulary that a term may stand for.
type found struct {
	word int32
	likeness
}

// likeness is how closely a word of the vocabulary resembles a word of a query, and why.
type likeness struct {
	degree float32 // 1 for equal words
	reason doubt
}

// Degrees of likeness.
const (
	asTyped      = 1.0
	otherForm    = 0.98
	leastForm    = 0.9
	otherWord    = 0.95 // of the same meaning
	otherLetters = 0.95
	mistyped     = 0.95
	knownShare   = 0.9 // of a typing error in a known word
	initialOnly  = 0.8
	leastPrefix  = 0.5
	mostPrefix   = 0.9
)

// lookup looks up the words of one request's queries, each once. After an error its scratch must be dropped.
type lookup struct {
	*Index
	*scratch
	pace  *pace.Pace
	terms map[termKey]*term
}

// termKey is the key of a cached term. A query of a single letter is read more widely.
type termKey struct {
	text  string
	alone bool
}

// term returns a word of a query with the words that it may stand for. An unknown word is taken as misspelt.
func (l *lookup) term(text string, alone bool) (*term, error) {
	single := utf8.RuneCountInString(text) == 1
	key := termKey{text, alone && single}
	if t, ok := l.terms[key]; ok {
		return t, nil
	}
	stem := words.Stem(text)
	t := &term{text: text, stem: stem, key: words.Romanize(text), meaning: meaningOf(text, stem)}
	l.words(t)
	t.known = len(l.noted) > 0
	t.weight = l.weight(t)
	if !single || alone {
		l.prefixes(t)
	}
	if len(l.noted) == 0 {
		if err := l.correct(t); err != nil {
			return nil, err
		}
		t.found = l.taken()
		t.doubted = t.found
	} else {
		t.found = l.taken()
	}
	if single {
		l.initial(t)
	}
	l.terms[key] = t
	return t, l.pace.Step(len(t.found) + len(t.initial))
}

// doubt looks up the words that a term may be with a typing error.
func (l *lookup) doubt(t *term) error {
	if t.doubted != nil {
		return nil
	}
	for _, f := range t.found {
		l.note(f.word, f.degree, f.reason)
	}
	if err := l.correct(t); err != nil {
		return err
	}
	t.doubted = l.taken()
	return nil
}

// note notes a word, or a closer likeness of a noted one.
func (l *lookup) note(word int32, degree float32, reason doubt) {
	at := &l.byWord[word]
	if *at == 0 {
		l.noted = append(l.noted, found{word, likeness{degree, reason}})
		*at = int32(len(l.noted))
	} else if f := &l.noted[*at-1]; degree > f.degree {
		f.likeness = likeness{degree, reason}
	}
}

// taken returns the noted words and clears them.
func (l *lookup) taken() []found {
	for _, f := range l.noted {
		l.byWord[f.word] = 0
	}
	list := append([]found{}, l.noted...) // never nil
	l.noted = l.noted[:0]
	return list
}

// words finds equal words and other forms of the term.
func (l *lookup) words(t *term) {
	x := &l.lexicon
	if word, ok := x.find(t.text); ok {
		l.note(word, asTyped, sameWords)
	}
	for _, form := range append(words.Nominatives(t.text), t.stem) { // the stem of Ростовом is Ростов, whose own is shorter
		if word, ok := x.find(form); ok && form != t.text {
			l.note(word, ending(t.text, form), inOtherForm)
		}
	}
	x.stems.equal(t.stem, func(word int32) { l.note(word, ending(t.text, x.text(word)), inOtherForm) })
	if !words.IsCyrillic(t.text) { // every thing has a Russian name, which is more reliable than the English one
		x.keys.equal(t.key, func(word int32) { l.note(word, otherLetters, inOtherLetters) })
	}
	for _, c := range t.meaning.concepts {
		reason := inOtherForm
		if t.meaning.short {
			reason = abbreviated
		}
		for _, word := range x.concepts[c] {
			l.note(word, otherWord, reason)
		}
	}
}

// ending returns the likeness of two forms of a word: the less their endings differ, the closer.
func ending(a, b string) float32 {
	shared := utf8.RuneCountInString(a[:commonPrefix(a, b)])
	differ := utf8.RuneCountInString(a) + utf8.RuneCountInString(b) - 2*shared
	return max(otherForm-0.01*float32(differ), leastForm)
}

// prefixes finds words that begin with the term. One letter begins too many words to be of use unless it is the whole query; otherwise
// it is an initial.
func (l *lookup) prefixes(t *term) {
	note := func(prefix string) func(word int32, length int) {
		return func(word int32, length int) {
			share := float32(len(prefix)) / float32(length)
			l.note(word, leastPrefix+(mostPrefix-leastPrefix)*share, begun)
		}
	}
	l.lexicon.texts.beginning(t.text, note(t.text))
	if !words.IsCyrillic(t.text) && t.key != "" {
		l.lexicon.keys.beginning(t.key, note(t.key))
	}
}

// correct finds words within few edits of the term: one from four letters on, two from eight.
func (l *lookup) correct(t *term) error {
	for _, try := range []struct {
		forms *forms
		text  string
		most  float32
	}{
		{&l.lexicon.texts, t.text, mistyped},
		{&l.lexicon.stems, t.stem, mistyped * leastForm},
		{&l.lexicon.keys, t.key, mistyped * leastForm},
	} {
		if t.known {
			try.most *= knownShare
		}
		n := utf8.RuneCountInString(try.text)
		limit := min(n/4, utf8.RuneCountInString(t.text)/4, 2)
		if limit == 0 || n > longestCorrected || strings.ContainsAny(try.text, "0123456789") {
			continue
		}
		err := try.forms.near(try.text, limit, l.pace, func(word int32, edits int) {
			if t.known && !t.meaning.generic && l.lexicon.generic(word) {
				return // население is no поселение
			}
			l.note(word, try.most*(1-float32(edits)/float32(n)), misspelled)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// initial finds words that a term of one letter may be the initial of.
func (l *lookup) initial(t *term) {
	for _, f := range t.found {
		l.byWord[f.word] = 1
	}
	l.lexicon.texts.beginning(t.text, func(word int32, _ int) {
		if l.byWord[word] == 0 {
			t.initial = append(t.initial, found{word, likeness{initialOnly, begun}})
		}
	})
	for _, f := range t.found {
		l.byWord[f.word] = 0
	}
}

// weight is that of the most distinctive of the noted words, which the term certainly is. An unknown number has the highest.
func (l *lookup) weight(t *term) float32 {
	if t.meaning.generic {
		return genericWeight
	}
	if words.IsStop(t.text) || words.IsInitial(t.text) {
		return stopWeight
	}
	weight := float32(0)
	for _, f := range l.noted {
		weight = max(weight, l.lexicon.weights[f.word])
	}
	switch {
	case weight > 0:
		return weight
	case strings.ContainsAny(t.text, "0123456789"):
		return rareWeight
	}
	return commonWeight // people also write words of no name: население Уфы
}
