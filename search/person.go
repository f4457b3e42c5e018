package search

import (
	"slices"
	"strings"
	"unicode"

	"govhub/words"
)

// What a match of a person is worth by the parts of the name that the query says. docs/explanation/search.md has the table.
const (
	fullName       = 1.0
	onePatronymic  = 0.97 // only the query or only the row says it
	bothInitials   = 0.95
	oneInitial     = 0.91 // or two of which the row confirms one
	surnameOnly    = 0.89
	withPatronymic = 0.8 // a given name without surname
	givenOnly      = 0.7
	patronymicOnly = 0.6
	halfSurname    = 0.95 // times the above, for one of a double surname
	saidOfPlace    = 0.9  // times the above, after the preposition в
	contradicted   = 0.6  // times the above, where another given name, patronymic or initial is said
)

// patronymicWeight is that of a patronymic after a given name, which many rows lack.
const patronymicWeight = 0.3

// mostParts bounds the words of a person's name.
const mostParts = 6

// parts are positions of words in a person's name: given name, patronymic if there is one, and surname; or surname first, where a
// patronymic tells.
type parts struct {
	given, patronymic int // -1 for none
	surname           []int
}

// partsOf tells the parts of a name apart.
func (m marks) partsOf(name []int32) parts {
	p := parts{given: -1, patronymic: -1}
	var list []int
	for i, w := range name {
		if !m.have(w, initial) {
			list = append(list, i)
		}
	}
	is := func(i int, one mark) bool { return m.have(name[list[i]], one) }
	for i := 1; i < len(list) && len(list) > 2; i++ {
		switch {
		case i > 1 && is(i, descendance): // Гейдар Али оглы
			p.given, p.patronymic, p.surname = list[i-2], list[i-1], slices.Concat(list[:i-2], list[i+1:])
			return p
		case is(i, patronymic):
			p.given, p.patronymic, p.surname = list[i-1], list[i], slices.Concat(list[:i-1], list[i+1:])
			return p
		}
	}
	if len(list) > 1 {
		p.given, list = list[0], list[1:]
	}
	p.surname = list
	return p
}

// personal is a query as the name of a person.
type personal struct {
	full     []spoken
	initials []string
	placed   bool // it says where: «в Орле» is no Орлов
}

// spoken is a word of such a query other than an initial.
type spoken struct {
	term  int // position in reading.terms
	first bool
}

// personalOf reads the words of a query, without the preposition that they may begin with, as the name of a person. It returns nil if they
// cannot be one.
func personalOf(split []string, preposition bool, termOf func(text string) (int, *term)) *personal {
	if len(split) > mostParts {
		return nil
	}
	p := new(personal)
	for i, text := range split {
		switch {
		case i == 0 && preposition:
			p.placed = text == "в"
		case words.IsSonOrDaughter(text):
		case words.IsInitial(text):
			p.initials = append(p.initials, text)
		default:
			k, t := termOf(text)
			if t.meaning.generic || strings.ContainsAny(text, "0123456789") {
				return nil
			}
			p.full = append(p.full, spoken{k, i == 0})
		}
	}
	if len(p.full) == 0 {
		return nil
	}
	return p
}

// startsWithPreposition reports whether a query begins with a preposition of one letter rather than an initial: «у Собянина».
func startsWithPreposition(query string) bool {
	visible := strings.TrimFunc(query, func(r rune) bool { return !unicode.IsLetter(r) })
	first, rest, _ := strings.Cut(visible, " ")
	return rest != "" && len(first) == len("у") && strings.Contains("укосв", first)
}

// isGiven reports whether a term may be the given name of a person.
func (x *Index) isGiven(r *reading, t *term) bool {
	return slices.ContainsFunc(r.found(t), func(f found) bool { return f.degree >= leastForm && x.lexicon.marks.have(f.word, given) })
}

// person returns what a match of the reading with the name of a person is worth, by the likenesses of their words. It returns false if
// the query says more than a name.
func (x *Index) person(r *reading, name []int32, like func(term int, word int32) float32) (worth float32, ok bool) {
	said := r.personal
	if said == nil {
		return 0, false
	}
	row := x.lexicon.marks.partsOf(name)
	degrees, left := said.pair(name, like)
	degree := func(part int) float32 {
		if part < 0 {
			return 0
		}
		return degrees[part]
	}
	differs, unconfirmed := false, false
	for _, s := range left {
		switch t := r.terms[s.term]; {
		case !s.first && words.IsPatronymic(t.text):
			unconfirmed = true
			differs = differs || row.patronymic >= 0
		case x.isGiven(r, t):
			differs = true
		default:
			return 0, false
		}
	}
	confirmed := 0 // initials
	open := slices.DeleteFunc([]int{row.given, row.patronymic}, func(part int) bool { return degree(part) > 0 })
	for n, initial := range said.initials {
		switch {
		case n >= len(open):
			return 0, false
		case open[n] < 0:
			unconfirmed = true
		case !beginsWith(x.lexicon.text(name[open[n]]), initial):
			differs = true
		default:
			confirmed++
		}
	}

	surnames := slices.DeleteFunc(slices.Clone(row.surname), func(part int) bool { return degree(part) == 0 })
	given, patronymic := degree(row.given) > 0, degree(row.patronymic) > 0
	switch surname := len(surnames) > 0; {
	case surname && given && (patronymic || row.patronymic < 0) && !unconfirmed:
		worth = fullName
	case surname && given:
		worth = onePatronymic
	case surname && confirmed == 2, surname && patronymic && confirmed == 1:
		worth = bothInitials
	case surname && confirmed == 1:
		worth = oneInitial
	case surname:
		worth = surnameOnly
	case given && patronymic:
		worth = withPatronymic
	case given:
		worth = givenOnly
	default:
		worth = patronymicOnly
	}
	if 0 < len(surnames) && len(surnames) < len(row.surname) {
		worth *= halfSurname
	}
	if differs {
		worth *= contradicted
	}
	if said.placed {
		worth *= saidOfPlace
	}
	return worth * mean(degrees), true
}

// pair pairs the full words of a query with those of a name, the likeliest first. It returns the likeness of each word of the name, and
// the words of the query that are left.
func (p *personal) pair(name []int32, like func(term int, word int32) float32) (degrees []float32, left []spoken) {
	degrees, left = make([]float32, len(name)), slices.Clone(p.full)
	for {
		best, token, word := float32(0), -1, -1
		for i, s := range left {
			for j, w := range name {
				if d := like(s.term, w); degrees[j] == 0 && d > best {
					best, token, word = d, i, j
				}
			}
		}
		if token < 0 {
			return degrees, left
		}
		degrees[word], left = best, slices.Delete(left, token, token+1)
	}
}

// beginsWith reports whether an initial in either alphabet may stand for a word.
func beginsWith(word, initial string) bool {
	if words.IsCyrillic(initial) {
		return strings.HasPrefix(word, initial)
	}
	whole := words.Romanize(word)
	return slices.ContainsFunc(words.InitialKeys(initial), func(key string) bool { return strings.HasPrefix(whole, key) })
}

// mean returns the mean of the degrees of the words that are said.
func mean(degrees []float32) float32 {
	sum, n := float32(0), 0
	for _, d := range degrees {
		if d > 0 {
			sum, n = sum+d, n+1
		}
	}
	return sum / float32(max(n, 1))
}
