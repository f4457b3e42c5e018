package session_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"govhub/db/session"
)

// TestTurns lets fifty requests ask at once: as many get turns as there is room for, others wait in vain.
func TestTurns(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		each int64
		want int32
	}{"light": {2, 5}, "heavy": {6, 1}, "heavier than all": {1000, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				turns := session.NewTurns("tests", 10, 2*time.Second)
				var got atomic.Int32
				var group sync.WaitGroup
				for range 50 {
					group.Go(func() {
						done, err := turns.Take(t.Context(), c.each)
						switch {
						case err == nil:
							got.Add(1)
							time.Sleep(time.Minute)
							done()
						case !errors.Is(err, session.ErrBusy):
							t.Error(err)
						}
					})
				}
				group.Wait()
				if n := got.Load(); n != c.want {
					t.Errorf("%d had turns, want %d", n, c.want)
				}
				done, err := turns.Take(t.Context(), 10)
				if err != nil {
					t.Fatalf("turns were not given back: %v", err)
				}
				defer done()
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				if _, err := turns.Take(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
				}
			})
		})
	}
}
