package db

import (
	"context"

	"govhub/db/session"
)

// Derived is a value that is computed once from a release and kept with its handle, such as an index or a graph. Derive makes one
// for the lifetime of the hub.
type Derived[T any] struct {
	build func(ctx context.Context, r *Release) (T, error)
}

// Derive returns the Derived that build computes. Requests share its value; callers must not change it. A build must not use
// another Derived, because one build runs at a time.
func Derive[T any](build func(ctx context.Context, r *Release) (T, error)) *Derived[T] {
	return &Derived[T]{build: build}
}

// derivation is the value of a Derived for a release, possibly still being computed.
type derivation[T any] struct {
	turn  *turn
	done  chan struct{}
	value T
	err   error
}

// Of returns the value for a release. The first caller starts the build, and others wait for it. Once begun, a build runs to its
// end, within the time to open a release, even if all callers have left; before that, it is skipped. A failure is not kept.
func (d *Derived[T]) Of(ctx context.Context, r *Release) (value T, err error) {
	made, err := d.join(ctx, r)
	if err != nil {
		return value, err
	}
	select {
	case <-made.done:
		if made.err == nil {
			r.hub.used(r)
		}
		return made.value, made.err
	case <-ctx.Done():
		r.hub.builders.leave(made.turn)
		return value, ctx.Err()
	}
}

// join returns the derivation of a release for another caller, and starts it for the first.
func (d *Derived[T]) join(ctx context.Context, r *Release) (*derivation[T], error) {
	first := session.IsControl(ctx)
	for {
		made := &derivation[T]{turn: newTurn(first), done: make(chan struct{})}
		kept, known := r.derived.LoadOrStore(d, made)
		if !known {
			return made, d.start(r, made)
		}
		made = kept.(*derivation[T])
		if r.hub.builders.join(made.turn, first) {
			return made, nil
		}
		r.derived.CompareAndDelete(d, made) // it was skipped
	}
}

// start computes a value outside of the request.
func (d *Derived[T]) start(r *Release, made *derivation[T]) error {
	b := r.hub.builders
	if made.err = r.hub.begin(r); made.err != nil {
		r.derived.CompareAndDelete(d, made)
		close(made.done)
		return made.err
	}
	b.enter(made.turn)
	go func() {
		defer b.busy.Done()
		defer r.Done()
		made.err = b.run(b.life, made.turn, r.hub.config.OpenTimeout, func(ctx context.Context) (err error) {
			made.value, err = d.build(ctx, r)
			return err
		})
		if made.err != nil {
			r.derived.CompareAndDelete(d, made)
		}
		close(made.done)
		if made.err == nil {
			r.hub.used(r) // even if no caller has waited to the end
		}
	}()
	return nil
}

// dropDerived drops the derived values of a release, except those being computed, which callers wait for.
func (r *Release) dropDerived() {
	r.derived.Range(func(d, made any) bool {
		if made.(interface{ isDone() bool }).isDone() {
			r.derived.CompareAndDelete(d, made)
		}
		return true
	})
}

func (made *derivation[T]) isDone() bool {
	select {
	case <-made.done:
		return true
	default:
		return false
	}
}
