// Package ingest turns files of official publishers into rows of resources. Each format has an adapter in a package of its
// own: a pure parser that reads a stream, keeps nothing and decides nothing about releases. What the rows become is decided
// by who takes them.
package ingest

import (
	"fmt"

	"govhub/dataset"
)

// Table says which fields of a resource an adapter states. Fields left out keep what the current release holds of a row.
type Table struct {
	Resource string
	Columns  []string // names of fields of its Table Schema
}

// Sink takes what an adapter reads: the rows in the order of the file, rejects and skips among them as they come up. An error
// of a sink ends the reading and is returned as it is.
type Sink interface {
	// Row takes a row: a cell per column of the table, as a data package writes it, empty for none. The slice may be used
	// again afterwards. Line is the first of the row in the file, counted from 1, or 0 for a
	// row that the file does not hold, such as that of its source.
	Row(t *Table, line int, cells []string) error

	// Reject takes a row that cannot be used and says why.
	Reject(p dataset.Problem) error

	// Skip notes a row that is left out because it states nothing, such as a heading.
	Skip(line int) error
}

// LayoutError says that a file is not what the adapter reads. No row of it may be used.
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
