//go:build real

package districts

import (
	"strings"

	"govhub/dataset"
	"govhub/ingest"
)

// counter is a tally that counts by kind.
type counter struct {
	*tally
	counts  map[string]int
	regions map[string]bool
}

func (s *counter) Row(t *ingest.Table, line int, cells []string) error {
	s.counts[t.Resource]++
	switch t.Resource {
	case "municipality":
		s.counts[cells[1]]++
		if cells[5] == "" {
			s.counts["without coordinates"]++
		}
		if cells[7] != "" {
			s.counts["valid from"]++
		}
		if cells[8] != "" {
			s.counts["valid to"]++
		} else {
			s.counts["current"]++
		}
		s.regions[cells[3]] = true
	case "change_event":
		s.counts[cells[1]]++
		if strings.Contains(cells[3], "was named") {
			s.counts["former names"]++
		} else if cells[3] != "" {
			s.counts["codes alone"]++
		}
	}
	return s.tally.Row(t, line, cells)
}

func (s *counter) Reject(p dataset.Problem, _ ...dataset.Lost) error {
	s.t.Errorf("%v", p)
	return s.tally.Reject(p)
}

func (s *counter) Skip(line int) error {
	s.counts["skip"]++
	return s.tally.Skip(line)
}
