package assist

import (
	"cmp"
	"slices"

	"govhub/pace"
	"govhub/pagerank"
)

const (
	window   = 4 // distance of nearby words
	keyTerms = 10
)

// KeyTerm is an important word of a request.
type KeyTerm struct {
	Term        string // the most frequent form, the earliest in a tie
	Stem        string
	Weight      float64 // 1 for the first
	Occurrences int32
}

// terms returns the words near the most important other words, most important first.
func (t *text) terms(p *pace.Pace) ([]*KeyTerm, error) {
	var (
		list   []*KeyTerm
		forms  []map[string]int
		places = map[string]int{}
		near   []int // the words so far
		ties   []map[int]float64
	)
	for _, w := range t.tokens {
		if w.common {
			continue
		}
		place, known := places[w.stem]
		if !known {
			place = len(list)
			places[w.stem] = place
			list, forms, ties = append(list, &KeyTerm{Stem: w.stem}), append(forms, map[string]int{}), append(ties, map[int]float64{})
		}
		form := t.quote(w.span)
		list[place].Occurrences++
		forms[place][form]++
		if best := list[place].Term; best == "" || forms[place][form] > forms[place][best] {
			list[place].Term = form
		}
		for _, other := range near[max(0, len(near)-window+1):] {
			if other != place {
				ties[place][other]++
				ties[other][place]++
			}
		}
		near = append(near, place)
	}
	arcs := make([][]pagerank.Arc, len(list))
	for i, tied := range ties {
		for other, weight := range tied {
			arcs[i] = append(arcs[i], pagerank.Arc{To: int32(other), Weight: weight})
		}
		slices.SortFunc(arcs[i], func(a, b pagerank.Arc) int { return cmp.Compare(a.To, b.To) }) // floating-point sums depend on order
	}
	scores, err := pagerank.Weighted(arcs).Ranks(p)
	if err != nil {
		return nil, err
	}
	highest := 0.0
	for i, score := range scores {
		list[i].Weight = score
		highest = max(highest, score)
	}
	for _, k := range list {
		k.Weight = round(k.Weight / highest)
	}
	slices.SortStableFunc(list, func(a, b *KeyTerm) int { return cmp.Compare(b.Weight, a.Weight) })
	return list[:min(len(list), keyTerms)], nil
}
