package db

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

var errClosed = fmt.Errorf("%w: the hub is closed", ErrUnavailable)

// builders compute what releases keep in memory, apart from requests and one at a time, so that a hub needs the memory and
// the processor time of one, however many releases are asked for.
type builders struct {
	turn  chan struct{} // has an item while one runs
	older chan struct{} // has an item while one for an older release runs or is next

	life context.Context // ends with the hub
	end  context.CancelFunc
	busy sync.WaitGroup
}

func newBuilders() *builders {
	b := &builders{turn: make(chan struct{}, 1), older: make(chan struct{}, 1)}
	b.life, b.end = context.WithCancel(context.Background())
	return b
}

// stop ends all. None may begin any more.
func (b *builders) stop() {
	b.end()
	b.busy.Wait()
}

// run waits for the turn and runs build within the time. A release that is about to become current goes before older ones.
func (b *builders) run(ctx context.Context, first bool, timeout time.Duration, build func(context.Context) error) (err error) {
	turns := []chan struct{}{b.older, b.turn}
	if first {
		turns = turns[1:]
	}
	for _, turn := range turns {
		select {
		case turn <- struct{}{}:
			defer func() { <-turn }()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	ctx, cancel := context.WithTimeout(on(ctx, building), timeout)
	defer cancel()
	defer func() {
		if p := recover(); p != nil { // no request may be harmed but those that wait
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if err = build(ctx); err != nil && ctx.Err() == context.DeadlineExceeded {
		err = fmt.Errorf("took longer than %s, which --open-timeout can raise: %w", timeout, err)
	}
	return err
}

// begin holds a release for a builder.
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

// used notes that something computed from a release was used.
func (h *Hub) used(r *Release) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.keep(r)
}

// keptFilled is how many older releases keep what was computed from them.
const keptFilled = 2

// keep counts a release among those that keep what was computed from them, as the one used last, and has the one that nobody
// has used for longest drop it. The current release is not counted. The caller holds mu.
func (h *Hub) keep(r *Release) {
	h.filled = slices.DeleteFunc(h.filled, func(other *Release) bool { return other == r || other == h.current })
	if r == h.current || r == h.opening || h.open[r.Number] != r {
		return
	}
	h.filled = slices.Insert(h.filled, 0, r)
	for len(h.filled) > keptFilled {
		last := len(h.filled) - 1
		h.filled[last].derived.Clear()
		h.filled = h.filled[:last]
	}
}
