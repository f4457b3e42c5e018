package endpoint

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzhttp/writer/gzkp"
	"github.com/klauspost/compress/gzhttp/writer/zstdkp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"govhub/web/request"
)

// encoding is a content coding, empty for none.
type encoding string

const (
	encodingGzip encoding = "gzip"
	encodingZstd encoding = "zstd"
)

// compressedFrom is the minimal size in bytes of a compressed answer.
const compressedFrom = gzhttp.DefaultMinSize

// encodingFor selects the coding of a cached answer by the rules of gzhttp: zstd or gzip by quality, zstd in a tie; an asterisk
// selects neither. gzhttp does not export its choice.
func encodingFor(accept []string) encoding {
	gzipped, zstandard := request.Quality(accept, string(encodingGzip)), request.Quality(accept, string(encodingZstd))
	switch {
	case gzipped <= 0 && zstandard <= 0:
		return ""
	case gzipped > zstandard:
		return encodingGzip
	}
	return encodingZstd
}

// compress encodes a body. It uses a higher level than gzhttp, because many requests share the result.
func compress(body []byte, as encoding) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser
	if as == encodingZstd {
		w = zstdkp.NewWriter(&out, int(zstd.SpeedDefault))
	} else {
		w = gzkp.NewWriter(&out, gzip.DefaultCompression)
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(out.Bytes()), nil // without spare capacity
}
