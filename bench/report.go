package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

// report is the result of a run.
type report struct {
	machine string
	run     run
	queries []query
	table   *table
	growths []grown

	openings []opening
}

// judged is the number of clients at which ratios are reported and targets apply: 8 if that was measured.
func (r report) judged() int {
	if slices.Contains(r.run.Clients, 8) {
		return 8
	}
	return r.run.Clients[0]
}

// write writes Markdown.
func (r report) write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. %v, %d rounds of %v, median (least to most).\n\n", r.machine, r.run.Scale[0], r.run.Rounds, r.run.Duration)
	r.writeRatios(&b)
	r.writeTargets(&b)
	r.writeGrowth(&b)
	r.writeOpenings(&b)
	r.writeMemory(&b)
	r.writeDetails(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// comparisons are the relevant ratios, each with its target.
var comparisons = [...]struct {
	a, b  string
	least float64
	only  string // query of the target; all if empty
}{
	{planSystem, postgraphileSystem, 8, ""},
	{planSystem, sqlSystem, 1, ""},
	{planSystem, gqlgenSystem, 8, "three-levels"},
	{cacheSystem, bareSystem, 0.75, ""},
	{unchangedSystem, bareSystem, 1, ""},
}

func (r report) writeRatios(b *strings.Builder) {
	fmt.Fprintf(b, "Requests per second with %d clients, as ratios:\n\n| query | plan, per second |", r.judged())
	for _, c := range comparisons {
		fmt.Fprintf(b, " %s ÷ %s |", c.a, c.b)
	}
	fmt.Fprintf(b, "\n|---|%s\n", strings.Repeat("---|", 1+len(comparisons)))
	for _, q := range r.queries {
		fmt.Fprintf(b, "| %s | %s |", q.title, showSpread(spreadOf(r.rates(q.name, planSystem, r.judged())), "%.0f"))
		for _, c := range comparisons {
			fmt.Fprintf(b, " %s |", showSpread(r.ratio(q.name, c.a, c.b), "%.2f"))
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

func (r report) rates(query, system string, clients int) (list []float64) {
	for _, c := range r.table.cells[place{query, system, clients}] {
		list = append(list, c.perSecond())
	}
	return list
}

func (r report) ratio(query, a, b string) spread {
	return spreadOf(ratios(r.rates(query, a, r.judged()), r.rates(query, b, r.judged())))
}

func showSpread(s spread, format string) string {
	if s == (spread{}) {
		return "–"
	}
	return fmt.Sprintf(format+" ("+format+" to "+format+")", s.median, s.least, s.most)
}

// writeTargets reports for each target whether every query met it, with the worst.
func (r report) writeTargets(b *strings.Builder) {
	verdict := func(target string, met, measured bool, format string, args ...any) {
		switch {
		case !measured:
			fmt.Fprintf(b, "- %s: not measured\n", target)
		case met:
			fmt.Fprintf(b, "- %s: met, %s\n", target, fmt.Sprintf(format, args...))
		default:
			fmt.Fprintf(b, "- %s: **not met**, %s\n", target, fmt.Sprintf(format, args...))
		}
	}
	for _, c := range comparisons {
		worst, where := math.Inf(1), ""
		for _, q := range r.queries {
			s := r.ratio(q.name, c.a, c.b)
			if s != (spread{}) && (c.only == "" || c.only == q.name) && s.median < worst {
				worst, where = s.median, q.name
			}
		}
		target := fmt.Sprintf("%s ≥ %g × %s on every query", c.a, c.least, c.b)
		if c.only != "" {
			target = fmt.Sprintf("%s ≥ %g × %s on %s", c.a, c.least, c.b, c.only)
		}
		verdict(target, worst >= c.least, where != "", "%.2f at the worst, %s", worst, where)
	}

	worst, where := 0.0, ""
	for _, q := range r.queries {
		for _, system := range []string{planSystem, cacheSystem, unchangedSystem} {
			if tail := spreadOf(r.tails(q.name, system)).median; tail > worst {
				worst, where = tail, q.name+" by "+system
			}
		}
	}
	verdict(fmt.Sprintf("p99 ≤ 5 × p50 with %d clients", r.judged()), worst <= 5, where != "", "%.1f × at the worst, %s", worst, where)

	for _, s := range r.run.Scale[1:] {
		worst, where := 0.0, ""
		for _, g := range r.growths {
			if g.scale == s && g.factor.median > worst {
				worst, where = g.factor.median, g.query
			}
		}
		verdict(fmt.Sprintf("page query at %v ≤ 1.2 × the time at %v", s, r.run.Scale[0]), worst <= 1.2, where != "", "%.2f × at the worst, %s", worst, where)
	}
	b.WriteString("\n")
}

// tails returns p99 divided by p50 of each round.
func (r report) tails(query, system string) (list []float64) {
	for _, c := range r.table.cells[place{query, system, r.judged()}] {
		list = append(list, float64(c.p99)/float64(c.p50))
	}
	return list
}

func (r report) writeGrowth(b *strings.Builder) {
	if len(r.growths) == 0 {
		return
	}
	fmt.Fprintf(b, "Growth of plan's p50 with one client:\n\n| query | ms at %v | scale | factor |\n|---|---|---|---|\n", r.run.Scale[0])
	for _, g := range r.growths {
		fmt.Fprintf(b, "| %s | %.2f | %v | %s |\n", g.query, milliseconds(g.first), g.scale, showSpread(g.factor, "%.2f"))
	}
	b.WriteString("\n")
}

func (r report) writeOpenings(b *strings.Builder) {
	b.WriteString("Opening a release, from the start of the hub:\n\n| system | data | seconds | MB resident |\n|---|---|---|---|\n")
	for _, o := range r.openings {
		fmt.Fprintf(b, "| %s | %v | %.1f | %d |\n", o.system, o.scale, o.took.Seconds(), o.memory>>20)
	}
	b.WriteString("\n")
}

func (r report) writeMemory(b *strings.Builder) {
	b.WriteString("Most memory of each server under load:")
	for _, system := range r.table.systems {
		if system == unchangedSystem { // the server of cache
			continue
		}
		var most int64
		for p, cells := range r.table.cells {
			for _, c := range cells {
				if p.system == system {
					most = max(most, c.memory)
				}
			}
		}
		fmt.Fprintf(b, " %s %d MB;", system, most>>20)
	}
	b.WriteString("\n\n")
}

// writeDetails writes the measurements of each system; its CPU time and allocations are those at judged clients.
func (r report) writeDetails(b *strings.Builder) {
	b.WriteString("| query | system |")
	for _, clients := range r.run.Clients {
		fmt.Fprintf(b, " with %d: per second | p50, p99 ms |", clients)
	}
	fmt.Fprintf(b, " CPU ms | CPU ms of PostgreSQL | allocations |\n|---|---|%s\n", strings.Repeat("---|", 2*len(r.run.Clients)+3))
	for _, q := range r.queries {
		for _, system := range r.table.systems {
			fmt.Fprintf(b, "| %s | %s |", q.name, system)
			for _, clients := range r.run.Clients {
				cells := r.table.cells[place{q.name, system, clients}]
				fmt.Fprintf(b, " %s | %.2f, %.2f |", showSpread(spreadOf(r.rates(q.name, system, clients)), "%.0f"),
					median(cells, func(c cell) float64 { return milliseconds(c.p50) }),
					median(cells, func(c cell) float64 { return milliseconds(c.p99) }))
			}
			cells := r.table.cells[place{q.name, system, r.judged()}]
			if len(cells) == 0 { // the system cannot answer
				b.WriteString(" – | – | – |\n")
				continue
			}
			fmt.Fprintf(b, " %.3f | %.3f |", median(cells, func(c cell) float64 { return milliseconds(c.cpu) }),
				median(cells, func(c cell) float64 { return milliseconds(c.postgresCPU) }))
			if allocations := median(cells, func(c cell) float64 { return c.allocations }); allocations > 0 {
				fmt.Fprintf(b, " %.0f |\n", allocations)
			} else {
				b.WriteString(" – |\n")
			}
		}
	}
}

func median(cells []cell, of func(cell) float64) float64 {
	values := make([]float64, len(cells))
	for i, c := range cells {
		values[i] = of(c)
	}
	return spreadOf(values).median
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
