// Package gunzip reads gzip files that may be damaged or malicious.
package gunzip

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Error says what is wrong with a gzip file and what to do about it.
type Error string

func (e Error) Error() string { return string(e) }

const (
	ErrInvalid  = Error("is not a valid gzip file: compress it again")
	ErrCut      = Error("is a gzip file that ends too early: copy it again")
	ErrTrailing = Error("is a gzip file followed by other data: compress it again")
)

// NewReader unpacks r. Reading fails with an [Error] where the file is damaged or unpacks to more than most bytes: a few
// megabytes can unpack to terabytes. Errors of r are returned unchanged.
func NewReader(r io.Reader, most int64) io.Reader {
	return &reader{packed: r, most: most, left: most}
}

type reader struct {
	packed     io.Reader
	unpacked   *gzip.Reader // nil until the first read
	most, left int64
	err        error
}

func (r *reader) Read(p []byte) (n int, err error) {
	if r.err != nil {
		return 0, r.err
	}
	if r.unpacked == nil {
		if r.unpacked, err = gzip.NewReader(r.packed); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			r.err = explain(err, false)
			return 0, r.err
		}
	}
	n, err = r.unpacked.Read(p)
	if r.left -= int64(n); r.left < 0 {
		n, err = 0, Error(fmt.Sprintf("unpacks to more than %d bytes: unpack it yourself if it is what you expect", r.most))
	}
	if err != nil {
		r.err = explain(err, true)
	}
	return n, r.err
}

func explain(err error, begun bool) error {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	switch {
	case errors.Is(err, gzip.ErrHeader) && begun:
		return ErrTrailing
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), corrupt:
		return ErrInvalid
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCut
	}
	return err
}
