package inputs

import (
	"context"
	"io/fs"
	"os"
	"strings"
)

// isPipe reports whether a file is a pipe that the shell has opened, such as <(zcat a.gz) or /dev/stdin. Opening one does not
// wait for a writer, as opening a named pipe would.
func isPipe(path string) bool {
	if path != "/dev/stdin" && !strings.HasPrefix(path, "/dev/fd/") && !strings.HasPrefix(path, "/proc/self/fd/") {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeNamedPipe != 0
}

// pipe opens a pipe, which can be read once.
func (o *Opener) pipe(_ context.Context, l location) (fetched, error) {
	if o.piped[l.path] {
		return fetched{}, l.errorf("is a pipe that was already read: write its output to a file")
	}
	file, err := os.Open(l.path)
	if err != nil {
		return fetched{}, l.wrap(err)
	}
	o.piped[l.path] = true
	return fetched{Reader: file, Closer: file}, nil
}
