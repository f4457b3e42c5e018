package network

import (
	"fmt"
	"math"
	"runtime"
	"testing"

	"govhub/page"
	"govhub/scalar"
)

// bytesOfLink is the most that a network may take for each link, keys of nodes included.
const bytesOfLink = 24

// TestMemory weighs a network and then its answers, many and few, and compares what they count with what the heap holds. Other tests
// must not run beside.
func TestMemory(t *testing.T) {
	before := heapBytes()
	g := hubs(t, 4000, 12_600, 6000, 1)
	graph := heapBytes() - before
	t.Logf("%d nodes, %d links: %.1f bytes a link", g.Nodes(), g.Links(), float64(graph)/float64(g.Links()))
	if most := int64(bytesOfLink * g.Links()); graph > most {
		t.Errorf("%d bytes for %d links, want %d at most", graph, g.Links(), most)
	}
	near(t, "graph", g.Size(), graph)

	answers := func(name string, ask func(t *testing.T, g *Graph)) {
		counted, inUse := g.Size(), heapBytes()
		ask(t, g)
		near(t, name, g.Size()-counted, heapBytes()-inUse)
	}
	answers("pairs", func(t *testing.T, g *Graph) {
		for via := range routes {
			for _, least := range []int{1, 2} {
				q := CoParticipationQuery{Type: "MUNICIPALITY", Via: via, MinShared: least, MaxParticipants: 200}
				if _, err := g.CoParticipation(t.Context(), q, page.Args{}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	answers("communities", func(t *testing.T, g *Graph) {
		for i := range 20 {
			q := CommunityQuery{Resolution: 1 + float64(i)/10, Filter: Filter{Kinds: []Kind{"PART_OF", "TAUGHT_IN"}}}
			if _, err := g.Communities(t.Context(), q); err != nil {
				t.Fatal(err)
			}
		}
	})
	answers("centrality", func(t *testing.T, g *Graph) {
		for _, k := range Kinds[:8] {
			for _, types := range [][]NodeType{nil, {"MUNICIPALITY"}, {"AWARD_ENTRY", "PERSON"}} {
				q := CentralityQuery{Measure: Degree, Types: types, Filter: Filter{Kinds: []Kind{k.Kind, "ENTERED_BY"}}}
				if _, err := g.Centrality(t.Context(), q, page.Args{}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	answers("small answers", func(t *testing.T, g *Graph) {
		for i := range 200 {
			day := scalar.Date(fmt.Sprintf("%04d-01-01", 2020+i))
			q := CentralityQuery{Measure: Degree, Filter: Filter{Kinds: []Kind{"HELD_BY"}, On: &day}}
			if _, err := g.Centrality(t.Context(), q, page.Args{}); err != nil {
				t.Fatal(err)
			}
		}
	})
	near(t, "all", g.Size(), heapBytes()-before)
	runtime.KeepAlive(g)
}

// near compares what is counted with what the heap holds.
func near(t *testing.T, name string, counted, inUse int64) {
	t.Helper()
	t.Logf("%s: %d bytes counted, %d in use", name, counted, inUse)
	if math.Abs(float64(counted-inUse)) > .15*float64(inUse) {
		t.Errorf("%s: %d bytes are counted, %d in use: more than 15 %% apart", name, counted, inUse)
	}
}

// heapBytes returns the bytes in use.
func heapBytes() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // empties pools
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
