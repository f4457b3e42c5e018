package search

import (
	"context"
	"fmt"

	"govhub/db"
	"govhub/page"
)

// Limits of Resolve.
const (
	MaxNames      = 100
	maxCandidates = 20
)

// Decision is what can be said about a name.
type Decision string

// Decisions about a name.
const (
	Matched   Decision = "MATCHED"   // one candidate is good, and clearly better than the others
	Ambiguous Decision = "AMBIGUOUS" // several are equally good
	Unsure    Decision = "UNSURE"    // none is good
	None      Decision = "NONE"      // there is none
)

const (
	goodScore  = 0.75
	clearScore = 0.03 // by which the best is better than the next
)

// Resolution says what a name may mean.
type Resolution struct {
	Name       string
	Decision   Decision
	Best       *Hit // nil unless Matched
	Candidates []*Hit
}

// Resolve finds up to limit candidates for each of several names, in their order.
func (x *Index) Resolve(ctx context.Context, names []string, o Options, limit int) ([]*Resolution, error) {
	switch {
	case len(names) > MaxNames:
		return nil, &db.InputError{Code: db.ListLength, Reason: fmt.Sprintf("%d names are too many: ask for at most %d at once", len(names), MaxNames)}
	case limit < 1:
		return nil, &page.ArgumentError{Argument: "limit", Reason: fmt.Sprintf("is %d, but must be 1 at least", limit)}
	case limit > maxCandidates:
		return nil, &page.ArgumentError{Argument: "limit", TooLarge: true, Reason: fmt.Sprintf("is %d, but may be %d at most", limit, maxCandidates)}
	}
	list := make([]*Resolution, len(names))
	for i, name := range names {
		hits, err := x.Find(ctx, name, o)
		if err != nil {
			return nil, err
		}
		r := &Resolution{Name: name, Decision: decide(hits), Candidates: hits[:min(limit, len(hits))]}
		if r.Decision == Matched {
			r.Best = hits[0]
		}
		list[i] = r
	}
	return list, nil
}

func decide(hits []*Hit) Decision {
	switch {
	case len(hits) == 0:
		return None
	case hits[0].Score < goodScore:
		return Unsure
	case len(hits) > 1 && hits[0].Score-hits[1].Score < clearScore:
		return Ambiguous
	}
	return Matched
}
