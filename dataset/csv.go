package dataset

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// CSVLayout is the form of a CSV.
type CSVLayout struct {
	Header []string
	Text   func(column int) bool // reports whether the texts of a column are escaped for spreadsheets; nil for none
	CRLF   bool                  // lines end with CR LF, as in RFC 4180
}

// CSVWriter writes all CSV that leaves the hub, so that Excel and other readers take it for CSV.
type CSVWriter struct {
	out   io.Writer
	csv   *csv.Writer
	texts []int // columns that are escaped
	cells []string
	end   string // of a line
}

// NewCSVWriter writes the header.
func NewCSVWriter(out io.Writer, l CSVLayout) (*CSVWriter, error) {
	w := newCSVWriter(out, l)
	if len(l.Header) > 0 && strings.HasPrefix(l.Header[0], "ID") {
		// Excel takes a file that begins with ID for SYLK and calls it broken. Names need no quotes otherwise.
		_, err := fmt.Fprintf(out, "%q%s%s", l.Header[0], strings.Join(slices.Concat([]string{""}, l.Header[1:]), ","), w.end)
		return w, err
	}
	return w, w.csv.Write(l.Header)
}

// newCSVWriter writes no header, as below one.
func newCSVWriter(out io.Writer, l CSVLayout) *CSVWriter {
	w := &CSVWriter{out: out, csv: csv.NewWriter(out), cells: make([]string, len(l.Header)), end: "\n"}
	if w.csv.UseCRLF = l.CRLF; l.CRLF {
		w.end = "\r\n"
	}
	for i := range l.Header {
		if l.Text != nil && l.Text(i) {
			w.texts = append(w.texts, i)
		}
	}
	return w
}

// Write appends a row. It neither changes nor keeps the slice.
func (w *CSVWriter) Write(values []string) error {
	if len(values) == 1 && values[0] == "" { // encoding/csv would write an empty line, which readers skip
		w.csv.Flush()
		_, err := io.WriteString(w.out, `""`+w.end)
		return errors.Join(w.csv.Error(), err)
	}
	if len(w.texts) == 0 {
		return w.csv.Write(values)
	}
	copy(w.cells, values)
	for _, i := range w.texts {
		w.cells[i] = escapeFormula(w.cells[i])
	}
	return w.csv.Write(w.cells)
}

// Flush writes what is still buffered.
func (w *CSVWriter) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
