// Package gunzip reads gzip files that may be damaged or made to do harm.
package gunzip

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Error is what is wrong with a gzip file and what to do about it, as said of the file.
type Error string

func (e Error) Error() string { return string(e) }

const (
	ErrInvalid  = Error("is no valid gzip file: compress it again")
	ErrCut      = Error("is a gzip file that ends too early: copy it again")
	ErrTrailing = Error("is a gzip file with something else behind it: compress it again")
)

// NewReader returns what r holds, unpacked. Reading ends with an [Error] where the file is damaged or unpacks to more than
// most bytes: a few megabytes can be made that unpack to terabytes. Errors of r are returned as they are.
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
