package model

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pascal writes a name of SQL as one of a type: "award_entry" is "AwardEntry".
func Pascal(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		b.WriteString(Upper(part))
	}
	return b.String()
}

// Camel writes it as one of a field: "award_entry" is "awardEntry".
func Camel(name string) string { return Lower(Pascal(name)) }

// Upper makes the first letter a capital.
func Upper(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

// Lower makes the first letter a small one.
func Lower(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[n:]
}

// Quoted writes a name as SQL, in which it may be a word of the language.
func Quoted(name string) string { return `"` + name + `"` }

// Snake writes a name of GraphQL as one of SQL: "awardEntries" is "award_entries".
func Snake(name string) string { return split(name, "_") }

// spaced writes it as words.
func spaced(name string) string { return split(name, " ") }

// split puts a separator before each capital inside a name.
func split(name, separator string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteString(separator)
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Noun is what a row is called: "award entry".
func (e *Entity) Noun() string { return cmp.Or(e.GraphQL.Noun, e.Singular) }

// Member names the type among the members of an enum: AWARD_ENTRY.
func (e *Entity) Member() string { return strings.ToUpper(Snake(e.GraphQL.Type)) }
