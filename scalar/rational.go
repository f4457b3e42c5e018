package scalar

import (
	"math"
	"math/big"
	"strings"
)

// digits is the number of decimal places of computed values.
const digits = 6

// Shortest rounds a computed value half away from zero to 6 digits after the point, and drops trailing zeros.
func Shortest(value *big.Rat) Decimal {
	text := value.FloatString(digits)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		text = "0"
	}
	return Decimal(text)
}

// Rational returns the exact value. It panics for a text that is no number, which no release holds.
func (d Decimal) Rational() *big.Rat {
	value, ok := new(big.Rat).SetString(string(d))
	if !ok {
		panic("scalar: a release holds the number " + string(d))
	}
	return value
}

// Rounded rounds a computed number half away from zero to 6 digits after the point.
func Rounded(value float64) float64 {
	const factor = 1e6 // ten to the power of digits
	if rounded := math.Round(value * factor); !math.IsInf(rounded, 0) {
		return rounded / factor
	}
	return value
}
