package limits

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/errorcode"
)

// Nodes checks how many nodes a validated operation can bring with these coerced variables. A page holds first or last
// nodes, or the default page size; what is selected on each node multiplies. Counts alone (totalCount) bring no nodes.
// The lists of an object hold as many as limit, maxNodes or first of its field say, unless they have a size of their own. Any
// other list counts as long as first, last or the lists among its arguments make it, or as sizes says.
// Introspection is measured against a full introspection query instead.
func (g *Guard) Nodes(doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any) *Violation {
	c := counter{guard: g, given: given{vars, fragmentsOf(doc)}, done: map[page]int{}}
	if n := c.set(op.SelectionSet, own); n > g.limits.Nodes {
		return &Violation{
			Code: errorcode.TooManyNodes, Subject: "the query can bring", Actual: n, Unit: "nodes", Limit: g.limits.Nodes,
			Hint: "ask for smaller pages with first, or nest fewer connections", At: op.Position,
		}
	}
	if n := g.Introspected(doc, op); n > g.budget {
		return &Violation{
			Code: errorcode.TooManyNodes, Subject: "the introspection can bring", Actual: n, Unit: "values", Limit: g.budget,
			Hint: "read /schema.graphql instead", At: op.Position,
		}
	}
	return nil
}

// own is the size of lists that say themselves how much they bring.
const own = -1

// page identifies a fragment inside a connection that brings size nodes.
type page struct {
	fragment string
	size     int
}

type counter struct {
	given
	guard *Guard
	done  map[page]int
}

// set counts the nodes below one object; size is what the object's own lists bring, own if each says so itself.
func (c *counter) set(set ast.SelectionSet, size int) int {
	total := 0
	c.fields(set, func(f *ast.Field) {
		total = add(total, c.field(f, size))
	}, func(fragment string) {
		total = add(total, c.fragment(page{fragment, size}))
	})
	return total
}

func (c *counter) fragment(key page) int {
	if n, ok := c.done[key]; ok {
		return n
	}
	c.done[key] = 0 // what a cycle finds; validation has refused those
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

// bound is how many nodes the lists of an object bring each, if an argument of the field says so, else own.
func (c *counter) bound(f *ast.Field) int {
	for _, name := range []string{"limit", "maxNodes", "first"} {
		if n, ok := Integer(c.argument(f, name)); ok {
			return n
		}
	}
	return own
}

// hasSize reports whether a list says itself how much it brings, whatever the object around it says.
func hasSize(f *ast.Field) bool {
	if _, declared := declaredSize(f); declared {
		return true
	}
	return f.Definition.Arguments.ForName("first") != nil || f.Definition.Arguments.ForName("last") != nil
}

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

// listSize is what first or last say, or else the product of the lists among the arguments that must be given:
// nodes(ids: […]) brings as many nodes as it is given IDs, and series one for each indicator, place and breakdown.
func (c *counter) listSize(f *ast.Field) int {
	size, given := 1, false
	for _, a := range f.Definition.Arguments {
		if a.Name == "first" || a.Name == "last" {
			return c.pageSize(f)
		}
		if a.Type.Elem == nil || !a.Type.NonNull {
			continue
		}
		if v := reflect.ValueOf(c.argument(f, a.Name)); v.Kind() == reflect.Slice {
			size, given = mul(size, v.Len()), true
		}
	}
	if !given {
		return c.sizeOf(f)
	}
	return size
}

// Integer reads a coerced Int, whatever Go type the coercion left it in. What is out of any range comes back as 0 or as
// a number over a thousand million; a value that is not a number, as false.
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
