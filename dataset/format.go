package dataset

import (
	"fmt"
	"io"
)

// Format is a form of files that releases are written in.
type Format string

// Formats of exports. Only packages of CSV can be published again.
const (
	CSV     Format = "csv"
	JSONL   Format = "jsonl"
	Parquet Format = "parquet"
)

// Formats lists all formats.
func Formats() []Format { return []Format{CSV, JSONL, Parquet} }

// MediaType is what HTTP and descriptors call the format.
func (f Format) MediaType() string {
	switch f {
	case CSV:
		return "text/csv"
	case JSONL:
		return "application/x-ndjson"
	case Parquet:
		return "application/vnd.apache.parquet"
	}
	return "application/octet-stream"
}

// file names the file of a resource.
func (f Format) file(resource string) string { return resource + "." + string(f) }

// newWriter returns what writes rows of the resource.
func (f Format) newWriter(s *Schema, out io.Writer) (rowWriter, error) {
	switch f {
	case CSV:
		return NewCSVWriter(out, CSVLayout{Header: s.fieldNames(), Text: func(i int) bool { return s.Fields[i].Type == "string" }})
	case JSONL:
		return newJSONLWriter(s, out)
	case Parquet:
		return newParquetWriter(s, out), nil
	}
	return nil, fmt.Errorf("there is no format %q: choose one of %v", f, Formats())
}

// rowWriter writes the rows of a resource in some format.
type rowWriter interface {
	Write(values []string) error // canonical values; keeps nothing of the slice
	Flush() error                // writes what is left
}
