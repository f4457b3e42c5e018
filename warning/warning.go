// Package warning collects what a client should know about an answer, though it is no error: extensions.warnings of the response.
package warning

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// Code names a kind of warning.
type Code string

// OrderWithoutValues means that a list is in an order that says nothing about its rows.
const OrderWithoutValues Code = "ORDER_WITHOUT_VALUES"

// NotToday means that what was asked for by name does not exist today.
const NotToday Code = "NOT_TODAY"

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
	orders map[string]*order // by path
	noted  []Warning
}

// order is what is known of the lists of a field.
type order struct {
	by     string
	path   []string
	valued bool // a row of some list has a value
}

type collectedKey struct{}

// Collect returns a context whose resolvers add warnings. pathOf returns the path of the field that the context is of.
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
	key := strings.Join(path, ".") // names have no full stops
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

// Note adds a warning about the field of the context.
func Note(ctx context.Context, code Code, message string) {
	c, ok := ctx.Value(collectedKey{}).(*Collected)
	if !ok {
		return
	}
	path := c.pathOf(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.noted = append(c.noted, Warning{Message: message, Path: path, Code: code})
}

// List returns the warnings by path, nil if there are none.
func (c *Collected) List() []Warning {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Clone(c.noted)
	for _, o := range c.orders {
		if !o.valued {
			list = append(list, Warning{
				Message: "the list is ordered by " + o.by + ", which is null in every row: order it by something else",
				Path:    o.path, Code: OrderWithoutValues,
			})
		}
	}
	slices.SortFunc(list, func(a, b Warning) int { return slices.Compare(a.Path, b.Path) })
	return list
}
