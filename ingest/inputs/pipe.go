package inputs

import (
	"context"
	"io/fs"
	"os"
	"strings"
)

// isPipe tells pipes that the shell has opened, as <(zcat a.gz) and /dev/stdin are. Somebody writes to them, or they have ended:
// opening one does not wait, as it would for a named pipe.
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
		return fetched{}, l.errorf("is a pipe, which was read already: write what comes out of it to a file")
	}
	file, err := os.Open(l.path)
	if err != nil {
		return fetched{}, l.wrap(err)
	}
	o.piped[l.path] = true
	return fetched{Reader: file, Closer: file}, nil
}
