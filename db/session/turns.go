package session

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/semaphore"
)

// Turns bound what requests do at the same time without a connection.
type Turns struct {
	what string
	size int64
	wait time.Duration
	free *semaphore.Weighted
}

// NewTurns returns turns at something that are all free.
func NewTurns(what string, size int64, wait time.Duration) *Turns {
	return &Turns{what, size, wait, semaphore.NewWeighted(size)}
}

// Take waits for so many turns, or all of them for more, until the caller is done. It returns ErrBusy if they do not come free in time.
func (t *Turns) Take(ctx context.Context, n int64) (done func(), err error) {
	n = min(n, t.size)
	soon, cancel := context.WithTimeout(ctx, t.wait)
	defer cancel()
	if t.free.Acquire(soon, n) != nil {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%s: %w", t.what, ErrBusy)
	}
	return func() { t.free.Release(n) }, nil
}
