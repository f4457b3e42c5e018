package network

import (
	"cmp"
	"sort"

	"govhub/page"
)

// window returns which part of a list of n a page holds. place finds what a cursor names, or where it would stand.
func window(n int, args page.Args, place func(argument, cursor string) (at int, found bool, err error)) (start, end int, err error) {
	size, backward, err := args.Size()
	if err != nil {
		return 0, 0, err
	}
	end = n
	if args.After != nil {
		at, found, err := place("after", *args.After)
		if err != nil {
			return 0, 0, err
		}
		if start = at; found {
			start++
		}
	}
	if args.Before != nil {
		if end, _, err = place("before", *args.Before); err != nil {
			return 0, 0, err
		}
		end = max(end, start)
	}
	if backward {
		return max(start, end-size), end, nil
	}
	return start, min(end, start+size), nil
}

// infoOf tells where part of a list stands in it.
func infoOf[T any](part []T, start, n int, cursor func(T) *string) page.PageInfo {
	info := page.PageInfo{HasNextPage: start+len(part) < n, HasPreviousPage: start > 0}
	if len(part) > 0 {
		info.StartCursor, info.EndCursor = cursor(part[0]), cursor(part[len(part)-1])
	}
	return info
}

func badCursor(argument string) error {
	return &page.ArgumentError{Argument: argument, Reason: "is no cursor of this list: take it from pageInfo or edges"}
}

// placeIn finds the place of a value in a list of n, whose elements compare tells apart.
func placeIn(n int, compare func(i int) int) (at int, found bool) {
	at = sort.Search(n, func(i int) bool { return compare(i) >= 0 })
	return at, at < n && compare(at) == 0
}

// descending compares numbers, the largest first.
func descending[T cmp.Ordered](a, b T) int { return cmp.Compare(b, a) }
