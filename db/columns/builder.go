package columns

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Builder collects the values of a column, row by row.
type Builder interface {
	// Append adds the value of the next row as PostgreSQL writes it; ok is false for NULL.
	Append(value string, ok bool)
	// Bytes returns the memory that the values take so far.
	Bytes() int64
}

// TextBuilder builds a Text.
type TextBuilder struct {
	codes map[string]uint32 // in the order of their first rows, from 1
	texts int64             // bytes of the distinct values
	rows  widening
}

// NewText returns a builder of a column of texts.
func NewText() *TextBuilder { return &TextBuilder{codes: map[string]uint32{}} }

// Append adds the value of the next row.
func (b *TextBuilder) Append(value string, ok bool) {
	if !ok {
		b.rows.add(0)
		return
	}
	code, known := b.codes[value]
	if !known {
		code = uint32(len(b.codes) + 1)
		b.codes[strings.Clone(value)] = code // value may be part of a long text
		b.texts += int64(len(value))
	}
	b.rows.add(code)
}

// Bytes returns the memory that the values take so far.
func (b *TextBuilder) Bytes() int64 {
	rows := len(b.rows.narrow) + 2*len(b.rows.short) + 4*len(b.rows.wide)
	return int64(rows+bytesOfWord*len(b.codes)) + b.texts
}

// bytesOfWord is what a word takes beside its letters.
const bytesOfWord = 4

// ByBytes returns the column of texts that PostgreSQL orders by their bytes.
func (b *TextBuilder) ByBytes() *Text {
	return b.text(slices.Sorted(maps.Keys(b.codes)), byBytes)
}

// Unordered returns the column of texts that PostgreSQL orders in another way, which no list asks for.
func (b *TextBuilder) Unordered() *Text {
	return b.text(slices.Sorted(maps.Keys(b.codes)), unordered)
}

// InOrder returns the column with its distinct values in the given order. It is an error if those are not its values.
func (b *TextBuilder) InOrder(sorted []string) (*Text, error) {
	if len(sorted) != len(b.codes) {
		return nil, fmt.Errorf("%d values are ordered, but the rows have %d", len(sorted), len(b.codes))
	}
	seen := make([]bool, len(sorted)+1)
	for _, word := range sorted {
		code, known := b.codes[word]
		if !known || seen[code] {
			return nil, fmt.Errorf("the value %.100q is ordered, but no row has it, or it is ordered twice", word)
		}
		seen[code] = true
	}
	return b.text(sorted, byCollation), nil
}

func (b *TextBuilder) text(sorted []string, o wordOrder) *Text {
	ranks := make([]uint32, len(sorted)+1)
	for i, word := range sorted {
		ranks[b.codes[word]] = uint32(i + 1)
	}
	return &Text{codes: b.rows.ranked(ranks), words: newWords(sorted, o)}
}

// widening is a list of codes that takes the least width for those added so far.
type widening struct{ packed }

func (w *widening) add(code uint32) {
	switch {
	case w.wide != nil || code > math.MaxUint16:
		if w.wide == nil {
			w.widen(code)
		}
		w.wide = append(w.wide, code)
	case w.short != nil || code > math.MaxUint8:
		if w.short == nil {
			w.widen(code)
		}
		w.short = append(w.short, uint16(code))
	default:
		w.narrow = append(w.narrow, uint8(code))
	}
}

// widen makes room for a code.
func (w *widening) widen(code uint32) {
	wider := packed{}
	at := func(i int) uint64 { return w.at(int32(i)) }
	if code > math.MaxUint16 {
		wider.wide = fill[uint32](w.len(), at)
	} else {
		wider.short = fill[uint16](w.len(), at)
	}
	w.packed = wider
}

// ranked returns the codes replaced by their ranks, in a list without spare room.
func (w *widening) ranked(ranks []uint32) packed {
	return packed{narrow: replaced(w.narrow, ranks), short: replaced(w.short, ranks), wide: replaced(w.wide, ranks)}
}

func replaced[U unsigned](codes []U, ranks []uint32) []U {
	if codes == nil {
		return nil
	}
	for i, code := range codes {
		codes[i] = U(ranks[code])
	}
	if cap(codes) > len(codes)+len(codes)/16 {
		return slices.Clone(codes)
	}
	return codes
}

// NumberBuilder builds a Number.
type NumberBuilder struct {
	decimal bool
	values  []int64
	scales  []uint8
	nulls   []int32 // rows without a value
	bad     string  // the first value that does not fit
}

// NewInteger returns a builder of a column of integers.
func NewInteger() *NumberBuilder { return &NumberBuilder{} }

// NewDecimal returns a builder of a column of decimals.
func NewDecimal() *NumberBuilder { return &NumberBuilder{decimal: true} }

// Append adds the value of the next row.
func (b *NumberBuilder) Append(value string, ok bool) {
	if !ok {
		b.nulls = append(b.nulls, int32(len(b.values)))
		b.add(0, 0)
		return
	}
	v, scale, fits := parseScaled(value)
	if !fits && b.bad == "" {
		b.bad = strings.Clone(value)
	}
	b.add(v, scale)
}

func (b *NumberBuilder) add(v int64, scale int) {
	b.values = append(b.values, v)
	if b.decimal {
		b.scales = append(b.scales, uint8(scale))
	}
}

// Bytes returns the memory that the values take so far.
func (b *NumberBuilder) Bytes() int64 { return int64(len(b.values)) } // not knowing yet how few bytes each needs

// Column returns the column. It is an error if a value does not fit: it has more than 18 digits with those after the point of the
// others, or zeros at its end.
func (b *NumberBuilder) Column() (*Number, error) {
	if b.bad != "" {
		return nil, fmt.Errorf("the number %.100q has more than 18 digits, or zeros at its end", b.bad)
	}
	c := &Number{quoted: b.decimal}
	for _, s := range b.scales {
		c.scale = max(c.scale, int(s))
	}
	least, most := int64(math.MaxInt64), int64(math.MinInt64)
	null := 0
	for i, v := range b.values {
		if null < len(b.nulls) && int(b.nulls[null]) == i {
			null++
			continue
		}
		if b.decimal {
			scaled, ok := rescaled(v, c.scale-int(b.scales[i]))
			if !ok {
				return nil, fmt.Errorf("a number has more than 18 digits with the %d after the point of others", c.scale)
			}
			b.values[i], v = scaled, scaled
		}
		least, most = min(least, v), max(most, v)
	}
	if least > most { // no row has a value
		least, most = 0, 0
	}
	if uint64(most)-uint64(least) > math.MaxUint64-2 {
		return nil, fmt.Errorf("numbers from %d to %d do not fit", least, most)
	}
	c.least = least
	null = 0
	c.values = pack(len(b.values), uint64(most)-uint64(least)+1, func(i int) uint64 {
		if null < len(b.nulls) && int(b.nulls[null]) == i {
			null++
			return 0
		}
		return uint64(b.values[i]) - uint64(least) + 1
	})
	return c, nil
}

// BooleanBuilder builds a Boolean.
type BooleanBuilder struct{ values []uint8 }

// Append adds the value of the next row.
func (b *BooleanBuilder) Append(value string, ok bool) {
	switch {
	case !ok:
		b.values = append(b.values, 0)
	case value[0] == 't':
		b.values = append(b.values, 2)
	default:
		b.values = append(b.values, 1)
	}
}

// Bytes returns the memory that the values take so far.
func (b *BooleanBuilder) Bytes() int64 { return int64(len(b.values)) }

// Column returns the column.
func (b *BooleanBuilder) Column() *Boolean {
	return &Boolean{packed{narrow: slices.Clone(b.values)}}
}

// FloatBuilder builds a Float.
type FloatBuilder struct {
	values []float64
	bad    string
}

// Append adds the value of the next row.
func (b *FloatBuilder) Append(value string, ok bool) {
	if !ok {
		b.values = append(b.values, math.NaN())
		return
	}
	v, err := strconv.ParseFloat(value, 64)
	if (err != nil || strconv.FormatFloat(v, 'f', -1, 64) != canonical(value)) && b.bad == "" {
		b.bad = strings.Clone(value)
	}
	b.values = append(b.values, v)
}

// Bytes returns the memory that the values take so far.
func (b *FloatBuilder) Bytes() int64 { return int64(8 * len(b.values)) }

// Column returns the column. It is an error if a number has more digits than a floating-point number keeps.
func (b *FloatBuilder) Column() (*Float, error) {
	if b.bad != "" {
		return nil, fmt.Errorf("the number %.100q has more digits than a floating-point number keeps", b.bad)
	}
	return &Float{slices.Clone(b.values)}, nil
}

// canonical returns a decimal without zeros at its end.
func canonical(decimal string) string {
	if !strings.Contains(decimal, ".") {
		return decimal
	}
	return strings.TrimSuffix(strings.TrimRight(decimal, "0"), ".")
}
