package columns

import (
	"context"
	"iter"
	"math"
	"strings"
)

// Pair compares two tables with the same columns, row by row in the order of keys. It is for one goroutine.
type Pair struct {
	before, after part
	key           []equality // of a composed key, else nil
	values        []equality
}

// part is the rows of a table that are compared.
type part struct {
	table      *Table
	first, end int32
}

// NewPair compares the columns of all rows.
func NewPair(before, after *Table, columns []string) *Pair {
	p := &Pair{before: part{before, 0, int32(before.Rows())}, after: part{after, 0, int32(after.Rows())}}
	for _, name := range columns {
		p.values = append(p.values, equalityOf(before.Column(name), after.Column(name)))
	}
	if key, composed := before.key.(*Composed); composed {
		for i, column := range key.Parts {
			p.key = append(p.key, equalityOf(column, after.key.(*Composed).Parts[i]))
		}
	}
	return p
}

// Between compares only the rows whose keys follow after and precede before; a nil key sets no limit.
func (p *Pair) Between(after, before *string) {
	for _, side := range []*part{&p.before, &p.after} {
		if after != nil {
			side.first = side.table.Floor(*after)
			if _, has := side.table.Row(*after); has {
				side.first++
			}
		}
		if before != nil {
			side.end = side.table.Floor(*before)
		}
	}
}

// checkedEvery is the number of rows after which a comparison asks whether it is still wanted.
const checkedEvery = 4096

// Differing visits the rows before and after that differ, -1 for one that the table lacks, until ctx is done.
func (p *Pair) Differing(ctx context.Context, backward bool) iter.Seq2[int32, int32] {
	return func(yield func(before, after int32) bool) {
		b, a := p.before, p.after
		for step := 0; (b.first < b.end || a.first < a.end) && (step%checkedEvery > 0 || ctx.Err() == nil); step++ {
			before, after := b.next(backward), a.next(backward)
			order := p.order(before, after)
			if backward {
				order = -order
			}
			switch {
			case before < 0 || after >= 0 && order > 0:
				before = -1
			case after < 0 || order < 0:
				after = -1
			}
			if before >= 0 {
				b.advance(backward)
			}
			if after >= 0 {
				a.advance(backward)
			}
			if (before < 0 || after < 0 || !allEqual(p.values, before, after)) && !yield(before, after) {
				return
			}
		}
	}
}

// next returns the next row, -1 after the last.
func (p *part) next(backward bool) int32 {
	switch {
	case p.first >= p.end:
		return -1
	case backward:
		return p.end - 1
	}
	return p.first
}

func (p *part) advance(backward bool) {
	if backward {
		p.end--
	} else {
		p.first++
	}
}

// order compares the keys of two rows, if there are two.
func (p *Pair) order(before, after int32) int {
	if before < 0 || after < 0 || p.key != nil && allEqual(p.key, before, after) {
		return 0
	}
	if text, ok := p.before.table.key.(*Text); ok {
		return strings.Compare(text.Value(before), p.after.table.key.(*Text).Value(after))
	}
	var one, other [128]byte
	return strings.Compare(string(p.before.table.key.AppendText(one[:0], before)), string(p.after.table.key.AppendText(other[:0], after)))
}

// equality tells whether a row of one table and a row of another have the same value in a column, NULL being one.
type equality interface {
	equal(before, after int32) bool
}

func allEqual(columns []equality, before, after int32) bool {
	for _, c := range columns {
		if !c.equal(before, after) {
			return false
		}
	}
	return true
}

func equalityOf(before, after Column) equality {
	switch b := before.(type) {
	case *Text:
		return &equalText{b, after.(*Text), make([]int32, b.Codes())}
	case *Number:
		if a := after.(*Number); a.scale == b.scale {
			return equalNumber{b, a}
		}
	case *Boolean:
		return equalBoolean{b, after.(*Boolean)}
	case *Float:
		return equalFloat{b, after.(*Float)}
	}
	return equalAsWritten{before, after}
}

// equalText compares codes. Those of one table mean other words in the other.
type equalText struct {
	before, after *Text
	codes         []int32 // of after by those of before, looked up when first needed: -1 for none, 0 for not yet
}

func (s *equalText) equal(before, after int32) bool {
	code := s.before.Code(before)
	if code == 0 {
		return s.after.Null(after)
	}
	if s.codes[code] == 0 {
		s.codes[code] = -1
		if found := s.after.Find(s.before.Word(code)); found > 0 {
			s.codes[code] = found
		}
	}
	return s.codes[code] == s.after.Code(after)
}

type equalNumber struct{ before, after *Number }

func (s equalNumber) equal(before, after int32) bool {
	if s.before.Null(before) || s.after.Null(after) {
		return s.before.Null(before) && s.after.Null(after)
	}
	return s.before.Scaled(before) == s.after.Scaled(after)
}

type equalBoolean struct{ before, after *Boolean }

func (s equalBoolean) equal(before, after int32) bool {
	return s.before.values.at(before) == s.after.values.at(after)
}

type equalFloat struct{ before, after *Float }

func (s equalFloat) equal(before, after int32) bool {
	b, a := s.before.values[before], s.after.values[after]
	return a == b || math.IsNaN(a) && math.IsNaN(b)
}

// equalAsWritten compares what PostgreSQL writes.
type equalAsWritten struct{ before, after Column }

func (s equalAsWritten) equal(before, after int32) bool {
	if s.before.Null(before) || s.after.Null(after) {
		return s.before.Null(before) && s.after.Null(after)
	}
	var one, other [64]byte
	return string(s.before.AppendText(one[:0], before)) == string(s.after.AppendText(other[:0], after))
}
