package spreadsheet

import (
	"regexp"
	"strings"
)

// ForExcel returns a cell of a CSV that Excel opens by a double click, where the decimal separator is a comma: it would read 1.5 as
// the first of May. A text that Excel would read as a number or a date is written as a formula that results in the text, the only
// form that keeps 01512000 or 2024-03.
func ForExcel(kind Kind, cell string) string {
	switch kind {
	case Number, Float:
		if !exact(cell) && kind == Number {
			return quoted(cell)
		}
		return strings.Replace(cell, ".", ",", 1)
	case Text:
		if len(cell) <= longestLiteral && reread.MatchString(cell) {
			return quoted(cell)
		}
	}
	return cell
}

// longestLiteral is how long a text in a formula may be.
const longestLiteral = 255

func quoted(text string) string { return `="` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// reread matches texts that Excel may read as something else: what begins like a number, a month with a number, and truth values.
var reread = regexp.MustCompile(`(?i)^\s*([.,(]?\d|(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\pL*[-. /]*\d|(true|false|истина|ложь)\s*$)`)
