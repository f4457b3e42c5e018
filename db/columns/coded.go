package columns

// coded is the codes of a column that rows are grouped by, or whose different values are counted.
type coded struct {
	rows    *packed
	through []uint64 // code of the column by what rows has, nil if that is the code
	codes   int      // number of codes, with that of NULL
	words   words    // by code, none of a Boolean
}

// codedOf returns the codes of a column. It reports false if it has none.
func codedOf(column Column) (coded, bool) {
	switch c := column.(type) {
	case *Text:
		return coded{rows: &c.codes, codes: c.Codes(), words: c.words}, true
	case *Boolean:
		return coded{rows: &c.values, codes: 3}, true
	case *Derived:
		through := fill[uint64](c.base.Codes(), func(i int) uint64 { return c.values.codes.at(int32(i)) })
		return coded{&c.base.codes, through, c.values.Codes(), c.values.words}, true
	}
	return coded{}, false
}

// gather copies the codes of rows.
func (c *coded) gather(dst []uint64, rows []int32) {
	c.rows.gather(dst, rows)
	if c.through == nil {
		return
	}
	for i, code := range dst[:len(rows)] {
		dst[i] = c.through[code]
	}
}

// column returns a column of other rows that have these codes.
func (c *coded) column(codes packed) Column {
	if c.words.ends == nil {
		return &Boolean{codes}
	}
	return &Text{codes, c.words}
}
