package limits

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Nodes checks how many nodes a validated operation can return with these coerced variables. A page has first or last nodes, or
// the default page size; selections on each node multiply. totalCount alone returns no nodes. The lists of an object have the
// size of limit, maxNodes or first of its field, unless they have their own. Any other list has the size of first, last or the
// lists among its arguments, or its entry in sizes. Introspection is measured against a full introspection query instead.
func (g *Guard) Nodes(doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any) *Violation {
	c := counter{guard: g, given: given{vars, fragmentsOf(doc)}, done: map[page]int{}}
	if n := c.set(op.SelectionSet, own); n > g.limits.Nodes {
		return &Violation{
			Code: errorcode.TooManyNodes, Subject: "the query can return", Actual: n, Unit: "nodes", Limit: g.limits.Nodes,
			Hint: "ask for smaller pages with first, or nest fewer connections", At: op.Position,
		}
	}
	if n := g.Introspected(doc, op); n > g.budget {
		return &Violation{
			Code: errorcode.TooManyNodes, Subject: "the introspection can return", Actual: n, Unit: "values", Limit: g.budget,
			Hint: "read /schema.graphql instead", At: op.Position,
		}
	}
	return nil
}

// own is the size of lists that have their own sizes.
const own = -1

// page identifies a fragment inside a connection of size nodes, and inside a table of columns.
type page struct {
	fragment      string
	size, columns int
}

type counter struct {
	given
	guard   *Guard
	done    map[page]int
	columns int // of the table around a field; no table is inside another
}

// set counts the nodes below one object; size is the length of the object's own lists, own if each has its own size.
func (c *counter) set(set ast.SelectionSet, size int) int {
	total := 0
	c.fields(set, func(f *ast.Field) {
		total = add(total, c.field(f, size))
	}, func(fragment string) {
		total = add(total, c.fragment(page{fragment, size, c.columns}))
	})
	return total
}

func (c *counter) fragment(key page) int {
	if n, ok := c.done[key]; ok {
		return n
	}
	c.done[key] = 0 // used by a cycle, which validation has rejected
	n := 0
	if def := c.fragments[key.fragment]; def != nil {
		n = c.set(def.SelectionSet, key.size)
	}
	c.done[key] = n
	return n
}

func (c *counter) field(f *ast.Field, size int) int {
	if f.Definition == nil || len(f.SelectionSet) == 0 || strings.HasPrefix(f.Name, "__") {
		return 0
	}
	if isTable(f) {
		c.columns = len(items(c.argument(f, "indicators")))
	}
	switch {
	case isConnection(f.Definition.Type.Name()):
		return c.set(f.SelectionSet, c.pageSize(f))
	case f.Definition.Type.Elem == nil:
		return c.set(f.SelectionSet, c.bound(f))
	case size == own || hasSize(f):
		size = c.listSize(f)
	}
	return mul(size, add(1, c.set(f.SelectionSet, own)))
}

// bound is the size of the lists of an object if an argument of the field limits it, else own.
func (c *counter) bound(f *ast.Field) int {
	for _, name := range []string{"limit", "maxNodes", "first"} {
		if n, ok := Integer(c.argument(f, name)); ok {
			return n
		}
	}
	return own
}

// hasSize reports whether a list has its own size, whatever the object around it.
func hasSize(f *ast.Field) bool {
	if _, declared := declaredSize(f); declared {
		return true
	}
	return f.Definition.Arguments.ForName("first") != nil || f.Definition.Arguments.ForName("last") != nil
}

func isTable(f *ast.Field) bool { return f.Definition.Type.Name() == "TableConnection" }

func isConnection(typeName string) bool { return strings.HasSuffix(typeName, "Connection") }

func (c *counter) pageSize(f *ast.Field) int {
	size, given := 0, false
	for _, name := range []string{"first", "last"} {
		if n, ok := Integer(c.argument(f, name)); ok {
			size, given = max(size, n), true
		}
	}
	if !given {
		return c.guard.limits.PageSize
	}
	return size
}

// listSize is first or last, or else the product of the lists among the arguments.
func (c *counter) listSize(f *ast.Field) int {
	if f.Definition.Arguments.ForName("first") != nil || f.Definition.Arguments.ForName("last") != nil {
		return c.pageSize(f)
	}
	if size, given := c.product(f); given {
		return size
	}
	return c.sizeOf(f)
}

// product is that of the lengths of the lists among the required arguments, if there are any: nodes(ids: […]) returns one node per ID, and
// series one per indicator, place and breakdown.
func (g given) product(f *ast.Field) (size int, given bool) {
	size = 1
	for _, a := range f.Definition.Arguments {
		if a.Type.Elem == nil || !a.Type.NonNull {
			continue
		}
		if v := reflect.ValueOf(g.argument(f, a.Name)); v.Kind() == reflect.Slice {
			size, given = mul(size, v.Len()), true
		}
	}
	return size, given
}

// Integer converts a coerced Int of any Go type. A value out of range becomes 0 or a number over a thousand million; a value that
// is not a number reports false.
func Integer(v any) (int, bool) {
	var n int64
	switch v := v.(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case int32:
		n = int64(v)
	case float64:
		n = int64(max(0, min(v, most)))
	case json.Number:
		i, err := strconv.ParseInt(string(v), 10, 64)
		if err != nil {
			return 0, false
		}
		n = i
	default:
		return 0, false
	}
	return int(max(0, min(n, most))), true
}
