package network

import (
	"cmp"
	"sort"

	"govhub/page"
)

// bounds are the part of a list that a page holds.
type bounds[T any] struct {
	page.Extent
	after, before *T // from cursors; nil without one
}

// boundsOf reads the arguments of a page, before the list exists. parse reads a cursor.
func boundsOf[T any](args page.Args, parse func(argument, cursor string) (T, error)) (b bounds[T], err error) {
	if b.Extent, err = args.Extent(); err != nil {
		return b, err
	}
	for _, end := range []struct {
		argument string
		cursor   *string
		to       **T
	}{{"after", args.After, &b.after}, {"before", args.Before, &b.before}} {
		if end.cursor == nil {
			continue
		}
		wanted, err := parse(end.argument, *end.cursor)
		if err != nil {
			return b, err
		}
		*end.to = &wanted
	}
	return b, nil
}

// window returns the part of a list of n elements that the page holds. compare orders an element and a cursor's, which need not be in
// the list any more.
func (b bounds[T]) window(n int, compare func(i int, wanted T) int) (start, end int) {
	end = n
	if b.after != nil {
		start = sort.Search(n, func(i int) bool { return compare(i, *b.after) > 0 })
	}
	if b.before != nil {
		end = max(start, sort.Search(n, func(i int) bool { return compare(i, *b.before) >= 0 }))
	}
	if b.Backward {
		return max(start, end-b.Size), end
	}
	return start, min(end, start+b.Size)
}

// infoOf returns the position of a part of a list.
func infoOf[T any](part []T, start, n int, cursor func(T) *string) page.PageInfo {
	info := page.PageInfo{HasNextPage: start+len(part) < n, HasPreviousPage: start > 0}
	if len(part) > 0 {
		info.StartCursor, info.EndCursor = cursor(part[0]), cursor(part[len(part)-1])
	}
	return info
}

// descending compares numbers, largest first.
func descending[T cmp.Ordered](a, b T) int { return cmp.Compare(b, a) }
