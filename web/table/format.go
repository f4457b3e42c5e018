package table

import (
	"io"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/spreadsheet"
)

// Format is a file format for the rows of a query: the extension of its address.
type Format string

// Formats of downloads.
const (
	CSV     Format = "csv"
	NDJSON  Format = "ndjson"
	Zip     Format = "zip"
	XLSX    Format = "xlsx"
	Parquet Format = "parquet"
	GeoJSON Format = "geojson"

	// ExcelCSV is a dialect of CSV: it opens in Excel by a double click.
	ExcelCSV Format = "csv?dialect=excel"
)

// Formats are all formats. A client that accepts several alike gets the first.
var Formats = []Format{CSV, NDJSON, Zip, XLSX, Parquet, GeoJSON}

// formats describe them.
var formats = map[Format]struct {
	media      string
	parameters string // of the media type in responses
	cites      bool   // sources of the rows are read too
	most       int    // rows, 0 for any number
	writer     func(p *pages, most *budget, out io.Writer) (writer, error)
}{
	CSV:      {media: "text/csv", parameters: "; charset=utf-8; header=present", writer: newCSVRows},
	NDJSON:   {media: "application/x-ndjson", writer: newNDJSONRows},
	Zip:      {media: "application/zip", cites: true, writer: newZippedRows},
	ExcelCSV: {media: "text/csv", parameters: "; charset=utf-8; header=present", writer: newExcelCSVRows},
	XLSX:     {media: spreadsheet.Media, cites: true, most: spreadsheet.MaxRows, writer: newWorkbookRows},
	Parquet:  {media: dataset.Parquet.MediaType(), writer: newParquetRows},
	GeoJSON:  {media: "application/geo+json", writer: newGeoJSONRows},
}

// Extension is the extension of files.
func (f Format) Extension() string {
	extension, _, _ := strings.Cut(string(f), "?")
	return extension
}

// Media is the media type with which clients request the format.
func (f Format) Media() string { return formats[f].media }

// ContentType is the media type of responses, with its parameters.
func (f Format) ContentType() string { return formats[f].media + formats[f].parameters }

// FormatOf returns the format with a media type, or an empty one.
func FormatOf(media string) Format {
	if i := slices.IndexFunc(Formats, func(f Format) bool { return f.Media() == media }); i >= 0 {
		return Formats[i]
	}
	return ""
}

// Medias are the media types of all formats.
func Medias() []string {
	list := make([]string, len(Formats))
	for i, f := range Formats {
		list[i] = f.Media()
	}
	return list
}
