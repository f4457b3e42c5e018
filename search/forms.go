package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// forms are one of the forms of all words, in order, each with the place of its word.
type forms struct {
	texts  []string
	places []int32
	tree   []letter
}

// letter is a node of the tree that the forms make, letter by letter. Nodes stand in the order of the forms, so that what
// begins like a node follows it.
type letter struct {
	letter rune
	depth  int32 // letters up to this one
	beyond int32 // the next node that does not begin like this one
	form   int32 // the first that ends here, -1 for none
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

// grow makes the tree.
func (f *forms) grow() {
	var path []int32 // nodes from the root to the one at hand
	last := ""
	for i, text := range f.texts {
		shared := commonPrefix(last, text)
		depth := utf8.RuneCountInString(text[:shared])
		f.close(path[depth:])
		path = path[:depth]
		for _, r := range text[shared:] {
			path = append(path, int32(len(f.tree)))
			f.tree = append(f.tree, letter{letter: r, depth: int32(len(path)), form: -1})
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

// equal visits the words of this form.
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

// near visits the words whose form is at most limit edits away: letters inserted, left out, replaced, or two neighbours
// swapped (the optimal string alignment distance). It walks the tree and passes over what begins too differently.
func (f *forms) near(text string, limit int, visit func(place int32, edits int)) {
	want := []rune(text)
	width, deepest := len(want)+1, len(want)+limit
	rows := make([]int, (deepest+1)*width) // by depth: the edits from each beginning of want to the letters so far
	for j := range width {
		rows[j] = j
	}
	letters := make([]rune, deepest+1) // by depth
	for i := int32(0); i < int32(len(f.tree)); {
		n := &f.tree[i]
		if int(n.depth) > deepest {
			i = n.beyond
			continue
		}
		letters[n.depth] = n.letter
		if nextRow(rows, width, want, letters[:n.depth+1]) > limit {
			i = n.beyond
			continue
		}
		if edits := rows[int(n.depth)*width+len(want)]; edits <= limit && n.form >= 0 {
			for j := n.form; int(j) < len(f.texts) && f.texts[j] == f.texts[n.form]; j++ {
				visit(f.places[j], edits)
			}
		}
		i++
	}
}

// nextRow computes the row of the last letter and returns its least number of edits.
func nextRow(rows []int, width int, want, letters []rune) int {
	n := len(letters) - 1
	above, row := rows[(n-1)*width:n*width], rows[n*width:(n+1)*width]
	row[0] = n
	least := n
	for j := 1; j < width; j++ {
		cost := 1
		if letters[n] == want[j-1] {
			cost = 0
		}
		edits := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
		if n > 1 && j > 1 && letters[n] == want[j-2] && letters[n-1] == want[j-1] {
			edits = min(edits, rows[(n-2)*width+j-2]+1)
		}
		row[j] = edits
		least = min(least, edits)
	}
	return least
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
