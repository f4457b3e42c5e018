package search

import (
	"context"
	"fmt"

	"govhub/errorcode"
	"govhub/page"
)

// Limits of Resolve.
const (
	MaxNames      = 100
	maxCandidates = 20
)

// Decision is the outcome for a name.
type Decision string

const (
	Matched   Decision = "MATCHED"   // one candidate is good, and clearly better than the others
	Ambiguous Decision = "AMBIGUOUS" // several are good, none clearly best
	Unsure    Decision = "UNSURE"    // candidates, but none is good
	None      Decision = "NONE"      // no candidates
)

const (
	goodScore  = 0.75
	clearScore = 0.03 // least lead of the best over the next
)

// Resolution is what a name may mean.
type Resolution struct {
	Name       string
	Decision   Decision
	Best       *Hit // nil unless Matched
	Candidates []*Hit
}

// Resolve finds up to limit candidates for each of several names, in order.
func (x *Index) Resolve(ctx context.Context, names []string, o Options, limit int) ([]*Resolution, error) {
	switch {
	case len(names) > MaxNames:
		return nil, &errorcode.InputError{Code: errorcode.ListTooLong, Reason: fmt.Sprintf("%d names are too many: ask for at most %d at once", len(names), MaxNames)}
	case limit < 1:
		return nil, &page.ArgumentError{Argument: "limit", Reason: fmt.Sprintf("is %d, but must be 1 at least", limit)}
	case limit > maxCandidates:
		return nil, &page.ArgumentError{Argument: "limit", TooLarge: true, Reason: fmt.Sprintf("is %d, but may be %d at most", limit, maxCandidates)}
	}
	s := x.search(ctx, o)
	list, known := make([]*Resolution, len(names)), map[string]*Resolution{}
	for i, name := range names {
		if known[name] == nil {
			r := &Resolution{Name: name}
			err := s.find(name, max(limit, decisive), func(f *finding, ranked []candidate) {
				r.Decision = decide(ranked)
				for _, c := range ranked[:min(limit, len(ranked))] {
					r.Candidates = append(r.Candidates, f.hit(c))
				}
			})
			if err != nil {
				return nil, err
			}
			if r.Decision == Matched {
				r.Best = r.Candidates[0]
			}
			known[name] = r
		}
		list[i] = known[name]
	}
	s.end()
	return list, nil
}

// decisive is the number of best candidates that a decision considers.
const decisive = 2

func decide(ranked []candidate) Decision {
	switch {
	case len(ranked) == 0:
		return None
	case ranked[0].share() < goodScore:
		return Unsure
	case len(ranked) > 1 && ranked[0].share()-ranked[1].share() < clearScore:
		return Ambiguous
	}
	return Matched
}
