package network

import (
	"context"
	"errors"
	"fmt"

	"govhub/db"
)

// ErrOff says that a release has no network: networks are off, or it would have too many links.
var ErrOff = errors.New("the hub keeps no network of this release")

// Graphs keeps the networks of releases.
type Graphs struct {
	*db.Part[outcome]

	Turns *Turns // for questions to all graphs; unbounded if nil

	most int // links of a graph; 0 for no graphs
}

// outcome is a graph, or the reason why a release has none.
type outcome struct {
	graph *Graph
	off   error
}

// New returns networks of at most so many links each. A nil *Graphs has none.
func New(most int) *Graphs {
	s := &Graphs{most: most}
	read := make([]string, len(queries))
	for i, q := range queries {
		read[i] = q.name
	}
	s.Part = db.NewPart("network", read, s.read, outcome.size)
	return s
}

// Of returns the network of a release, or ErrOff if it has none. The first request for an older release reads it; others wait.
func (s *Graphs) Of(ctx context.Context, r *db.Release) (*Graph, error) {
	if s == nil {
		return nil, ErrOff
	}
	o, err := s.Part.Of(ctx, r)
	if err != nil {
		return nil, err
	}
	return o.graph, o.off
}

// read reads the network of a release.
func (s *Graphs) read(ctx context.Context, r *db.Release) (outcome, error) {
	if s.most <= 0 {
		return outcome{off: ErrOff}, nil
	}
	g, err := read(ctx, r, s.most)
	switch {
	case errors.Is(err, errTooLarge):
		return outcome{off: fmt.Errorf("%w: %w", ErrOff, err)}, nil
	case err != nil:
		return outcome{}, err
	}
	g.turns = s.Turns
	return outcome{graph: g}, nil
}

func (o outcome) size() int64 {
	if o.graph == nil {
		return 0
	}
	return o.graph.Size()
}
