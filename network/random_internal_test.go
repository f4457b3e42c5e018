package network

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// drawGraph makes a small graph, sometimes with parallel links and self-links.
func drawGraph(t *rapid.T) *Graph {
	nodes := rapid.IntRange(1, 14).Draw(t, "nodes")
	b := newBuilder(1000)
	numbers := make([]int32, nodes)
	for i := range numbers {
		numbers[i] = b.node(i%3, fmt.Appendf(nil, "n%02d", i))
	}
	for range rapid.IntRange(0, 30).Draw(t, "links") {
		from, to := rapid.IntRange(0, nodes-1).Draw(t, "from"), rapid.IntRange(0, nodes-1).Draw(t, "to")
		kind := uint8(rapid.IntRange(0, 3).Draw(t, "kind"))
		since := date(rapid.SampledFrom([]int{0, 20240000, 20240500, 20250101}).Draw(t, "since"))
		if err := b.link(link{numbers[from], numbers[to], b.basis(b.source([]byte("s")), since, 0), kind}); err != nil {
			t.Fatal(err)
		}
	}
	return b.graph()
}

// undirected is the same graph for gonum: counted links in both directions, parallel ones as one.
func (v view) undirected() *simple.UndirectedGraph {
	g := simple.NewUndirectedGraph()
	for n := range v.Nodes() {
		g.AddNode(simple.Node(n))
	}
	for n := range int32(v.Nodes()) {
		for _, a := range v.arcsOf(n) {
			if v.has(a) && a.other() != n {
				g.SetEdge(simple.Edge{F: simple.Node(n), T: simple.Node(a.other())})
			}
		}
	}
	return g
}

// directed is the same graph for gonum: parallel links as one.
func (v view) directed() *simple.DirectedGraph {
	g := simple.NewDirectedGraph()
	for n := range v.Nodes() {
		g.AddNode(simple.Node(n))
	}
	for n := range int32(v.Nodes()) {
		for _, a := range v.arcsOf(n) {
			if !a.in() && v.has(a) && a.other() != n {
				g.SetEdge(simple.Edge{F: simple.Node(n), T: simple.Node(a.other())})
			}
		}
	}
	return g
}

// hubs makes a network with the shape of releases: places in regions, entries of places in nominations of seasons, participations of
// places in cohorts. A few of each are far more linked than the others.
func hubs(tb testing.TB, places, entries, participations int, seed uint64) *Graph {
	tb.Helper()
	b := newBuilder(10_000_000)
	random := rand.New(rand.NewPCG(seed, 0))
	resource := func(name string) int { return resourceNamed(name) }
	node := func(name string, i int) int32 { return b.node(resource(name), fmt.Appendf(nil, "%s-%07d", name, i)) }
	said := b.basis(b.source([]byte("synthetic")), 20200101, 0)
	link := func(from, to int32, kind Kind) {
		if err := b.link(link{from, to, said, number(kind)}); err != nil {
			tb.Fatal(err)
		}
	}
	skewed := func(n int) int { return random.IntN(1 + random.IntN(1+random.IntN(n))) }
	for i := range 90 {
		link(node("region", i), node("federal_district", i%8), "PART_OF")
	}
	region := make([]int, places)
	for i := range places {
		region[i] = skewed(90)
		link(node("municipality", i), node("region", region[i]), "LOCATED_IN")
		if i > 2000 && random.IntN(3) > 0 {
			link(node("municipality", i), node("municipality", random.IntN(2000)), "PART_OF")
		}
	}
	for i := range 60 {
		link(node("nomination", i), node("award_season", i/12), "NOMINATION_OF")
	}
	for i := range entries {
		e, place, nomination := node("award_entry", i), skewed(places), random.IntN(60)
		link(e, node("municipality", place), "ENTERED_BY")
		link(e, node("region", region[place]), "ENTERED_BY")
		link(e, node("nomination", nomination), "NOMINATED_IN")
		link(e, node("award_season", nomination/12), []Kind{"SUBMITTED_TO", "SUBMITTED_TO", "SUBMITTED_TO", "FINALIST_OF", "WON"}[random.IntN(5)])
		for range 2 {
			link(e, node("person", random.IntN(entries/20)), "ENTERED_BY")
		}
	}
	for i := range 120 {
		link(node("cohort", i), node("program", i/10), "COHORT_OF")
	}
	for i := range participations {
		p, place := node("participation", i), skewed(places)
		link(p, node("municipality", place), "PARTICIPANT")
		link(p, node("region", region[place]), "PARTICIPANT")
		link(p, node("cohort", random.IntN(120)), "TAUGHT_IN")
	}
	return b.graph()
}

// large is the network whose figures docs/explanation/relationships.md gives: 200,000 nodes and 1,000,000 links.
func large(b *testing.B) *Graph {
	b.Helper()
	return hubs(b, 20_000, 150_300, 22_100, 1)
}
