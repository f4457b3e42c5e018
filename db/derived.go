package db

import (
	"context"

	"govhub/db/session"
)

// Derived is something that is computed from a release once and kept with its handle: an index, a graph. Make one with Derive
// for as long as the hub lives.
type Derived[T any] struct {
	build func(ctx context.Context, r *Release) (T, error)
}

// Derive returns what build computes from a release. Requests share it, so nobody may change it. A build may not ask for
// what another derives: one runs at a time.
func Derive[T any](build func(ctx context.Context, r *Release) (T, error)) *Derived[T] {
	return &Derived[T]{build: build}
}

// derivation is the one value of a Derived for a release, or one in the making.
type derivation[T any] struct {
	turn  *turn
	done  chan struct{}
	value T
	err   error
}

// Of returns the value for a release. The first to ask has it computed, others wait for the same. Once that has begun, it goes
// on to its end, within the time that a release has to open, even if all who wait have left; before, it is skipped then. A
// failure is not kept.
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

// join returns the derivation of a release for one more who waits, and starts it for the first.
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
		r.derived.CompareAndDelete(d, made) // it is skipped
	}
}

// start has a value computed apart from the request.
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
			r.hub.used(r) // also if nobody has waited for it to the end
		}
	}()
	return nil
}

// dropDerived drops what was computed from the release, but not what is in the making, which others wait for.
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
