package plan

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Args are the arguments of a field, as gqlgen unmarshals them.
type Args = map[string]any

// Object defines how the fields of a concrete type are answered. E is the environment of an execution, gqlgen's executionContext;
// the tables of objects are generated.
type Object[E any] struct {
	Name      string
	Satisfies []string // the type itself, its interfaces and unions
	Fields    map[string]*Field[E]
}

// Field defines how a field is answered: by Leaf from the parent alone, or by Resolve for all parents together. The result of
// Resolve is a leaf that Append writes, a list that Elements splits, or an object.
type Field[E any] struct {
	// Context makes the field's context, which reports invalid arguments.
	Context func(E, context.Context, graphql.CollectedField) (*graphql.FieldContext, error)

	Leaf     Leaf
	Resolve  Resolve[E]
	Append   func(dst []byte, value any) []byte
	Elements func(list any) []any   // returns nil for a nil list
	TypeOf   func(value any) string // for an interface or union

	Columns   []string // of the parent's row that the field needs, besides its key; "*" means all
	Statement bool     // Resolve calls a resolver rather than reads the parents
	Batch     bool     // the resolver takes many parents, and may fail for some
}

// Resolve returns the field's value for each parent, nil for null. An error is for all parents, or for single ones if it is a
// graphql.BatchErrors.
type Resolve[E any] func(env E, ctx context.Context, parents []any, args Args) ([]any, error)

// Root resolves a field of the root type, which has one parent without a value.
func Root[E, T any](resolve func(E, context.Context, Args) (T, error)) Resolve[E] {
	return func(env E, ctx context.Context, _ []any, args Args) ([]any, error) {
		value, err := resolve(env, ctx, args)
		if err != nil {
			return nil, err
		}
		return []any{boxed(value)}, nil
	}
}

// RootObject is Root for a resolver that returns a pointer.
func RootObject[E, T any](resolve func(E, context.Context, Args) (*T, error)) Resolve[E] {
	return func(env E, ctx context.Context, _ []any, args Args) ([]any, error) {
		value, err := resolve(env, ctx, args)
		if err != nil {
			return nil, err
		}
		return []any{pointer(value)}, nil
	}
}

// Batch resolves a field for all parents by a batch resolver that returns a value for each.
func Batch[E, P, T any](resolve func(E, context.Context, []*P, Args) ([]T, error)) Resolve[E] {
	return batch(resolve, boxed[T])
}

// BatchObject is Batch for a resolver that returns pointers.
func BatchObject[E, P, T any](resolve func(E, context.Context, []*P, Args) ([]*T, error)) Resolve[E] {
	return batch(resolve, pointer[T])
}

func batch[E, P, T any](resolve func(E, context.Context, []*P, Args) ([]T, error), box func(T) any) Resolve[E] {
	return func(env E, ctx context.Context, parents []any, args Args) ([]any, error) {
		typed := make([]*P, len(parents))
		for i, p := range parents {
			typed[i] = p.(*P)
		}
		values, err := resolve(env, ctx, typed, args)
		boxes := make([]any, len(values))
		for i, v := range values {
			boxes[i] = box(v)
		}
		return boxes, err
	}
}

// Each reads a field of each parent.
func Each[E, P, T any](read func(*P, Args) T) Resolve[E] { return each[E](read, boxed[T]) }

// EachObject is Each for a pointer.
func EachObject[E, P, T any](read func(*P, Args) *T) Resolve[E] { return each[E](read, pointer[T]) }

func each[E, P, T any](read func(*P, Args) T, box func(T) any) Resolve[E] {
	return func(_ E, _ context.Context, parents []any, args Args) ([]any, error) {
		values := make([]any, len(parents))
		for i, p := range parents {
			values[i] = box(read(p.(*P), args))
		}
		return values, nil
	}
}

// List splits a list of values.
func List[T any](list any) []any { return elements(list.([]T), boxed[T]) }

// ListOfObjects splits a list of pointers.
func ListOfObjects[T any](list any) []any { return elements(list.([]*T), pointer[T]) }

func elements[T any](list []T, box func(T) any) []any {
	if list == nil {
		return nil
	}
	values := make([]any, len(list))
	for i, v := range list {
		values[i] = box(v)
	}
	return values
}

// boxed keeps a nil interface nil.
func boxed[T any](v T) any { return v }

// pointer converts a nil pointer to nil, which means null.
func pointer[T any](v *T) any {
	if v == nil {
		return nil
	}
	return v
}
