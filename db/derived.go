package db

import "context"

// Derived is something that is computed from a release once and kept with its handle: an index, a graph. Make one at package
// level with Derive.
type Derived[T any] struct {
	build func(ctx context.Context, r *Release) (T, error)
}

// Derive returns what build computes from a release. Requests share it, so nobody may change it.
func Derive[T any](build func(ctx context.Context, r *Release) (T, error)) *Derived[T] {
	return &Derived[T]{build: build}
}

// derivation is the one value of a Derived for a release. Its token is held by who computes it.
type derivation[T any] struct {
	token chan struct{}
	done  bool
	value T
}

// Of returns the value for a release. The first to ask computes it, the others wait; a failure is not kept.
func (d *Derived[T]) Of(ctx context.Context, r *Release) (value T, err error) {
	kept, _ := r.derived.LoadOrStore(d, &derivation[T]{token: make(chan struct{}, 1)})
	x := kept.(*derivation[T])
	select {
	case x.token <- struct{}{}:
		defer func() { <-x.token }()
	case <-ctx.Done():
		return value, ctx.Err()
	}
	if x.done {
		return x.value, nil
	}
	if x.value, err = d.build(ctx, r); err != nil {
		return value, err
	}
	x.done = true
	return x.value, nil
}
