package dataset

import (
	"errors"
	"io"
)

// maxRecord is how many bytes a row may have, several times what any resource can need.
const maxRecord = 4 << 20

var errLongRecord = errors.New("record is too long")

// records passes a CSV on and fails where a record does not end in time, so that encoding/csv, which collects records in
// memory, never collects much. It also counts lines.
type records struct {
	source io.Reader
	length int  // bytes of the record so far
	quoted bool // within quotes, where a line feed does not end the record
	feeds  int  // line feeds so far
	open   bool // bytes follow the last line feed
}

func (r *records) Read(p []byte) (int, error) {
	n, err := r.source.Read(p)
	for _, b := range p[:n] {
		r.length++
		r.open = b != '\n'
		switch b {
		case '"':
			r.quoted = !r.quoted
		case '\n':
			r.feeds++
			if !r.quoted {
				r.length = 0
			}
		}
	}
	if r.length > maxRecord {
		return 0, errLongRecord
	}
	return n, err
}

// lines returns how many lines were read.
func (r *records) lines() int {
	if r.open {
		return r.feeds + 1
	}
	return r.feeds
}
