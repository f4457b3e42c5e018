package dataset

import (
	"errors"
	"io"
)

// maxRecord bounds the bytes of a row, several times what any resource can need.
const maxRecord = 4 << 20

var errLongRecord = errors.New("record is too long")

// records passes a CSV on and fails where a record is too long, since encoding/csv collects a record in memory. It also counts
// lines.
type records struct {
	source io.Reader
	length int  // bytes of the record so far
	quoted bool // within quotes, where line feeds do not end the record
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

func (r *records) lines() int {
	if r.open {
		return r.feeds + 1
	}
	return r.feeds
}
