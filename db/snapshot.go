package db

import (
	"maps"

	"govhub/db/snapshot"
)

// Snapshot is what releases keep in memory, and what it costs.
type Snapshot struct {
	Budget  int64 // bytes
	Parts   []snapshot.Stat
	Missing map[string]WhyNot // tables of the current release that are not in memory
}

// Snapshot returns what releases keep in memory now.
func (h *Hub) Snapshot() Snapshot {
	s := Snapshot{Budget: h.config.Memory, Parts: h.kept.Stats(), Missing: map[string]WhyNot{}}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == nil {
		return s
	}
	if h.config.Memory == 0 {
		for name := range tableKinds {
			s.Missing[name] = Off
		}
	}
	maps.Copy(s.Missing, h.current.missing)
	return s
}
