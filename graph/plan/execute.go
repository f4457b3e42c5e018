package plan

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"golang.org/x/sync/errgroup"

	"govhub/db/columns"
	"govhub/db/rel"
)

// level has all objects at one place of a plan: as values, as rows of a table in memory, or as parts of pages in memory.
type level[E any] struct {
	plan    *objectPlan[E]
	objects []any // nil for rows that no resolver needs
	table   *columns.Table
	rows    []int32     // of the table
	cut     *rel.Cut    // a connection, or a PageInfo, for each page; or an edge for each row
	leaves  bool        // the plan has only leaves, all of them in columns
	results []result[E] // by field of the plan
}

// result has the values of a field for all objects of a level.
type result[E any] struct {
	args    Args
	refused bool // the arguments are invalid; the field's context reports why

	values []any // by object; nil is null
	err    error // of all objects
	errs   []error
	panic  error

	places []place[E] // places of the objects in the values or lists
	starts []int      // of each list in places, if the field is a list

	cell   cell      // reads a leaf from the rows of the level
	next   *level[E] // of objects in memory
	at     []int32   // of the object of each parent in next, -1 for null; nil if they are the same
	totals []int32   // by page
}

// place is the position of an object; level is nil for null.
type place[E any] struct {
	level *level[E]
	index int
}

// sideBySide is the number of concurrent resolvers at one depth.
const sideBySide = 4

// execution is one run of a plan.
type execution[E any] struct {
	environment E
	columns     func(context.Context, []string) context.Context
	operation   *graphql.OperationContext
	stock       graphql.ExecutableSchema
	tables      *columns.Tables // in memory
}

// run resolves level by level, from the root. Each pass takes all levels of one depth.
func (x *execution[E]) run(ctx context.Context, root *level[E]) {
	levels := append(make([]*level[E], 0, 8), root)
	for start := 0; start < len(levels); {
		depth := levels[start:]
		start = len(levels)
		x.resolve(ctx, depth)
		for _, l := range depth {
			for i := range l.results {
				if r := &l.results[i]; r.next != nil {
					levels = append(levels, r.next)
				} else {
					levels = append(levels, x.connect(ctx, l.plan.fields[i], r)...)
				}
			}
		}
	}
}

// resolve fills the results of the levels. What is in memory is read first, and fields of the parents; resolvers run concurrently,
// each with its own connection.
func (x *execution[E]) resolve(ctx context.Context, depth []*level[E]) {
	var group *errgroup.Group // nil until a resolver needs it
	for _, l := range depth {
		l.results = make([]result[E], len(l.plan.fields))
		l.leaves = l.table != nil
		for i, f := range l.plan.fields {
			r := &l.results[i]
			l.leaves = l.leaves && !f.hidden
			if f.constant != nil {
				continue
			}
			if f.takesArgs {
				r.args, r.refused = x.arguments(ctx, f)
			}
			answered := f.field == nil || r.refused || x.fromMemory(ctx, f, l, r)
			l.leaves = l.leaves && r.cell.column != nil
			if answered {
				continue
			}
			l.read()
			switch {
			case f.field.Resolve == nil:
			case f.field.Statement:
				if group == nil {
					group = new(errgroup.Group)
					group.SetLimit(sideBySide)
				}
				x.start(ctx, group, f, l.objects, r)
			default:
				x.call(ctx, f, l.objects, r)
			}
		}
	}
	if group != nil {
		_ = group.Wait() // errors are in the results
	}
}

// start calls a resolver beside others.
func (x *execution[E]) start(ctx context.Context, group *errgroup.Group, f *fieldPlan[E], parents []any, r *result[E]) {
	group.Go(func() error {
		x.call(ctx, f, parents, r)
		return nil
	})
}

// arguments unmarshals the arguments of a field once for the whole level, or once for all executions if they have no variables:
// resolvers do not change them. Errors are reported when the field is written, where its paths are known.
func (x *execution[E]) arguments(ctx context.Context, f *fieldPlan[E]) (args Args, refused bool) {
	if kept := f.args.Load(); kept != nil {
		return *kept, false
	}
	fc, err := f.field.Context(x.environment, graphql.WithFreshResponseContext(ctx), f.collected)
	if err != nil {
		return nil, true
	}
	if !f.varies {
		f.args.Store(&fc.Args)
	}
	return fc.Args, false
}

func (x *execution[E]) call(ctx context.Context, f *fieldPlan[E], parents []any, r *result[E]) {
	defer func() {
		if p := recover(); p != nil {
			r.values, r.panic = nil, x.operation.Recover(ctx, p)
		}
	}()
	if err := ctx.Err(); err != nil {
		r.err = err
		return
	}
	if f.columns != nil {
		ctx = x.columns(ctx, f.columns)
	}
	if f.field.Statement {
		ctx = context.WithValue(ctx, pathKey{}, at{f.path, f.collected})
	}
	values, err := f.field.Resolve(x.environment, ctx, parents, r.args)
	switch each, ok := err.(graphql.BatchErrors); {
	case ok && len(each.Errors()) == len(parents) && len(values) == len(parents):
		r.values, r.errs = values, each.Errors()
	case err != nil:
		r.err = err
	case len(values) != len(parents):
		r.err = countError(f, len(values), len(parents))
	default:
		r.values = values
	}
}

// connect makes levels of the objects in a result, one per concrete type. An object with several parents occurs once, so that its
// relations are resolved once.
func (x *execution[E]) connect(ctx context.Context, f *fieldPlan[E], r *result[E]) (levels []*level[E]) {
	if f.objects == nil || r.values == nil {
		return nil
	}
	defer func() {
		if p := recover(); p != nil { // an object whose type is not in the schema here
			levels, r.values, r.panic = nil, nil, x.operation.Recover(ctx, p)
		}
	}()
	values := r.values
	if f.field.Elements != nil {
		values, r.starts = flatten(r.values, f)
	}
	r.places = make([]place[E], len(values))
	c := connector[E]{field: f, levels: map[string]*level[E]{}}
	if f.field.Statement {
		c.seen = make(map[any]place[E], len(values))
	}
	for i, v := range values {
		if v != nil {
			r.places[i] = c.place(v)
		}
	}
	for _, l := range c.order {
		l.find(x.tables)
	}
	return c.order
}

// flatten joins all lists and returns the start of each; there is one start more than lists. A nil list becomes null if it may,
// and otherwise an empty list, as in gqlgen.
func flatten[E any](lists []any, f *fieldPlan[E]) (all []any, starts []int) {
	starts = make([]int, len(lists)+1)
	for i, list := range lists {
		if list != nil {
			elements := f.field.Elements(list)
			if elements == nil && !f.typ.NonNull {
				lists[i] = nil
			}
			all = append(all, elements...)
		}
		starts[i+1] = len(all)
	}
	return all, starts
}

// connector collects the objects of a field.
type connector[E any] struct {
	field  *fieldPlan[E]
	levels map[string]*level[E] // by concrete type
	order  []*level[E]
	seen   map[any]place[E]
}

func (c *connector[E]) place(v any) place[E] {
	if c.seen != nil {
		if p, known := c.seen[v]; known {
			return p
		}
	}
	l := c.level(v)
	p := place[E]{level: l, index: len(l.objects)}
	l.objects = append(l.objects, v)
	if c.seen != nil {
		c.seen[v] = p
	}
	return p
}

func (c *connector[E]) level(v any) *level[E] {
	name := c.field.typ.Name()
	if c.field.field.TypeOf != nil {
		name = c.field.field.TypeOf(v)
	}
	l := c.levels[name]
	if l == nil {
		plan := c.field.objects[name]
		if plan == nil {
			panic(fmt.Sprintf("%T is no %s", v, c.field.typ.Name()))
		}
		l = &level[E]{plan: plan}
		c.levels[name] = l
		c.order = append(c.order, l)
	}
	return l
}
