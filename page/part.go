package page

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"govhub/warning"
)

// Extent is which rows of an ordered list a page has.
type Extent struct {
	Size        int
	Backward    bool // rows are read from the end of the list
	FromCursor  bool // the page begins after a cursor
	UntilCursor bool // it ends before one

	largest int  // page that may be asked for
	unasked bool // the client gave neither a size nor a cursor
}

// Extent returns which rows of a list the arguments ask for.
func (a Args) Extent() (e Extent, err error) {
	e.FromCursor, e.UntilCursor, e.largest = a.After != nil, a.Before != nil, int(cmp.Or(a.Largest, MaxSize))
	e.unasked = a.First == nil && a.Last == nil && !e.FromCursor && !e.UntilCursor
	e.Size, e.Backward, err = a.Size()
	return e, err
}

// Note warns if the list has more rows than a page of which the client did not say the size.
func (e Extent) Note(ctx context.Context, more bool) {
	if e.unasked && more {
		warning.Cut(ctx, e.Size, fmt.Sprintf("first, at most %d, or page on with after", e.largest))
	}
}

// Part is the range of an ordered list that a page is cut from. A Place is the content of a cursor.
type Part[Place any] struct {
	Extent
	After, Before *Place // exclusive, nil if unbounded
}

// PartOf parses the arguments of a page. parse parses a cursor of the given argument.
func PartOf[Place any](args Args, parse func(argument, cursor string) (*Place, error)) (p Part[Place], err error) {
	if p.Extent, err = args.Extent(); err != nil {
		return p, err
	}
	if p.FromCursor {
		if p.After, err = parse("after", *args.After); err != nil {
			return p, err
		}
	}
	if p.UntilCursor {
		p.Before, err = parse("before", *args.Before)
	}
	return p, err
}

// First returns the first row of the list, nil if the rows, in reading order, do not begin it.
func First[T any](e Extent, rows []*T) *T {
	switch {
	case len(rows) == 0, e.FromCursor, e.Backward && len(rows) > e.Size:
		return nil
	case e.Backward:
		return rows[len(rows)-1]
	}
	return rows[0]
}

// Cut makes a page of up to Size+1 rows in reading order. A row beyond Size means that the list continues.
func Cut[T any](ctx context.Context, e Extent, rows []*T, cursor func(*T) string, list Counter, parent string) *Connection[T] {
	more := len(rows) > e.Size
	e.Note(ctx, more)
	if more {
		rows = rows[:e.Size]
	}
	hasNext, hasPrevious := more, e.FromCursor
	if e.Backward {
		slices.Reverse(rows)
		hasNext, hasPrevious = e.UntilCursor, more
	}
	return New(rows, hasNext, hasPrevious, cursor, list, parent)
}
