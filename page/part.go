package page

import "slices"

// Part is the range of an ordered list that a page is cut from. A Place is the content of a cursor.
type Part[Place any] struct {
	After, Before *Place // exclusive, nil if unbounded
	Size          int
	Backward      bool // rows are read from the end of the list
}

// PartOf parses the arguments of a page. parse parses a cursor of the given argument.
func PartOf[Place any](args Args, parse func(argument, cursor string) (*Place, error)) (p Part[Place], err error) {
	if p.Size, p.Backward, err = args.Size(); err != nil {
		return p, err
	}
	if args.After != nil {
		if p.After, err = parse("after", *args.After); err != nil {
			return p, err
		}
	}
	if args.Before != nil {
		p.Before, err = parse("before", *args.Before)
	}
	return p, err
}

// First returns the first row of the list, nil if the rows, in reading order, do not begin it.
func First[T, Place any](p Part[Place], rows []*T) *T {
	switch {
	case len(rows) == 0, p.After != nil, p.Backward && len(rows) > p.Size:
		return nil
	case p.Backward:
		return rows[len(rows)-1]
	}
	return rows[0]
}

// Cut makes a page of up to Size+1 rows in reading order. A row beyond Size means that the list continues.
func Cut[T, Place any](p Part[Place], rows []*T, cursor func(*T) string, list Counter, parent string) *Connection[T] {
	more := len(rows) > p.Size
	if more {
		rows = rows[:p.Size]
	}
	hasNext, hasPrevious := more, p.After != nil
	if p.Backward {
		slices.Reverse(rows)
		hasNext, hasPrevious = p.Before != nil, more
	}
	return New(rows, hasNext, hasPrevious, cursor, list, parent)
}
