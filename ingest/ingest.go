// Package ingest turns files of official publishers into rows of resources. Each format has an adapter in its own package: a
// pure parser that reads a stream, keeps nothing and knows nothing of releases. The sink decides what becomes of the rows.
package ingest

import (
	"fmt"

	"govhub/dataset"
)

// Table says which fields of a resource an adapter states. Other fields keep the values of the current release.
type Table struct {
	Resource string
	Columns  []string // names of fields of its Table Schema
	Clears   []string // those in which an empty cell states that there is no value; in others it states nothing
}

// Sink takes what an adapter reads, rows, rejects and skips, in the order of the file. An error of a sink ends the reading and
// is returned unchanged.
type Sink interface {
	// Row takes a row: a cell per column of the table, in the form of a data package, empty for no value. The caller may reuse
	// the slice. Line is the first line of the row in the file, counted from 1, or 0 for a row that is not in the file, such
	// as that of its source.
	Row(t *Table, line int, cells []string) error

	// Reject takes an unusable row, says why, and which observations are lost with it.
	Reject(p dataset.Problem, lost ...dataset.Lost) error

	// Skip notes a row that is left out because it states nothing, such as a heading.
	Skip(line int) error
}

// LayoutError says that the file is not in the layout that the adapter reads. None of its rows may be used.
type LayoutError struct {
	File   string
	Line   int // 0 if it concerns the whole file
	Reason string
}

func (e *LayoutError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason)
}
