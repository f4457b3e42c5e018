package rel

// Lang is a language of texts.
type Lang string

// Languages of the hub.
const (
	Ru Lang = "RU"
	En Lang = "EN"
)

// shownInEnglish is the text of a row that is shown in English: the English one, or else the Russian one. It has the collation of English
// texts.
const shownInEnglish = `(coalesce({row}.{english}, {row}.{russian}) COLLATE "en-x-icu")`
