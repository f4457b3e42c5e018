package network

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"

	"govhub/db/session"
)

// Bounds limit the questions about networks that a hub computes at the same time, over all requests.
type Bounds struct {
	Memory  int64         // bytes of measures being computed: communities, co-participation, centrality
	Workers int           // measures at the same time; twice as many searches for paths and subgraphs
	Wait    time.Duration // for a turn
}

// DefaultBounds returns the documented bounds for so many processors: measures leave half of them to others.
func DefaultBounds(processors int) Bounds {
	return Bounds{Memory: 256 << 20, Workers: max(1, processors/2), Wait: 2 * time.Second}
}

// Turns enforce bounds. Nil turns are unbounded.
type Turns struct {
	bounds   Bounds
	memory   *semaphore.Weighted
	searches *semaphore.Weighted
}

// NewTurns returns turns that are all free.
func NewTurns(b Bounds) *Turns {
	return &Turns{bounds: b, memory: semaphore.NewWeighted(b.Memory), searches: semaphore.NewWeighted(int64(2 * b.Workers))}
}

// measure waits for a turn to compute a measure of so many bytes: at least a worker's share, at most all.
func (t *Turns) measure(ctx context.Context, bytes int64) (done func(), err error) {
	if t == nil {
		return func() {}, ctx.Err()
	}
	share := t.bounds.Memory / int64(t.bounds.Workers)
	return t.take(ctx, t.memory, min(max(bytes, share), t.bounds.Memory))
}

// search waits for a turn to search for paths or a subgraph, which takes milliseconds.
func (t *Turns) search(ctx context.Context) (done func(), err error) {
	if t == nil {
		return func() {}, ctx.Err()
	}
	return t.take(ctx, t.searches, 1)
}

// take returns session.ErrBusy if no turn comes in time.
func (t *Turns) take(ctx context.Context, s *semaphore.Weighted, n int64) (done func(), err error) {
	soon, cancel := context.WithTimeout(ctx, t.bounds.Wait)
	defer cancel()
	if s.Acquire(soon, n) != nil {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("questions about networks: %w", session.ErrBusy)
	}
	return func() { s.Release(n) }, nil
}
