package ingest

import (
	"errors"
	"io"
)

// ErrLongRow says that a row is longer than its limit, as after a quote that is not closed.
var ErrLongRow = errors.New("row is too long")

// RowLimit passes a file on and fails where a row is too long: encoding/csv would read it all into memory, the whole file if a
// quote is not closed. Callers set Left anew before each row.
type RowLimit struct {
	File io.Reader
	Left int
	Err  error // why reading ended early; encoding/csv may report what follows from it instead
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
