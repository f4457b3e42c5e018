package db

import "context"

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
	done  chan struct{}
	value T
	err   error
}

// Of returns the value for a release. The first to ask has it computed, others wait for the same. It is computed to its end,
// within the time that a release has to open, even if all who wait have left. A failure is not kept.
func (d *Derived[T]) Of(ctx context.Context, r *Release) (value T, err error) {
	made := &derivation[T]{done: make(chan struct{})}
	kept, known := r.derived.LoadOrStore(d, made)
	if x := kept.(*derivation[T]); known {
		made = x
	} else if err := d.start(ctx, r, made); err != nil {
		return value, err
	}
	select {
	case <-made.done:
		if made.err == nil {
			r.hub.used(r)
		}
		return made.value, made.err
	case <-ctx.Done():
		return value, ctx.Err()
	}
}

// start has a value computed apart from the request.
func (d *Derived[T]) start(ctx context.Context, r *Release, made *derivation[T]) error {
	b := r.hub.builders
	first := laneOf(ctx) == control
	if made.err = r.hub.begin(r); made.err != nil {
		r.derived.CompareAndDelete(d, made)
		close(made.done)
		return made.err
	}
	go func() {
		defer b.busy.Done()
		defer r.Done()
		defer close(made.done)
		made.err = b.run(b.life, first, r.hub.config.OpenTimeout, func(ctx context.Context) (err error) {
			made.value, err = d.build(ctx, r)
			return err
		})
		if made.err != nil {
			r.derived.CompareAndDelete(d, made)
		}
	}()
	return nil
}
