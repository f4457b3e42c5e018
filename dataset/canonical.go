package dataset

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"hash"
	"io"
	"strings"
)

// content is the measures of the canonical CSV of a resource: header and rows in the order of the primary key, by bytes.
type content struct {
	rows   int64
	bytes  int64
	sha256 string
}

// canonicalWriter writes canonical CSV, without escapes, and measures it. Publishing and exporting both use it, so their hashes agree.
type canonicalWriter struct {
	csv  *CSVWriter
	hash hash.Hash
	content

	key       []int    // fields of the primary key
	last      []string // key of the last row
	ascending bool     // every key so far was greater than the one before
	repeated  bool     // a key was equal to the one before
}

// newCanonicalWriter writes the header to out.
func newCanonicalWriter(s *Schema, out io.Writer) (*canonicalWriter, error) {
	w := &canonicalWriter{hash: sha256.New(), key: s.positions(s.PrimaryKey), ascending: true}
	var err error
	w.csv, err = NewCSVWriter(io.MultiWriter(w.hash, (*byteCounter)(&w.bytes), out), CSVLayout{Header: s.fieldNames()})
	return w, err
}

// write appends a row. It does not keep the slice.
func (w *canonicalWriter) write(values []string) error {
	if w.rows > 0 {
		switch order := w.compareLast(values); {
		case order == 0:
			w.ascending, w.repeated = false, true
		case order > 0:
			w.ascending = false
		}
	}
	w.last = w.last[:0]
	for _, i := range w.key {
		w.last = append(w.last, values[i])
	}
	w.rows++
	return w.csv.Write(values)
}

func (w *canonicalWriter) compareLast(values []string) int {
	for i, field := range w.key {
		if order := strings.Compare(w.last[i], values[field]); order != 0 {
			return order
		}
	}
	return 0
}

// finish returns the measures.
func (w *canonicalWriter) finish() (content, error) {
	err := w.csv.Flush()
	w.sha256 = hex.EncodeToString(w.hash.Sum(nil))
	return w.content, err
}

type byteCounter int64

func (c *byteCounter) Write(p []byte) (int, error) {
	*c += byteCounter(len(p))
	return len(p), nil
}

// canonical measures the rows of a table, in whatever order they came, and reports whether a key occurs twice.
func canonical(ctx context.Context, tx *sql.Tx, s *Schema, t storage) (c content, repeated bool, err error) {
	w, err := newCanonicalWriter(s, io.Discard)
	if err != nil {
		return c, false, err
	}
	if err := t.read(ctx, tx, s, w.write); err != nil {
		return c, false, err
	}
	c, err = w.finish()
	return c, w.repeated, err
}
