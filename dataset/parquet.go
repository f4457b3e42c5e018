package dataset

import (
	"io"
	"reflect"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
)

// Bounds of a row group, which Parquet keeps in memory while it is written: rows, and bytes of values.
const (
	rowGroupRows  = 128 << 10
	rowGroupBytes = 32 << 20
)

// parquetWriter writes Parquet. Columns have the types of the Table Schema; exact decimals stay text, as in GraphQL.
type parquetWriter struct {
	out    *parquet.GenericWriter[any]
	fields []parquetField
	row    parquet.Row
	rows   int
	bytes  int
}

func newParquetWriter(s *Schema, out io.Writer) *parquetWriter {
	w := &parquetWriter{row: make(parquet.Row, len(s.Fields))}
	columns := parquetColumns{Group: parquet.Group{}}
	for i := range s.Fields {
		f := parquetField{field: &s.Fields[i], Node: parquetNode(&s.Fields[i])}
		columns.Group[f.Name()] = f.Node
		columns.fields = append(columns.fields, f)
		w.fields = append(w.fields, f)
	}
	w.out = parquet.NewGenericWriter[any](out, parquet.NewSchema(s.Name, columns),
		parquet.Compression(&parquet.Zstd), parquet.CreatedBy("govhub", "1", ""))
	return w
}

// parquetNode returns the type of a column.
func parquetNode(f *Field) parquet.Node {
	var node parquet.Node
	switch {
	case f.Type == "integer":
		node = parquet.Int(32)
	case f.Type == "boolean":
		node = parquet.Leaf(parquet.BooleanType)
	case f.Type == "date":
		node = parquet.Date()
	case isFloat(f):
		node = parquet.Leaf(parquet.DoubleType)
	default:
		node = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
	if !f.Constraints.Required {
		node = parquet.Optional(node)
	}
	return node
}

// isFloat reports whether the field is a number that need not be exact: a coordinate.
func isFloat(f *Field) bool { return f.Type == "number" && f.Scalar == "Float" }

func (w *parquetWriter) Write(values []string) error {
	for i, f := range w.fields {
		value, err := f.value(values[i])
		if err != nil {
			return err
		}
		level := 0
		if f.Optional() && !value.IsNull() {
			level = 1
		}
		w.row[i] = value.Level(0, level, i)
		w.bytes += len(values[i])
	}
	if _, err := w.out.WriteRows([]parquet.Row{w.row}); err != nil {
		return err
	}
	w.rows++
	if w.rows < rowGroupRows && w.bytes < rowGroupBytes {
		return nil
	}
	w.rows, w.bytes = 0, 0
	return w.out.Flush()
}

func (w *parquetWriter) Flush() error { return w.out.Close() }

// parquetField is a column.
type parquetField struct {
	parquet.Node
	field *Field
}

// value converts a canonical value, which is of the field's type.
func (f parquetField) value(text string) (parquet.Value, error) {
	if text == "" {
		return parquet.NullValue(), nil
	}
	switch {
	case f.field.Type == "integer":
		n, err := strconv.ParseInt(text, 10, 32)
		return parquet.Int32Value(int32(n)), err
	case f.field.Type == "boolean":
		return parquet.BooleanValue(text == "true"), nil
	case f.field.Type == "date":
		day, err := time.Parse(time.DateOnly, text)
		const seconds = 24 * 60 * 60
		return parquet.Int32Value(int32(day.Unix() / seconds)), err // days begin at midnight: nothing to round
	case isFloat(f.field):
		x, err := strconv.ParseFloat(text, 64)
		return parquet.DoubleValue(x), err
	}
	return parquet.ByteArrayValue([]byte(text)), nil
}

// Name implements parquet.Field.
func (f parquetField) Name() string { return f.field.Name }

// Value implements parquet.Field for rows that are Go values; it is never called.
func (f parquetField) Value(base reflect.Value) reflect.Value {
	return base.MapIndex(reflect.ValueOf(f.field.Name))
}

// parquetColumns is a group with columns in order. A parquet.Group sorts them by name.
type parquetColumns struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements parquet.Node.
func (c parquetColumns) Fields() []parquet.Field { return c.fields }
