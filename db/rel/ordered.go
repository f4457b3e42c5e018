package rel

import (
	"context"

	"govhub/db/columns"
	"govhub/errorcode"
	"govhub/page"
	"govhub/warning"
)

// maxOrders bounds the columns of an order.
const maxOrders = 4

// ordered is the range of lists of T that pages are cut from, in the client's order: a span or a sorting.
type ordered[T any] interface {
	extent() page.Extent
	// by names what rows are ordered by first, and tells whether that may be NULL.
	by() (field OrderField, nullable bool)
	// in returns the lists of a relation in memory. It reports false if memory cannot answer.
	in(ctx context.Context, tables *columns.Tables, rel *relation, conditions []condition) (cutter, bool)
	// read reads the lists of parents from PostgreSQL.
	read(ctx context.Context, l *listing[T], parents []string) (read[T], error)
}

// read is what was read of lists: of each up to one row more than a page has, in reading order.
type read[T any] struct {
	lists    [][]*T
	cursorOf func(*T) string
	valued   func(*T) bool // the row has a value in the first column of the order
}

// cutter reads lists in memory, in an order.
type cutter interface {
	list() *memory
	// page appends up to one row more than the page has of the list of a code, in reading order.
	page(dst []int32, code int32) []int32
	// valued reports whether the row has a value in the first column of the order.
	valued(row int32) bool
	cursorOf(row int32) string
}

// ordered returns the range of lists that a page is cut from.
func (t *Table[T]) ordered(ctx context.Context, r Release, args page.Args, orders []*Order) (ordered[T], error) {
	switch {
	case len(orders) > maxOrders:
		return nil, errorcode.BadInput(errorcode.BadOrder, "orderBy names %d columns: name at most %d", len(orders), maxOrders)
	case len(orders) > 1 || len(orders) == 1 && orders[0].computed():
		return t.sorting(ctx, r, args, orders)
	}
	s := span[T]{order: t.orders[0], direction: Asc}
	if len(orders) == 1 {
		s.order, s.direction = t.order(orders[0]), orders[0].Direction
	}
	var err error
	s.Part, err = page.PartOf(args, s.parse)
	return s, err
}

// note notes whether any of the lists has values to order by. NULLs sort last: a list has none if its first row has none.
func (r read[T]) note(ctx context.Context, s ordered[T]) {
	by, nullable := s.by()
	if !nullable {
		return
	}
	known, valued := false, false
	for _, rows := range r.lists {
		if first := page.First(s.extent(), rows); first != nil {
			known, valued = true, valued || r.valued(first)
		}
	}
	if known {
		warning.Order(ctx, string(by), valued)
	}
}
