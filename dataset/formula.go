package dataset

import "strings"

// Spreadsheets take a cell that begins with one of these as a formula, also with the wide forms of East Asian input.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

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

// looksComputed reports whether a text is a formula to spreadsheets, after any number of apostrophes.
func looksComputed(text string) bool {
	text = strings.TrimLeft(text, "'")
	for _, first := range text {
		return strings.ContainsRune(formulaStarts, first)
	}
	return false
}
