// Package spreadsheet writes what spreadsheet programs open: workbooks in XLSX, and cells of CSV that Excel reads as they are meant.
package spreadsheet

import (
	"strings"
)

// Kind is what the texts of a column are.
type Kind int

const (
	Text    Kind = iota
	Number       // exact, in decimal digits
	Float        // of binary floating point
	Boolean      // true or false
	Date         // 2024-01-16
	Time         // as in RFC 3339
)

// digits is how many digits of a number spreadsheets keep.
const digits = 15

// exact reports whether spreadsheets keep all digits of a decimal number.
func exact(number string) bool {
	significant, _, _ := strings.Cut(strings.ToLower(number), "e")
	significant = strings.Trim(strings.Replace(significant, ".", "", 1), "+-0")
	return len(significant) <= digits
}
