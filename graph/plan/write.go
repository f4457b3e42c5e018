package plan

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// writer appends the answer depth first and reports errors.
type writer[E any] struct {
	execution *execution[E]
	ctx       context.Context
	buffer    []byte
	most      int
	path      []step[E]
}

// step is a step of the path to the current value: a field, or an index of a list.
type step[E any] struct {
	field *fieldPlan[E] // nil for an index
	index int
}

// object appends an object. It reports false if the object must be null because a required field is.
func (w *writer[E]) object(l *level[E], index int) bool {
	if len(w.buffer) > w.most {
		return true // already too long: the rest need not be written
	}
	if l.leaves && w.row(l, l.rows[index]) {
		return true
	}
	valid := true
	w.buffer = append(w.buffer, '{')
	first := true
	for i, f := range l.plan.fields {
		start := len(w.buffer)
		if !first {
			w.buffer = append(w.buffer, ',')
		}
		w.buffer = append(w.buffer, f.key...)
		w.path = append(w.path, step[E]{field: f})
		valid = w.field(f, l, index, &l.results[i]) && valid
		w.path = w.path[:len(w.path)-1]
		if f.hidden {
			w.buffer = w.buffer[:start]
			continue
		}
		first = false
	}
	w.buffer = append(w.buffer, '}')
	return valid
}

// field appends the value of a field, or null. It reports false if a required value is null.
func (w *writer[E]) field(f *fieldPlan[E], l *level[E], index int, r *result[E]) bool {
	start := len(w.buffer)
	switch {
	case f.constant != nil:
		w.buffer = append(w.buffer, f.constant...)
		return true
	case f.stock != nil:
		value := w.introspect(f)
		w.buffer = append(w.buffer, value...)
		return !f.typ.NonNull || string(value) != null
	case r.refused:
		w.context() // reports why
	case r.cell.column != nil:
		w.buffer = r.cell.append(w.buffer, l.rows[index])
		if !f.typ.NonNull || string(w.buffer[start:]) != null {
			return true
		}
		graphql.AddInvalidNullError(w.context(), "")
	case f.field.Leaf != nil && l.cut == nil:
		if !w.leaf(f, l.objects[index], r.args) {
			break
		}
		if !f.typ.NonNull || string(w.buffer[start:]) != null {
			return true
		}
		graphql.AddInvalidNullError(w.context(), "")
	case w.failed(f, r, index):
	case l.cut != nil:
		if w.appendPart(f, l, index, r) {
			return true
		}
	case r.next != nil:
		switch place := r.place(index); {
		case place < 0:
			if f.typ.NonNull {
				graphql.AddInvalidNullError(w.context(), "")
			}
		case w.object(r.next, place):
			return true
		}
	case r.values[index] == nil:
		if f.typ.NonNull {
			graphql.AddInvalidNullError(w.context(), "")
		}
	case w.value(f, r, index):
		return true
	}
	w.buffer = append(w.buffer[:start], null...)
	return !f.typ.NonNull
}

// leaf appends a field of the parent. It reports false if reading it panicked, which fails only the field.
func (w *writer[E]) leaf(f *fieldPlan[E], parent any, args Args) (ok bool) {
	defer func() {
		if !ok {
			ctx := w.context()
			w.execution.operation.Error(ctx, w.execution.operation.Recover(ctx, recover()))
		}
	}()
	w.buffer = f.field.Leaf(w.buffer, parent, args)
	return true
}

// introspect has the stock executor answer a field. The rest of the operation stays with the plan: adding __type to a query must
// not make it cost an SQL query per row.
func (w *writer[E]) introspect(f *fieldPlan[E]) []byte {
	o := w.execution.operation
	ctx := graphql.WithOperationContext(w.ctx, &graphql.OperationContext{
		RawQuery: o.RawQuery, Variables: o.Variables, OperationName: o.OperationName, Doc: o.Doc, Extensions: o.Extensions,
		Headers: o.Headers, Operation: f.stock, DisableIntrospection: o.DisableIntrospection, RecoverFunc: o.RecoverFunc,
		ResolverMiddleware: o.ResolverMiddleware, RootResolverMiddleware: o.RootResolverMiddleware, Stats: o.Stats,
	})
	response := w.execution.stock.Exec(ctx)(ctx)
	if response == nil || len(response.Data) < len(f.key)+2 {
		return []byte(null)
	}
	return response.Data[1+len(f.key) : len(response.Data)-1] // the value in {"alias":…}
}

// failed reports the error of a field for one object, if it has one.
func (w *writer[E]) failed(f *fieldPlan[E], r *result[E], index int) bool {
	err := r.err
	if r.errs != nil {
		err = r.errs[index]
	}
	switch {
	case r.panic != nil:
		w.execution.operation.Error(w.context(), own(r.panic))
	case err == nil:
		return false
	case f.field.Batch:
		graphql.AddBatchError(w.context(), w.listIndex(), own(err))
	default:
		ctx := w.context()
		w.execution.operation.Error(ctx, graphql.AddFieldLocationToError(ctx, own(err)))
	}
	return true
}

// own returns a copy of the error, so that its path is not set for others that share it.
func own(err error) error {
	if e, ok := err.(*gqlerror.Error); ok {
		clone := *e
		return &clone
	}
	return err
}

// listIndex is the index of the current object among its siblings.
func (w *writer[E]) listIndex() int {
	if len(w.path) < 2 || w.path[len(w.path)-2].field != nil {
		return 0
	}
	return w.path[len(w.path)-2].index
}

// value appends a value that is not null. It reports false if it must become null because of its content.
func (w *writer[E]) value(f *fieldPlan[E], r *result[E], index int) bool {
	switch {
	case f.field.Append != nil && f.field.Elements != nil:
		return w.leaves(f, f.field.Elements(r.values[index]))
	case f.field.Append != nil:
		w.buffer = f.field.Append(w.buffer, r.values[index])
		return true
	case r.starts == nil:
		return w.object(r.places[index].level, r.places[index].index)
	}
	return w.list(f, r.places[r.starts[index]:r.starts[index+1]])
}

// list appends a list of objects. It reports false if a required element is null.
func (w *writer[E]) list(f *fieldPlan[E], places []place[E]) bool {
	valid := true
	w.buffer = append(w.buffer, '[')
	for i, p := range places {
		if i > 0 {
			w.buffer = append(w.buffer, ',')
		}
		valid = w.listed(f, p.level, p.index, i) && valid
	}
	w.buffer = append(w.buffer, ']')
	return valid
}

// listed appends an object at a position of a list, or null. It reports false if it is null but required.
func (w *writer[E]) listed(f *fieldPlan[E], l *level[E], index, position int) bool {
	start := len(w.buffer)
	w.path = append(w.path, step[E]{index: position})
	defer func() { w.path = w.path[:len(w.path)-1] }()
	if l != nil && w.object(l, index) {
		return true
	}
	w.buffer = append(w.buffer[:start], null...)
	return w.element(f.typ.Elem, l == nil)
}

// leaves appends a list of leaves.
func (w *writer[E]) leaves(f *fieldPlan[E], values []any) bool {
	valid := true
	w.buffer = append(w.buffer, '[')
	for i, v := range values {
		if i > 0 {
			w.buffer = append(w.buffer, ',')
		}
		if v != nil {
			w.buffer = f.field.Append(w.buffer, v)
			continue
		}
		w.path = append(w.path, step[E]{index: i})
		w.buffer = append(w.buffer, null...)
		valid = w.element(f.typ.Elem, true) && valid
		w.path = w.path[:len(w.path)-1]
	}
	w.buffer = append(w.buffer, ']')
	return valid
}

// element reports whether a null element is allowed. Otherwise it adds an error, if the element was null from the start.
func (w *writer[E]) element(typ *ast.Type, absent bool) bool {
	if !typ.NonNull {
		return true
	}
	if absent {
		graphql.AddInvalidNullError(w.context(), typ.String())
	}
	return false
}

// context makes the context of the current value, as gqlgen's executor does. Only errors need it.
func (w *writer[E]) context() context.Context {
	ctx := graphql.WithFieldContext(w.ctx, &graphql.FieldContext{Object: "Query"})
	for _, s := range w.path {
		fc := &graphql.FieldContext{Index: &s.index}
		if s.field != nil {
			made, err := s.field.field.Context(w.execution.environment, ctx, s.field.collected)
			if made == nil && err != nil {
				return ctx
			}
			fc = made
		}
		ctx = graphql.WithFieldContext(ctx, fc)
	}
	return ctx
}

func countError[E any](f *fieldPlan[E], values, parents int) error {
	return fmt.Errorf("the resolver of %s returned %d values for %d parents", f.collected.Name, values, parents)
}
