package indicators

import (
	"fmt"
	"math/big"
	"strings"
)

// maxDigits is how many digits a number of a data package may have.
const maxDigits = 38

const wrongNumber = "is no plain number: write digits and a decimal point, such as 1500 or -0.25, without exponent, comma or spaces"

// canonical returns a number as data packages hold it, without signs and zeros that mean nothing, or says what is wrong.
// Numbers that are written so already are returned as they are, without an allocation.
func canonical(cell string) (number, wrong string) {
	digits, negative := strings.CutPrefix(cell, "-")
	if !negative {
		digits = strings.TrimPrefix(digits, "+")
	}
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return "", wrongNumber
	}
	return join(cell, negative, whole, fraction)
}

// join builds a number of its parts. Cell is the number as it came: it saves an allocation if it is canonical.
func join(cell string, negative bool, whole, fraction string) (number, wrong string) {
	whole = strings.TrimLeft(whole, "0")
	fraction = strings.TrimRight(fraction, "0")
	if len(whole)+len(fraction) > maxDigits {
		return "", fmt.Sprintf("has more than %d digits: round it", maxDigits)
	}
	sign, point := "", ""
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		point = "."
	}
	if negative && (whole != "0" || fraction != "") {
		sign = "-"
	}
	if len(sign)+len(whole)+len(point)+len(fraction) == len(cell) { // nothing was dropped
		return cell, ""
	}
	return sign + whole + point + fraction, ""
}

// multiply returns the exact product of two canonical numbers, or says what is wrong with it.
func multiply(a, b string) (product, wrong string) {
	x, decimals := unscaled(a)
	y, more := unscaled(b)
	decimals += more
	x.Mul(x, y)
	negative := x.Sign() < 0
	digits := x.Abs(x).String()
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - decimals
	return join("", negative, digits[:point], digits[point:])
}

// unscaled returns a canonical number without its point and how many decimals it had.
func unscaled(number string) (n *big.Int, decimals int) {
	whole, fraction, _ := strings.Cut(number, ".")
	n, ok := new(big.Int).SetString(whole+fraction, 10)
	if !ok {
		panic(fmt.Sprintf("indicators: %q is no canonical number", number))
	}
	return n, len(fraction)
}

// compare returns -1, 0 or +1 as the canonical number a is less than, equal to or greater than b.
func compare(a, b string) int {
	a, negative := strings.CutPrefix(a, "-")
	b, other := strings.CutPrefix(b, "-")
	switch {
	case negative && !other:
		return -1
	case !negative && other:
		return 1
	case negative:
		a, b = b, a
	}
	wholeA, fractionA, _ := strings.Cut(a, ".")
	wholeB, fractionB, _ := strings.Cut(b, ".")
	if len(wholeA) != len(wholeB) {
		if len(wholeA) < len(wholeB) {
			return -1
		}
		return 1
	}
	if c := strings.Compare(wholeA, wholeB); c != 0 {
		return c
	}
	return strings.Compare(fractionA, fractionB) // no zeros end them, so a prefix is less
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
