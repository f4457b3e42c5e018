package imports

import (
	"fmt"
	"strconv"
	"strings"
)

// Limit is how many rows may be left out: a number, or a share of those read.
type Limit struct {
	Rows    int64
	Percent float64
}

// UnmarshalText reads a number, such as 20, or a percentage, such as 0.5%.
func (l *Limit) UnmarshalText(text []byte) (err error) {
	*l = Limit{}
	number, share := strings.CutSuffix(string(text), "%")
	if share {
		l.Percent, err = strconv.ParseFloat(number, 64)
	} else {
		l.Rows, err = strconv.ParseInt(number, 10, 64)
	}
	if err != nil || l.Rows < 0 || !(l.Percent >= 0 && l.Percent <= 100) {
		return fmt.Errorf("%q is neither a number of rows, 0 or more, nor a percentage of those read, such as 0.5%%", text)
	}
	return nil
}

// of returns the number of rows out of those read.
func (l Limit) of(read int64) int64 {
	if l.Percent > 0 {
		return int64(float64(read)*l.Percent/100 + 1e-6) // 0.57% of 10,000 are 57, though floats say 56.99…
	}
	return l.Rows
}
