package dataset

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// A row group of many columns has few rows, even if most cells are null: all of it lies in memory.
func TestParquetRowGroupsAreBounded(t *testing.T) {
	t.Parallel()
	columns := make([]ParquetColumn, 2000)
	for i := range columns {
		columns[i] = ParquetColumn{Name: fmt.Sprintf("c%04d", i), Type: ParquetInt64}
	}
	var out bytes.Buffer
	w := NewParquetWriter("wide", columns, &out)
	cells := make([]string, len(columns))
	for i := range 2500 {
		cells[0] = fmt.Sprint(i)
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
		if held := len(w.columns[0].values) * len(columns); held > parquetCells {
			t.Fatalf("%d cells were not handed over", held)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if file.NumRows() != 2500 || len(file.RowGroups()) < 2 {
		t.Errorf("%d rows in %d groups", file.NumRows(), len(file.RowGroups()))
	}
	for i, group := range file.RowGroups() {
		if size := int(group.NumRows()) * len(columns) * cellBytes; size > rowGroupBytes+len(columns)*cellBytes {
			t.Errorf("group %d takes %d bytes", i, size)
		}
	}
}
