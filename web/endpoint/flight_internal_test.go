package endpoint

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"govhub/errorcode"
	"govhub/web/request"
)

func newFlights() *flights {
	return &flights{joined: func(context.Context, string) {}, open: map[request.Identity]*flight{}}
}

func TestFlightPanics(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := newFlights()
		proceed := make(chan struct{})
		go func() {
			defer func() {
				if recover() == nil {
					t.Error("the first does not panic")
				}
			}()
			g.do(t.Context(), request.Identity{}, func(context.Context) outcome { <-proceed; panic("no") })
		}()
		synctest.Wait()
		second := make(chan outcome, 1)
		go func() {
			out, _ := g.do(t.Context(), request.Identity{}, nil)
			second <- out
		}()
		synctest.Wait()
		close(proceed)
		if out := <-second; out.failure == nil || request.CodeOf(out.failure) != errorcode.Internal {
			t.Errorf("the second got %v", out)
		}
		if len(g.open) != 0 {
			t.Error("the flight is still open")
		}
	})
}

// The deadline of the first request ends the flight with a deadline error, not a cancellation.
func TestFlightDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		newFlights().do(ctx, request.Identity{}, func(ctx context.Context) outcome {
			<-ctx.Done()
			if !errors.Is(ctx.Err(), context.DeadlineExceeded) || time.Since(began) != time.Second {
				t.Errorf("after %s: %v", time.Since(began), ctx.Err())
			}
			return outcome{}
		})
	})
}

// A request after all others have left does not join their flight, which is being cancelled.
func TestFlightAbandoned(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := newFlights()
		ctx, leave := context.WithCancel(t.Context())
		proceed := make(chan struct{})
		go g.do(ctx, request.Identity{}, func(ctx context.Context) outcome { <-ctx.Done(); <-proceed; return outcome{} })
		synctest.Wait()
		leave()
		synctest.Wait()
		out, joined := g.do(t.Context(), request.Identity{}, func(context.Context) outcome { return outcome{statements: 1} })
		if joined || out.statements != 1 {
			t.Errorf("joined: %t, got %v", joined, out)
		}
		close(proceed)
	})
}

// A request with time left does not end at the deadline of the request that executes for it.
func TestFlightOutlived(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := newFlights()
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		long, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		late := func(ctx context.Context) outcome { <-ctx.Done(); return outcome{} }
		go g.do(short, request.Identity{}, late)
		synctest.Wait()
		out, joined := g.do(long, request.Identity{}, func(context.Context) outcome { return outcome{statements: 1} })
		if joined || out.statements != 1 {
			t.Errorf("joined: %t, got %v, want an execution of its own", joined, out)
		}
		short, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		go g.do(short, request.Identity{}, late)
		synctest.Wait()
		if out, joined := g.do(short, request.Identity{}, nil); !joined || out.body != nil {
			t.Errorf("joined: %t, got %v, want the end of both", joined, out)
		}
	})
}
