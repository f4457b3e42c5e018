package network

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"weak"

	"govhub/db"
)

// ErrOff says that a release has no network: networks are off, or it would have too many links.
var ErrOff = errors.New("the hub keeps no network of this release")

// Graphs keeps the networks of open releases. Releases with the same content share one.
type Graphs struct {
	Turns *Turns // for questions to all graphs; unbounded if nil

	most    int // links of a graph; 0 for no graphs
	derived *db.Derived[outcome]

	mu     sync.Mutex
	shared map[string]weak.Pointer[Graph] // by content, as long as a release keeps the graph
}

// outcome is a graph, or the reason why a release has none.
type outcome struct {
	graph *Graph
	off   error
}

// New returns networks of at most so many links each. A nil *Graphs has none.
func New(most int) *Graphs {
	s := &Graphs{most: most, shared: map[string]weak.Pointer[Graph]{}}
	s.derived = db.Derive(s.read)
	return s
}

// Of returns the network of a release, or ErrOff if it has none. The first request for an older release reads it; others wait.
func (s *Graphs) Of(ctx context.Context, r *db.Release) (*Graph, error) {
	if s == nil || s.most <= 0 {
		return nil, ErrOff
	}
	o, err := s.derived.Of(ctx, r)
	if err != nil {
		return nil, err
	}
	return o.graph, o.off
}

// Prepare reads the network of a release that is about to become current, so that no request waits for it. Having no network is not
// an error.
func (s *Graphs) Prepare(ctx context.Context, r *db.Release) error {
	_, err := s.Of(ctx, r)
	if errors.Is(err, ErrOff) {
		return nil
	}
	return err
}

// read returns the network of another release with the same content, or reads it.
func (s *Graphs) read(ctx context.Context, r *db.Release) (outcome, error) {
	content := r.DigestOf(func(resource string) bool {
		return slices.ContainsFunc(queries, func(q query) bool { return q.name == resource })
	})
	if g := s.known(content); g != nil {
		return outcome{graph: g}, nil
	}
	g, err := read(ctx, r, s.most)
	switch {
	case errors.Is(err, errTooLarge):
		return outcome{off: fmt.Errorf("%w: %w", ErrOff, err)}, nil
	case err != nil:
		return outcome{}, err
	}
	g.turns = s.Turns
	s.share(content, g)
	return outcome{graph: g}, nil
}

func (s *Graphs) known(content string) *Graph {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shared[content].Value()
}

// share lets other releases use the graph as long as one keeps it.
func (s *Graphs) share(content string, g *Graph) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.shared, func(_ string, p weak.Pointer[Graph]) bool { return p.Value() == nil })
	s.shared[content] = weak.Make(g)
}
