package network

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"pgregory.net/rapid"

	"govhub/errorcode"
	"govhub/pace"
	"govhub/page"
	"govhub/pagerank"
)

var roughly = cmpopts.EquateApprox(1e-6, 1e-9)

// linked removes the nodes without links, which measures leave out.
func linked[G interface {
	graph.Graph
	RemoveNode(int64)
}](g G, isolated func(int64) bool) G {
	for _, n := range graph.NodesOf(g.Nodes()) {
		if isolated(n.ID()) {
			g.RemoveNode(n.ID())
		}
	}
	return g
}

// flattened is the flat network of a view.
func flattened(t interface{ Context() context.Context }, v view, directed bool) (*flat, error) {
	p := pace.Of(t.Context(), math.MaxInt)
	e, err := v.extent(math.MaxInt, p)
	if err != nil {
		return nil, err
	}
	return v.flatten(e, directed, p)
}

func TestPageRankLikeGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := view{Graph: drawGraph(t), kinds: mask(rapid.Uint64Range(1, 15).Draw(t, "kinds"))}
		undirected := v.undirected()
		reference := linked(v.directed(), func(n int64) bool { return undirected.From(n).Len() == 0 })
		want := map[int64]float64{}
		if reference.Nodes().Len() > 0 {
			want = network.PageRank(reference, pagerank.Damping, 1e-10)
		}
		f, err := flattened(t, v, true)
		if err != nil {
			t.Fatal(err)
		}
		ranks, err := f.graph().Ranks(pace.Of(t.Context(), math.MaxInt))
		if err != nil {
			t.Fatal(err)
		}
		got := map[int64]float64{}
		for i, n := range f.nodes {
			got[int64(n)] = ranks[i]
		}
		if diff := cmp.Diff(want, got, roughly); diff != "" {
			t.Fatalf("(-gonum +got):\n%s", diff)
		}
	})
}

func TestBetweennessLikeGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := view{Graph: drawGraph(t), kinds: mask(rapid.Uint64Range(1, 15).Draw(t, "kinds"))}
		reference := v.undirected()
		reference = linked(reference, func(n int64) bool { return reference.From(n).Len() == 0 })
		n := float64(reference.Nodes().Len())
		want := map[int64]float64{}
		for node, score := range network.Betweenness(reference) {
			want[node] = score / ((n - 1) * (n - 2))
		}
		f, err := flattened(t, v, false)
		if err != nil {
			t.Fatal(err)
		}
		scores, err := f.betweenness(f.pivots(math.MaxInt), pace.Of(t.Context(), math.MaxInt))
		if err != nil {
			t.Fatal(err)
		}
		got := map[int64]float64{}
		for i, node := range f.nodes {
			if scores[i] != 0 { // gonum lists no others
				got[int64(node)] = scores[i]
			}
		}
		if diff := cmp.Diff(want, got, roughly); diff != "" {
			t.Fatalf("(-gonum +got):\n%s", diff)
		}
	})
}

// TestBetweennessEstimated compares an estimate with the exact values: the most central nodes are the same.
func TestBetweennessEstimated(t *testing.T) {
	t.Parallel()
	v := view{Graph: hubs(t, 500, 1500, 300, 1), kinds: ^mask(0)}
	f, err := flattened(t, v, false)
	if err != nil {
		t.Fatal(err)
	}
	exact, err := f.betweenness(f.pivots(math.MaxInt), pace.Of(t.Context(), math.MaxInt))
	if err != nil {
		t.Fatal(err)
	}
	few := f.pivots(100 * len(f.next))
	if len(few) != 100 {
		t.Fatalf("%d pivots, want 100", len(few))
	}
	estimated, err := f.betweenness(few, pace.Of(t.Context(), math.MaxInt))
	if err != nil {
		t.Fatal(err)
	}
	top := func(scores []float64) map[int]bool {
		order := make([]int, len(scores))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return descending(scores[a], scores[b]) })
		set := map[int]bool{}
		for _, i := range order[:20] {
			set[i] = true
		}
		return set
	}
	common, want := 0, top(exact)
	for i := range top(estimated) {
		if want[i] {
			common++
		}
	}
	if common < 16 {
		t.Errorf("%d of the 20 most central nodes were found from 100 of %d, want 16", common, len(f.nodes))
	}
}

func TestCentralityPages(t *testing.T) {
	t.Parallel()
	g := hubs(t, 300, 600, 100, 1)
	q := CentralityQuery{Measure: PageRank, Types: []NodeType{"MUNICIPALITY", "REGION"}}
	first := int32(37)
	var after *string
	var ids []string
	for {
		c, err := g.Centrality(t.Context(), q, page.Args{First: &first, After: after})
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range c.Nodes() {
			if int(n.Rank) != len(ids)+1 {
				t.Fatalf("entry %d of the page has rank %d after %d others", i, n.Rank, len(ids))
			}
			ids = append(ids, n.NodeID)
		}
		if after = c.PageInfo().EndCursor; !c.PageInfo().HasNextPage {
			if len(ids) != int(c.TotalCount) {
				t.Errorf("pages hold %d nodes, the total is %d", len(ids), c.TotalCount)
			}
			break
		}
	}
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != len(ids) {
		t.Errorf("%d of %d nodes came twice", len(ids)-n, len(ids))
	}
}

// TestCoParticipation compares pairs with what plain loops over the same links find.
func TestCoParticipation(t *testing.T) {
	t.Parallel()
	g := hubs(t, 60, 200, 80, 3)
	found, err := g.coParticipation(t.Context(), CoParticipationQuery{Type: "MUNICIPALITY", Via: "COHORT", MinShared: 2, MaxParticipants: 50})
	if err != nil || found.omitted != 0 {
		t.Fatal(found, err)
	}
	var got []pair
	for _, two := range found.list {
		got = append(got, found.pair(two))
	}
	cohorts := map[int32]map[int32]bool{} // municipalities by cohort
	municipality, cohort := map[int32]int32{}, map[int32]int32{}
	for v := range int32(g.Nodes()) {
		for _, a := range g.arcsOf(v) {
			switch kind := Kinds[a.kind()].Kind; {
			case a.in():
			case kind == "PARTICIPANT" && resources[g.resourceOf(a.other())].name == "municipality":
				municipality[v] = a.other()
			case kind == "TAUGHT_IN":
				cohort[v] = a.other()
			}
		}
	}
	for p, m := range municipality {
		if cohorts[cohort[p]] == nil {
			cohorts[cohort[p]] = map[int32]bool{}
		}
		cohorts[cohort[p]][m] = true
	}
	want := map[string]string{}
	for a := range int32(g.Nodes()) {
		for b := a + 1; b < int32(g.Nodes()); b++ {
			shared, strength := 0, 0.0
			for _, members := range cohorts {
				if members[a] && members[b] {
					shared++
					strength += 1 / float64(len(members)-1)
				}
			}
			if shared >= 2 {
				want[g.ID(a)+" "+g.ID(b)] = fmt.Sprintf("%d %.6f", shared, strength)
			}
		}
	}
	if len(want) < 3 {
		t.Fatalf("only %d pairs: nothing to compare", len(want))
	}
	pairs := map[string]string{}
	for i, p := range got {
		pairs[g.ID(p.a)+" "+g.ID(p.b)] = fmt.Sprintf("%d %.6f", p.shared, p.strength)
		if i > 0 && got[i-1].compare(p) >= 0 {
			t.Errorf("pair %d is out of order", i)
		}
	}
	if diff := cmp.Diff(want, pairs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCoParticipationOverItsLimit(t *testing.T) {
	t.Parallel()
	g := hubs(t, 4000, 60_000, 100, 1)
	_, err := g.coParticipation(t.Context(), CoParticipationQuery{Type: "MUNICIPALITY", Via: "NOMINATION", MinShared: 1, MaxParticipants: MaxParticipants})
	if input := new(errorcode.InputError); !errors.As(err, &input) || input.Code != errorcode.NetworkLimit {
		t.Errorf("error %v, want %s", err, errorcode.NetworkLimit)
	}
	found, err := g.coParticipation(t.Context(), CoParticipationQuery{Type: "MUNICIPALITY", Via: "NOMINATION", MinShared: 1, MaxParticipants: 10})
	if err != nil || len(found.list) != 0 || found.omitted != 60 {
		t.Errorf("%v, error %v; want no pairs and 60 nominations left out", found, err)
	}
}

func TestCommunitiesAreTheSameEachTime(t *testing.T) {
	t.Parallel()
	g := hubs(t, 200, 400, 100, 1)
	var before *Communities
	for range 5 {
		g.answers = newAnswers()
		got, err := g.Communities(t.Context(), CommunityQuery{Resolution: 1, First: MaxCommunities})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Communities) < 2 || got.Modularity <= 0 {
			t.Fatalf("%d communities of modularity %g", len(got.Communities), got.Modularity)
		}
		if diff := cmp.Diff(before, got, cmp.AllowUnexported(Community{}), cmp.Comparer(func(a, b *Graph) bool { return a == b })); before != nil && diff != "" {
			t.Fatalf("(-before +now):\n%s", diff)
		}
		before = got
	}
}

func BenchmarkMeasures(b *testing.B) {
	g := large(b)
	for _, m := range []Measure{Degree, PageRank, Betweenness} {
		b.Run(string(m), func(b *testing.B) {
			for b.Loop() {
				g.answers = newAnswers()
				if _, err := g.Centrality(b.Context(), CentralityQuery{Measure: m}, page.Args{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("CoParticipation", func(b *testing.B) {
		q := CoParticipationQuery{Type: "MUNICIPALITY", Via: "COHORT", MinShared: 1, MaxParticipants: MaxParticipants}
		for b.Loop() {
			g.answers = newAnswers()
			found, err := g.CoParticipation(b.Context(), q, page.Args{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(found.TotalCount), "pairs")
		}
	})
	small := hubs(b, 4000, 12_000, 2000, 1)
	f, err := flattened(b, view{Graph: small, kinds: maskOf(nil)}, false)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("Communities", func(b *testing.B) {
		b.Logf("%d nodes", len(f.nodes))
		for b.Loop() {
			if _, _, err := f.louvain(1, pace.Of(b.Context(), math.MaxInt)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
