package network

import (
	"context"
	"time"

	"govhub/db/session"
)

// Bounds limit the questions about networks that a hub computes at the same time, over all requests.
type Bounds struct {
	Memory  int64         // bytes of measures being computed: communities, co-participation, centrality
	Workers int           // heavy measures at the same time; twice as many searches for paths and subgraphs
	Wait    time.Duration // for a turn
}

// DefaultBounds returns the documented bounds for so many processors: measures leave half of them to others.
func DefaultBounds(processors int) Bounds {
	return Bounds{Memory: 256 << 20, Workers: max(1, processors/2), Wait: 2 * time.Second}
}

// cost is what a measure takes, by estimate.
type cost struct{ bytes, steps int }

// Weights of measures: one of so many steps takes the share of a worker, and the lightest a part of it.
const (
	heavySteps  = 32_000_000
	lightOfTurn = 16
)

// Turns enforce bounds. Nil turns are unbounded.
type Turns struct {
	bounds   Bounds
	memory   *session.Turns
	searches *session.Turns
}

// NewTurns returns turns that are all free.
func NewTurns(b Bounds) *Turns {
	const what = "questions about networks"
	return &Turns{b, session.NewTurns(what, b.Memory, b.Wait), session.NewTurns(what, int64(2*b.Workers), b.Wait)}
}

// measure waits for a turn to compute a measure. Many light ones are computed at once, or a heavy one for each worker.
func (t *Turns) measure(ctx context.Context, c cost) (done func(), err error) {
	if t == nil {
		return func() {}, ctx.Err()
	}
	return t.memory.Take(ctx, t.weight(c))
}

// weight is the part of the memory that a measure holds: what it needs, or more if it takes long, at most all.
func (t *Turns) weight(c cost) int64 {
	share := t.bounds.Memory / int64(t.bounds.Workers)
	busy := int64(float64(share) * min(1, float64(c.steps)/heavySteps))
	return min(max(int64(c.bytes), busy, share/lightOfTurn), t.bounds.Memory)
}

// search waits for a turn to search for paths or a subgraph, which takes milliseconds.
func (t *Turns) search(ctx context.Context) (done func(), err error) {
	if t == nil {
		return func() {}, ctx.Err()
	}
	return t.searches.Take(ctx, 1)
}
