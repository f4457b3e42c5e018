package columns

import (
	"math/big"
	"math/bits"
)

// squares are the sums that standard deviations are made of: of the differences to the least number of the column, and of their squares.
type squares struct {
	count                          int64
	low, high                      uint64
	squareLow, squareMid, squareHi uint64
}

func (s *squares) add(difference uint64) {
	s.count++
	var carry uint64
	s.low, carry = bits.Add64(s.low, difference, 0)
	s.high += carry
	high, low := bits.Mul64(difference, difference)
	s.squareLow, carry = bits.Add64(s.squareLow, low, 0)
	s.squareMid, carry = bits.Add64(s.squareMid, high, carry)
	s.squareHi += carry
}

// Deviations returns the standard deviation of the numbers of each group, as a sample of more, as a column of the groups, rounded half
// away from zero to six digits after the point. It is NULL where fewer than two rows have a number, or where except, unless it is nil,
// has a value. It reports false if the column is not of integers or decimals, or if a deviation has more than 18 digits.
func (g *Groups) Deviations(column Column, except Column) (Column, bool) {
	c, ok := column.(*Number)
	if !ok {
		return nil, false
	}
	groups := make([]squares, g.count)
	g.each(func(rows, of []int32) {
		c.values.gather(g.scratch[:], rows)
		for i, group := range of {
			if rank := g.scratch[i]; rank > 0 {
				groups[group].add(rank - 1)
			}
		}
	})
	values, has := make([]int64, g.count), make([]bool, g.count)
	for group := range groups {
		s := &groups[group]
		if s.count < 2 || except != nil && !except.Null(int32(group)) {
			continue
		}
		if values[group], ok = s.deviation(c.scale); !ok {
			return nil, false
		}
		has[group] = true
	}
	return numbers(values, has, averageScale)
}

// deviation returns the standard deviation, multiplied by ten to the power of averageScale. It reports false if it has more than 18
// digits.
func (s *squares) deviation(scale int) (int64, bool) {
	n, sum, ofSquares := big.NewInt(s.count), wide(s.low, s.high), wide(s.squareLow, s.squareMid, s.squareHi)
	variance := ofSquares.Mul(ofSquares, n)
	variance.Sub(variance, sum.Mul(sum, sum))
	variance.Mul(variance, powerOfTen(2*averageScale)).Lsh(variance, 2) // of twice the deviation
	divisor := new(big.Int).Mul(n, big.NewInt(s.count-1))
	variance.Quo(variance, divisor.Mul(divisor, powerOfTen(2*scale)))
	twice := variance.Sqrt(variance)
	rounded := twice.Add(twice, big.NewInt(1)).Rsh(twice, 1)
	return rounded.Int64(), rounded.IsInt64() && rounded.Int64() < 1e18
}

// wide makes an integer of words, the lowest first.
func wide(words ...uint64) *big.Int {
	sum := new(big.Int)
	for i, word := range words {
		part := new(big.Int).SetUint64(word)
		sum.Add(sum, part.Lsh(part, uint(64*i)))
	}
	return sum
}

func powerOfTen(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}
