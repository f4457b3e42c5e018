package dataset

import (
	"encoding/csv"
	"io"
)

// csvWriter writes the CSV of exports: the canonical one, save that texts which spreadsheets would compute are escaped.
type csvWriter struct {
	csv   *csv.Writer
	texts []int // fields of type string
	cells []string
}

func newCSVWriter(s *Schema, out io.Writer) (*csvWriter, error) {
	w := &csvWriter{csv: csv.NewWriter(out), cells: make([]string, len(s.Fields))}
	for i, f := range s.Fields {
		if f.Type == "string" {
			w.texts = append(w.texts, i)
		}
	}
	return w, w.csv.Write(s.fieldNames())
}

func (w *csvWriter) write(values []string) error {
	copy(w.cells, values)
	for _, i := range w.texts {
		w.cells[i] = EscapeFormula(w.cells[i])
	}
	return w.csv.Write(w.cells)
}

func (w *csvWriter) close() error {
	w.csv.Flush()
	return w.csv.Error()
}
