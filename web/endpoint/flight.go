package endpoint

import (
	"context"
	"errors"
	"sync"

	"govhub/errorcode"
	"govhub/web/request"
)

// flights lets requests with the same answer share one execution. The first request executes in a separate goroutine with its own
// handle of the release; the others wait. The execution is cancelled when all of them have left, not when the first has, which
// golang.org/x/sync/singleflight does not offer.
type flights struct {
	joined func(ctx context.Context, execution string) // called for each request that waits for the execution of another

	mu   sync.Mutex
	open map[request.Identity]*flight
}

type flight struct {
	ctx     context.Context // independent of clients
	cancel  context.CancelFunc
	request string // the request that executes
	clients int
	done    chan struct{}
	out     outcome // complete when done is closed
	late    bool    // it ended without an answer at its deadline
}

// do returns the outcome of run, and whether another request has run it. A request outlives the other's deadline if its own is
// later.
func (g *flights) do(ctx context.Context, id request.Identity, run func(context.Context) outcome) (out outcome, joined bool) {
	for {
		out, joined, again := g.try(ctx, id, run)
		if !again || ctx.Err() != nil {
			return out, joined
		}
	}
}

// try is do for one flight. It reports whether to try again: ctx has time left and the other request had none.
func (g *flights) try(ctx context.Context, id request.Identity, run func(context.Context) outcome) (out outcome, joined, again bool) {
	f, joined := g.enter(ctx, id)
	stop := context.AfterFunc(ctx, func() {
		if errors.Is(ctx.Err(), context.Canceled) { // the flight has its own deadline
			g.leave(id, f)
		}
	})
	defer stop()
	if joined {
		g.joined(ctx, f.request)
		select {
		case <-f.done:
			return f.out, true, f.late && outlives(ctx, f.ctx)
		case <-ctx.Done():
			return outcome{}, true, false
		}
	}

	defer close(f.done)
	defer f.cancel()
	defer g.remove(id, f)
	f.out = outcome{failure: request.Coded(errorcode.Internal, request.InternalMessage)} // for the waiting requests, if run panics
	f.out = run(f.ctx)
	f.late = f.out.body == nil && errors.Is(f.ctx.Err(), context.DeadlineExceeded)
	return f.out, false, false
}

// outlives reports whether a context has a later deadline than another.
func outlives(ctx, other context.Context) bool {
	mine, bounded := ctx.Deadline()
	theirs, _ := other.Deadline()
	return !bounded || mine.After(theirs)
}

// enter finds the flight for an answer, or starts one with the values and the deadline of ctx.
func (g *flights) enter(ctx context.Context, id request.Identity) (f *flight, joined bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f, joined = g.open[id]
	if !joined {
		f = &flight{done: make(chan struct{}), request: request.ID(ctx)}
		f.ctx, f.cancel = detach(ctx)
		g.open[id] = f
	}
	f.clients++
	return f, joined
}

// leave cancels a flight when nobody waits for it. A later request starts another.
func (g *flights) leave(id request.Identity, f *flight) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if f.clients--; f.clients == 0 {
		f.cancel()
		g.drop(id, f)
	}
}

func (g *flights) remove(id request.Identity, f *flight) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.drop(id, f)
}

// drop forgets a flight. Callers must hold mu.
func (g *flights) drop(id request.Identity, f *flight) {
	if g.open[id] == f {
		delete(g.open, id)
	}
}

// detach returns a context with the values and the deadline of ctx, but without its cancellation.
func detach(ctx context.Context) (context.Context, context.CancelFunc) {
	free := context.WithoutCancel(ctx)
	if deadline, ok := ctx.Deadline(); ok {
		return context.WithDeadline(free, deadline)
	}
	return context.WithCancel(free)
}
