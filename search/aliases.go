package search

import (
	"slices"
	"strings"

	"govhub/db"
	"govhub/romanise"
	"govhub/words"
)

// proper adds a proper name. Both parts of a double name, such as «Кемеровская область — Кузбасс», are names too.
func (b *builder) proper(place int32, english bool, text string) {
	t := &b.things[place]
	if b.name(place, english, exact, text) && t.isPerson() {
		words := b.wordsOf(&b.names[len(b.names)-1])
		if part := b.vocabulary.marks.partsOf(words).given; part >= 0 {
			b.vocabulary.marks[words[part]] |= given
		}
	}
	if types[t.typ].typ == "REGION" {
		for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " - ", "—"), func(r rune) bool { return strings.ContainsRune("—()", r) }) {
			b.name(place, english, exact, strings.TrimSpace(part))
		}
	}
}

func (b *builder) aliases(place int32, n *db.Name) {
	typ, isMunicipality := types[b.things[place].typ], b.things[place].isMunicipality()
	if n.Alias != nil {
		b.name(place, false, byAlias, *n.Alias)
		if isMunicipality {
			b.name(place, true, byAlias, romanise.Text(*n.Alias))
		}
	}
	for i, text := range []*string{n.Ru, n.En} {
		if text == nil {
			continue
		}
		english := i == 1
		if typ.quoted {
			b.name(place, english, byAlias, inQuotes(*text))
		}
		if typ.typ == "REGULATION" {
			for _, title := range shortTitles(*text) {
				b.name(place, english, byAlias, title)
			}
		}
		if typ.initials {
			b.name(place, english, byAlias, initialsOf(*text))
			if _, other, double := strings.Cut(*text, " — "); double { // ХМАО — Югра
				b.name(place, english, byAlias, initialsOf(*text)+" "+other)
			}
		}
		if typ.typ == "REGION" || isMunicipality {
			b.name(place, english, byAlias, joinedUp(*text, isGeneric))
		}
	}
}

func (b *builder) keywords(place int32, english bool, list *string) {
	if list == nil {
		return
	}
	for word := range strings.SplitSeq(*list, ";") {
		b.name(place, english, byKeyword, strings.TrimSpace(word))
	}
}

// inQuotes returns the text in quotation marks, empty if there is none.
func inQuotes(text string) string {
	if _, rest, ok := strings.Cut(text, "«"); ok {
		inner, _, _ := strings.Cut(rest, "»")
		return inner
	}
	if _, rest, ok := strings.Cut(text, "“"); ok {
		inner, _, _ := strings.Cut(rest, "”")
		return inner
	}
	return ""
}

// initialsOf returns the first letters of the words of a name, empty if there are fewer than two.
func initialsOf(text string) string {
	main, _, _ := strings.Cut(text, " — ")
	var letters strings.Builder
	n := 0
	for _, word := range words.Split(main) {
		if !words.IsStop(word) {
			letters.WriteRune([]rune(word)[0])
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return letters.String()
}

// joinedUp returns the distinctive words of a name as one word, empty if there are fewer than two.
func joinedUp(text string, generic func(word string) bool) string {
	parts := slices.DeleteFunc(words.Split(text), generic)
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, "")
}

// isGeneric reports whether a word names the kind of a thing rather than which one it is.
func isGeneric(word string) bool { return meaningOf(word, words.Stem(word)).generic }
