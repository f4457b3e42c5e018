package network

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"govhub/db"
)

const (
	keptBytes   = 48 << 20 // of the answers that a graph keeps
	answerBytes = 1 << 10  // that the smallest counts as
)

// answers are the measures of a graph that were asked for last, and those being computed. A graph never changes, so all
// pages, aliases and requests with the same question share one computation.
type answers struct {
	mu    sync.Mutex
	kept  *simplelru.LRU[any, answer] // by question
	bytes int64
	open  map[any]*computation
}

// answer is a measure, or the refusal to compute it. Nobody may change it.
type answer struct {
	value any
	err   error
	bytes int64
}

// computation is an answer in the making. It ends early once nobody waits for it.
type computation struct {
	cancel  context.CancelFunc
	waiting int
	done    chan struct{}
	answer  answer // complete when done is closed
}

func newAnswers() *answers {
	a := &answers{open: map[any]*computation{}}
	// Entries are dropped by what they take; their number is bounded by that, since none takes less than answerBytes.
	a.kept, _ = simplelru.NewLRU(keptBytes/answerBytes, func(_ any, dropped answer) { a.bytes -= dropped.bytes })
	return a
}

// ask returns the answer to a question, which is a comparable value. compute is told a context of its own, and tells what its
// answer takes.
func ask[T any](ctx context.Context, a *answers, question any, compute func(context.Context) (T, int, error)) (T, error) {
	found := a.find(ctx, question, func(ctx context.Context) answer {
		value, bytes, err := compute(ctx)
		return answer{value, err, max(int64(bytes), answerBytes)}
	})
	value, _ := found.value.(T)
	return value, found.err
}

func (a *answers) find(ctx context.Context, question any, compute func(context.Context) answer) answer {
	a.mu.Lock()
	if found, ok := a.kept.Get(question); ok {
		a.mu.Unlock()
		return found
	}
	c := a.open[question]
	if c == nil {
		free, cancel := context.WithCancel(context.WithoutCancel(ctx))
		c = &computation{cancel: cancel, done: make(chan struct{})}
		a.open[question] = c
		go a.run(free, question, c, compute)
	}
	c.waiting++
	a.mu.Unlock()
	select {
	case <-c.done:
		return c.answer
	case <-ctx.Done():
		a.leave(question, c)
		return answer{err: ctx.Err()}
	}
}

// run computes an answer. A panic is an error of those who wait: it must not end the hub.
func (a *answers) run(ctx context.Context, question any, c *computation, compute func(context.Context) answer) {
	defer func() {
		if p := recover(); p != nil {
			c.answer = answer{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
		}
		a.end(question, c)
	}()
	c.answer = compute(ctx)
}

// end tells those who wait, and keeps what will be the answer next time as well.
func (a *answers) end(question any, c *computation) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open[question] == c {
		delete(a.open, question)
	}
	if refusal := new(db.InputError); c.answer.err == nil || errors.As(c.answer.err, &refusal) {
		a.keep(question, c.answer)
	}
	c.cancel()
	close(c.done)
}

// keep makes room for an answer and keeps it, alone if it is larger than all room: its other pages are asked for next. The
// caller holds mu.
func (a *answers) keep(question any, kept answer) {
	a.kept.Remove(question)
	a.kept.Add(question, kept)
	for a.bytes += kept.bytes; a.bytes > keptBytes && a.kept.Len() > 1; {
		a.kept.RemoveOldest()
	}
}

// leave ends a computation that nobody waits for any more. Another request begins another.
func (a *answers) leave(question any, c *computation) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if c.waiting--; c.waiting > 0 {
		return
	}
	c.cancel()
	if a.open[question] == c {
		delete(a.open, question)
	}
}
