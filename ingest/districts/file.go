package districts

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"govhub/ingest"
)

// Bounds of a file, which is held in memory, since a code ends where its last version does. The edition of 2018 to 2024 has
// 0.9 MB and 3,101 lines.
const (
	maxBytes = 64 << 20
	maxLines = 100_000
	maxRow   = 1 << 20 // memory that a line takes
)

const (
	colTerritory = iota
	colOKTMO
	colShortName
	colName
	colType
	colStatus
	colCentre
	colLat
	colLon
	colRegionCode
	colRegionName
	colShape
	colShapeLinked
	colSourceRosstat
	colYearFrom
	colYearTo
	colChangeFrom
	colChangeTo

	columns // how many there are
)

// columnNames returns the header, in the order of the constants.
func columnNames() [columns]string {
	return [columns]string{
		"territory_id", "oktmo", "municipal_district_name_short", "municipal_district_name", "municipal_district_type",
		"municipal_district_status", "municipal_district_center", "municipal_district_center_lat",
		"municipal_district_center_lon", "region_code", "region_name", "shape", "shape_linked_oktmo", "source_rosstat",
		"year_from", "year_to", "change_id_from", "change_id_to",
	}
}

// record is a line of the file: its cells in the order of the constants, without surrounding white space. Cells beyond count
// are missing.
type record struct {
	line  int
	count int // of cells in the line
	cells [columns]string
}

// records calls yield with every line below the header. It returns an *ingest.LayoutError if the file is something else.
func records(ctx context.Context, file string, r io.Reader, yield func(record)) error {
	limited := &io.LimitedReader{R: r, N: maxBytes + 1}
	row := &ingest.RowLimit{File: limited, Left: maxRow}
	buffered := bufio.NewReader(row)
	if mark, _ := buffered.Peek(3); string(mark) == "\uFEFF" {
		buffered.Discard(3)
	}
	c := csv.NewReader(buffered)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	read := func() ([]string, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row.Left = maxRow
		cells, err := c.Read()
		if errors.Is(row.Err, ingest.ErrLongRow) {
			return nil, &ingest.LayoutError{File: file, Reason: fmt.Sprintf(
				"has a line of more than %d bytes: look for a quote that is not closed", maxRow,
			)}
		}
		if limited.N == 0 {
			return nil, &ingest.LayoutError{File: file, Reason: fmt.Sprintf(
				"is larger than %d MiB, far more than the dictionary: check that you named the right file", maxBytes>>20,
			)}
		}
		if syntax, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, &ingest.LayoutError{File: file, Line: syntax.Line, Reason: fmt.Sprintf(
				"is not valid CSV at byte %d: quote cells that hold quotes, and double those quotes", syntax.Column,
			)}
		}
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		return cells, err
	}

	header, err := read()
	if err == io.EOF {
		return &ingest.LayoutError{File: file, Reason: "is empty: obtain the dictionary again"}
	}
	if err != nil {
		return err
	}
	line, _ := c.FieldPos(0)
	position, reason := positions(header)
	if reason != "" {
		return &ingest.LayoutError{File: file, Line: line, Reason: reason}
	}
	for n := 1; ; n++ {
		cells, err := read()
		if err == io.EOF && n == 1 {
			return &ingest.LayoutError{File: file, Line: line, Reason: "holds no line below its header: obtain the dictionary again"}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		rec := record{count: len(cells)}
		rec.line, _ = c.FieldPos(0)
		if n > maxLines {
			return &ingest.LayoutError{File: file, Line: rec.line, Reason: fmt.Sprintf(
				"has more than %d versions, far more than the dictionary has: check that you named the right file", maxLines,
			)}
		}
		if len(cells) == columns {
			for i, p := range position {
				rec.cells[i] = strings.TrimSpace(cells[p])
			}
		}
		yield(rec)
	}
}

// positions returns the position of each column in the file, or why the header is not that of the dictionary.
func positions(header []string) (position [columns]int, reason string) {
	names := columnNames()
	reason = ingest.WrongHeader(header, names[:], "obtain the dictionary of 2018 to 2024, as CSV")
	for i, name := range names {
		position[i] = slices.Index(header, name)
	}
	return position, reason
}
