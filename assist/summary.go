package assist

import (
	"cmp"
	"math"
	"slices"

	"govhub/pace"
	"govhub/pagerank"
)

const (
	rankedSentences = 150 // at most, those with the most words
	summaryShare    = 3   // one in so many sentences is quoted
	longestSummary  = 5
)

// Passage is a quoted part of a text.
type Passage struct {
	Text       string
	Start, End int32 // in characters from the start of the text
}

func (t *text) passage(s span) *Passage {
	written := t.written(s)
	return &Passage{t.quote(s), int32(written.start), int32(written.end)}
}

// summarize returns the sentences that share most with the others, in order.
func (t *text) summarize(p *pace.Pace) ([]*Passage, error) {
	type candidate struct {
		place int
		stems map[string]bool
	}
	var list []candidate
	for i, s := range t.sentences {
		stems := map[string]bool{}
		for _, w := range t.tokens[s.first:s.last] {
			if !w.common {
				stems[w.stem] = true
			}
		}
		if len(stems) > 0 {
			list = append(list, candidate{i, stems})
		}
	}
	if len(list) > rankedSentences {
		slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(len(b.stems), len(a.stems)) })
		list = list[:rankedSentences]
		slices.SortFunc(list, func(a, b candidate) int { return cmp.Compare(a.place, b.place) })
	}
	arcs := make([][]pagerank.Arc, len(list))
	for i, a := range list {
		for j, b := range list[:i] {
			if err := p.Step(len(b.stems)); err != nil {
				return nil, err
			}
			shared := 0
			for stem := range b.stems {
				if a.stems[stem] {
					shared++
				}
			}
			if shared > 0 {
				likeness := float64(shared) / (math.Log(1+float64(len(a.stems))) + math.Log(1+float64(len(b.stems))))
				arcs[i], arcs[j] = append(arcs[i], pagerank.Arc{To: int32(j), Weight: likeness}), append(arcs[j], pagerank.Arc{To: int32(i), Weight: likeness})
			}
		}
	}
	scores, err := pagerank.Weighted(arcs).Ranks(p)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(round(scores[b]), round(scores[a])) })
	order = order[:min(len(order), longestSummary, (len(order)+summaryShare-1)/summaryShare)]
	slices.Sort(order)
	quoted := make([]*Passage, len(order))
	for i, place := range order {
		quoted[i] = t.passage(t.sentences[list[place].place].span)
	}
	return quoted, nil
}
