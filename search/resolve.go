package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

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

// DecisionReason is why a name was decided so.
type DecisionReason string

const (
	ClearLead    DecisionReason = "CLEAR_LEAD"
	Namesakes    DecisionReason = "NAMESAKES"
	VillageAlone DecisionReason = "VILLAGE_ALONE"
	NoneGood     DecisionReason = "NONE_GOOD"
	PastOffice   DecisionReason = "PAST_OFFICE"
	NothingLike  DecisionReason = "NOTHING_LIKE_IT"
	UnknownCode  DecisionReason = "UNKNOWN_CODE"
	NoWords      DecisionReason = "NO_WORDS"
	TooLong      DecisionReason = "TOO_LONG"
)

// In hundredths.
const (
	goodScore = 85
	clearLead = 3 // least lead of the best over the next
)

// Resolution is what a name may mean.
type Resolution struct {
	Name       string
	Decision   Decision
	Reason     DecisionReason
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
			if checkLength(name) != nil { // one cell of a column: the others are answered
				r.Decision, r.Reason = None, TooLong
				known[name], list[i] = r, r
				continue
			}
			err := s.find(name, max(limit, decisive), func(f *finding, ranked []candidate) {
				r.Decision, r.Reason = f.decide(ranked)
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
const decisive = 20

// decide says what the candidates of a name mean together, and why. The best of a few equally good ones is the most important, not the
// one meant.
func (f *finding) decide(ranked []candidate) (Decision, DecisionReason) {
	switch {
	case len(ranked) == 0:
		return None, f.nothing()
	case ranked[0].score < goodScore:
		return Unsure, NoneGood
	case f.isPast(&f.things[ranked[0].of]):
		return Unsure, PastOffice
	}
	others := ranked[1:min(len(ranked), decisive)]
	if f.barely(ranked[0]) {
		if slices.ContainsFunc(others, func(c candidate) bool { return c.score >= goodScore && !f.barely(c) }) {
			return Ambiguous, Namesakes
		}
		return Unsure, VillageAlone
	}
	for _, other := range others {
		if near := other.score+clearLead > ranked[0].score || f.alsoCalled(other); near && !f.around(ranked[0], other) {
			return Ambiguous, Namesakes
		}
	}
	return Matched, ClearLead
}

// nothing says why a name has no candidates.
func (f *finding) nothing() DecisionReason {
	letter := func(r rune) bool { return unicode.IsLetter(r) }
	text := f.readings[0].text
	switch {
	case text == "":
		return NoWords
	case !strings.ContainsFunc(text, letter):
		return UnknownCode
	}
	return NothingLike
}

// alsoCalled reports whether people mean a candidate by the name although it is not the proper one: it is commonly called so, or a town of
// the name became part of it.
func (f *finding) alsoCalled(c candidate) bool {
	if c.read == 0 || c.score < goodScore || f.options.Region != "" {
		return false
	}
	n := f.nameOf(c)
	return c.reason == byCommon && f.readings[c.read-1].is(f.wordsOf(n)) || c.reason == byPredecessor && strings.HasPrefix(kinds[n.kind].kind, "URBAN")
}

// barely reports whether a bare name, without region or kind, matched a rural settlement alone: far more localities have names than
// municipalities.
func (f *finding) barely(c candidate) bool {
	if f.options.Region != "" || c.read == 0 || kinds[f.nameOf(c).kind].kind != "RURAL_SETTLEMENT" {
		return false
	}
	r := f.readings[c.read-1]
	for _, place := range r.tokens {
		if r.terms[place].meaning.generic {
			return false
		}
	}
	return len(r.tokens) <= len(f.wordsOf(f.nameOf(c)))
}

// around reports whether a candidate is nothing else to mean, but belongs to the best: what lies in the region of the name, the holder of an
// office, the award entry of a practice, the district whose centre a town is, or the settlement in it.
func (f *finding) around(best, other candidate) bool {
	a, b := &f.things[best.thing], &f.things[other.thing]
	if b.region == best.thing || a.holder == other.thing {
		return true
	}
	if a.region < 0 || a.region != b.region {
		return false
	}
	if a.isMunicipality() && b.isMunicipality() {
		return other.reason == byAlias || a.within == other.thing || b.within == best.thing
	}
	return a.typ != b.typ && best.read > 0 && other.read > 0 && slices.Equal(f.wordsOf(f.nameOf(best)), f.wordsOf(f.nameOf(other)))
}
