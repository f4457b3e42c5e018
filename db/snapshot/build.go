package snapshot

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
)

// Ticket is a caller's place among those who wait for a part.
type Ticket struct {
	store *Store
	entry *entry
}

// Join makes the caller one of those who wait for a part, and has it built if it is not in memory. Builds for a release that is about to
// become current go first.
func (s *Store) Join(w Wanted, first bool) Ticket {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.parts[w.Key]
	if e == nil {
		e = &entry{wanted: w, done: make(chan struct{}), space: &Space{store: s, name: w.Kind.Name}}
		if s.closed {
			s.fail(e, ErrClosed)
			return Ticket{s, e}
		}
		s.parts[w.Key] = e
		s.queue = append(s.queue, e)
	}
	e.waiting++
	e.first = e.first || first
	e.used = s.Now()
	s.next()
	return Ticket{s, e}
}

// Wait returns the value of the part. A build that has begun runs to its end, within its time, even if all callers have left; before that
// it is skipped. A failure is not kept.
func (t Ticket) Wait(ctx context.Context) (any, error) {
	select {
	case <-t.entry.done:
	case <-ctx.Done():
		t.store.leave(t.entry)
		return nil, ctx.Err()
	}
	return t.entry.value, t.entry.err
}

func (s *Store) leave(e *entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.waiting--; e.waiting == 0 && !e.begun {
		s.queue = slices.DeleteFunc(s.queue, func(other *entry) bool { return other == e })
		delete(s.parts, e.wanted.Key)
	}
}

// next starts a build unless one runs. Callers must hold mu.
func (s *Store) next() {
	if s.running || len(s.queue) == 0 {
		return
	}
	i := max(0, slices.IndexFunc(s.queue, func(e *entry) bool { return e.first }))
	e := s.queue[i]
	s.queue = slices.Delete(s.queue, i, i+1)
	s.running, e.begun = true, true
	s.busy.Add(1)
	go s.run(e)
}

// run builds a part and starts the next build.
func (s *Store) run(e *entry) {
	defer s.busy.Done()
	start := s.Now()
	part, err := s.build(e)
	s.mu.Lock()
	if err == nil {
		err = s.admit(e, part)
	}
	if err != nil {
		s.fail(e, err)
	}
	s.stat(e.wanted.Kind).note(s.Now().Sub(start), err)
	s.running = false
	s.next()
	s.mu.Unlock()
	s.Changed()
	if err == nil {
		close(e.done)
	}
}

// fail ends the wait for a part without one. Callers must hold mu.
func (s *Store) fail(e *entry, err error) {
	delete(s.parts, e.wanted.Key)
	e.err = err
	close(e.done)
}

// build makes the part, within the time limit.
func (s *Store) build(e *entry) (part Part, err error) {
	if e.space.Most, err = s.room(e.wanted); err != nil {
		return part, err
	}
	ctx, cancel := context.WithTimeout(s.Context(s.life), s.Timeout)
	defer cancel()
	defer func() {
		if p := recover(); p != nil { // fails the callers instead of ending the process
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	part, err = e.wanted.Build(ctx, e.space)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("took longer than %s, which --open-timeout can raise: %w", s.Timeout, err)
	}
	return part, err
}
