package dataset

import (
	"errors"
	"io"

	"github.com/parquet-go/parquet-go"
)

// Bounds of a row group, which Parquet keeps in memory while it is written: rows, and bytes of values.
const (
	rowGroupRows  = 128 << 10
	rowGroupBytes = 32 << 20
)

// cellBytes is what a cell takes in a row group besides its text: levels, and what a number is longer than its digits.
const cellBytes = 8

// parquetCells is how many cells are handed to the library at once, a column after the other.
const parquetCells = 16 << 10

// ParquetWriter writes all Parquet that leaves the hub.
type ParquetWriter struct {
	out     *parquet.GenericWriter[any]
	columns []parquetColumn
	rows    int // of the row group
	bytes   int
	held    int // rows that were not handed over yet
}

// NewParquetWriter writes the columns in their order. No two have the same name.
func NewParquetWriter(name string, columns []ParquetColumn, out io.Writer) *ParquetWriter {
	w := &ParquetWriter{columns: make([]parquetColumn, len(columns))}
	group := parquetGroup{Group: parquet.Group{}}
	for _, c := range columns {
		f := parquetField{Node: c.node(), name: c.Name}
		group.Group[c.Name] = f.Node
		group.fields = append(group.fields, f)
	}
	w.out = parquet.NewGenericWriter[any](out, parquet.NewSchema(name, group),
		parquet.Compression(&parquet.Zstd), parquet.DataPageStatistics(false), parquet.CreatedBy("govhub", "1", ""))
	for i, column := range w.out.ColumnWriters() {
		w.columns[i] = parquetColumn{ParquetColumn: columns[i], out: column, lastValue: parquet.NullValue().Level(0, 0, i)}
	}
	return w
}

// Write appends a row. An empty text is null. It does not keep the slice.
func (w *ParquetWriter) Write(values []string) error {
	for i := range w.columns {
		if err := w.columns[i].add(values[i], i); err != nil {
			return err
		}
		w.bytes += len(values[i]) + cellBytes
	}
	w.rows++
	w.held++
	if w.rows >= rowGroupRows || w.bytes >= rowGroupBytes {
		w.rows, w.bytes = 0, 0
		return errors.Join(w.handOver(), w.out.Flush())
	}
	if w.held*len(w.columns) >= parquetCells {
		return w.handOver()
	}
	return nil
}

func (w *ParquetWriter) handOver() error {
	for i := range w.columns {
		if err := w.columns[i].handOver(); err != nil {
			return err
		}
	}
	w.held = 0
	return nil
}

// Flush writes the end of the file.
func (w *ParquetWriter) Flush() error { return errors.Join(w.handOver(), w.out.Close()) }
