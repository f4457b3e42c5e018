package table

// Format is a file format for the rows of a query.
type Format string

// Formats of downloads.
const (
	CSV    Format = "csv"
	NDJSON Format = "ndjson"
	Zip    Format = "zip"
)

// Media is the media type with which clients request the format.
func (f Format) Media() string {
	switch f {
	case CSV:
		return "text/csv"
	case NDJSON:
		return "application/x-ndjson"
	}
	return "application/zip"
}

// ContentType is the media type of responses, with its parameters.
func (f Format) ContentType() string {
	if f == CSV {
		return f.Media() + "; charset=utf-8; header=present"
	}
	return f.Media()
}

// FormatOf returns the format with a media type, or an empty one.
func FormatOf(media string) Format {
	for _, f := range []Format{CSV, NDJSON, Zip} {
		if f.Media() == media {
			return f
		}
	}
	return ""
}
