package plan

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Options bound what a schema keeps and answers.
type Options struct {
	Response int // bytes of an answer after which writing stops; the caller refuses what is longer
	Plans    int // operations whose plans are kept
}

// Schema is an executable schema that answers by plans. The stock executor answers what plans do not know: introspection,
// and operations that are no queries.
type Schema[E any] struct {
	graphql.ExecutableSchema // the stock executor

	options     Options
	objects     map[string]*Object[E]
	environment func(*graphql.OperationContext) E
	columns     func(context.Context, []string) context.Context
	operations  *otter.Cache[*ast.OperationDefinition, *operation[E]]
	buffers     sync.Pool
}

// New makes a schema. environment makes what the resolvers of one execution need; columns tells a resolver by its context
// which columns of the rows that it returns are asked for.
func New[E any](
	stock graphql.ExecutableSchema, objects map[string]*Object[E],
	environment func(*graphql.OperationContext) E, columns func(context.Context, []string) context.Context, o Options,
) *Schema[E] {
	return &Schema[E]{
		ExecutableSchema: stock,
		options:          o,
		objects:          objects,
		environment:      environment,
		columns:          columns,
		operations:       otter.Must(&otter.Options[*ast.OperationDefinition, *operation[E]]{MaximumSize: o.Plans}),
		buffers:          sync.Pool{New: func() any { return new([]byte) }},
	}
}

// operation holds the plans of an operation, one per combination of the variables that include or skip fields.
type operation[E any] struct {
	conditions []string

	mu    sync.Mutex
	plans map[string]*objectPlan[E]
}

// maxVariants bounds the plans of one operation; beyond, each execution compiles its own.
const maxVariants = 16

// plan returns the plan of the operation.
func (s *Schema[E]) plan(oc *graphql.OperationContext) *objectPlan[E] {
	op, ok := s.operations.GetIfPresent(oc.Operation)
	if !ok {
		op, _ = s.operations.SetIfAbsent(oc.Operation, &operation[E]{
			conditions: conditions(oc.Doc, oc.Operation), plans: map[string]*objectPlan[E]{},
		})
	}
	var variant strings.Builder
	for _, name := range op.conditions {
		fmt.Fprintf(&variant, "%v,", oc.Variables[name])
	}
	op.mu.Lock()
	defer op.mu.Unlock()
	if p, known := op.plans[variant.String()]; known {
		return p
	}
	c := &compiler[E]{schema: s.Schema(), objects: s.objects, operation: oc}
	p := c.compile()
	if len(op.plans) < maxVariants {
		op.plans[variant.String()] = p
	}
	return p
}

// Exec answers the operation in the context.
func (s *Schema[E]) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	if oc.Operation.Operation != ast.Query {
		return s.ExecutableSchema.Exec(ctx)
	}
	plan := s.plan(oc)
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		return &graphql.Response{Data: s.execute(ctx, oc, plan)}
	}
}

func (s *Schema[E]) execute(ctx context.Context, oc *graphql.OperationContext, plan *objectPlan[E]) []byte {
	x := &execution[E]{environment: s.environment(oc), columns: s.columns, operation: oc, stock: s.ExecutableSchema}
	root := &level[E]{plan: plan, objects: []any{nil}}
	x.run(ctx, root)

	buffer := s.buffers.Get().(*[]byte)
	defer s.buffers.Put(buffer)
	w := &writer[E]{execution: x, ctx: ctx, buffer: (*buffer)[:0], most: s.options.Response}
	if !w.object(root, 0) {
		w.buffer = append(w.buffer[:0], null...)
	}
	*buffer = w.buffer
	return bytes.Clone(w.buffer)
}
