// Package pagerank computes the PageRank of the nodes of a graph.
//
// gonum computes the same, but from a random start, so that ties would change places from one answer to the next.
package pagerank

import (
	"math"

	"govhub/pace"
)

// Damping is the probability that a reader follows a link rather than starting anew.
const Damping = 0.85

// Convergence: the ranks are stable within a bound, or after so many rounds.
const (
	tolerance = 1e-10
	maxRounds = 200
)

// Graph is a directed graph. The arcs of node i lead to Ends[First[i]:First[i+1]].
type Graph struct {
	First, Ends []int32
	Shares      []float64 // of each arc, 1 per node; nil for equal shares
}

// Arc is an arc of a graph.
type Arc struct {
	To     int32
	Weight float64 // above 0
}

// Weighted makes a graph of the arcs of each node.
func Weighted(arcs [][]Arc) Graph {
	g := Graph{First: make([]int32, 1, len(arcs)+1), Shares: []float64{}}
	for _, list := range arcs {
		sum := 0.0
		for _, a := range list {
			sum += a.Weight
		}
		for _, a := range list {
			g.Ends, g.Shares = append(g.Ends, a.To), append(g.Shares, a.Weight/sum)
		}
		g.First = append(g.First, int32(len(g.Ends)))
	}
	return g
}

// Ranks returns the share of time spent at each node by a reader who follows arcs, and now and then, or where there are none, starts
// anew at a random node. It returns the error of the pace.
//
// S. Brin, L. Page, The anatomy of a large-scale hypertextual Web search engine (1998).
func (g Graph) Ranks(p *pace.Pace) ([]float64, error) {
	n := len(g.First) - 1
	ranks, next := make([]float64, n), make([]float64, n)
	for i := range ranks {
		ranks[i] = 1 / float64(n)
	}
	for range maxRounds {
		stuck := 0.0
		clear(next)
		for i, rank := range ranks {
			from, to := g.First[i], g.First[i+1]
			if err := p.Step(2 + int(to-from)); err != nil {
				return nil, err
			}
			switch ends := g.Ends[from:to]; {
			case len(ends) == 0:
				stuck += rank
			case g.Shares == nil:
				for _, end := range ends {
					next[end] += Damping * rank / float64(len(ends))
				}
			default:
				for k, end := range ends {
					next[end] += Damping * rank * g.Shares[int(from)+k]
				}
			}
		}
		anew, change := (1-Damping+Damping*stuck)/float64(n), 0.0
		for i := range next {
			next[i] += anew
			change += math.Abs(next[i] - ranks[i])
		}
		if ranks, next = next, ranks; change < tolerance {
			break
		}
	}
	return ranks, nil
}
