package ingest

import (
	"errors"
	"io"
)

// ErrLongRow says that a row does not end in time, as after a quote that is not closed.
var ErrLongRow = errors.New("row is too long")

// RowLimit passes a file on and fails where a row does not end in time: encoding/csv would collect it in memory, the whole
// file if a quote is not closed. Set Left anew before each row.
type RowLimit struct {
	File io.Reader
	Left int
	Err  error // why reading ended early: encoding/csv may report what that did to the row instead
}

func (l *RowLimit) Read(p []byte) (int, error) {
	if l.Left <= 0 {
		l.Err = ErrLongRow
		return 0, l.Err
	}
	n, err := l.File.Read(p)
	l.Left -= n
	if err != nil && err != io.EOF {
		l.Err = err
	}
	return n, err
}
