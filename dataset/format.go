package dataset

import (
	"fmt"
	"io"

	"govhub/spreadsheet"
)

// Format is a file format of exports.
type Format string

// Formats of exports. Only data packages of CSV can be published again.
const (
	CSV     Format = "csv"
	JSONL   Format = "jsonl"
	Parquet Format = "parquet"
)

// Formats of single resources, for spreadsheets.
const (
	ExcelCSV Format = "csv?dialect=excel"
	XLSX     Format = "xlsx"
)

func Formats() []Format { return []Format{CSV, JSONL, Parquet} }

// MediaType is the name of the format in HTTP and descriptors.
func (f Format) MediaType() string {
	switch f {
	case CSV, ExcelCSV:
		return "text/csv"
	case JSONL:
		return "application/x-ndjson"
	case Parquet:
		return "application/vnd.apache.parquet"
	case XLSX:
		return spreadsheet.Media
	}
	return "application/octet-stream"
}

func (f Format) file(resource string) string { return resource + "." + string(f) }

// newWriter returns a writer for rows of the resource in a format other than CSV.
func (f Format) newWriter(s *Schema, out io.Writer) (rowWriter, error) {
	switch f {
	case JSONL:
		return newJSONLWriter(s, out)
	case Parquet:
		return newResourceParquet(s, out), nil
	case ExcelCSV:
		return NewCSVWriter(out, CSVLayout{Header: s.fieldNames(), Kind: s.kind, Excel: true})
	case XLSX:
		return newWorkbookWriter(s)
	}
	return nil, fmt.Errorf("there is no format %q: choose one of %v", f, Formats())
}

// rowWriter writes the rows of a resource in some format.
type rowWriter interface {
	Write(values []string) error // canonical values; does not keep the slice
	Flush() error                // leaves the target open
}
