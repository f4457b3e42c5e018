package dataset

import "strings"

// Spreadsheets compute what is in a cell that begins with one of these, the wide forms of East Asian input included.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// escapeFormula returns a text that spreadsheets show as it is: with an apostrophe before what they would compute. A text
// that looks escaped gets one more, so unescapeFormula gives every text back.
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

// looksComputed reports whether a text begins with what spreadsheets compute, behind any number of apostrophes.
func looksComputed(text string) bool {
	text = strings.TrimLeft(text, "'")
	for _, first := range text {
		return strings.ContainsRune(formulaStarts, first)
	}
	return false
}
