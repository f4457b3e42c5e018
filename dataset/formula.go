package dataset

import (
	"strings"
	"unicode/utf8"
)

// escapeFormula returns a text that spreadsheets show unchanged, with an apostrophe before a formula. A text that looks escaped
// gets one more, so that unescapeFormula restores every text.
func escapeFormula(text string) string {
	if looksComputed(text) {
		return "'" + text
	}
	return text
}

// unescapeFormula undoes escapeFormula.
func unescapeFormula(text string) string {
	if strings.HasPrefix(text, "'") && looksComputed(text) {
		return text[1:]
	}
	return text
}

// looksComputed reports whether a text is a formula to spreadsheets, after any number of apostrophes: begins with what they take for
// the start of one, also in the wide forms of East Asian input.
func looksComputed(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'"))
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
