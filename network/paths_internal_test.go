package network

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"govhub/pace"
)

// TestPathsLikeGonum compares all shortest paths between two nodes with what gonum finds on the same links.
func TestPathsLikeGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		v := view{Graph: g, kinds: mask(rapid.Uint64Range(1, 15).Draw(t, "kinds"))}
		if rapid.Bool().Draw(t, "dated") {
			v.on = 20240615
		}
		from, to := int32(rapid.IntRange(0, g.Nodes()-1).Draw(t, "a")), int32(rapid.IntRange(0, g.Nodes()-1).Draw(t, "b"))
		maxDegree := rapid.IntRange(0, 12).Draw(t, "maxDegree")
		c := &corridor{view: v, ends: [2]int32{from, to}, maxDegree: maxDegree}

		reference := v.undirected()
		for n := range int32(g.Nodes()) {
			if !c.open(n) {
				reference.RemoveNode(int64(n))
			}
		}
		all, _ := path.DijkstraAllFrom(simple.Node(from), reference).AllTo(int64(to))
		var want [][]int32
		for _, nodes := range all {
			var numbers []int32
			for _, n := range nodes {
				numbers = append(numbers, int32(n.ID()))
			}
			want = append(want, numbers)
		}
		slices.SortFunc(want, func(a, b []int32) int {
			if d := c.cost(a) - c.cost(b); d != 0 {
				return d
			}
			return slices.Compare(a, b)
		})
		hops := -1
		if len(want) > 0 {
			hops = len(want[0]) - 1
		}

		got, err := c.paths(pace.Of(t.Context(), math.MaxInt), g.Nodes(), len(want)+3)
		if err != nil {
			t.Fatal(err)
		}
		if got.hops != hops || got.count != int64(len(want)) {
			t.Fatalf("%d paths of %d hops, gonum finds %d of %d", got.count, got.hops, len(want), hops)
		}
		if diff := cmp.Diff(want, got.paths); diff != "" {
			t.Fatalf("(-gonum +got):\n%s", diff)
		}
		few, err := c.paths(pace.Of(t.Context(), math.MaxInt), g.Nodes(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[:min(1, len(want))], few.paths); diff != "" && len(want) > 0 {
			t.Fatalf("the first of several (-want +got):\n%s", diff)
		}
		if short, err := c.paths(pace.Of(t.Context(), math.MaxInt), hops-1, 1); hops > 0 && (err != nil || short.hops != -1) {
			t.Fatalf("%d hops where at most %d were asked for, error %v", short.hops, hops-1, err)
		}
	})
}

// cost orders paths: links at inner nodes.
func (c *corridor) cost(nodes []int32) (sum int) {
	for _, v := range nodes[1:max(1, len(nodes)-1)] {
		sum += c.degree(v)
	}
	return sum
}

func TestPathsPassHubsLast(t *testing.T) {
	t.Parallel()
	g := hubs(t, 3000, 6000, 3000, 1)
	ctx := t.Context()
	random := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		q := PathQuery{From: fmt.Sprintf("municipality:municipality-%07d", random.IntN(3000)), To: fmt.Sprintf("municipality:municipality-%07d", random.IntN(3000)), MaxHops: 6, Limit: 10}
		all, err := g.Paths(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if all.Hops == nil || int64(len(all.Paths)) != min(10, all.TotalCount) {
			t.Fatalf("%s to %s: %d of %d paths", q.From, q.To, len(all.Paths), all.TotalCount)
		}
		// No path breaks maxDegree, and none within it is lost.
		least := int32(0)
		for _, id := range all.Paths[0].NodeIDs[1:max(1, len(all.Paths[0].NodeIDs)-1)] {
			v, err := g.find("", id)
			if err != nil {
				t.Fatal(err)
			}
			least = max(least, int32(g.degree(v)))
		}
		q.MaxDegree = &least
		narrow, err := g.Paths(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(all.Paths[0], narrow.Paths[0], cmpopts.IgnoreUnexported(Link{})); diff != "" {
			t.Errorf("(-all +narrow):\n%s", diff)
		}
	}
}

func TestPathsOfAnEndedRequest(t *testing.T) {
	t.Parallel()
	g := hubs(t, 3000, 40_000, 3000, 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	q := PathQuery{From: "person:person-0000001", To: "person:person-0000002", MaxHops: 8, Limit: 50}
	if _, err := g.Paths(ctx, q); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	before, err := g.Paths(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	again, err := g.Paths(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, again, cmpopts.IgnoreUnexported(Link{})); diff != "" {
		t.Errorf("a search that was given up left something behind (-before +again):\n%s", diff)
	}
}
