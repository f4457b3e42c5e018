package endpoint

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"

	"govhub/db/session"
)

// Requests from these sizes on are large: they use a CPU for milliseconds until they are executed or rejected.
const (
	largeRequest  = 4 << 10 // bytes of a body or a query string
	largeDocument = 1 << 10 // bytes of an unknown document; checking may take quadratic time
	largeSchema   = 1000    // values of introspection
)

// turns bounds the requests that keep a CPU busy at the same time. Small requests take no turn, so large ones do not delay them.
type turns struct {
	free *semaphore.Weighted
	wait time.Duration
}

func newTurns(l Limits) *turns { return &turns{semaphore.NewWeighted(int64(l.Turns)), l.TurnWait} }

// take waits for a turn if the request is large. It returns session.ErrBusy after the wait.
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
