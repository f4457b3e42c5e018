package columns

import "math"

// packed is a list of unsigned integers of the least width that holds the largest.
type packed struct {
	narrow []uint8
	short  []uint16
	wide   []uint32
	long   []uint64
}

// at returns the integer at a position.
func (p *packed) at(i int32) uint64 {
	switch {
	case p.narrow != nil:
		return uint64(p.narrow[i])
	case p.short != nil:
		return uint64(p.short[i])
	case p.wide != nil:
		return uint64(p.wide[i])
	}
	return p.long[i]
}

// gather copies the integers at some positions.
func (p *packed) gather(dst []uint64, rows []int32) {
	switch {
	case p.narrow != nil:
		gather(dst, p.narrow, rows)
	case p.short != nil:
		gather(dst, p.short, rows)
	case p.wide != nil:
		gather(dst, p.wide, rows)
	default:
		gather(dst, p.long, rows)
	}
}

func gather[U unsigned](dst []uint64, from []U, rows []int32) {
	dst = dst[:len(rows)]
	for i, row := range rows {
		dst[i] = uint64(from[row])
	}
}

func (p *packed) len() int { return len(p.narrow) + len(p.short) + len(p.wide) + len(p.long) }

func (p *packed) bytes() int64 {
	return int64(cap(p.narrow) + 2*cap(p.short) + 4*cap(p.wide) + 8*cap(p.long))
}

// unsigned are the widths of packed integers.
type unsigned interface {
	uint8 | uint16 | uint32 | uint64
}

// pack packs n integers, none above most.
func pack(n int, most uint64, at func(i int) uint64) packed {
	switch {
	case most <= math.MaxUint8:
		return packed{narrow: fill[uint8](n, at)}
	case most <= math.MaxUint16:
		return packed{short: fill[uint16](n, at)}
	case most <= math.MaxUint32:
		return packed{wide: fill[uint32](n, at)}
	}
	return packed{long: fill[uint64](n, at)}
}

func fill[U unsigned](n int, at func(i int) uint64) []U {
	list := make([]U, n)
	for i := range list {
		list[i] = U(at(i))
	}
	return list
}
