package indicators

import (
	"fmt"
	"math/big"
	"strings"

	"govhub/dataset"
)

// multiply returns the exact product of two canonical numbers, or what is wrong with it.
func multiply(a, b string) (product, wrong string) {
	x, decimals := unscaled(a)
	y, more := unscaled(b)
	decimals += more
	x.Mul(x, y)
	sign := ""
	if x.Sign() < 0 {
		sign = "-"
	}
	digits := x.Abs(x).String()
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	if decimals > 0 {
		point := len(digits) - decimals
		digits = digits[:point] + "." + digits[point:]
	}
	return dataset.Decimal(sign + digits)
}

// unscaled returns a canonical number without its point, and its count of decimals.
func unscaled(number string) (n *big.Int, decimals int) {
	whole, fraction, _ := strings.Cut(number, ".")
	n, ok := new(big.Int).SetString(whole+fraction, 10)
	if !ok {
		panic(fmt.Sprintf("indicators: %q is not a canonical number", number))
	}
	return n, len(fraction)
}

// compare returns -1, 0 or +1 as canonical number a is less than, equal to or greater than b.
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
	return strings.Compare(fractionA, fractionB) // no trailing zeros, so a prefix is less
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
