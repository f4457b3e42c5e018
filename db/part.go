package db

import (
	"context"
	"errors"
	"fmt"

	"govhub/db/session"
	"govhub/db/snapshot"
)

var errClosed = fmt.Errorf("%w: %w", session.ErrUnavailable, snapshot.ErrClosed)

// Part is a part of what a release keeps in memory that is computed from its rows, such as an index or a graph. Releases with the same
// rows share it.
type Part[T any] struct {
	kind  snapshot.Kind
	build func(ctx context.Context, r *Release) (T, error)
	bytes func(T) int64
}

// NewPart returns the part that build computes from the resources, or from all if resources is nil, and that takes so many bytes,
// none if bytes is nil. Requests share its value; callers must not change it. A build must not use another part, because one build runs at
// a time.
func NewPart[T any](name string, resources []string, build func(ctx context.Context, r *Release) (T, error), bytes func(T) int64) *Part[T] {
	return &Part[T]{snapshot.Kind{Name: name, Resources: resources}, build, bytes}
}

// Prepared is a Part without the type of its value.
type Prepared interface {
	wanted(r *Release) snapshot.Wanted
}

func (p *Part[T]) wanted(r *Release) snapshot.Wanted {
	return snapshot.Wanted{Key: r.key(&p.kind), Build: func(ctx context.Context, _ *snapshot.Space) (snapshot.Part, error) {
		value, err := p.build(ctx, r)
		made := snapshot.Part{Value: value}
		if p.bytes != nil {
			made.Bytes = func() int64 { return p.bytes(value) }
		}
		return made, err
	}}
}

// Of returns the value for a release. The first caller starts the build, and others wait for it. Once begun, a build runs to its end,
// within the time to open a release, even if all callers have left; before that, it is skipped. A failure is not kept.
func (p *Part[T]) Of(ctx context.Context, r *Release) (value T, err error) {
	made, err := r.hub.kept.Join(p.wanted(r), false).Wait(ctx)
	if errors.Is(err, snapshot.ErrClosed) {
		err = errClosed
	}
	value, _ = made.(T)
	return value, err
}

// Resources returns the resources that the part is computed from, nil for all.
func (p *Part[T]) Resources() []string { return p.kind.Resources }
