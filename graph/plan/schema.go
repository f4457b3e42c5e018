package plan

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"govhub/db/columns"
)

// Options bound the plans and answers of a schema.
type Options struct {
	Response int // bytes of an answer after which writing stops; the caller rejects longer ones
	Plans    int // plans kept, of planSize fields each
}

// Schema is an executable schema that answers by plans. The stock executor answers the rest: introspection, and operations that
// are not queries.
type Schema[E any] struct {
	graphql.ExecutableSchema // the stock executor

	options     Options
	objects     map[string]*Object[E]
	memory      map[string]Memory
	environment func(*graphql.OperationContext) E
	columns     func(context.Context, []string) context.Context
	tables      func(context.Context) *columns.Tables
	plans       plans
}

// New makes a schema. memory tells by type how rows in memory are read; environment makes the environment of the resolvers of one
// execution; reading adds to a resolver's context the columns to read; tables returns the tables in memory of the release that a
// context reads.
func New[E any](
	stock graphql.ExecutableSchema, objects map[string]*Object[E], memory map[string]Memory,
	environment func(*graphql.OperationContext) E, reading func(context.Context, []string) context.Context,
	tables func(context.Context) *columns.Tables, o Options,
) *Schema[E] {
	return &Schema[E]{
		ExecutableSchema: stock,
		options:          o,
		objects:          objects,
		memory:           memory,
		environment:      environment,
		columns:          reading,
		tables:           tables,
		plans:            newPlans(o.Plans),
	}
}

// variant identifies a plan: an operation, and the values of the variables that include or skip its fields. An operation is
// identified by its address, which stays unique because the plan refers to it.
type variant struct {
	operation *ast.OperationDefinition
	values    string
}

// plans keeps plans, each an *objectPlan[E]. The interface, which does not depend on E, keeps otter out of the packages that use
// a Schema: each would compile all of it again.
type plans interface {
	GetIfPresent(key variant) (sized, bool)
	Set(key variant, plan sized) (sized, bool)
}

// sized has a number of fields.
type sized interface{ size() int }

// newPlans returns a store of n plans of usual size.
func newPlans(n int) plans {
	return otter.Must(&otter.Options[variant, sized]{MaximumWeight: uint64(n) * planSize, Weigher: weigh})
}

// Weights of plans. A plan keeps its document in memory. A document that the caller does not keep gets another address when it is
// parsed again, and its plan is not found: a flood of long ones must not fill the memory.
const (
	planSize  = 50 // fields of a plan of typical size
	fieldText = 10 // bytes of text whose document is as large as a field of a plan
)

func weigh(v variant, p sized) uint32 {
	weight := p.size()
	if at := v.operation.Position; at != nil && at.Src != nil {
		weight += len(at.Src.Input) / fieldText
	}
	return uint32(max(weight, planSize))
}

// plan returns the plan of the operation.
func (s *Schema[E]) plan(oc *graphql.OperationContext) *objectPlan[E] {
	var values strings.Builder
	for _, name := range Conditions(oc.Operation) {
		fmt.Fprintf(&values, "%v,", oc.Variables[name])
	}
	key := variant{oc.Operation, values.String()}
	if p, ok := s.plans.GetIfPresent(key); ok {
		return p.(*objectPlan[E])
	}
	c := &compiler[E]{schema: s.Schema(), objects: s.objects, memory: s.memory, operation: oc}
	p := c.compile()
	s.plans.Set(key, p)
	return p
}

// Exec executes the operation in the context.
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
	x := &execution[E]{environment: s.environment(oc), columns: s.columns, operation: oc, stock: s.ExecutableSchema, tables: s.tables(ctx)}
	root := &level[E]{plan: plan, objects: []any{nil}}
	x.run(ctx, root)

	w := &writer[E]{execution: x, ctx: ctx, buffer: make([]byte, 0, plan.room.Load()), most: s.options.Response, path: make([]step[E], 0, 16)}
	if !w.object(root, 0) {
		w.buffer = append(w.buffer[:0], null...)
	}
	plan.room.Store(int64(len(w.buffer) + len(w.buffer)/16))
	return w.buffer
}
