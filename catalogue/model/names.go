package model

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pascal converts an SQL name to a type's: "award_entry" is "AwardEntry".
func Pascal(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		b.WriteString(Upper(part))
	}
	return b.String()
}

// Camel converts it to a field's: "award_entry" is "awardEntry".
func Camel(name string) string { return Lower(Pascal(name)) }

func Upper(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}

func Lower(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[n:]
}

// Quoted quotes a name for SQL, where it may be a keyword.
func Quoted(name string) string { return `"` + name + `"` }

// Snake converts a GraphQL name to SQL: "awardEntries" is "award_entries".
func Snake(name string) string { return split(name, "_") }

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

// Noun is the name of a row: "award entry".
func (e *Entity) Noun() string { return cmp.Or(e.GraphQL.Noun, e.Singular) }

// Member is the type as an enum value: AWARD_ENTRY.
func (e *Entity) Member() string { return strings.ToUpper(Snake(e.GraphQL.Type)) }
