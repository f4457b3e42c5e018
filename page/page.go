// Package page has the parts of paged lists: the arguments of a page, its cursors and the resulting connection. It follows the
// Relay cursor connections specification and is independent of SQL.
package page

import (
	"cmp"
	"context"
	"fmt"
)

// Sizes of a page.
const (
	DefaultSize = 20
	MaxSize     = 100
	MaxGroups   = 1000 // of groups, which are charted whole
	MaxTable    = 1000 // rows of a table of places
)

// Args are the arguments of every connection field.
type Args struct {
	First  *int32
	After  *string
	Last   *int32
	Before *string

	Largest int32 // page that may be asked for, 0 for MaxSize
}

// ArgumentError is an invalid paging argument. TooLarge means a page above the largest.
type ArgumentError struct {
	Argument string
	Reason   string
	TooLarge bool
}

func (e *ArgumentError) Error() string { return fmt.Sprintf("argument %q %s", e.Argument, e.Reason) }

// Size returns the maximum rows of the page and whether they are taken from the end of the list.
func (a Args) Size() (size int, backward bool, err error) {
	if a.First != nil && a.Last != nil {
		return 0, false, &ArgumentError{Argument: "last", Reason: "cannot be combined with first: give one of them"}
	}
	name, n, largest := "first", a.First, cmp.Or(a.Largest, MaxSize)
	if a.Last != nil {
		name, n, backward = "last", a.Last, true
	}
	switch {
	case n == nil:
		return DefaultSize, backward, nil
	case *n < 0:
		return 0, false, &ArgumentError{Argument: name, Reason: fmt.Sprintf("is %d, but must not be negative", *n)}
	case *n > largest:
		return 0, false, &ArgumentError{
			Argument: name, TooLarge: true,
			Reason: fmt.Sprintf("is %d, but a page holds at most %d: ask for the next page with after", *n, largest),
		}
	}
	return int(*n), backward, nil
}

// Counter counts the rows of the lists of parents, in the order of the parents, in one query.
type Counter interface {
	Totals(ctx context.Context, parents []string) ([]int32, error)
}

// Connection is one page of a list of T.
type Connection[T any] struct {
	Nodes []*T

	info   PageInfo
	cursor func(*T) string
	list   Counter
	parent string
}

// Edge is a row of a page with its cursor.
type Edge[T any] struct {
	Node   *T
	Cursor string
}

// PageInfo is the position of a page in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// New makes a page of nodes. cursor returns the cursor of a node; list and parent count the whole list on demand.
func New[T any](nodes []*T, hasNext, hasPrevious bool, cursor func(*T) string, list Counter, parent string) *Connection[T] {
	return &Connection[T]{
		Nodes:  nodes,
		info:   PageInfo{HasNextPage: hasNext, HasPreviousPage: hasPrevious},
		cursor: cursor,
		list:   list,
		parent: parent,
	}
}

// Made returns the same page with rows that are made of those of c.
func Made[U, T any](c *Connection[T], made func(*T) *U, list Counter) *Connection[U] {
	nodes, origins := make([]*U, len(c.Nodes)), make(map[*U]*T, len(c.Nodes))
	for i, n := range c.Nodes {
		nodes[i] = made(n)
		origins[nodes[i]] = n
	}
	return &Connection[U]{
		Nodes: nodes, info: c.info, cursor: func(n *U) string { return c.cursor(origins[n]) }, list: list, parent: c.parent,
	}
}

// Edges returns the rows with their cursors.
func (c *Connection[T]) Edges() []*Edge[T] {
	edges := make([]*Edge[T], len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = &Edge[T]{Node: n, Cursor: c.cursor(n)}
	}
	return edges
}

// List returns the list that this is a page of.
func (c *Connection[T]) List() Counter { return c.list }

// PageInfo returns the position of the page. Both cursors are nil on an empty page.
func (c *Connection[T]) PageInfo() *PageInfo {
	info := c.info
	if n := len(c.Nodes); n > 0 {
		start, end := c.cursor(c.Nodes[0]), c.cursor(c.Nodes[n-1])
		info.StartCursor, info.EndCursor = &start, &end
	}
	return &info
}

// TotalCounts counts the lists of the connections, with one query for all pages of the same list.
func TotalCounts[T any](ctx context.Context, connections []*Connection[T]) ([]int32, error) {
	pages := make(map[Counter][]int)
	var order []Counter
	for i, c := range connections {
		if _, seen := pages[c.list]; !seen {
			order = append(order, c.list)
		}
		pages[c.list] = append(pages[c.list], i)
	}
	totals := make([]int32, len(connections))
	for _, list := range order {
		at := pages[list]
		parents := make([]string, len(at))
		for j, i := range at {
			parents[j] = connections[i].parent
		}
		counted, err := list.Totals(ctx, parents)
		if err != nil {
			return nil, err
		}
		for j, i := range at {
			totals[i] = counted[j]
		}
	}
	return totals, nil
}
