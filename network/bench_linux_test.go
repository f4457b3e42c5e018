package network

import (
	"database/sql"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"govhub/dataset"
	"govhub/dataset/synthetic"
	"govhub/db/dbtest"
)

// pairs draws ends of paths: places, people, entries and regions alike.
func pairs(g *Graph, n int) (list [][2]string) {
	random := rand.New(rand.NewPCG(2, 2))
	draw := func() string {
		name := []string{"municipality", "municipality", "person", "award_entry", "participation", "region"}[random.IntN(6)]
		r := resourceNamed(name)
		return g.ID(g.starts[r] + random.Int32N(g.starts[r+1]-g.starts[r]))
	}
	for range n {
		list = append(list, [2]string{draw(), draw()})
	}
	return list
}

func quantile(times []time.Duration, q float64) float64 {
	slices.Sort(times)
	return float64(times[int(q*float64(len(times)-1))].Microseconds()) / 1000
}

// processorTime is the CPU time of this thread. Unlike the clock it does not count other processes.
func processorTime(b *testing.B) time.Duration {
	var usage unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_THREAD, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkPaths reports median and 99th percentile of a path query, by the clock and in CPU time.
func BenchmarkPaths(b *testing.B) {
	g := large(b)
	b.Logf("%d nodes, %d links, %.1f bytes per link", g.Nodes(), g.Links(), float64(g.Size())/float64(g.Links()))
	ends := pairs(g, 2000)
	var times, processor []time.Duration
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	i := 0
	for b.Loop() {
		pair := ends[i%len(ends)]
		i++
		start, used := time.Now(), processorTime(b)
		if _, err := g.Paths(b.Context(), PathQuery{From: pair[0], To: pair[1], MaxHops: DefaultHops, Limit: DefaultPaths}); err != nil {
			b.Fatal(err)
		}
		times, processor = append(times, time.Since(start)), append(processor, processorTime(b)-used)
	}
	b.ReportMetric(quantile(times, .5), "p50-ms")
	b.ReportMetric(quantile(times, .99), "p99-ms")
	b.ReportMetric(quantile(processor, .99), "p99-cpu-ms")
}

// BenchmarkRecursiveCTE asks PostgreSQL for the distance of the same pairs, alternating with the graph. The table is as fast as can
// be: numbers for nodes, each link from both ends, an index-only scan.
func BenchmarkRecursiveCTE(b *testing.B) {
	g := large(b)
	owner := dbtest.New(b).Owner(b)
	fill(b, owner, g)
	const query = `WITH RECURSIVE reached(node, hops) AS (
			SELECT CAST($1 AS integer), 0
			UNION
			SELECT a.other, r.hops + 1 FROM reached AS r JOIN arc AS a ON a.node = r.node WHERE r.hops < $3
		)
		SELECT hops FROM reached WHERE node = $2 ORDER BY hops LIMIT 1`
	var inGraph, inSQL time.Duration
	asked := 0
	for b.Loop() {
		for _, pair := range pairs(g, 12) {
			start := time.Now()
			paths, err := g.Paths(b.Context(), PathQuery{From: pair[0], To: pair[1], MaxHops: DefaultHops, Limit: DefaultPaths})
			if err != nil {
				b.Fatal(err)
			}
			inGraph += time.Since(start)
			if paths.Hops == nil {
				b.Fatalf("%s and %s are not connected", pair[0], pair[1])
			}
			from, _ := g.find("", pair[0])
			to, _ := g.find("", pair[1])
			var hops int32
			start = time.Now()
			// The query gets the distance as a bound, which it could not know.
			if err := owner.QueryRowContext(b.Context(), query, from, to, *paths.Hops).Scan(&hops); err != nil {
				b.Fatal(err)
			}
			inSQL += time.Since(start)
			if hops != *paths.Hops {
				b.Fatalf("%s to %s: %d hops by SQL, %d in the graph", pair[0], pair[1], hops, *paths.Hops)
			}
			asked++
		}
	}
	b.ReportMetric(float64(inSQL.Milliseconds())/float64(asked), "sql-ms/path")
	b.ReportMetric(float64(inGraph.Microseconds())/float64(asked)/1000, "graph-ms/path")
	b.ReportMetric(float64(inSQL)/float64(inGraph), "times")
}

// fill copies the graph into a table.
func fill(b *testing.B, owner *sql.DB, g *Graph) {
	b.Helper()
	tx, err := owner.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Rollback()
	exec := func(text string) {
		if _, err := tx.ExecContext(b.Context(), text); err != nil {
			b.Fatal(err)
		}
	}
	exec(`CREATE TABLE arc (node integer NOT NULL, other integer NOT NULL)`)
	stmt, err := tx.PrepareContext(b.Context(), `COPY arc (node, other) FROM STDIN`)
	if err != nil {
		b.Fatal(err)
	}
	for v := range int32(g.Nodes()) {
		for _, a := range g.arcsOf(v) {
			if _, err := stmt.ExecContext(b.Context(), v, a.other()); err != nil {
				b.Fatal(err)
			}
		}
	}
	if _, err := stmt.ExecContext(b.Context()); err != nil {
		b.Fatal(err)
	}
	exec(`CREATE INDEX ON arc (node) INCLUDE (other)`)
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	if _, err := owner.ExecContext(b.Context(), `VACUUM ANALYZE arc`); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRead reads the network of a published release of synthetic data.
func BenchmarkRead(b *testing.B) {
	d := dbtest.New(b)
	dir := b.TempDir() + "/package"
	size := synthetic.Size{Municipalities: 20_000, Programs: 12, Cohorts: 120, Participations: 30_000, Entries: 220_000, Observations: 1000}
	if err := synthetic.Write(b.Context(), dir, size, 1); err != nil {
		b.Fatal(err)
	}
	p, err := dataset.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := dataset.Publish(b.Context(), d.Owner(b), p, dataset.Options{}); err != nil {
		b.Fatal(err)
	}
	release, err := d.Hub(b).Acquire(b.Context(), 0)
	if err != nil {
		b.Fatal(err)
	}
	defer release.Done()
	before := heapBytes()
	for b.Loop() {
		g, err := read(b.Context(), release, manyLinks)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(g.Nodes()), "nodes")
		b.ReportMetric(float64(g.Links()), "links")
		b.ReportMetric(float64(g.Size())/float64(g.Links()), "bytes/link")
		b.StopTimer()
		b.ReportMetric(float64(heapBytes()-before)/float64(g.Links()), "heap-bytes/link")
		runtime.KeepAlive(g)
		b.StartTimer()
	}
}
