package network

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"govhub/db/session"
	"govhub/errorcode"
	"govhub/page"
)

// BenchmarkHostile reports memory and time of clients that ask for as much as they can, all at once, for the time of a request.
func BenchmarkHostile(b *testing.B) {
	const deadline = 8 * time.Second // of a request, by default
	small := hubs(b, 4000, 4000, 4000, 1)
	wide := large(b)
	pairs := CoParticipationQuery{Type: "MUNICIPALITY", Via: "COHORT", MinShared: 1, MaxParticipants: MaxParticipants}
	for _, c := range []struct {
		name    string
		clients int
		ask     func(ctx context.Context, client int) error
	}{
		{"50ClientsEachAnotherResolution", 50, func(ctx context.Context, client int) error {
			q := CommunityQuery{Filter: Filter{Kinds: []Kind{"TAUGHT_IN", "COHORT_OF", "PARTICIPANT"}}, Resolution: .01 * float64(client+1), First: 20}
			_, err := small.Communities(ctx, q)
			return err
		}},
		{"5ClientsWith20AliasesOfPairs", 5, func(ctx context.Context, client int) error {
			for i := range 20 {
				first := int32(i + 1)
				if _, err := wide.CoParticipation(ctx, pairs, page.Args{First: &first}); err != nil {
					return err
				}
			}
			return nil
		}},
		{"50ClientsEachAnotherBetweenness", 50, func(ctx context.Context, client int) error {
			_, err := wide.Centrality(ctx, CentralityQuery{Measure: Betweenness, Filter: Filter{Kinds: []Kind{"ENTERED_BY", Kinds[client%len(Kinds)].Kind}}}, page.Args{})
			return err
		}},
		{"50ClientsWithTooManyNodes", 50, func(ctx context.Context, client int) error {
			_, err := wide.Communities(ctx, CommunityQuery{Resolution: .01 * float64(client+1), First: 20})
			return err
		}},
		{"50ClientsWithTooManyPairs", 50, func(ctx context.Context, client int) error {
			q := CoParticipationQuery{Type: "MUNICIPALITY", Via: "NOMINATION", MinShared: client + 1, MaxParticipants: MaxParticipants}
			_, err := wide.CoParticipation(ctx, q, page.Args{})
			return err
		}},
		{"50ClientsWithPaths", 50, func(ctx context.Context, client int) error {
			for _, ends := range [][2]string{{"region:region-0000001", "person:person-0000003"}, {"cohort:cohort-0000002", "person:person-0000007"}} {
				if _, err := wide.Paths(ctx, PathQuery{From: ends[0], To: ends[1], MaxHops: MaxHops, Limit: MaxPaths}); err != nil {
					return err
				}
			}
			return nil
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			turns := NewTurns(DefaultBounds(runtime.GOMAXPROCS(0)))
			var answered, busy, late, refused atomic.Int32
			var peak atomic.Uint64
			runtime.GC()
			var stats runtime.MemStats
			runtime.ReadMemStats(&stats)
			before := stats.HeapInuse
			for b.Loop() {
				for _, g := range []*Graph{small, wide} {
					g.answers, g.turns = newAnswers(), turns
				}
				var group sync.WaitGroup
				for client := range c.clients {
					group.Go(func() {
						ctx, cancel := context.WithTimeout(b.Context(), deadline)
						defer cancel()
						err := c.ask(ctx, client)
						switch input := new(errorcode.InputError); {
						case err == nil:
							answered.Add(1)
						case errors.Is(err, session.ErrBusy):
							busy.Add(1)
						case errors.Is(err, context.DeadlineExceeded):
							late.Add(1)
						case errors.As(err, &input):
							refused.Add(1)
						default:
							b.Error(err)
						}
						var now runtime.MemStats
						runtime.ReadMemStats(&now)
						for most := peak.Load(); now.HeapInuse > most && !peak.CompareAndSwap(most, now.HeapInuse); most = peak.Load() {
						}
					})
				}
				group.Wait()
			}
			n := float64(b.N)
			b.ReportMetric(float64(peak.Load()-min(before, peak.Load()))/(1<<20), "peak-MiB")
			b.ReportMetric(float64(answered.Load())/n, "answered")
			b.ReportMetric(float64(busy.Load())/n, "overloaded")
			b.ReportMetric(float64(late.Load())/n, "late")
			b.ReportMetric(float64(refused.Load())/n, "refused")
		})
	}
}
