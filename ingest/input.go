package ingest

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// maxUnpacked is how many bytes a compressed file may unpack to. A few megabytes can be made that unpack to terabytes.
const maxUnpacked = 8 << 30

// Open opens a local file, unpacked if its name ends in .gz.
func Open(name string) (io.ReadCloser, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	buffered := bufio.NewReaderSize(file, 64<<10)
	if !strings.HasSuffix(name, ".gz") {
		return input{buffered, file}, nil
	}
	unpacked, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, errors.Join(explainGzip(name, err), file.Close())
	}
	return input{&unpacking{name: name, from: unpacked, left: maxUnpacked}, file}, nil
}

type input struct {
	io.Reader
	io.Closer
}

// unpacking reads a compressed file as far as its bound.
type unpacking struct {
	name string
	from io.Reader
	left int64
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.from.Read(p)
	if u.left -= int64(n); u.left < 0 {
		return 0, fmt.Errorf("%s: unpacks to more than %d bytes: unpack it yourself if it is what you expect", u.name, int64(maxUnpacked))
	}
	if err != nil && err != io.EOF {
		err = explainGzip(u.name, err)
	}
	return n, err
}

func explainGzip(name string, err error) error {
	switch {
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("%s: is no valid gzip file: compress it again", name)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%s: is a gzip file that ends too early: copy it again", name)
	}
	return fmt.Errorf("%s: %w", name, err)
}
