package columns

import (
	"math"
	"strconv"
	"strings"
)

// Number is a column of integers, or of decimals scaled to integers.
type Number struct {
	values packed // 1 + the difference to the least
	least  int64
	scale  int // digits after the point
	quoted bool
}

// Null reports whether the row has no value.
func (c *Number) Null(row int32) bool { return c.values.at(row) == 0 }

// Scaled returns the value of a row that is not NULL, multiplied by ten to the power of Scale.
func (c *Number) Scaled(row int32) int64 { return c.least + int64(c.values.at(row)-1) }

// Scale returns the number of digits after the point of the scaled values.
func (c *Number) Scale() int { return c.scale }

func (c *Number) ranks() *packed { return &c.values }

// AppendText appends the value of a row.
func (c *Number) AppendText(dst []byte, row int32) []byte {
	if c.Null(row) {
		return dst
	}
	return appendScaled(dst, c.Scaled(row), c.scale)
}

// AppendJSON appends the value of a row as JSON: an integer as a number, a decimal as a text.
func (c *Number) AppendJSON(dst []byte, row int32) []byte {
	switch {
	case c.Null(row):
		return append(dst, null...)
	case c.quoted:
		return append(c.AppendText(append(dst, '"'), row), '"')
	}
	return c.AppendText(dst, row)
}

// Bytes returns the memory that the column takes.
func (c *Number) Bytes() int64 { return c.values.bytes() }

// appendScaled appends a scaled integer as a decimal without zeros at its end.
func appendScaled(dst []byte, v int64, scale int) []byte {
	for scale > 0 && v%10 == 0 {
		v, scale = v/10, scale-1
	}
	if scale == 0 {
		return strconv.AppendInt(dst, v, 10)
	}
	magnitude := uint64(v)
	if v < 0 {
		dst = append(dst, '-')
		magnitude = -magnitude
	}
	start := len(dst)
	dst = strconv.AppendUint(dst, magnitude, 10)
	for len(dst)-start <= scale { // at least one digit before the point
		dst = append(dst, 0)
		copy(dst[start+1:], dst[start:len(dst)-1])
		dst[start] = '0'
	}
	dst = append(dst, 0)
	point := len(dst) - 1 - scale
	copy(dst[point+1:], dst[point:len(dst)-1])
	dst[point] = '.'
	return dst
}

// parseScaled reads a decimal as an integer and the digits after its point. It reports false if it has more than 18 digits, or zeros
// that appendScaled would not write.
func parseScaled(text string) (v int64, scale int, ok bool) {
	digits := strings.TrimPrefix(text, "-")
	whole, part, pointed := strings.Cut(digits, ".")
	if len(whole)+len(part) > 18 || whole == "" || pointed && (part == "" || strings.HasSuffix(part, "0")) || len(whole) > 1 && whole[0] == '0' {
		return 0, 0, false
	}
	v, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil {
		return 0, 0, false
	}
	if len(digits) < len(text) {
		if v == 0 {
			return 0, 0, false // a negative zero
		}
		v = -v
	}
	return v, len(part), true
}

// rescaled multiplies v by ten to the power of digits. It reports false if the product has no room.
func rescaled(v int64, digits int) (int64, bool) {
	for range digits {
		if v > math.MaxInt64/10 || v < math.MinInt64/10 {
			return 0, false
		}
		v *= 10
	}
	return v, true
}

// Boolean is a column of booleans.
type Boolean struct{ values packed }

// Null reports whether the row has no value.
func (c *Boolean) Null(row int32) bool { return c.values.at(row) == 0 }

// True reports whether the row has the value true.
func (c *Boolean) True(row int32) bool { return c.values.at(row) == 2 }

func (c *Boolean) ranks() *packed { return &c.values }

func (c *Boolean) place(value string) (least, after uint64, ok bool) {
	if value == "true" {
		return 2, 3, true
	}
	return 1, 2, true
}

// AppendText appends the value of a row.
func (c *Boolean) AppendText(dst []byte, row int32) []byte {
	if c.Null(row) {
		return dst
	}
	return strconv.AppendBool(dst, c.True(row))
}

// AppendJSON appends the value of a row as JSON.
func (c *Boolean) AppendJSON(dst []byte, row int32) []byte {
	if c.Null(row) {
		return append(dst, null...)
	}
	return strconv.AppendBool(dst, c.True(row))
}

// Bytes returns the memory that the column takes.
func (c *Boolean) Bytes() int64 { return c.values.bytes() }

// Float is a column of floating-point numbers, NaN for NULL.
type Float struct{ values []float64 }

// Null reports whether the row has no value.
func (c *Float) Null(row int32) bool { return math.IsNaN(c.values[row]) }

// Value returns the value of a row that is not NULL.
func (c *Float) Value(row int32) float64 { return c.values[row] }

// AppendText appends the value of a row.
func (c *Float) AppendText(dst []byte, row int32) []byte {
	if c.Null(row) {
		return dst
	}
	return strconv.AppendFloat(dst, c.values[row], 'g', -1, 64)
}

// AppendJSON appends the value of a row as JSON.
func (c *Float) AppendJSON(dst []byte, row int32) []byte {
	if c.Null(row) {
		return append(dst, null...)
	}
	return c.AppendText(dst, row)
}

// Bytes returns the memory that the column takes.
func (c *Float) Bytes() int64 { return int64(8 * cap(c.values)) }
