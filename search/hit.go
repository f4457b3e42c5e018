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

// doubt is the place of a reason among reasons: of two, the greater is the less certain.
type doubt uint8

var reasons = [...]Reason{Code, Exact, Words, Abbreviation, WordForm, Alias, Prefix, Transliteration, KeyboardLayout, Typo}

const (
	byCode doubt = iota
	exact
	sameWords
	abbreviated
	inOtherForm
	byAlias
	begun
	inOtherLetters
	onOtherKeys
	misspelled
)

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
	Score   float64 // 0 to 1, in hundredths
	Matched *Match
	Region  string // key of its region, empty for none
}

// Names that the GraphQL schema knows these types by.
type (
	Connection = page.Connection[Hit]
	Edge       = page.Edge[Hit]
)
