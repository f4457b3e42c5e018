package network

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"govhub/errorcode"
)

const (
	keptBytes   = 32 << 20 // answers that a graph keeps
	answerBytes = 256      // of an answer, beside its lists
)

// answers are the latest measures of a graph, and those being computed. A graph never changes, so all pages, aliases and requests
// with the same question share one computation.
type answers struct {
	mu    sync.Mutex
	kept  *simplelru.LRU[any, answer] // by question
	bytes int64
	open  map[any]*computation
}

// answer is a measure, or the refusal to compute it. It must not be changed.
type answer struct {
	value any
	err   error
	bytes int64
}

// computation is an answer being computed. It is cancelled once nobody waits for it.
type computation struct {
	cancel  context.CancelFunc
	waiting int
	done    chan struct{}
	answer  answer // set before done is closed
}

func newAnswers() *answers {
	a := &answers{open: map[any]*computation{}}
	// Entries are dropped by size, which also bounds their number, since each counts at least answerBytes.
	a.kept, _ = simplelru.NewLRU(keptBytes/answerBytes, func(_ any, dropped answer) { a.bytes -= dropped.bytes })
	return a
}

// asked is a question to a projection of a graph.
type asked struct {
	shows    Projection
	question any
}

// ask returns the answer to a question, a comparable value. compute gets its own context and returns the bytes of its answer's lists.
func ask[T any](ctx context.Context, g *Graph, question any, compute func(context.Context) (T, int, error)) (T, error) {
	found := g.answers.find(ctx, asked{g.shows, question}, func(ctx context.Context) answer {
		value, bytes, err := compute(ctx)
		return answer{value, err, int64(answerBytes + bytes)}
	})
	value, _ := found.value.(T)
	return value, found.err
}

// size returns the bytes of what is kept.
func (a *answers) size() int64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.bytes
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

// run computes an answer. A panic becomes an error of those who wait: it must not end the hub.
func (a *answers) run(ctx context.Context, question any, c *computation, compute func(context.Context) answer) {
	defer func() {
		if p := recover(); p != nil {
			c.answer = answer{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
		}
		a.end(question, c)
	}()
	c.answer = compute(ctx)
}

// end wakes those who wait, and keeps an answer that would be the same next time.
func (a *answers) end(question any, c *computation) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open[question] == c {
		delete(a.open, question)
	}
	if refusal := new(errorcode.InputError); c.answer.err == nil || errors.As(c.answer.err, &refusal) {
		a.keep(question, c.answer)
	}
	c.cancel()
	close(c.done)
}

// keep makes room for an answer and keeps it, even if it is larger than the bound: its other pages will be asked for next. Callers
// must hold mu.
func (a *answers) keep(question any, kept answer) {
	a.kept.Remove(question)
	a.kept.Add(question, kept)
	for a.bytes += kept.bytes; a.bytes > keptBytes && a.kept.Len() > 1; {
		a.kept.RemoveOldest()
	}
}

// leave cancels a computation that nobody waits for any more. Another request starts a new one.
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
