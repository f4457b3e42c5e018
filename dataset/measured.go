package dataset

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
)

// measuredFile writes the file of a resource, and measures it and the canonical CSV of its rows. A file in CSV is the canonical CSV
// up to the first text that it escapes: until then, both are encoded once.
type measuredFile struct {
	canonical *canonicalWriter
	shared    *valve     // lets the canonical CSV into the file
	escaped   *CSVWriter // writes the file from the first escape on

	// Where the file is not the canonical CSV.
	file  rowWriter // nil as long as it is
	body  *bufio.Writer
	sum   hash.Hash
	bytes int64
}

// fileMeasure measures what is written to a file that is not the canonical CSV.
type fileMeasure measuredFile

func (m *fileMeasure) Write(p []byte) (int, error) {
	m.bytes += int64(len(p))
	return m.sum.Write(p)
}

// valve is a writer that can be shut.
type valve struct {
	out  io.Writer
	shut bool
}

func (v *valve) Write(p []byte) (int, error) {
	if v.shut {
		return len(p), nil
	}
	return v.out.Write(p)
}

func newMeasuredFile(s *Schema, format Format, out io.Writer) (_ *measuredFile, err error) {
	f := &measuredFile{shared: &valve{out: out, shut: format != CSV}, sum: sha256.New()}
	f.body = bufio.NewWriterSize(io.MultiWriter(out, (*fileMeasure)(f)), 64<<10)
	if format == CSV {
		f.escaped = newCSVWriter(f.body, CSVLayout{Header: s.fieldNames(), Kind: s.kind})
	} else if f.file, err = format.newWriter(s, f.body); err != nil {
		return nil, err
	}
	f.canonical, err = newCanonicalWriter(s, f.shared)
	return f, err
}

func (f *measuredFile) write(values []string) error {
	if f.file == nil && f.escaped.escapes(values) {
		if err := f.part(); err != nil {
			return err
		}
	}
	if err := f.canonical.write(values); err != nil || f.file == nil {
		return err
	}
	return f.file.Write(values)
}

// part lets the file, which was the canonical CSV so far, go on by itself.
func (f *measuredFile) part() error {
	if err := f.canonical.csv.Flush(); err != nil {
		return err
	}
	f.shared.shut = true
	sum, err := f.canonical.hash.(hash.Cloner).Clone()
	f.sum, f.bytes = sum, f.canonical.bytes
	f.file = f.escaped
	return err
}

// finish returns the measures of the file and of the canonical CSV.
func (f *measuredFile) finish() (written, canonical content, err error) {
	if canonical, err = f.canonical.finish(); err != nil || f.file == nil {
		return canonical, canonical, err
	}
	err = errors.Join(f.file.Flush(), f.body.Flush())
	return content{rows: canonical.rows, bytes: f.bytes, sha256: hex.EncodeToString(f.sum.Sum(nil))}, canonical, err
}
