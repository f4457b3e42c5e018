package columns

import (
	"math"
	"math/bits"
)

// Sums are the sums of the numbers of groups.
type Sums struct {
	low    []uint64 // two's complement of 128 bits
	high   []uint64
	counts []int64 // of numbers
	scale  int
}

// Sums sums up a column. It reports false if that is not of integers or decimals.
func (g *Groups) Sums(column Column) (*Sums, bool) {
	c, ok := column.(*Number)
	if !ok {
		return nil, false
	}
	if kept := g.sums[c]; kept != nil {
		return kept, true
	}
	s := &Sums{make([]uint64, g.count), make([]uint64, g.count), make([]int64, g.count), c.scale}
	g.each(func(rows, of []int32) {
		c.values.gather(g.scratch[:], rows)
		for start := 0; start < len(of); {
			group, end := of[start], run(of, start)
			s.add(group, g.scratch[start:end], c.least)
			start = end
		}
	})
	g.sums[c] = s
	return s, true
}

// add adds numbers, given by their ranks, to the sum of a group.
func (s *Sums) add(group int32, ranks []uint64, least int64) {
	low, high, count, carry := s.low[group], s.high[group], int64(0), uint64(0)
	for _, rank := range ranks {
		if rank > 0 {
			v := least + int64(rank-1)
			low, carry = bits.Add64(low, uint64(v), 0)
			high += uint64(v>>63) + carry
			count++
		}
	}
	s.low[group], s.high[group] = low, high
	s.counts[group] += count
}

// Column returns the sums as a column of the groups: NULL where no row has a number, or where except, unless it is nil, has a value.
// It reports false if a sum has more than 18 digits.
func (s *Sums) Column(except Column) (Column, bool) {
	return s.column(except, s.scale, s.at)
}

// averageScale is the number of digits after the point of averages.
const averageScale = 6

// Averages is Column for averages, rounded half away from zero to six digits after the point.
func (s *Sums) Averages(except Column) (Column, bool) {
	return s.column(except, averageScale, func(group int) (int64, bool) {
		sum, ok1 := s.at(group)
		average, ok2 := average(sum, s.counts[group], averageScale-s.scale)
		return average, ok1 && ok2
	})
}

func (s *Sums) column(except Column, scale int, value func(group int) (int64, bool)) (Column, bool) {
	values, has := make([]int64, len(s.low)), make([]bool, len(s.low))
	for group, count := range s.counts {
		if count == 0 || except != nil && !except.Null(int32(group)) {
			continue
		}
		var ok bool
		if values[group], ok = value(group); !ok {
			return nil, false
		}
		has[group] = true
	}
	return numbers(values, has, scale)
}

// at returns a sum. It reports false if that has more than 18 digits.
func (s *Sums) at(group int) (int64, bool) {
	v := int64(s.low[group])
	return v, s.high[group] == uint64(v>>63) && v > -1e18 && v < 1e18
}

// average divides a sum by a count and multiplies it by ten to the power of digits, rounded half away from zero.
func average(sum, count int64, digits int) (int64, bool) {
	factor, ok1 := rescaled(1, max(digits, 0))
	divisor, ok2 := rescaled(count, max(-digits, 0))
	magnitude := uint64(max(sum, -sum))
	high, low := bits.Mul64(magnitude, uint64(factor))
	if !ok1 || !ok2 || high >= uint64(divisor) {
		return 0, false
	}
	quotient, rest := bits.Div64(high, low, uint64(divisor))
	if rest >= uint64(divisor)-rest {
		quotient++
	}
	if quotient >= 1e18 {
		return 0, false
	}
	if sum < 0 {
		return -int64(quotient), true
	}
	return int64(quotient), true
}

// Integers returns the column of integers, with its bytes. It reports false if they lie too far apart.
func Integers(values []int64) (c Column, bytes int, ok bool) {
	if c, ok = numbers(values, nil, 0); ok {
		bytes = int(c.Bytes())
	}
	return c, bytes, ok
}

// numbers makes a column of integers, or of decimals multiplied by ten to the power of scale; has tells which are not NULL, nil for
// all. It reports false if they lie too far apart.
func numbers(scaled []int64, has []bool, scale int) (Column, bool) {
	least, most := int64(math.MaxInt64), int64(math.MinInt64)
	for i, v := range scaled {
		if has == nil || has[i] {
			least, most = min(least, v), max(most, v)
		}
	}
	if least > most { // no row has a value
		least, most = 0, 0
	}
	if uint64(most)-uint64(least) > math.MaxUint64-2 {
		return nil, false
	}
	return &Number{least: least, scale: scale, values: pack(len(scaled), uint64(most)-uint64(least)+1, func(i int) uint64 {
		if has != nil && !has[i] {
			return 0
		}
		return uint64(scaled[i]) - uint64(least) + 1
	})}, true
}
