// Package warning collects what a client should know about an answer, though it is no error: extensions.warnings of the response.
package warning

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Code names a kind of warning.
type Code string

// Codes of warnings.
const (
	// OrderWithoutValues means that a list is in an order that says nothing about its rows.
	OrderWithoutValues Code = "ORDER_WITHOUT_VALUES"
	// ListCut means that a list has more rows than are shown, though the client did not say how many to show.
	ListCut Code = "LIST_CUT"
	// NotToday means that what was asked for by name does not exist today.
	NotToday Code = "NOT_TODAY"
)

// Warning is about a field of the answer. Its path has no positions in lists: it stands for all values of the field.
type Warning struct {
	Message string   `json:"message"`
	Path    []string `json:"path"`
	Code    Code     `json:"code"`
}

// Collected are the warnings about one answer. Resolvers may add to them concurrently.
type Collected struct {
	pathOf func(context.Context) []string

	mu     sync.Mutex
	orders map[string]*order  // by path
	noted  map[string]Warning // by path and code
}

// order is what is known of the lists of a field.
type order struct {
	by     string
	path   []string
	valued bool // a row of some list has a value
}

type collectedKey struct{}

// Collect returns a context whose resolvers add warnings. pathOf returns the path of the field that the context is of, nil
// if the field shows no rows to warn about.
func Collect(ctx context.Context, pathOf func(context.Context) []string) (context.Context, *Collected) {
	c := &Collected{pathOf: pathOf}
	return context.WithValue(ctx, collectedKey{}, c), c
}

// Order notes a list that the client ordered, with rows, and whether any of them has a value to order by. An executor may resolve
// the lists of a field one by one: there is a warning only if no list has a value.
func Order(ctx context.Context, by string, valued bool) {
	c, ok := ctx.Value(collectedKey{}).(*Collected)
	if !ok {
		return
	}
	path := c.pathOf(ctx)
	if path == nil {
		return
	}
	key := keyOf(path)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.orders == nil {
		c.orders = map[string]*order{}
	}
	if c.orders[key] == nil {
		c.orders[key] = &order{by: by, path: path}
	}
	c.orders[key].valued = c.orders[key].valued || valued
}

// Cut warns of a list that has more rows than are shown by default, with what to say to get more.
func Cut(ctx context.Context, shown int, say string) {
	Note(ctx, ListCut, fmt.Sprintf("the list has more than the %d shown: say %s", shown, say))
}

// Note adds a warning about the field of the context, once.
func Note(ctx context.Context, code Code, message string) {
	c, ok := ctx.Value(collectedKey{}).(*Collected)
	if !ok {
		return
	}
	path := c.pathOf(ctx)
	if path == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.noted == nil {
		c.noted = map[string]Warning{}
	}
	c.noted[keyOf(path)+" "+string(code)] = Warning{Message: message, Path: path, Code: code}
}

// keyOf writes a path as one text: names have no full stops.
func keyOf(path []string) string { return strings.Join(path, ".") }

// List returns the warnings by path, nil if there are none.
func (c *Collected) List() []Warning {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Collect(maps.Values(c.noted))
	for _, o := range c.orders {
		if !o.valued {
			list = append(list, Warning{
				Message: "the list is ordered by " + o.by + ", which is null in every row: order it by something else",
				Path:    o.path, Code: OrderWithoutValues,
			})
		}
	}
	slices.SortFunc(list, func(a, b Warning) int {
		return cmp.Or(slices.Compare(a.Path, b.Path), cmp.Compare(a.Code, b.Code))
	})
	return list
}
