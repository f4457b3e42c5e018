package pagerank_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"govhub/pace"
	"govhub/pagerank"
)

// TestRanksLikeGonum compares random graphs with gonum, weighted and with equal arcs. Some nodes have no arc.
func TestRanksLikeGonum(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 100 {
		n := 2 + random.IntN(30)
		weighted := simple.NewWeightedDirectedGraph(0, 0)
		for i := range n {
			weighted.AddNode(simple.Node(i))
		}
		arcs := make([][]pagerank.Arc, n)
		for i := range n {
			for j := range n {
				if i == j || random.IntN(8) > 0 {
					continue
				}
				w := 1.0
				if round%2 == 0 {
					w = 0.1 + random.Float64()
				}
				arcs[i] = append(arcs[i], pagerank.Arc{To: int32(j), Weight: w})
				weighted.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(j), W: w})
			}
		}
		want := network.PageRank(weighted, pagerank.Damping, 1e-10)
		g := pagerank.Weighted(arcs)
		if round%2 != 0 {
			g.Shares = nil
		}
		ranks, err := g.Ranks(pace.Of(t.Context(), math.MaxInt))
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range ranks {
			if math.Abs(got-want[int64(i)]) > 1e-6 {
				t.Fatalf("graph %d: node %d of %d ranks %v, by gonum %v", round, i, n, got, want[int64(i)])
			}
		}
	}
}

func TestRanksStop(t *testing.T) {
	t.Parallel()
	g := pagerank.Weighted([][]pagerank.Arc{{{To: 1, Weight: 1}}, {}})
	if ranks, err := g.Ranks(pace.Of(t.Context(), 4)); !errors.Is(err, pace.ErrLimit) {
		t.Errorf("got %v and error %v, want %v", ranks, err, pace.ErrLimit)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if ranks, err := g.Ranks(pace.Of(ctx, math.MaxInt)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v and error %v, want %v", ranks, err, context.Canceled)
	}
	if ranks, err := pagerank.Weighted(nil).Ranks(pace.Of(t.Context(), 1)); err != nil || len(ranks) != 0 {
		t.Errorf("no nodes: got %v and error %v", ranks, err)
	}
}
