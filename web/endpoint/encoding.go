package endpoint

import (
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzhttp/writer/gzkp"
	"github.com/klauspost/compress/gzhttp/writer/zstdkp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
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
	gzipped, zstandard := 0.0, 0.0
	for _, list := range accept {
		for part := range strings.SplitSeq(list, ",") {
			name, params, _ := strings.Cut(part, ";")
			switch name = strings.TrimSpace(name); {
			case strings.EqualFold(name, string(encodingGzip)):
				gzipped = quality(params)
			case strings.EqualFold(name, string(encodingZstd)):
				zstandard = quality(params)
			}
		}
	}
	switch {
	case gzipped <= 0 && zstandard <= 0:
		return ""
	case gzipped > zstandard:
		return encodingGzip
	}
	return encodingZstd
}

// quality parses the parameter q, 1 by default. A q that is not a number counts as 0.
func quality(params string) float64 {
	for param := range strings.SplitSeq(params, ";") {
		if name, value, ok := strings.Cut(strings.TrimSpace(param), "="); ok && strings.EqualFold(name, "q") {
			q, err := strconv.ParseFloat(value, 64)
			if err != nil || math.IsNaN(q) {
				return 0
			}
			return min(q, 1)
		}
	}
	return 1
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
