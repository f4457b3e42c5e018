package search

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"govhub/words"
)

// word is a word of the vocabulary of all names.
type word struct {
	text, stem, key string
	meaning         meaning
	weight          float32
	names           []int32 // things that have it in a name, once each
}

// lexicon is the vocabulary of all names, in order of the words, of their stems and of their Latin keys.
type lexicon struct {
	words    []word
	places   map[string]int32
	concepts [][]int32 // words by concept

	texts, stems, keys sorted
}

// Weights of words: what tells things apart counts most.
const (
	genericWeight = 0.2
	stopWeight    = 0.1
	rareWeight    = 1.0
	commonWeight  = 0.6
)

// add returns the place of a word, which it enters if it is new.
func (l *lexicon) add(text string) int32 {
	if place, ok := l.places[text]; ok {
		return place
	}
	place := int32(len(l.words))
	stem := words.Stem(text)
	l.words = append(l.words, word{text: text, stem: stem, key: words.Romanize(text), meaning: meaningOf(text, stem)})
	l.places[text] = place
	return place
}

// finish weighs the words and puts them in their orders.
func (l *lexicon) finish(things int) {
	l.concepts = make([][]int32, len(concepts))
	for i := range l.words {
		w := &l.words[i]
		w.names = slices.Clip(w.names)
		w.weight = weigh(w, things)
		for _, c := range w.meaning.concepts {
			l.concepts[c] = append(l.concepts[c], int32(i))
		}
	}
	l.texts = sortBy(l.words, func(w *word) string { return w.text })
	l.stems = sortBy(l.words, func(w *word) string { return w.stem })
	l.keys = sortBy(l.words, func(w *word) string { return w.key })
}

func weigh(w *word, things int) float32 {
	switch {
	case w.meaning.generic:
		return genericWeight
	case words.IsStop(w.text):
		return stopWeight
	}
	return float32(rareWeight - (rareWeight-commonWeight)*math.Log(float64(1+len(w.names)))/math.Log(float64(2+things)))
}

// sorted are the words in the order of one of their forms.
type sorted struct {
	forms  []string
	places []int32
}

func sortBy(list []word, form func(*word) string) sorted {
	s := sorted{forms: make([]string, len(list)), places: make([]int32, len(list))}
	for i := range s.places {
		s.places[i] = int32(i)
	}
	slices.SortFunc(s.places, func(a, b int32) int { return strings.Compare(form(&list[a]), form(&list[b])) })
	for i, place := range s.places {
		s.forms[i] = form(&list[place])
	}
	return s
}

// equal visits the words of this form.
func (s *sorted) equal(form string, visit func(place int32)) {
	i, _ := slices.BinarySearch(s.forms, form)
	for ; i < len(s.forms) && s.forms[i] == form; i++ {
		visit(s.places[i])
	}
}

// beginning visits the words whose form begins with a prefix.
func (s *sorted) beginning(prefix string, visit func(place int32, form string)) {
	i, _ := slices.BinarySearch(s.forms, prefix)
	for ; i < len(s.forms) && strings.HasPrefix(s.forms[i], prefix); i++ {
		visit(s.places[i], s.forms[i])
	}
}

// near visits the words whose form is at most limit edits away: letters inserted, left out, replaced, or two neighbours
// swapped. It walks the forms in order as the branches of a tree: what begins too differently is passed over as a whole.
func (s *sorted) near(form string, limit int, visit func(place int32, edits int)) {
	want := []rune(form)
	width := len(want) + 1
	rows := make([]int, (len(want)+limit+2)*width) // one for each letter of the form at hand
	for j := range width {
		rows[j] = j
	}
	letters := make([]rune, 0, len(want)+limit+1)
	last := ""
	for i := 0; i < len(s.forms); {
		this := s.forms[i]
		shared := commonPrefix(last, this)
		depth := utf8.RuneCountInString(this[:shared])
		letters = letters[:min(depth, len(letters))]
		depth = len(letters)
		cut := -1 // bytes of the form that are already too different
		at := byteOf(this, depth)
		for at < len(this) {
			r, size := utf8.DecodeRuneInString(this[at:])
			at += size
			letters = append(letters, r)
			if len(letters) > len(want)+limit || nextRow(rows, width, want, letters) > limit {
				cut = at
				break
			}
		}
		last = this[:at]
		if cut < 0 {
			if edits := rows[len(letters)*width+len(want)]; edits <= limit {
				visit(s.places[i], edits)
			}
			i++
			continue
		}
		letters = letters[:len(letters)-1]
		i = s.after(i, this[:cut])
		last = this[:byteOf(this, len(letters))]
	}
}

// nextRow computes the distances of all beginnings of want from the letters and returns the least.
func nextRow(rows []int, width int, want, letters []rune) int {
	n := len(letters)
	above, row := rows[(n-1)*width:n*width], rows[n*width:(n+1)*width]
	row[0] = n
	least := n
	for j := 1; j < width; j++ {
		cost := 1
		if letters[n-1] == want[j-1] {
			cost = 0
		}
		d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
		if n > 1 && j > 1 && letters[n-1] == want[j-2] && letters[n-2] == want[j-1] {
			d = min(d, rows[(n-2)*width+j-2]+1)
		}
		row[j] = d
		least = min(least, d)
	}
	return least
}

// after returns the first form from i on that does not begin with the prefix.
func (s *sorted) after(i int, prefix string) int {
	n, _ := slices.BinarySearchFunc(s.forms[i:], prefix, func(form, prefix string) int {
		if strings.HasPrefix(form, prefix) {
			return -1
		}
		return strings.Compare(form, prefix)
	})
	return i + n
}

// commonPrefix returns how many bytes two texts share, in whole characters.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}

// byteOf returns where the n-th character of a text begins.
func byteOf(text string, n int) int {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
