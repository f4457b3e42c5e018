package endpoint

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"

	"govhub/db/session"
)

// Requests are large from here on: those that take a processor for milliseconds until they are executed or refused.
const (
	largeRequest  = 4 << 10 // bytes of a body or a query string
	largeDocument = 1 << 10 // bytes of a document that is not known; checking some takes time in the square of that
	largeSchema   = 1000    // values of introspection
)

// turns bound how many requests at a time keep a processor busy. Small ones take no turn: they find a processor soon,
// however many large ones wait.
type turns struct {
	free *semaphore.Weighted
	wait time.Duration
}

func newTurns(l Limits) *turns { return &turns{semaphore.NewWeighted(int64(l.Turns)), l.TurnWait} }

// take waits for a turn if a request is large. It returns session.ErrBusy if there is none in time.
func (t *turns) take(ctx context.Context, large bool) (done func(), err error) {
	if !large {
		return func() {}, nil
	}
	soon, cancel := context.WithTimeout(ctx, t.wait)
	defer cancel()
	if t.free.Acquire(soon, 1) != nil {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("large requests: %w", session.ErrBusy)
	}
	return func() { t.free.Release(1) }, nil
}
