package columns

import (
	"slices"
	"sort"
	"strings"
)

// Text is a column of texts: each row has the code of its value, 1 + its position among the words.
type Text struct {
	codes packed
	words words
}

// words are the distinct values of a column.
type words struct {
	all    string   // one after the other
	ends   []uint32 // of each
	order  wordOrder
	bytes  []uint32 // codes in the order of the bytes of their words; nil if that is the order of the words
	quoted bool     // none needs escapes in JSON
}

// wordOrder is the order of words.
type wordOrder int

const (
	byBytes     wordOrder = iota // as PostgreSQL orders the column too
	byCollation                  // that of a language, as PostgreSQL orders the column
	unordered                    // by bytes, unlike PostgreSQL
)

func (w *words) len() int { return len(w.ends) }

// at returns the word of a code.
func (w *words) at(code uint64) string {
	start := uint32(0)
	if code > 1 {
		start = w.ends[code-2]
	}
	return w.all[start:w.ends[code-1]]
}

// Null reports whether the row has no value.
func (c *Text) Null(row int32) bool { return c.codes.at(row) == 0 }

// Value returns the value of a row, empty for NULL.
func (c *Text) Value(row int32) string { return c.Word(c.Code(row)) }

// Code returns the code of a row, 0 for NULL.
func (c *Text) Code(row int32) int32 { return int32(c.codes.at(row)) }

// Codes returns the number of codes, with the one of NULL.
func (c *Text) Codes() int { return c.words.len() + 1 }

// Word returns the value of a code, empty for NULL.
func (c *Text) Word(code int32) string {
	if code == 0 {
		return ""
	}
	return c.words.at(uint64(code))
}

// Find returns the code of a value, 0 if no row has it.
func (c *Text) Find(value string) int32 {
	code := c.words.floor(value)
	if code <= uint64(c.words.len()) && c.words.at(c.words.nth(code)) == value {
		return int32(c.words.nth(code))
	}
	return 0
}

// floor returns the position, from 1, of the first word in the order of bytes that does not precede the value.
func (w *words) floor(value string) uint64 {
	return 1 + uint64(sort.Search(w.len(), func(i int) bool { return w.at(w.nth(uint64(i+1))) >= value }))
}

// nth returns the code of a word by its position, from 1, in the order of bytes.
func (w *words) nth(position uint64) uint64 {
	if w.bytes == nil {
		return position
	}
	return uint64(w.bytes[position-1])
}

// ranks returns the codes, nil if they are not in the order of the column.
func (c *Text) ranks() *packed {
	if c.words.order == unordered {
		return nil
	}
	return &c.codes
}

// AppendText appends the value of a row.
func (c *Text) AppendText(dst []byte, row int32) []byte { return append(dst, c.Value(row)...) }

// AppendJSON appends the value of a row as JSON.
func (c *Text) AppendJSON(dst []byte, row int32) []byte {
	code := c.codes.at(row)
	switch {
	case code == 0:
		return append(dst, null...)
	case c.words.quoted:
		dst = append(dst, '"')
		dst = append(dst, c.words.at(code)...)
		return append(dst, '"')
	}
	return AppendQuoted(dst, c.words.at(code))
}

// Bytes returns the memory that the column takes.
func (c *Text) Bytes() int64 {
	return c.codes.bytes() + int64(len(c.words.all)+4*cap(c.words.ends)+4*cap(c.words.bytes))
}

// newWords makes words of values in an order.
func newWords(sorted []string, o wordOrder) words {
	w := words{ends: make([]uint32, len(sorted)), order: o, quoted: true}
	var all strings.Builder
	size := 0
	for _, word := range sorted {
		size += len(word)
	}
	all.Grow(size)
	for i, word := range sorted {
		all.WriteString(word)
		w.ends[i] = uint32(all.Len())
		w.quoted = w.quoted && !escapes(word)
	}
	w.all = all.String()
	if o == byCollation {
		w.bytes = make([]uint32, len(sorted))
		for i := range w.bytes {
			w.bytes[i] = uint32(i + 1)
		}
		slices.SortFunc(w.bytes, func(a, b uint32) int { return strings.Compare(sorted[a-1], sorted[b-1]) })
	}
	return w
}
