package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/imports"
)

// writeSummary prints counts of rows: by input, then by resource. Both have the same total of accepted rows.
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

// writeResources leaves out unchanged resources for which the inputs state no row.
func writeResources(w io.Writer, resources []dataset.ResourceResult) error {
	t := newSummary(w, "ACCEPTED", "ADDED", "CHANGED", "UNCHANGED", "REPEATED", "REMOVED", "INFERRED", "FLAGGED", "ROWS", "RESOURCE")
	row := func(c dataset.Counts, rows int64, name string) {
		t.row(name, c.Accepted, c.Added, c.Changed, c.Unchanged, c.Repeated, c.Removed, c.Inferred, c.Flagged, rows)
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

// summary has right-aligned numbers, followed by the name of what they count.
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
