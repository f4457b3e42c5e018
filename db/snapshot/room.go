package snapshot

import "math"

// Space is a share of the budget, such as that of a part.
type Space struct {
	Most int64 // bytes that a part may take when it is built

	store   *Store
	name    string
	bytes   func() int64
	later   int64
	grown   int64
	built   bool
	closed  bool
	refused bool
}

// Open returns a space for what takes bytes() and what it grows by.
func (s *Store) Open(name string, bytes func() int64) *Space {
	space := &Space{store: s, name: name}
	s.mu.Lock()
	defer s.mu.Unlock()
	space.open(bytes, 0)
	return space
}

// open counts the space from now on. Callers must hold mu of the store.
func (p *Space) open(bytes func() int64, later int64) {
	p.bytes, p.later, p.built = bytes, later, true
	p.store.spaces[p] = true
}

// Close gives the space back.
func (p *Space) Close() {
	p.store.mu.Lock()
	defer p.store.mu.Unlock()
	p.close()
}

func (p *Space) close() {
	p.closed = true
	delete(p.store.spaces, p)
}

// Grow makes room for so many bytes more. It reports false if there is none.
func (p *Space) Grow(bytes int64) bool {
	s := p.store
	s.mu.Lock()
	ok, dropped := false, false
	if !p.closed {
		ok, dropped = s.fit(bytes, nil, (*Space).size)
		ok = ok && !p.closed // it may have been dropped itself
	}
	if ok {
		p.grown += bytes
	}
	refused := !ok && !p.closed && !p.refused
	p.refused = p.refused || refused
	s.mu.Unlock()
	if dropped {
		s.Changed()
	}
	if refused {
		s.Refused(p.name)
	}
	return ok
}

// size is what the space takes.
func (p *Space) size() int64 {
	if p.bytes == nil {
		return p.grown
	}
	return p.bytes() + p.grown
}

// claim is what the space takes or will take.
func (p *Space) claim() int64 { return p.size() + max(0, p.later-p.grown) }

// sum adds up all spaces.
func (s *Store) sum(count func(*Space) int64) (bytes int64) {
	for p := range s.spaces {
		bytes += count(p)
	}
	return bytes
}

// fit drops parts, those first that were not used for longest, until so many bytes fit. If they cannot, it drops none and reports false.
// Callers must hold mu, and call Changed if any was dropped.
func (s *Store) fit(bytes int64, except *entry, count func(*Space) int64) (ok, dropped bool) {
	over := s.sum(count) + bytes - s.Budget
	if over <= 0 {
		return true, false
	}
	spare := s.spare(except)
	for _, e := range spare {
		over -= count(e.space)
	}
	if over > 0 {
		return false, false
	}
	s.shrink(bytes, except, count)
	return true, true
}

// shrink drops parts until so many bytes fit or none is to spare.
func (s *Store) shrink(bytes int64, except *entry, count func(*Space) int64) {
	for s.sum(count)+bytes > s.Budget {
		spare := s.spare(except)
		if len(spare) == 0 {
			return
		}
		oldest := spare[0]
		for _, e := range spare {
			if e.used.Before(oldest.used) {
				oldest = e
			}
		}
		s.drop(oldest)
	}
}

// spare lists the parts that may be dropped to make room. Of parts without which requests fail, the one used last stays, so that requests
// for one older release do not build it again and again.
func (s *Store) spare(except *entry) (list []*entry) {
	latest := map[*Kind]*entry{}
	for k, e := range s.parts {
		if !e.built() && e != except || s.Pinned(k) {
			continue
		}
		if last := latest[k.Kind]; last == nil || last.used.Before(e.used) {
			latest[k.Kind] = e
		}
		list = append(list, e)
	}
	kept := list[:0]
	for _, e := range list {
		if e != except && (e.wanted.Kind.Optional || e != latest[e.wanted.Kind]) {
			kept = append(kept, e)
		}
	}
	return kept
}

// room returns the bytes that a part may take, or ErrNoRoom if those that it takes at least do not fit.
func (s *Store) room(w Wanted) (most int64, err error) {
	if !w.Kind.Optional {
		return math.MaxInt64, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	free := s.Budget - s.sum((*Space).claim)
	for _, e := range s.spare(nil) {
		free += e.space.claim()
	}
	if w.Least > free {
		return 0, ErrNoRoom
	}
	return free, nil
}

// admit makes room for a part and keeps it. Callers must hold mu.
func (s *Store) admit(e *entry, p Part) error {
	bytes := p.Later
	if p.Bytes != nil {
		bytes += p.Bytes()
	}
	if !e.wanted.Kind.Optional {
		s.shrink(bytes, e, (*Space).claim)
	} else if ok, _ := s.fit(bytes, e, (*Space).claim); !ok {
		return ErrNoRoom
	}
	e.value = p.Value
	e.space.open(p.Bytes, p.Later)
	return nil
}
