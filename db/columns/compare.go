package columns

import "math"

// Operator compares the value of a row with others.
type Operator int

// Operators.
const (
	Equal Operator = iota
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
)

// Compare returns the condition that the values of a column compare so with a value, given as PostgreSQL writes it. It reports false
// if the column cannot tell: text in the order of a language, and numbers of more digits than those of the column, compare in
// PostgreSQL.
func Compare(column Column, op Operator, value string) (Condition, bool) {
	switch c := column.(type) {
	case *Text:
		return c.compare(op, value)
	case *Number:
		return c.compare(op, value)
	case *Boolean:
		if op != Equal {
			return nil, false
		}
		rank, _, _ := c.place(value)
		return equal{&c.values, rank}, true
	case *Derived:
		values, ok := Compare(c.values, op, value)
		if !ok {
			return nil, false
		}
		return c.where(values), true
	}
	return nil, false
}

// OneOf returns the condition that the values of a column are among some, given as PostgreSQL writes them. It reports false if the
// column cannot tell.
func OneOf(column Column, values []string) (Condition, bool) {
	switch c := column.(type) {
	case *Text:
		set := make([]bool, c.Codes())
		for _, v := range values {
			if code := c.Find(v); code > 0 {
				set[code] = true
			}
		}
		return Among{c, set}, true
	case *Number:
		found := AnyNumber{c, make(map[uint64]bool, len(values))}
		for _, v := range values {
			condition, ok := c.compare(Equal, v)
			if !ok {
				return nil, false
			}
			if b, some := condition.(between); some {
				found.values[b.least] = true
			}
		}
		return found, true
	case *Derived:
		among, ok := OneOf(c.values, values)
		if !ok {
			return nil, false
		}
		return c.where(among), true
	}
	return nil, false
}

// Within returns the condition that floating-point numbers compare so with another.
func Within(column *Float, op Operator, v float64) (Condition, bool) {
	switch op {
	case LessOrEqual:
		return Span{column, math.Inf(-1), v}, true
	case GreaterOrEqual:
		return Span{column, v, math.Inf(1)}, true
	}
	return nil, false
}

// Any returns the condition that a row has a code, not that of NULL, for which match reports true.
func (c *Text) Any(match func(code int32) bool) Condition {
	set, found, count := make([]bool, c.Codes()), int32(0), 0
	for code := int32(1); int(code) < c.Codes(); code++ {
		if match(code) {
			set[code] = true
			found, count = code, count+1
		}
	}
	switch count {
	case 0:
		return None{}
	case 1:
		return c.Is(found)
	}
	return Among{c, set}
}

func (c *Text) compare(op Operator, value string) (Condition, bool) {
	if op == Equal {
		if code := c.Find(value); code > 0 {
			return c.Is(code), true
		}
		return None{}, true
	}
	if c.words.order != byBytes {
		return nil, false
	}
	least, after, _ := c.place(value)
	return ranked(&c.codes, op, least, after, uint64(c.words.len())), true
}

// place returns the first code that is not less than a value, and the first that is greater. It reports false if the column cannot
// tell.
func (c *Text) place(value string) (least, after uint64, ok bool) {
	if c.words.order != byBytes {
		code := uint64(c.Find(value))
		return code, code + 1, code > 0 && c.words.order == byCollation
	}
	least = c.words.floor(value)
	after = least
	if int(least) < c.Codes() && c.words.at(least) == value {
		after++
	}
	return least, after, true
}

// ranked compares integers with a value that would lie between two: least is the first that is not less, after the first that is
// greater, most the greatest of all.
func ranked(values *packed, op Operator, least, after, most uint64) Condition {
	first, last := uint64(1), most
	switch op {
	case Equal:
		first, last = least, after-1
	case Less:
		last = least - 1
	case LessOrEqual:
		last = after - 1
	case Greater:
		first = after
	case GreaterOrEqual:
		first = least
	}
	if first > last || last == 0 {
		return None{}
	}
	return between{values: values, least: first, most: last}
}

func (c *Number) compare(op Operator, value string) (Condition, bool) {
	least, after, ok := c.place(value)
	return ranked(&c.values, op, least, after, math.MaxUint64), ok
}

// place returns the first integer, as kept, that is not less than a value, and the first that is greater. It reports false if the
// column cannot tell.
func (c *Number) place(value string) (least, after uint64, ok bool) {
	v, scale, ok := parseScaled(canonical(value))
	if !ok {
		return 0, 0, false
	}
	above := int64(1) // from v, the first that is not less, to the first that is greater
	if scale > c.scale {
		v = 1 + floor(v, scale-c.scale) // no row has the value, whose last digit is not zero
		above, scale = 0, c.scale
	}
	if v, ok = rescaled(v, c.scale-scale); !ok || v == math.MaxInt64 {
		return 0, 0, false
	}
	return c.rank(v), c.rank(v + above), true
}

// floor divides v by ten to the power of digits, towards less.
func floor(v int64, digits int) int64 {
	for range digits {
		if v < 0 {
			v -= 9
		}
		v /= 10
	}
	return v
}

// rank returns the least integer, as kept, of values that are not less than v.
func (c *Number) rank(v int64) uint64 {
	if v <= c.least {
		return 1
	}
	return uint64(v) - uint64(c.least) + 1
}
