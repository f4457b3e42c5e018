package table

import (
	"io"
	"slices"
)

// Format is a file format for the rows of a query: the extension of its address.
type Format string

// Formats of downloads.
const (
	CSV    Format = "csv"
	NDJSON Format = "ndjson"
	Zip    Format = "zip"
)

// Formats are all formats. A client that accepts several alike gets the first.
var Formats = []Format{CSV, NDJSON, Zip}

// formats describe them.
var formats = map[Format]struct {
	media      string
	parameters string // of the media type in responses
	writer     func(p *pages, most *budget, out io.Writer) (writer, error)
}{
	CSV:    {"text/csv", "; charset=utf-8; header=present", newCSVRows},
	NDJSON: {"application/x-ndjson", "", newNDJSONRows},
	Zip:    {"application/zip", "", newZippedRows},
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
