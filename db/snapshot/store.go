package snapshot

import (
	"context"
	"errors"
	"sync"
	"time"
)

var (
	// ErrClosed means that the store has been closed.
	ErrClosed = errors.New("the hub is closed")
	// ErrNoRoom means that the budget has no room for an optional part.
	ErrNoRoom = errors.New("no room in memory")
)

// Kind is a kind of parts: what computes them.
type Kind struct {
	Name      string
	Resources []string // whose rows a part is computed from; all of a release if nil
	Optional  bool     // PostgreSQL answers without it, so it is kept only if there is room
}

// Key identifies a part by its kind and the content that it is computed from.
type Key struct {
	Kind    *Kind
	Content string // digest of the rows of its resources
}

// Part is what a build makes.
type Part struct {
	Value any
	Bytes func() int64 // that it takes now; nil for none
	Later int64        // bytes that it is likely to take later, which no other part gets
}

// Wanted is a part with its build.
type Wanted struct {
	Key
	Least int64 // bytes that an optional part takes at least
	Build func(ctx context.Context, space *Space) (Part, error)
}

// Config is what a store needs to know.
type Config struct {
	Budget  int64         // bytes of all parts
	Timeout time.Duration // of a build
	Now     func() time.Time

	Pinned  func(Key) bool                        // reports whether a part stays, whatever the budget: it must not call the store
	Changed func()                                // is called after parts were built or dropped
	Refused func(part string)                     // is called when a part may not grow, once for each part
	Context func(context.Context) context.Context // of builds
}

// Store keeps parts.
type Store struct {
	Config

	mu      sync.Mutex
	parts   map[Key]*entry
	spaces  map[*Space]bool
	queue   []*entry // builds that have not begun, in the order of their requests
	running bool
	closed  bool
	stats   map[string]*Stat // by name of a kind

	life context.Context // ends with the store
	end  context.CancelFunc
	busy sync.WaitGroup
}

// entry is a part, possibly still being built. The mutex of the store guards its members until done is closed.
type entry struct {
	wanted  Wanted
	waiting int  // callers
	first   bool // one of them for a release that is about to become current
	begun   bool
	done    chan struct{} // closed when value or err is set
	value   any
	err     error

	space *Space
	used  time.Time
}

// New returns an empty store.
func New(c Config) *Store {
	s := &Store{Config: c, parts: map[Key]*entry{}, spaces: map[*Space]bool{}, stats: map[string]*Stat{}}
	s.life, s.end = context.WithCancel(context.Background())
	return s
}

// Close ends the builds.
func (s *Store) Close() {
	s.mu.Lock()
	s.closed = true
	for _, e := range s.queue {
		s.fail(e, ErrClosed)
	}
	s.queue = nil
	s.mu.Unlock()
	s.end()
	s.busy.Wait()
}

// Lookup returns the value of a part that is in memory, nil if it is not.
func (s *Store) Lookup(k Key) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.parts[k]; e != nil && e.built() {
		return e.value
	}
	return nil
}

// Use notes that the parts with these keys were used.
func (s *Store) Use(these func(Key) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	for k, e := range s.parts {
		if these(k) {
			e.used = now
		}
	}
}

// DropIdle drops the parts that were last used before a time.
func (s *Store) DropIdle(before time.Time) {
	s.mu.Lock()
	dropped := false
	for k, e := range s.parts {
		if e.built() && e.used.Before(before) && !s.Pinned(k) {
			s.drop(e)
			dropped = true
		}
	}
	s.mu.Unlock()
	if dropped {
		s.Changed()
	}
}

// drop forgets a part. Callers must hold mu, and call Changed when they no longer do.
func (s *Store) drop(e *entry) {
	delete(s.parts, e.wanted.Key)
	e.space.close()
}

// built reports whether the part is in memory.
func (e *entry) built() bool { return e.space.built }
