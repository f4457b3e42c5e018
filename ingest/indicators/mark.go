package indicators

import (
	"bufio"
	"io"
)

// withoutMark skips the byte order mark that some programs write at the start of a file.
func withoutMark(r io.Reader) *bufio.Reader {
	buffered := bufio.NewReaderSize(r, 64<<10)
	if mark, _ := buffered.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		buffered.Discard(3)
	}
	return buffered
}
