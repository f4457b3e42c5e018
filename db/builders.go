package db

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"govhub/db/session"
)

var (
	errClosed   = fmt.Errorf("%w: the hub is closed", session.ErrUnavailable)
	errUnwanted = errors.New("nobody waits for it any more")
)

// builders compute values derived from releases, outside of requests and one at a time, so that a hub needs the memory and CPU
// time of one build, however many releases requests name.
type builders struct {
	mu      sync.Mutex
	running bool
	queue   []*turn // of builds that have not begun, in the order of their requests

	life context.Context // ends with the hub
	end  context.CancelFunc
	busy sync.WaitGroup
}

// turn is the place of a build in the queue. The mutex of the builders guards its members.
type turn struct {
	waiting int  // number of callers waiting for the build
	first   bool // one of them for a release that is about to become current
	begun   bool
	settled chan struct{} // closed when the build begins, or is skipped because nobody waits
}

// newTurn returns the turn of a build for one caller.
func newTurn(first bool) *turn { return &turn{waiting: 1, first: first, settled: make(chan struct{})} }

func newBuilders() *builders {
	b := new(builders)
	b.life, b.end = context.WithCancel(context.Background())
	return b
}

// stop ends the builds. No new one may begin.
func (b *builders) stop() {
	b.end()
	b.busy.Wait()
}

// enter puts a turn into the queue.
func (b *builders) enter(t *turn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.queue = append(b.queue, t)
	b.next()
}

// next starts a build unless one runs: builds for a release that is about to become current go first. Callers must hold mu.
func (b *builders) next() {
	if b.running || len(b.queue) == 0 {
		return
	}
	i := max(0, slices.IndexFunc(b.queue, func(t *turn) bool { return t.first }))
	t := b.queue[i]
	b.queue = slices.Delete(b.queue, i, i+1)
	b.running, t.begun = true, true
	close(t.settled)
}

// join adds a caller who waits for a build. It reports false if the build was skipped.
func (b *builders) join(t *turn, first bool) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t.waiting == 0 && !t.begun {
		return false
	}
	t.waiting++
	t.first = t.first || first
	return true
}

// leave removes a caller. A build that has begun continues without callers.
func (b *builders) leave(t *turn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	t.waiting--
	if t.waiting == 0 && !t.begun {
		b.drop(t)
		close(t.settled)
	}
}

// drop removes a turn from the queue. Callers must hold mu.
func (b *builders) drop(t *turn) {
	b.queue = slices.DeleteFunc(b.queue, func(other *turn) bool { return other == t })
}

// finish returns the turn, whether the build has begun or not.
func (b *builders) finish(t *turn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t.begun {
		b.running = false
	} else {
		b.drop(t)
	}
	b.next()
}

// run waits for the turn, which is queued, and runs build within the time limit.
func (b *builders) run(ctx context.Context, t *turn, timeout time.Duration, build func(context.Context) error) (err error) {
	defer b.finish(t)
	select {
	case <-t.settled:
		if !t.begun {
			return errUnwanted
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeout(session.Building(ctx), timeout)
	defer cancel()
	defer func() {
		if p := recover(); p != nil { // fails the callers instead of ending the process
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if err = build(ctx); err != nil && ctx.Err() == context.DeadlineExceeded {
		err = fmt.Errorf("took longer than %s, which --open-timeout can raise: %w", timeout, err)
	}
	return err
}

// begin acquires a release for a builder.
func (h *Hub) begin(r *Release) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.open == nil {
		return errClosed
	}
	r.users++
	h.builders.busy.Add(1)
	return nil
}

// used records that a value derived from a release was used.
func (h *Hub) used(r *Release) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.keep(r)
}

// keptFilled is the number of older releases that keep their derived values.
const keptFilled = 2

// keep makes a release the most recently used of those with derived values, and drops the values of the least recently used. The
// current release does not count. Callers must hold mu.
func (h *Hub) keep(r *Release) {
	h.filled = slices.DeleteFunc(h.filled, func(other *Release) bool { return other == r || other == h.current })
	if r == h.current || r == h.opening || h.open[r.Number] != r {
		return
	}
	h.filled = slices.Insert(h.filled, 0, r)
	for len(h.filled) > keptFilled {
		last := len(h.filled) - 1
		h.filled[last].dropDerived()
		h.filled = h.filled[:last]
	}
}
