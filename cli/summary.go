package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/imports"
)

// writeSummary tells what became of the rows: by input, then by resource. The rows accepted are the same in both.
func writeSummary(w io.Writer, inputs []*imports.Input, result *dataset.Result) error {
	if err := writeInputs(w, inputs); err != nil {
		return err
	}
	fmt.Fprintln(w)
	return writeResources(w, result.Resources)
}

func writeInputs(w io.Writer, inputs []*imports.Input) error {
	t := newSummary(w, "READ", "ACCEPTED", "QUARANTINED", "SKIPPED", "INPUT")
	row := func(c ingest.Counts, name string) { t.row(name, c.Read, c.Accepted, c.Quarantined, c.Skipped) }
	var total ingest.Counts
	for _, in := range inputs {
		row(in.Counts, in.Name)
		total.Add(in.Counts)
	}
	row(total, "TOTAL")
	return t.Flush()
}

// writeResources leaves out resources of which the inputs state no row and that are as before.
func writeResources(w io.Writer, resources []dataset.ResourceResult) error {
	t := newSummary(w, "ACCEPTED", "ADDED", "CHANGED", "UNCHANGED", "REPEATED", "REMOVED", "FLAGGED", "ROWS", "RESOURCE")
	row := func(c dataset.Counts, rows int64, name string) {
		t.row(name, c.Accepted, c.Added, c.Changed, c.Unchanged, c.Repeated, c.Removed, c.Flagged, rows)
	}
	var total dataset.Counts
	var rows int64
	for _, r := range resources {
		if r.Counts.Accepted > 0 || r.Changed {
			row(r.Counts, r.Rows, r.Name)
			total.Add(r.Counts)
			rows += r.Rows
		}
	}
	row(total, rows, "TOTAL")
	return t.Flush()
}

// summary has numbers, to the right, and the name of what they count after them.
type summary struct{ *tabwriter.Writer }

func newSummary(w io.Writer, heads ...string) summary {
	t := summary{tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)}
	for _, head := range heads[:len(heads)-1] {
		fmt.Fprint(t, head, "\t")
	}
	fmt.Fprintln(t, "  "+heads[len(heads)-1])
	return t
}

func (t summary) row(name string, numbers ...int64) {
	for _, n := range numbers {
		fmt.Fprint(t, n, "\t")
	}
	fmt.Fprintln(t, "  "+name)
}
