package dataset

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"govhub/spreadsheet"
)

// CSVLayout is the form of a CSV.
type CSVLayout struct {
	Header []string
	Kind   func(column int) spreadsheet.Kind // of a column, whose texts are escaped; nil for no escapes
	CRLF   bool                              // lines end with CR LF, as in RFC 4180
	Excel  bool                              // separated by semicolons, after a byte order mark, with decimal commas, for Excel
}

// CSVWriter writes all CSV that leaves the hub, so that Excel and other readers take it for CSV.
type CSVWriter struct {
	out   *bufio.Writer
	csv   *csv.Writer        // to out
	texts []int              // columns that are escaped
	excel []spreadsheet.Kind // of all columns, for Excel
	cells []string
	comma byte
	end   string // of a line
}

// NewCSVWriter writes the header.
func NewCSVWriter(out io.Writer, l CSVLayout) (*CSVWriter, error) {
	w := newCSVWriter(out, l)
	if l.Excel {
		_, _ = w.out.WriteString("\uFEFF") // Write returns the error
		return w, w.csv.Write(l.Header)
	}
	if len(l.Header) > 0 && strings.HasPrefix(l.Header[0], "ID") {
		// Excel takes a file that begins with ID for SYLK and calls it broken. Names need no quotes otherwise.
		_, err := fmt.Fprintf(w.out, "%q%s%s", l.Header[0], strings.Join(slices.Concat([]string{""}, l.Header[1:]), ","), w.end)
		return w, err
	}
	return w, w.csv.Write(l.Header)
}

// newCSVWriter writes no header, as below one.
func newCSVWriter(out io.Writer, l CSVLayout) *CSVWriter {
	buffered := bufio.NewWriterSize(out, 32<<10)
	w := &CSVWriter{out: buffered, csv: csv.NewWriter(buffered), cells: make([]string, len(l.Header)), comma: ',', end: "\n"}
	if w.csv.UseCRLF = l.CRLF || l.Excel; w.csv.UseCRLF {
		w.end = "\r\n"
	}
	if l.Excel {
		w.comma, w.csv.Comma = ';', ';'
	}
	for i := range l.Header {
		if l.Kind != nil && l.Kind(i) == spreadsheet.Text {
			w.texts = append(w.texts, i)
		}
		if l.Excel {
			w.excel = append(w.excel, l.Kind(i))
		}
	}
	return w
}

// Write appends a row. It neither changes nor keeps the slice.
func (w *CSVWriter) Write(values []string) error {
	if len(values) == 1 && values[0] == "" { // encoding/csv would write an empty line, which readers skip
		_, err := w.out.WriteString(`""` + w.end)
		return err
	}
	if len(w.texts)+len(w.excel) > 0 {
		copy(w.cells, values)
		for _, i := range w.texts {
			w.cells[i] = escapeFormula(w.cells[i])
		}
		for i, kind := range w.excel {
			w.cells[i] = spreadsheet.ForExcel(kind, w.cells[i])
		}
		values = w.cells
	}
	line := w.out.AvailableBuffer()
	for i, cell := range values {
		if !isPlain(cell, w.comma) {
			return w.csv.Write(values)
		}
		if i > 0 {
			line = append(line, w.comma)
		}
		line = append(line, cell...)
	}
	_, err := w.out.Write(append(line, w.end...))
	return err
}

// escapes reports whether Write would escape a text of the row.
func (w *CSVWriter) escapes(values []string) bool {
	for _, i := range w.texts {
		if looksComputed(values[i]) {
			return true
		}
	}
	return false
}

// isPlain reports cells that CSV has as they are. Most rows have no other, and encoding/csv takes three times as long for them.
func isPlain(cell string, comma byte) bool {
	for i := range len(cell) {
		switch cell[i] {
		case '"', comma, '\n', '\r', '\\':
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(cell)
	return !unicode.IsSpace(first)
}

// Flush writes what is still buffered.
func (w *CSVWriter) Flush() error { return w.out.Flush() }
