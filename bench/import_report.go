package main

import (
	"fmt"
	"io"
	"strings"
)

// importFindings are the measurements of all rounds.
type importFindings struct {
	costs map[string]map[string][]cost // by part, by system
	reads map[string][]timing          // by phase
}

func newImportFindings() *importFindings {
	return &importFindings{costs: map[string]map[string][]cost{}, reads: map[string][]timing{}}
}

func (f *importFindings) add(part, system string, c cost) {
	if f.costs[part] == nil {
		f.costs[part] = map[string][]cost{}
	}
	f.costs[part][system] = append(f.costs[part][system], c)
}

func (f *importFindings) addReads(phase string, t timing) { f.reads[phase] = append(f.reads[phase], t) }

// write writes Markdown.
func (f *importFindings) write(w io.Writer, machine string, r imports) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. %d observations, %d rounds, median (least to most).\n\n", machine, r.Rows, r.Rounds)
	b.WriteString("| part | psql ÷ govhub, time | psql ÷ govhub, processor time | govhub | of which processor, with PostgreSQL's | psql | memory of govhub |\n")
	b.WriteString("|---|---|---|---|---|---|---|\n")
	for _, part := range []string{"sorted", "shuffled", "statistics", "export of sorted", "export of shuffled", "export of statistics"} {
		if ours, theirs := f.costs[part]["govhub"], f.costs[part]["psql"]; len(ours) > 0 && len(theirs) > 0 {
			fmt.Fprintf(&b, "| %s | %s | %s | %.1f s | %.1f s | %.1f s | %.0f MB |\n", part,
				showSpread(spreadOf(ratios(each(theirs, elapsed), each(ours, elapsed))), "%.2f"),
				showSpread(spreadOf(ratios(each(theirs, processor), each(ours, processor))), "%.2f"),
				spreadOf(each(ours, elapsed)).median, spreadOf(each(ours, processor)).median, spreadOf(each(theirs, elapsed)).median,
				spreadOf(each(ours, megabytes)).most)
		}
	}
	if one, many := f.costs["growth, one"]["govhub"], f.costs["growth, many"]["govhub"]; len(many) > 0 {
		fmt.Fprintf(&b, "\n%d times the rows took %.1f times as long (%.1f s), %.1f times the processor time, and held %.0f MB.\n",
			r.Growth, elapsed(many[0])/elapsed(one[0]), elapsed(many[0]), processor(many[0])/processor(one[0]), megabytes(many[0]))
	}
	if during := f.reads["during"]; len(during) > 0 {
		p99 := func(t timing) float64 { return milliseconds(t.p99) }
		var without []float64 // around each import
		for i := range during {
			without = append(without, (p99(f.reads["without"][2*i])+p99(f.reads["without"][2*i+1]))/2)
		}
		fmt.Fprintf(&b, "\nReads, p99: %s ms without an import, %s ms during one, %s times.\n",
			showSpread(spreadOf(without), "%.1f"), showSpread(spreadOf(each(during, p99)), "%.1f"),
			showSpread(spreadOf(ratios(each(during, p99), without)), "%.2f"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func each[T any](list []T, of func(T) float64) []float64 {
	values := make([]float64, len(list))
	for i, x := range list {
		values[i] = of(x)
	}
	return values
}

func elapsed(c cost) float64 { return c.elapsed.Seconds() }

// processor is the CPU time of the command and of PostgreSQL. Other load affects it less than elapsed time.
func processor(c cost) float64 { return (c.cpu + c.postgresCPU).Seconds() }

func megabytes(c cost) float64 { return float64(c.memory) / (1 << 20) }
