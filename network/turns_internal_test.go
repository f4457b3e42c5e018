package network

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/pace"
	"govhub/page"
	"govhub/scalar"
)

// ending is a context that ends after being checked so many times.
type ending struct {
	context.Context
	left  int
	asked int // looks after its end
}

func (e *ending) Err() error {
	if e.left > 0 {
		e.left--
		return nil
	}
	e.asked++
	return context.DeadlineExceeded
}

// TestMeasuresStopAtTheDeadline ends a request after each number of checks of its context, until all measures are computed before
// it ends: the first check after the end stops the work, and there are few steps between two checks.
func TestMeasuresStopAtTheDeadline(t *testing.T) {
	t.Parallel()
	g := hubs(t, 1500, 2500, 800, 1)
	all := view{Graph: g, kinds: maskOf(nil)}
	hub := 0
	for v := range int32(g.Nodes()) {
		hub = max(hub, g.degree(v))
	}
	flat, err := flattened(t, all, false)
	if err != nil {
		t.Fatal(err)
	}
	degrees, err := all.measured(Degree, pace.Of(t.Context(), math.MaxInt))
	if err != nil {
		t.Fatal(err)
	}
	ends := [2]int32{g.starts[resourceNamed("person")], g.starts[resourceNamed("person")+1] - 1}
	for name, compute := range map[string]func(p *pace.Pace) error{
		"extent":      func(p *pace.Pace) error { _, err := all.extent(math.MaxInt, p); return err },
		"flatten":     func(p *pace.Pace) error { _, err := all.flatten(all.most(), false, p); return err },
		"communities": func(p *pace.Pace) error { _, _, err := flat.louvain(1, p); return err },
		"degree":      func(p *pace.Pace) error { _, err := all.measured(Degree, p); return err },
		"order":       func(p *pace.Pace) error { _, err := g.order(degrees, typeSet(nil), p); return err },
		"PageRank":    func(p *pace.Pace) error { _, err := flat.graph().Ranks(p); return err },
		"betweenness": func(p *pace.Pace) error { _, err := flat.betweenness(flat.pivots(5_000_000), p); return err },
		"pairs": func(p *pace.Pace) error {
			q := CoParticipationQuery{Type: "MUNICIPALITY", Via: "NOMINATION", MinShared: 1, MaxParticipants: MaxParticipants}
			_, err := all.sharing(q, p)
			return err
		},
		"paths": func(p *pace.Pace) error {
			c := &corridor{view: all, ends: ends, maxDegree: math.MaxInt}
			_, err := c.paths(p, MaxHops, MaxPaths)
			return err
		},
		"subgraph": func(p *pace.Pace) error {
			_, _, err := all.spread([]int32{g.starts[resourceNamed("region")]}, MaxSubgraphHops, g.Nodes(), false, p)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			looks := 0
			for ; ; looks++ {
				ctx := &ending{Context: t.Context(), left: looks}
				p := pace.Of(ctx, math.MaxInt)
				err := compute(p)
				if ctx.asked == 0 {
					if err != nil {
						t.Fatalf("after %d looks: %v", looks, err)
					}
					break
				}
				if !errors.Is(err, context.DeadlineExceeded) || ctx.asked != 1 {
					t.Fatalf("the request ended at look %d: error %v after %d more looks, want %v at the first", looks, err, ctx.asked-1, context.DeadlineExceeded)
				}
				if most := (looks+1)*(pace.Every+max(hub, flatDegree(flat))+1) + 1; p.Steps() > most {
					t.Fatalf("%d looks in %d steps, want one at least every %d", looks+1, p.Steps(), pace.Every)
				}
			}
			if slices.Contains([]string{"communities", "PageRank", "betweenness", "pairs"}, name) && looks < 3 {
				t.Errorf("the whole work took %d looks: too small to tell", looks)
			}
		})
	}
}

// TestStepsAreEstimated compares the steps of measures with what their turns are weighed by: not many more, so that a heavy one does not
// pass for a light one.
func TestStepsAreEstimated(t *testing.T) {
	t.Parallel()
	for _, g := range []*Graph{hubs(t, 1500, 2500, 800, 1), hubs(t, 400, 200, 4000, 2), hubs(t, 4000, 500, 500, 3)} {
		for _, kinds := range [][]Kind{nil, {"PART_OF"}, {"ENTERED_BY", "PARTICIPANT"}} {
			v := view{Graph: g, kinds: maskOf(kinds)}
			check := func(name string, most cost, compute func(p *pace.Pace) error) {
				p := pace.Of(t.Context(), math.MaxInt)
				if err := compute(p); err != nil {
					t.Fatal(err)
				}
				if p.Steps() > 2*most.steps {
					t.Errorf("%s of %v: %d steps, only %d were estimated", name, kinds, p.Steps(), most.steps)
				}
			}
			for _, m := range []Measure{Degree, PageRank, Betweenness} {
				if most := v.scoresCost(m); most.steps < maxWork { // else it is estimated from fewer nodes, and takes seconds
					check(string(m), most, func(p *pace.Pace) error { _, err := v.measured(m, p); return err })
				}
			}
			e, err := v.extent(math.MaxInt, pace.Of(t.Context(), math.MaxInt))
			if err != nil {
				t.Fatal(err)
			}
			check("communities", v.communitiesCost(e), func(p *pace.Pace) error {
				f, err := v.flatten(e, false, p)
				if err != nil {
					return err
				}
				_, _, err = f.louvain(1, p)
				return err
			})
			for via := range routes {
				q := CoParticipationQuery{Type: "MUNICIPALITY", Via: via, MinShared: 1, MaxParticipants: 200}
				check(string(via), v.pairsCost(q), func(p *pace.Pace) error { _, err := v.sharing(q, p); return err })
			}
		}
	}
}

func flatDegree(f *flat) (most int) {
	for n := range f.nodes {
		most = max(most, len(f.others(int32(n))))
	}
	return most
}

// TestCommunitiesLikeGonum compares modularity with gonum: of the same groups, and of those that gonum finds.
func TestCommunitiesLikeGonum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		v := view{Graph: drawGraph(t), kinds: mask(rapid.Uint64Range(1, 15).Draw(t, "kinds"))}
		resolution := rapid.Float64Range(.1, 5).Draw(t, "resolution")
		f, err := flattened(t, v, false)
		if err != nil || len(f.nodes) == 0 {
			return
		}
		compareWithGonum(t, f, resolution, .2)
	})
	v := view{Graph: hubs(t, 300, 600, 200, 1), kinds: maskOf(nil)}
	f, err := flattened(t, v, false)
	if err != nil {
		t.Fatal(err)
	}
	compareWithGonum(t, f, 1, .02)
}

func compareWithGonum(t interface {
	rapid.TB
	Context() context.Context
}, f *flat, resolution, slack float64,
) {
	t.Helper()
	reference := simple.NewUndirectedGraph()
	for n := range int32(len(f.nodes)) {
		for _, other := range f.others(n) {
			if other > n {
				reference.SetEdge(simple.Edge{F: simple.Node(n), T: simple.Node(other)})
			}
		}
	}
	group, got, err := f.louvain(resolution, pace.Of(t.Context(), math.MaxInt))
	if err != nil {
		t.Fatal(err)
	}
	groups := make([][]graph.Node, slices.Max(group)+1)
	for n, g := range group {
		groups[g] = append(groups[g], simple.Node(n))
	}
	if same := community.Q(reference, groups, resolution); math.Abs(same-got) > 1e-9 {
		t.Fatalf("modularity %g, gonum reckons %g for the same groups", got, same)
	}
	best := community.Q(reference, community.Modularize(reference, resolution, nil).Communities(), resolution)
	if got < best-slack {
		t.Fatalf("modularity %g, gonum finds groups of %g", got, best)
	}
}

// TestEqualQuestionsAreComputedOnce asks concurrently for all pages of the same measure.
func TestEqualQuestionsAreComputedOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := newAnswers()
		computed, hold := 0, make(chan struct{})
		var group sync.WaitGroup
		for range 100 {
			group.Go(func() {
				got, err := ask(t.Context(), &Graph{answers: a}, "question", func(context.Context) (int, int, error) {
					computed++
					<-hold
					return 42, 8, nil
				})
				if got != 42 || err != nil {
					t.Errorf("%d, %v", got, err)
				}
			})
		}
		synctest.Wait()
		close(hold)
		group.Wait()
		if _, err := ask(t.Context(), &Graph{answers: a}, "question", func(context.Context) (int, int, error) { computed++; return 42, 8, nil }); err != nil {
			t.Error(err)
		}
		if computed != 1 {
			t.Errorf("computed %d times, want once", computed)
		}
	})
}

// TestComputationsEndWithTheLastWhoWaits lets one of two waiting requests leave, then the other.
func TestComputationsEndWithTheLastWhoWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := newAnswers()
		ended := false
		var leave []context.CancelFunc
		var group sync.WaitGroup
		for range 2 {
			ctx, cancel := context.WithCancel(t.Context())
			leave = append(leave, cancel)
			group.Go(func() {
				_, err := ask(ctx, &Graph{answers: a}, "question", func(ctx context.Context) (int, int, error) {
					<-ctx.Done()
					ended = true
					return 0, 0, ctx.Err()
				})
				if !errors.Is(err, context.Canceled) {
					t.Errorf("error %v, want %v", err, context.Canceled)
				}
			})
			synctest.Wait()
		}
		leave[0]()
		synctest.Wait()
		if ended {
			t.Error("the computation ended although one still waits")
		}
		leave[1]()
		group.Wait()
		synctest.Wait()
		if !ended {
			t.Error("the computation goes on although nobody waits")
		}
		if got, err := ask(t.Context(), &Graph{answers: a}, "question", func(context.Context) (int, int, error) { return 7, 8, nil }); got != 7 || err != nil {
			t.Errorf("the next one gets %d, %v", got, err)
		}
	})
}

func TestPanicsOfMeasuresAreErrors(t *testing.T) {
	t.Parallel()
	a := newAnswers()
	for range 2 { // it is not kept
		if _, err := ask(t.Context(), &Graph{answers: a}, "question", func(context.Context) (int, int, error) { panic("oops") }); err == nil {
			t.Error("no error")
		}
	}
}

// TestAnswersAreBounded keeps more answers than fit.
func TestAnswersAreBounded(t *testing.T) {
	t.Parallel()
	a := newAnswers()
	computed := 0
	question := func(i, bytes int) {
		t.Helper()
		if _, err := ask(t.Context(), &Graph{answers: a}, i, func(context.Context) (int, int, error) { computed++; return i, bytes, nil }); err != nil {
			t.Fatal(err)
		}
		if a.bytes > keptBytes && a.kept.Len() > 1 {
			t.Fatalf("%d bytes are kept, more than %d", a.bytes, keptBytes)
		}
	}
	for i := range 100 {
		question(i, keptBytes/10-answerBytes)
	}
	question(99, 0)
	if computed != 100 || a.kept.Len() != 10 {
		t.Errorf("%d computed, %d kept; want 100 and 10", computed, a.kept.Len())
	}
	for range 3 { // pages of one answer, which is kept alone
		question(1000, keptBytes+1)
	}
	if computed != 101 || a.kept.Len() != 1 {
		t.Errorf("%d computed, %d kept; want 101 and 1", computed, a.kept.Len())
	}
	question(99, 1)
	question(99, 1)
	if computed != 102 || a.kept.Len() != 1 {
		t.Errorf("%d computed, %d kept after a small one; want 102 and 1", computed, a.kept.Len())
	}
	for i := range keptBytes/answerBytes + 1000 {
		question(2000+i, 0)
	}
}

// TestMeasuresTakeTurns asks for 50 different measures at once, none of which ends: as many are computed as there are turns, the
// others are refused.
func TestMeasuresTakeTurns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		cost cost
		want int32 // by two workers
	}{
		{"heavy", cost{steps: heavySteps}, 2},
		{"heavier", cost{steps: math.MaxInt}, 2},
		{"half", cost{steps: heavySteps / 2}, 4},
		{"light", cost{steps: 1000, bytes: 1000}, 2 * lightOfTurn},
		{"large", cost{bytes: math.MaxInt}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			takeTurns(t, c.cost, c.want)
		})
	}
}

func takeTurns(t *testing.T, each cost, want int32) {
	synctest.Test(t, func(t *testing.T) {
		turns := NewTurns(DefaultBounds(4))
		g := &Graph{answers: newAnswers(), turns: turns}
		var computed atomic.Int32
		var group sync.WaitGroup
		refused, hold := make(chan struct{}), make(chan struct{})
		for i := range 50 {
			group.Go(func() {
				_, err := ask(t.Context(), g, i, func(ctx context.Context) (int, int, error) {
					done, err := turns.measure(ctx, each)
					if err != nil {
						return 0, 0, err
					}
					defer done()
					computed.Add(1)
					<-hold
					return i, 8, nil
				})
				switch {
				case errors.Is(err, session.ErrBusy):
					refused <- struct{}{}
				case err != nil:
					t.Error(err)
				}
			})
		}
		for range 50 - want {
			<-refused
		}
		close(hold)
		group.Wait()
		if n := computed.Load(); n != want {
			t.Errorf("%d were computed, want %d", n, want)
		}
		large, err := turns.measure(t.Context(), cost{bytes: math.MaxInt}) // takes all turns
		if err != nil {
			t.Fatal(err)
		}
		if _, err := turns.measure(t.Context(), cost{}); !errors.Is(err, session.ErrBusy) {
			t.Errorf("error %v beside one that takes all memory, want %v", err, session.ErrBusy)
		}
		large()
		if _, err := turns.measure(t.Context(), cost{}); err != nil {
			t.Error(err)
		}
	})
}

// TestRefusalsComeBeforeTheWork asks for more than is allowed: nothing of the network's size is allocated.
func TestRefusalsComeBeforeTheWork(t *testing.T) {
	g := hubs(t, 5000, 60_000, 5000, 1)
	g.turns = NewTurns(DefaultBounds(2))
	busy, err := g.turns.measure(t.Context(), cost{})
	if err != nil {
		t.Fatal(err)
	}
	refused := func(err error) {
		t.Helper()
		if input := new(errorcode.InputError); !errors.As(err, &input) || input.Code != errorcode.NetworkLimit {
			t.Fatalf("error %v, want %s", err, errorcode.NetworkLimit)
		}
	}
	bytes := allocated(func() {
		_, err := g.Communities(t.Context(), CommunityQuery{Resolution: 1, First: 1})
		refused(err) // though all turns are taken
	})
	if bytes > 64<<10 {
		t.Errorf("%d bytes for too many nodes", bytes)
	}
	busy()
	whole := 0
	for via := range routes {
		q := CoParticipationQuery{Type: "MUNICIPALITY", Via: via, MinShared: 1, MaxParticipants: MaxParticipants}
		v := view{Graph: g, kinds: maskOf(nil)}
		p := pace.Of(t.Context(), math.MaxInt)
		bytes := allocated(func() { _, _, err = v.meetings(q, p) })
		if input := new(errorcode.InputError); errors.As(err, &input) {
			whole++
			if most := int64(4 * g.Nodes()); bytes > most {
				t.Errorf("%s: %d bytes for too many pairs, more than %d", via, bytes, most)
			}
			if p.Steps() > 2*g.Links() {
				t.Errorf("%s: %d steps over %d links", via, p.Steps(), g.Links())
			}
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if whole == 0 {
		t.Error("no question has too many pairs")
	}
}

// allocated returns what a function allocates.
func allocated(f func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// TestPagesShareOneComputation asks for pages of the same lists, and for other types of nodes with the same measure.
func TestPagesShareOneComputation(t *testing.T) {
	t.Parallel()
	g := hubs(t, 300, 600, 200, 1)
	day := scalar.Date("2024-05-01")
	first := int32(3)
	var after, afterPair *string
	for range 4 {
		c, err := g.Centrality(t.Context(), CentralityQuery{Measure: Betweenness, Filter: Filter{On: &day}}, page.Args{First: &first, After: after})
		if err != nil {
			t.Fatal(err)
		}
		after = c.PageInfo().EndCursor
		same := scalar.Date("2024-05-01")
		q := CoParticipationQuery{Type: "MUNICIPALITY", Via: "COHORT", On: &same, MinShared: 1, MaxParticipants: 500}
		pairs, err := g.CoParticipation(t.Context(), q, page.Args{First: &first, After: afterPair})
		if err != nil {
			t.Fatal(err)
		}
		afterPair = pairs.PageInfo().EndCursor
	}
	if n := g.answers.kept.Len(); n != 3 {
		t.Errorf("%d answers, want scores, their order and pairs", n)
	}
	if _, err := g.Centrality(t.Context(), CentralityQuery{Measure: Betweenness, Filter: Filter{On: &day}, Types: []NodeType{"REGION"}}, page.Args{}); err != nil {
		t.Fatal(err)
	}
	if n := g.answers.kept.Len(); n != 4 {
		t.Errorf("%d answers, want another order of the same scores", n)
	}
	for range 3 {
		if _, err := g.Communities(t.Context(), CommunityQuery{Resolution: 1, First: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if n := g.answers.kept.Len(); n != 5 {
		t.Errorf("%d answers, want one more", n)
	}
}

// TestPagesAreCheckedFirst asks for invalid pages: nothing is computed for them.
func TestPagesAreCheckedFirst(t *testing.T) {
	t.Parallel()
	g := hubs(t, 30, 60, 20, 1)
	large, cursor := int32(101), "nonsense"
	for _, args := range []page.Args{{First: &large}, {After: &cursor}, {Before: &cursor}} {
		q := CoParticipationQuery{Type: "MUNICIPALITY", Via: "COHORT", MinShared: 1, MaxParticipants: 500}
		_, pairs := g.CoParticipation(t.Context(), q, args)
		_, ranks := g.Centrality(t.Context(), CentralityQuery{Measure: PageRank}, args)
		if pairs == nil || ranks == nil {
			t.Errorf("%+v: errors %v and %v", args, pairs, ranks)
		}
	}
	if n := g.answers.kept.Len(); n != 0 {
		t.Errorf("%d answers were computed", n)
	}
}

// TestNeighborsInPages compares pages, in both directions and with filters, with the whole list.
func TestNeighborsInPages(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		q := NeighborQuery{
			Of: g.ID(int32(rapid.IntRange(0, g.Nodes()-1).Draw(t, "of"))), Direction: rapid.SampledFrom([]Direction{In, Out, Both}).Draw(t, "direction"),
		}
		for i := range 4 {
			if rapid.Bool().Draw(t, "kind") {
				q.Filter.Kinds = append(q.Filter.Kinds, Kinds[i].Kind)
			}
		}
		v, node, err := g.neighbors(q)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, a := range g.arcsOf(node) {
			if v.includes(a, q.Direction) {
				want = append(want, g.ID(a.other()))
			}
		}
		size := int32(rapid.IntRange(1, 5).Draw(t, "size"))
		backward := rapid.Bool().Draw(t, "backward")
		var got []string
		args := page.Args{First: &size}
		if backward {
			args = page.Args{Last: &size}
		}
		for range len(want) + 1 {
			c, err := g.Neighbors(t.Context(), q, args)
			if err != nil {
				t.Fatal(err)
			}
			if int(c.TotalCount) != len(want) || c.info.HasPreviousPage != (backward && len(got)+len(c.Edges) < len(want) || !backward && len(got) > 0 && len(c.Edges) > 0) {
				t.Fatalf("%d links, previous page %t after %d; want %d", c.TotalCount, c.info.HasPreviousPage, len(got), len(want))
			}
			counted := int32(0)
			for _, n := range c.Counts {
				counted += n.Count
			}
			if counted != c.TotalCount {
				t.Fatalf("the counts add up to %d, the total is %d", counted, c.TotalCount)
			}
			if backward {
				got = append(c.NodeIDs(), got...)
				args = page.Args{Last: &size, Before: c.info.StartCursor}
			} else {
				got = append(got, c.NodeIDs()...)
				args = page.Args{First: &size, After: c.info.EndCursor}
			}
			if len(c.Edges) == 0 || !backward && !c.info.HasNextPage || backward && !c.info.HasPreviousPage {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("pages hold %v, the list %v", got, want)
		}
	})
}
