package assist

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"govhub/pace"
)

// TestRankAsGonum compares with the PageRank of gonum on random weighted graphs, some nodes of which have no edge.
func TestRankAsGonum(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		n := 2 + random.IntN(30)
		edges := make([][]edge, n)
		g := simple.NewWeightedDirectedGraph(0, 0)
		for i := range n {
			g.AddNode(simple.Node(i))
		}
		for i := range n {
			for j := range i {
				if random.IntN(4) > 0 {
					continue
				}
				w := 0.1 + random.Float64()
				edges[i], edges[j] = append(edges[i], edge{j, w}), append(edges[j], edge{i, w})
				g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(j), W: w})
				g.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(j), T: simple.Node(i), W: w})
			}
		}
		want := network.PageRank(g, damping, 1e-10)
		ranks, err := rank(edges, pace.Of(t.Context(), math.MaxInt))
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range ranks {
			if math.Abs(got-want[int64(i)]) > 1e-6 {
				t.Fatalf("node %d of %d ranks %v, by gonum %v", i, n, got, want[int64(i)])
			}
		}
	}
}
