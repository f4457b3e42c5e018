package search

import (
	"slices"
	"strings"
	"unicode"

	"govhub/words"
)

// maxWords bounds the words of a query that count. No name has more.
const maxWords = 100

// reading is one way to read a query.
type reading struct {
	terms   []*term // distinct
	tokens  []int   // positions in terms of the query's words, in order
	doubted bool    // known words may be misspelt too
	reason  doubt   // exact unless the query was read as typed differently
	text    string  // the reading as text
	words   []int32 // of the text, nil if not all are words of names
	whole   bool    // its words are exactly those of the text
	factor  float64

	personal *personal // as the name of a person, nil if it cannot be one
}

// found are the words that a term of the reading may stand for.
func (r *reading) found(t *term) []found {
	if r.doubted {
		return t.doubted
	}
	return t.found
}

// is reports whether the words of a name are exactly those of the reading.
func (r *reading) is(name []int32) bool { return r.words != nil && slices.Equal(r.words, name) }

// tokensOf returns the words of a query that count.
func tokensOf(split []string) []string {
	var tokens []string
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
		tokens = append(tokens, splitNumber(text)...)
	}
	return tokens
}

// read looks the words of a query up.
func (l *lookup) read(query string) (*reading, error) {
	split := words.Split(query)
	tokens := tokensOf(split)
	r := &reading{reason: exact, text: strings.Join(split, " "), factor: 1}
	read := []string{}
	places := map[string]int{}
	for _, text := range tokens {
		place, ok := places[text]
		if ok && !r.terms[place].meaning.generic {
			continue // Москва, г. Москва
		}
		if !ok {
			t, err := l.term(text, len(tokens) == 1)
			if err != nil {
				return nil, err
			}
			if len(r.terms) > 0 && words.IsPatronymic(text) && l.isGiven(r, r.terms[r.tokens[len(r.tokens)-1]]) {
				patronymic := *t
				patronymic.weight = min(t.weight, patronymicWeight)
				t = &patronymic
			}
			place = len(r.terms)
			places[text] = place
			r.terms = append(r.terms, t)
		}
		read = append(read, text)
		r.tokens = append(r.tokens, place)
	}
	r.whole = slices.Equal(read, split)
	r.words = l.lexicon.numbers(split)
	r.personal = personalOf(split, startsWithPreposition(query), func(text string) (int, *term) { return places[text], r.terms[places[text]] })
	return r, nil
}

// doubted returns a reading in which known words may be misspelt too.
func (l *lookup) doubted(r *reading) (*reading, error) {
	for _, t := range r.terms {
		if err := l.doubt(t); err != nil {
			return nil, err
		}
	}
	other := *r
	other.doubted = true
	return &other, nil
}

// joinedUp reads the distinctive words of a query as one, in case of a misplaced space or hyphen, before those of kinds. It returns nil if
// there is only one, or if known words have initials.
func (l *lookup) joinedUp(query string, typed *reading) (*reading, error) {
	if typed.personal != nil && len(typed.personal.initials) > 0 && typed.known() > 0.5 {
		return nil, nil
	}
	text := joinedUp(query, isGeneric)
	if letters(text) < leastPrefixLetters { // N/A
		return nil, nil
	}
	kinds := slices.DeleteFunc(words.Split(query), func(word string) bool { return !isGeneric(word) })
	r, err := l.read(strings.Join(append([]string{text}, kinds...), " "))
	if err != nil {
		return nil, err
	}
	if r, err = l.doubted(r); err != nil {
		return nil, err
	}
	r.factor = 0.97
	return r, nil
}

// leastPrefixLetters is from how many letters on a text on the other keyboard layout, or joined, may be the beginning of a word: НКО is no yrj.
const leastPrefixLetters = 4

// otherLayout reads a query as typed on the other keyboard layout. It returns nil if the query has letters of both alphabets or
// none, if most of it is known as typed, or if one of its letters becomes a sign, which would be lost: ЖКХ is no R.
func (l *lookup) otherLayout(query string, typed *reading) (*reading, error) {
	text, ok := words.OtherLayout(query)
	if !ok || typed.known() > 0.5 || letters(text) < letters(query) {
		return nil, nil
	}
	r, err := l.read(text)
	if err != nil || r.known() == 0 && letters(text) < leastPrefixLetters {
		return nil, err
	}
	r.reason, r.factor = onOtherKeys, 0.97
	return r, nil
}

// letters returns the number of letters in a text.
func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// saysNothing reports whether the words of the query only mean the country, of which all names are, or are several single letters: N/A.
func (r *reading) saysNothing() bool {
	all := func(is func(t *term) bool) bool {
		return !slices.ContainsFunc(r.terms, func(t *term) bool { return !is(t) })
	}
	return len(r.tokens) > 1 && all(func(t *term) bool { return words.IsInitial(t.text) }) || all(func(t *term) bool {
		return slices.ContainsFunc(t.meaning.concepts, func(concept int) bool { return slices.Contains(russia, concept) })
	})
}

// known returns the share of the query, by weight, that is words of names in some form.
func (r *reading) known() float32 {
	var known, all float32
	for _, place := range r.tokens {
		t := r.terms[place]
		all += t.weight
		if t.known {
			known += t.weight
		}
	}
	if all == 0 {
		return 0
	}
	return known / all
}
