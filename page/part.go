package page

import "slices"

// Part is the part of an ordered list that a page is cut from. A Place is what a cursor of the list holds.
type Part[Place any] struct {
	After, Before *Place // exclusive, nil for the end of the list
	Size          int
	Backward      bool // rows are read from the end of the list
}

// PartOf reads the arguments of a page. parse reads a cursor in the given argument.
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

// Cut makes a page of up to Size+1 rows in the order in which they were read. The row beyond Size shows that the list goes on.
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
