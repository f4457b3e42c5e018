package search

import "govhub/page"

// Reason says why a name matches a query.
type Reason string

// Reasons, the surest first.
const (
	Code            Reason = "CODE"
	Exact           Reason = "EXACT"
	Words           Reason = "WORDS"
	Abbreviation    Reason = "ABBREVIATION"
	WordForm        Reason = "WORD_FORM"
	Alias           Reason = "ALIAS"
	Prefix          Reason = "PREFIX"
	Transliteration Reason = "TRANSLITERATION"
	KeyboardLayout  Reason = "KEYBOARD_LAYOUT"
	Typo            Reason = "TYPO"
)

var certainty = map[Reason]int{
	Code: 0, Exact: 1, Words: 2, Abbreviation: 3, WordForm: 4, Alias: 5, Prefix: 6, Transliteration: 7, KeyboardLayout: 8, Typo: 9,
}

// less returns the less certain of two reasons.
func less(a, b Reason) Reason {
	if certainty[a] > certainty[b] {
		return a
	}
	return b
}

// Match is why something was found.
type Match struct {
	Reason Reason
	Text   string // name or code that matches
	ReadAs string // the query as it was read
}

// Hit is something that a query found.
type Hit struct {
	ID      string // of the node
	Type    Type
	Score   float64 // 0 to 1
	Matched *Match
	Region  string // key of its region, empty for none

	thing *thing
}

// Names that the GraphQL schema knows these types by.
type (
	Connection = page.Connection[Hit]
	Edge       = page.Edge[Hit]
)
