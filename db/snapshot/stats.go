package snapshot

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"
)

// Stat is what parts of a kind cost.
type Stat struct {
	Name   string
	Bytes  int64
	Took   time.Duration // the last build
	Builds map[Outcome]int64
}

// Outcome is how a build ended.
type Outcome string

const (
	Built    Outcome = "ok"
	Failed   Outcome = "error"
	NoRoom   Outcome = "no_room"
	Canceled Outcome = "canceled"
)

// Outcomes lists all.
var Outcomes = []Outcome{Built, Failed, NoRoom, Canceled}

func outcomeOf(err error) Outcome {
	switch {
	case err == nil:
		return Built
	case errors.Is(err, ErrNoRoom):
		return NoRoom
	case errors.Is(err, context.Canceled):
		return Canceled
	}
	return Failed
}

// stat returns what is noted of a kind. Callers must hold mu.
func (s *Store) stat(k *Kind) *Stat {
	if s.stats[k.Name] == nil {
		s.stats[k.Name] = &Stat{Name: k.Name, Builds: map[Outcome]int64{}}
	}
	return s.stats[k.Name]
}

func (t *Stat) note(took time.Duration, err error) {
	t.Builds[outcomeOf(err)]++
	if err == nil {
		t.Took = took
	}
}

// Stats returns what is in memory and what was built, by name.
func (s *Store) Stats() []Stat {
	s.mu.Lock()
	defer s.mu.Unlock()
	named := map[string]*Stat{}
	for name, t := range s.stats {
		named[name] = &Stat{Name: name, Took: t.Took, Builds: maps.Clone(t.Builds)}
	}
	for p := range s.spaces {
		if named[p.name] == nil {
			named[p.name] = &Stat{Name: p.name}
		}
		named[p.name].Bytes += p.size()
	}
	list := make([]Stat, 0, len(named))
	for _, t := range named {
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b Stat) int { return cmp.Compare(a.Name, b.Name) })
	return list
}
