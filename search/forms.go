package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"govhub/pace"
)

// forms are one kind of form of all words, sorted, each with the position of its word.
type forms struct {
	texts  []string
	places []int32
	tree   []letter

	alphabet map[rune]int32
}

// letter is a node of the trie of the forms. Nodes are in the order of the forms, so that the descendants of a node follow it.
type letter struct {
	letter int32 // position in the alphabet
	depth  int32 // number of letters up to this one
	beyond int32 // the next node that is not a descendant
	form   int32 // first form that ends here, -1 for none
}

func formsOf(list []word, form func(*word) string) forms {
	f := forms{texts: make([]string, len(list)), places: make([]int32, len(list))}
	for i := range f.places {
		f.places[i] = int32(i)
	}
	slices.SortFunc(f.places, func(a, b int32) int { return strings.Compare(form(&list[a]), form(&list[b])) })
	for i, place := range f.places {
		f.texts[i] = form(&list[place])
	}
	f.grow()
	return f
}

// grow makes the trie.
func (f *forms) grow() {
	f.alphabet = map[rune]int32{}
	var path []int32 // nodes from the root to the current one
	last := ""
	for i, text := range f.texts {
		shared := commonPrefix(last, text)
		depth := utf8.RuneCountInString(text[:shared])
		f.close(path[depth:])
		path = path[:depth]
		for _, r := range text[shared:] {
			path = append(path, int32(len(f.tree)))
			place, ok := f.alphabet[r]
			if !ok {
				place = int32(len(f.alphabet))
				f.alphabet[r] = place
			}
			f.tree = append(f.tree, letter{letter: place, depth: int32(len(path)), form: -1})
		}
		if len(path) > 0 && f.tree[path[len(path)-1]].form < 0 {
			f.tree[path[len(path)-1]].form = int32(i)
		}
		last = text
	}
	f.close(path)
	f.tree = slices.Clip(f.tree)
}

func (f *forms) close(nodes []int32) {
	for _, n := range nodes {
		f.tree[n].beyond = int32(len(f.tree))
	}
}

// equal visits the words with this form.
func (f *forms) equal(text string, visit func(place int32)) {
	i, _ := slices.BinarySearch(f.texts, text)
	for ; i < len(f.texts) && f.texts[i] == text; i++ {
		visit(f.places[i])
	}
}

// beginning visits the words whose form begins with a prefix.
func (f *forms) beginning(prefix string, visit func(place int32, form string)) {
	i, _ := slices.BinarySearch(f.texts, prefix)
	for ; i < len(f.texts) && strings.HasPrefix(f.texts[i], prefix); i++ {
		visit(f.places[i], f.texts[i])
	}
}

// longestCorrected bounds the letters of a text for near, which keeps a bit for each of its prefixes.
const longestCorrected = 40

// walked is the state of a walk at a node of the trie. Bit j of within[e] says that the letters so far are at most e edits from the
// first j letters of the text searched for.
type walked struct {
	within [3]uint64
	mask   uint64 // bits of the positions of the last letter in the text
}

// near visits the words whose form is at most limit edits away, two at most: letters inserted, deleted, replaced, or two neighbours
// swapped (the optimal string alignment distance). It walks the trie and skips subtrees that differ too much. A letter takes a few
// bit operations, however long the text is (Wu and Manber, Fast text searching: allowing errors, 1992).
func (f *forms) near(text string, limit int, p *pace.Pace, visit func(place int32, edits int)) error {
	want := []rune(text)
	masks := make([]uint64, len(f.alphabet))
	for j, r := range want {
		if letter, ok := f.alphabet[r]; ok {
			masks[letter] |= 2 << j
		}
	}
	deepest := int32(len(want) + limit)
	all, end := uint64(2)<<len(want)-1, uint64(1)<<len(want)
	var path [longestCorrected + 4]walked // by depth
	for e := range limit + 1 {
		path[0].within[e] = uint64(2)<<e - 1
	}
	steps := 0
	for i := int32(0); i < int32(len(f.tree)); {
		if steps++; steps == pace.Every {
			if err := p.Step(steps); err != nil {
				return err
			}
			steps = 0
		}
		n := &f.tree[i]
		if n.depth > deepest {
			i = n.beyond
			continue
		}
		last, now := &path[n.depth-1], &path[n.depth]
		mask := masks[n.letter]
		now.mask = mask
		now.within[0] = last.within[0] << 1 & mask
		for e := 1; e <= limit; e++ {
			bits := last.within[e]<<1&mask | last.within[e-1] | last.within[e-1]<<1 | now.within[e-1]<<1
			if n.depth > 1 {
				bits |= path[n.depth-2].within[e-1] << 2 & (mask << 1) & last.mask
			}
			now.within[e] = bits & all
		}
		if now.within[limit] == 0 {
			i = n.beyond
			continue
		}
		if n.form >= 0 && now.within[limit]&end != 0 {
			edits := 0
			for now.within[edits]&end == 0 {
				edits++
			}
			for j := n.form; int(j) < len(f.texts) && f.texts[j] == f.texts[n.form]; j++ {
				visit(f.places[j], edits)
			}
		}
		i++
	}
	return p.Step(steps)
}

// commonPrefix returns the bytes that two texts share at the start, in whole characters.
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
