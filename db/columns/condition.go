package columns

// Condition tests rows. NULL matches no comparison.
type Condition interface {
	// Test clears the hits of rows that do not match.
	Test(rows []int32, hits []bool)
}

// None matches no row.
type None struct{}

// Test clears all hits.
func (None) Test(_ []int32, hits []bool) { clear(hits) }

// Is matches the rows whose text has a code, that of NULL too.
func (c *Text) Is(code int32) Condition { return equal{&c.codes, uint64(code)} }

type equal struct {
	values *packed
	value  uint64
}

func (e equal) Test(rows []int32, hits []bool) {
	between{e.values, e.value, e.value, false}.Test(rows, hits)
}

// between matches integers from least to most, and those of NULL if nulls.
type between struct {
	values      *packed
	least, most uint64
	nulls       bool
}

func (b between) Test(rows []int32, hits []bool) {
	switch p := b.values; {
	case p.narrow != nil:
		testBetween(p.narrow, b, rows, hits)
	case p.short != nil:
		testBetween(p.short, b, rows, hits)
	case p.wide != nil:
		testBetween(p.wide, b, rows, hits)
	default:
		testBetween(p.long, b, rows, hits)
	}
}

func testBetween[U unsigned](values []U, b between, rows []int32, hits []bool) {
	hits = hits[:len(rows)]
	for i, row := range rows {
		v := uint64(values[row])
		hits[i] = hits[i] && (v-b.least <= b.most-b.least || b.nulls && v == 0)
	}
}

// Among matches the rows whose text has one of the codes for which Set is true.
type Among struct {
	Column *Text
	Set    []bool // by code, the first for NULL
}

// Test clears the hits of rows that do not match.
func (a Among) Test(rows []int32, hits []bool) {
	switch p := &a.Column.codes; {
	case p.narrow != nil:
		testAmong(p.narrow, a.Set, rows, hits)
	case p.short != nil:
		testAmong(p.short, a.Set, rows, hits)
	case p.wide != nil:
		testAmong(p.wide, a.Set, rows, hits)
	default:
		testAmong(p.long, a.Set, rows, hits)
	}
}

func testAmong[U unsigned](codes []U, set []bool, rows []int32, hits []bool) {
	hits = hits[:len(rows)]
	for i, row := range rows {
		hits[i] = hits[i] && set[codes[row]]
	}
}

// Rows matches the rows for which Set is true.
type Rows struct{ Set []bool }

// Test clears the hits of rows that do not match.
func (r Rows) Test(rows []int32, hits []bool) {
	for i, row := range rows {
		hits[i] = hits[i] && r.Set[row]
	}
}

// Span matches floating-point numbers from Least to Most.
type Span struct {
	Column      *Float
	Least, Most float64
}

// Test clears the hits of rows that do not match.
func (s Span) Test(rows []int32, hits []bool) {
	for i, row := range rows {
		v := s.Column.values[row]
		hits[i] = hits[i] && v >= s.Least && v <= s.Most
	}
}

// Empty matches NULL.
type Empty struct{ Column Column }

// Test clears the hits of rows that do not match.
func (e Empty) Test(rows []int32, hits []bool) {
	for i, row := range rows {
		hits[i] = hits[i] && e.Column.Null(row)
	}
}

// And matches what all conditions match.
type And []Condition

// Test clears the hits of rows that do not match.
func (a And) Test(rows []int32, hits []bool) {
	for _, c := range a {
		c.Test(rows, hits)
	}
}

// Or matches what any condition matches.
type Or []Condition

// Test clears the hits of rows that do not match.
func (o Or) Test(rows []int32, hits []bool) {
	matched := make([]bool, len(rows))
	tried := make([]bool, len(rows))
	for _, c := range o {
		copy(tried, hits)
		c.Test(rows, tried)
		for i, hit := range tried {
			matched[i] = matched[i] || hit
		}
	}
	copy(hits, matched)
}

// Not matches what the condition does not match.
type Not struct{ Condition Condition }

// Test clears the hits of rows that do not match.
func (n Not) Test(rows []int32, hits []bool) {
	matched := make([]bool, len(rows))
	copy(matched, hits)
	n.Condition.Test(rows, matched)
	for i, hit := range matched {
		hits[i] = hits[i] && !hit
	}
}

// AnyNumber matches the rows whose number is one of some.
type AnyNumber struct {
	column *Number
	values map[uint64]bool
}

// Test clears the hits of rows that do not match.
func (a AnyNumber) Test(rows []int32, hits []bool) {
	for i, row := range rows {
		hits[i] = hits[i] && a.values[a.column.values.at(row)]
	}
}
