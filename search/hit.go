package search

import "govhub/page"

// Reason says how a name matches a query.
type Reason string

// Reasons, most certain first.
const (
	Code            Reason = "CODE"
	Exact           Reason = "EXACT"
	Words           Reason = "WORDS"
	Abbreviation    Reason = "ABBREVIATION"
	WordForm        Reason = "WORD_FORM"
	Alias           Reason = "ALIAS"
	Locality        Reason = "LOCALITY"
	CommonName      Reason = "COMMON_NAME"
	FormerName      Reason = "FORMER_NAME"
	Predecessor     Reason = "PREDECESSOR"
	Keyword         Reason = "KEYWORD"
	Office          Reason = "OFFICE"
	Prefix          Reason = "PREFIX"
	Transliteration Reason = "TRANSLITERATION"
	KeyboardLayout  Reason = "KEYBOARD_LAYOUT"
	Typo            Reason = "TYPO"
)

// doubt is the position of a reason among reasons: the greater, the less certain.
type doubt uint8

var reasons = [...]Reason{Code, Exact, Words, Abbreviation, WordForm, Alias, Locality, CommonName, FormerName, Predecessor, Keyword, Office, Prefix, Transliteration, KeyboardLayout, Typo}

const (
	byCode doubt = iota
	exact
	sameWords
	abbreviated
	inOtherForm
	byAlias
	byLocality
	byCommon
	byFormer
	byPredecessor
	byKeyword
	byOffice
	begun
	inOtherLetters
	onOtherKeys
	misspelled
)

// Match is the reason why a thing was found.
type Match struct {
	Reason Reason
	Text   string // name or code that matches
	ReadAs string // the reading of the query
}

// Hit is a thing that a query found.
type Hit struct {
	ID      string // of the node
	Type    Type
	Score   float64 // 0 to 1, in hundredths
	Matched *Match
	Region  string // key of its region, empty for none
}

// Names of types in the GraphQL schema.
type (
	Connection = page.Connection[Hit]
	Edge       = page.Edge[Hit]
)
