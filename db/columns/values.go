package columns

import "math/bits"

// Values are the different values of a column in each group. NULL is none.
type Values struct {
	codes    coded
	distinct []uint32
	least    []uint32 // code, 0 for none
	most     []uint32

	sets  []uint64   // the codes of each group as bits, one group after the other; nil if those are too many
	width int        // words of the set of a group
	pairs *numbering // of groups and codes, nil unless sets is
}

// maxSets bounds the words of sets, 32 MB.
const maxSets = 4 << 20

// Values returns the different values of a column in each group. It reports false if the column has no codes.
func (g *Groups) Values(column Column) (*Values, bool) {
	if kept := g.values[column]; kept != nil {
		return kept, true
	}
	c, ok := codedOf(column)
	if !ok {
		return nil, false
	}
	v := &Values{
		codes: c, distinct: make([]uint32, g.count), least: make([]uint32, g.count), most: make([]uint32, g.count),
		width: (c.codes + 63) / 64,
	}
	switch i := g.position(column); {
	case i >= 0:
		v.same(g.code(i))
	case g.count*v.width <= maxSets:
		v.sets = make([]uint64, g.count*v.width)
		g.each(func(rows, of []int32) {
			c.gather(g.scratch[:], rows)
			v.collect(g.scratch[:len(rows)], of)
		})
		v.summarise()
	default:
		v.pairs = newNumbering(uint64(g.count)*uint64(c.codes), len(g.of))
		g.each(func(rows, of []int32) {
			c.gather(g.scratch[:], rows)
			v.pair(g.scratch[:len(rows)], of)
		})
	}
	g.values[column] = v
	return v, true
}

// position returns the position of a column among those that the rows are grouped by, -1 if it is not.
func (g *Groups) position(column Column) int {
	for i, by := range g.by {
		if by == column {
			return i
		}
	}
	return -1
}

// same records that each group has one value.
func (v *Values) same(code func(group int) uint64) {
	for group := range v.least {
		if c := uint32(code(group)); c > 0 {
			v.distinct[group], v.least[group], v.most[group] = 1, c, c
		}
	}
}

// collect adds codes to the sets of their groups.
func (v *Values) collect(codes []uint64, of []int32) {
	for start := 0; start < len(of); {
		group, end := int(of[start]), run(of, start)
		set := v.sets[group*v.width : (group+1)*v.width]
		if len(set) > 1 {
			for _, code := range codes[start:end] {
				set[code>>6] |= 1 << (code & 63)
			}
		} else {
			word := set[0]
			for _, code := range codes[start:end] {
				word |= 1 << (code & 63)
			}
			set[0] = word
		}
		start = end
	}
}

// summarise counts the sets.
func (v *Values) summarise() {
	for group := range v.least {
		set := v.sets[group*v.width : (group+1)*v.width]
		set[0] &^= 1 // NULL
		count := 0
		for i, word := range set {
			if word == 0 {
				continue
			}
			if count == 0 {
				v.least[group] = uint32(64*i + bits.TrailingZeros64(word))
			}
			count += bits.OnesCount64(word)
			v.most[group] = uint32(64*i + 63 - bits.LeadingZeros64(word))
		}
		v.distinct[group] = uint32(count)
	}
}

// pair adds codes to those of their groups.
func (v *Values) pair(codes []uint64, of []int32) {
	var numbers [blockRows]int32
	count := 0
	for i, group := range of {
		if code := uint32(codes[i]); code > 0 {
			if least := &v.least[group]; *least == 0 || code < *least {
				*least = code
			}
			v.most[group] = max(v.most[group], code)
			codes[count] = v.key(int(group), codes[i])
			count++
		}
	}
	known := len(v.pairs.keys)
	v.pairs.number(numbers[:], codes[:count])
	for _, key := range v.pairs.keys[known:] {
		v.distinct[key/uint64(v.codes.codes)]++
	}
}

func (v *Values) key(group int, code uint64) uint64 {
	return uint64(group)*uint64(v.codes.codes) + code
}

// Counts returns the number of different values of each group as a column of the groups.
func (v *Values) Counts() (Column, bool) {
	counts := make([]int64, len(v.distinct))
	for group, count := range v.distinct {
		counts[group] = int64(count)
	}
	return numbers(counts, nil, 0)
}

// Several reports whether a group has more than one value.
func (v *Values) Several(group int) bool { return v.distinct[group] > 1 }

// Least returns the code of the first value of a group, 0 for none.
func (v *Values) Least(group int) int32 { return int32(v.least[group]) }

// Has reports whether a group has the value of a code, which is not NULL.
func (v *Values) Has(group int, code int32) bool {
	switch {
	case v.sets != nil:
		return v.sets[group*v.width+int(code>>6)]>>(code&63)&1 == 1
	case v.pairs != nil:
		return v.pairs.has(v.key(group, uint64(code)))
	}
	return v.least[group] == uint32(code)
}

// extremes returns the first and the last value of each group as columns of the groups.
func (v *Values) extremes() (least, most Column) {
	of := func(codes []uint32) Column {
		return v.codes.column(pack(len(codes), uint64(v.codes.codes), func(i int) uint64 { return uint64(codes[i]) }))
	}
	return of(v.least), of(v.most)
}
