package dataset

import (
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const MaxDigits = 38

// flaw is what is wrong with a cell. Its code is one of a problem.
type flaw struct{ code, message string }

// cellParser turns the cells of one field into canonical values: equal values have equal text, and PostgreSQL returns exactly that
// text.
type cellParser struct {
	field            *Field
	maxLength        int
	minimum, maximum *big.Rat

	// The last cell: neighbouring rows often agree, above all in sorted files.
	lastCell, lastValue string
}

func newCellParser(s *Schema, f *Field) *cellParser {
	return &cellParser{
		field: f, maxLength: s.maxLength(f),
		minimum: bound(f.Constraints.Minimum), maximum: bound(f.Constraints.Maximum),
	}
}

func bound[S ~string](text S) *big.Rat {
	if text == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(string(text))
	if !ok {
		panic(fmt.Sprintf("dataset: %q in a Table Schema is not a number", text))
	}
	return r
}

// parse returns the canonical value of a cell, "" for none, or what is wrong with it.
func (p *cellParser) parse(cell string) (string, *flaw) {
	if cell == "" {
		if p.field.Inferred {
			return p.field.Missing, nil
		}
		if p.field.Constraints.Required {
			return "", &flaw{CodeConstraint, "is empty: a value is required"}
		}
		return "", nil
	}
	if cell == p.lastCell {
		return p.lastValue, nil
	}
	text := norm.NFC.String(cell)
	if f := checkText(text, p.maxLength, p.field.Multiline); f != nil {
		return "", f
	}
	value, message := p.convert(text)
	if message != "" {
		return "", &flaw{CodeType, message}
	}
	if message := p.constrain(value); message != "" {
		return "", &flaw{CodeConstraint, message}
	}
	p.lastCell, p.lastValue = cell, value
	return value, nil
}

// convert returns the canonical form of a cell of the field's type, or what is wrong with it.
func (p *cellParser) convert(cell string) (value, message string) {
	switch p.field.Type {
	case "integer":
		if value, message = Decimal(cell); message != "" || strings.Contains(cell, ".") {
			return "", "is not an integer: write digits only, such as 1500"
		}
		if _, err := strconv.ParseInt(value, 10, 32); err != nil {
			return "", "is too large: integers go from -2147483648 to 2147483647"
		}
		return value, ""
	case "number":
		return Decimal(cell)
	case "boolean":
		if cell != "true" && cell != "false" {
			return "", "is not a boolean: write true or false"
		}
		return cell, ""
	case "date":
		if !isDate(time.DateOnly, cell) {
			return "", "is not a date: write YYYY-MM-DD, a day that exists"
		}
		return cell, ""
	}
	if p.field.Format == "uri" && !isWebAddress(cell) {
		return "", "is not a web address: begin it with https:// or http://, without spaces"
	}
	if p.field.Licence && unknownLicenceName(cell) {
		return "", "is not a known licence: write the name of one, such as CC BY 4.0, its terms in words, or UNKNOWN"
	}
	if p.field.Scalar == "PartialDate" && !isPartialDate(cell) {
		return "", "is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, one that exists"
	}
	if p.field.Filter == "PeriodFilter" && len(cell) == len(time.DateOnly) && !isDate(time.DateOnly, cell) {
		return "", "is not a period: write YYYY, YYYY-Q1, YYYY-MM or YYYY-MM-DD, a day that exists"
	}
	return cell, ""
}

// constrain returns how a value violates the constraints of its field, empty if it does not.
func (p *cellParser) constrain(value string) string {
	c := &p.field.Constraints
	if len(c.Enum) > 0 && !slices.Contains(c.Enum, value) {
		return "is not accepted: write one of " + strings.Join(c.Enum, ", ")
	}
	if !c.Matches(value) {
		return "does not match the pattern " + c.Pattern
	}
	if p.minimum == nil && p.maximum == nil {
		return ""
	}
	number := bound(value)
	if p.minimum != nil && number.Cmp(p.minimum) < 0 {
		return "is less than the minimum " + c.Minimum.String()
	}
	if p.maximum != nil && number.Cmp(p.maximum) > 0 {
		return "is more than the maximum " + c.Maximum.String()
	}
	return ""
}

// Decimal returns a number in canonical form, without redundant signs and zeros, or what is wrong with it. A canonical number is
// returned unchanged, without an allocation.
func Decimal(cell string) (value, message string) {
	const wrong = "is not a number: write digits and a decimal point, such as 1500 or -0.25"
	digits, negative := strings.CutPrefix(cell, "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return "", wrong
	}
	whole = strings.TrimLeft(whole, "0")
	fraction = strings.TrimRight(fraction, "0")
	if len(whole)+len(fraction) > MaxDigits {
		return "", fmt.Sprintf("has more than %d digits: round it", MaxDigits)
	}
	sign, dot := "", ""
	if negative && whole+fraction != "" {
		sign = "-"
	}
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		dot = "."
	}
	if len(sign)+len(whole)+len(dot)+len(fraction) == len(cell) { // nothing was dropped
		return cell, ""
	}
	return sign + whole + dot + fraction, ""
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isDate reports whether a day, month or year exists. PostgreSQL has no year 0.
func isDate(layout, cell string) bool {
	t, err := time.Parse(layout, cell)
	return err == nil && t.Year() > 0
}

func isPartialDate(cell string) bool {
	return slices.ContainsFunc([]string{"2006", "2006-01", time.DateOnly}, func(layout string) bool { return isDate(layout, cell) })
}

func isWebAddress(cell string) bool {
	if strings.ContainsAny(cell, " \t\n") {
		return false
	}
	u, err := url.Parse(cell)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != ""
}

// CheckText returns what is wrong with the characters of a text of the field, empty if nothing is.
func CheckText(f *Field, text string) string {
	if flaw := checkText(text, maxLength, f.Multiline); flaw != nil {
		return flaw.message
	}
	return ""
}

// checkText refuses text that is too long, padded with white space or has forbidden characters or lines.
func checkText(text string, maxLength int, multiline bool) *flaw {
	if f := checkCharacters(text); f != nil {
		return f
	}
	if strings.TrimSpace(text) != text {
		return &flaw{CodeConstraint, "begins or ends with white space: remove it"}
	}
	if !multiline {
		if f := checkLine(text); f != nil {
			return f
		}
	}
	if len(text) > maxLength && utf8.RuneCountInString(text) > maxLength {
		return &flaw{CodeConstraint, fmt.Sprintf("is too long: at most %d characters", maxLength)}
	}
	return nil
}
