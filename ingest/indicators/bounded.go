package indicators

import (
	"bufio"
	"errors"
	"io"
)

// maxRecord is how many bytes the reader may take in for one row, several times what a row of statistics needs.
const maxRecord = 1 << 20

var errLongRecord = errors.New("record is too long")

// bounded fails where a record does not end in time: encoding/csv would collect it in memory, the whole file if a quote is
// not closed. Left is set anew for each record.
type bounded struct {
	source io.Reader
	left   int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLongRecord
	}
	n, err := b.source.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// withoutMark drops the byte order mark that some programs begin a file with.
func withoutMark(r io.Reader) *bufio.Reader {
	buffered := bufio.NewReaderSize(r, 64<<10)
	if mark, _ := buffered.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		buffered.Discard(3)
	}
	return buffered
}
