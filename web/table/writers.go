package table

import (
	"bufio"
	"io"
	"slices"

	"govhub/dataset"
	"govhub/spreadsheet"
)

// writer writes rows in a format.
type writer interface {
	write(row []byte) error
	close() error // writes the end of the file
}

// dropper is a writer with temporary files.
type dropper interface{ drop() }

// csvRows writes the columns of the rows.
type csvRows struct {
	list  *List
	csv   *dataset.CSVWriter
	cells []string
}

func newCSVRows(p *pages, most *budget, out io.Writer) (writer, error) {
	return csvOf(p.List, most.over(out), false)
}

func newExcelCSVRows(p *pages, most *budget, out io.Writer) (writer, error) {
	return csvOf(p.List, most.over(out), true)
}

func csvOf(l *List, out io.Writer, excel bool) (*csvRows, error) {
	layout := dataset.CSVLayout{Kind: func(i int) spreadsheet.Kind { return l.Columns[i].Kind() }, Excel: excel}
	for _, column := range l.Columns {
		layout.Header = append(layout.Header, column.Header)
	}
	w, err := dataset.NewCSVWriter(out, layout)
	return &csvRows{list: l, csv: w, cells: make([]string, len(l.Columns))}, err
}

func (c *csvRows) write(text []byte) error {
	row, err := decode(text)
	if err != nil {
		return err
	}
	return c.record(row)
}

func (c *csvRows) record(row any) error {
	for i, column := range c.list.Columns {
		c.cells[i] = column.Cell(row)
	}
	return c.csv.Write(c.cells)
}

func (c *csvRows) close() error { return c.csv.Flush() }

// ndjsonRows writes each row as the JSON of the answer.
type ndjsonRows struct{ out *bufio.Writer }

func newNDJSONRows(_ *pages, most *budget, out io.Writer) (writer, error) {
	return ndjsonRows{bufio.NewWriter(most.over(out))}, nil
}

func (n ndjsonRows) write(row []byte) error {
	_, err := n.out.Write(append(slices.Clip(row), '\n'))
	return err
}

func (n ndjsonRows) close() error { return n.out.Flush() }

// budget is the number of bytes of rows that a download may still write, before compression.
type budget struct{ left int64 }

// over returns a writer to w that rejects writes beyond the budget.
func (b *budget) over(w io.Writer) io.Writer { return budgeted{b, w} }

// spend takes bytes of the budget.
func (b *budget) spend(n int) error {
	if b.left -= int64(n); b.left < 0 {
		return ErrSize
	}
	return nil
}

type budgeted struct {
	budget *budget
	w      io.Writer
}

func (b budgeted) Write(p []byte) (int, error) {
	if err := b.budget.spend(len(p)); err != nil {
		return 0, err
	}
	return b.w.Write(p)
}
