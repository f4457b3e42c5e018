package assist

import (
	"math"

	"govhub/pace"
)

// Of PageRank, as Brin and Page chose them.
const (
	damping    = 0.85
	precision  = 1e-9
	iterations = 100
)

// edge leads to another node of a graph.
type edge struct {
	to     int
	weight float64
}

// rank returns the weighted PageRank of each node, 1 in all. gonum computes the same, but from a random start, so that what is
// equally important would change places from one answer to the next.
func rank(edges [][]edge, p *pace.Pace) ([]float64, error) {
	n := float64(len(edges))
	leaving, now, next := make([]float64, len(edges)), make([]float64, len(edges)), make([]float64, len(edges))
	ends := 0
	for i, list := range edges {
		ends += len(list)
		now[i] = 1 / n
		for _, e := range list {
			leaving[i] += e.weight
		}
	}
	for range iterations {
		if err := p.Step(len(edges) + ends); err != nil {
			return nil, err
		}
		lost := 0.0
		for i := range next {
			next[i] = 0
			if leaving[i] == 0 {
				lost += now[i]
			}
		}
		for i, list := range edges {
			for _, e := range list {
				next[e.to] += now[i] * e.weight / leaving[i]
			}
		}
		moved := 0.0
		for i := range next {
			next[i] = (1-damping)/n + damping*(next[i]+lost/n)
			moved += math.Abs(next[i] - now[i])
		}
		now, next = next, now
		if moved < precision {
			break
		}
	}
	return now, nil
}

// round cuts a number to what an answer shows, so that order and figures agree.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
