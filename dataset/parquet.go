package dataset

import (
	"errors"
	"io"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"govhub/db/batch"
)

// Bounds of a row group, which Parquet keeps in memory while it is written: rows, and bytes of values.
const (
	rowGroupRows  = 128 << 10
	rowGroupBytes = 32 << 20
)

// parquetRows is how many rows are handed to the library at once, a column after the other.
const parquetRows = 1024

// parquetWriter writes Parquet. Columns have the types of the Table Schema; exact decimals stay text, as in GraphQL.
type parquetWriter struct {
	out     *parquet.GenericWriter[any]
	columns []parquetColumn
	rows    int // of the row group
	bytes   int
}

// parquetColumn holds the values of a column that were not handed over yet.
type parquetColumn struct {
	parquetField
	out    *parquet.ColumnWriter
	values []parquet.Value
	texts  []byte // that values are parts of

	// The last value: neighbouring rows often agree.
	last      string
	lastValue parquet.Value
}

func newParquetWriter(s *Schema, out io.Writer) *parquetWriter {
	w := &parquetWriter{columns: make([]parquetColumn, len(s.Fields))}
	group := parquetGroup{Group: parquet.Group{}}
	for i := range s.Fields {
		f := parquetField{field: &s.Fields[i], Node: parquetNode(&s.Fields[i])}
		group.Group[f.Name()] = f.Node
		group.fields = append(group.fields, f)
	}
	w.out = parquet.NewGenericWriter[any](out, parquet.NewSchema(s.Name, group),
		parquet.Compression(&parquet.Zstd), parquet.DataPageStatistics(false), parquet.CreatedBy("govhub", "1", ""))
	for i, column := range w.out.ColumnWriters() {
		w.columns[i] = parquetColumn{parquetField: group.fields[i].(parquetField), out: column, lastValue: parquet.NullValue().Level(0, 0, i)}
	}
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
	case f.Type == "number":
		node = parquet.String() // a dictionary would hold most values
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
	for i := range w.columns {
		if err := w.columns[i].add(values[i], i); err != nil {
			return err
		}
		w.bytes += len(values[i])
	}
	w.rows++
	if w.rows >= rowGroupRows || w.bytes >= rowGroupBytes {
		w.rows, w.bytes = 0, 0
		return errors.Join(w.handOver(), w.out.Flush())
	}
	if w.rows%parquetRows == 0 {
		return w.handOver()
	}
	return nil
}

func (w *parquetWriter) handOver() error {
	for i := range w.columns {
		c := &w.columns[i]
		if _, err := c.out.WriteRowValues(c.values); err != nil {
			return err
		}
		c.values, c.texts = c.values[:0], c.texts[:0]
	}
	return nil
}

func (w *parquetWriter) Flush() error { return errors.Join(w.handOver(), w.out.Close()) }

func (c *parquetColumn) add(text string, index int) error {
	if text != c.last || len(c.values) == 0 {
		value, err := c.value(text)
		if err != nil {
			return err
		}
		level := 0
		if c.Optional() && !value.IsNull() {
			level = 1
		}
		c.last, c.lastValue = text, value.Level(0, level, index)
	}
	c.values = append(c.values, c.lastValue)
	return nil
}

// parquetField is a column of the schema.
type parquetField struct {
	parquet.Node
	field *Field
}

// value converts a canonical value, which is of the field's type.
func (c *parquetColumn) value(text string) (parquet.Value, error) {
	if text == "" {
		return parquet.NullValue(), nil
	}
	switch {
	case c.field.Type == "integer":
		n, err := strconv.ParseInt(text, 10, 32)
		return parquet.Int32Value(int32(n)), err
	case c.field.Type == "boolean":
		return parquet.BooleanValue(text == "true"), nil
	case c.field.Type == "date":
		day, err := batch.Days(text)
		return parquet.Int32Value(day), err
	case isFloat(c.field):
		x, err := strconv.ParseFloat(text, 64)
		return parquet.DoubleValue(x), err
	}
	start := len(c.texts)
	c.texts = append(c.texts, text...)
	return parquet.ByteArrayValue(c.texts[start:]), nil
}

// Name implements parquet.Field.
func (f parquetField) Name() string { return f.field.Name }

// Value implements parquet.Field for rows that are Go values; it is never called.
func (f parquetField) Value(base reflect.Value) reflect.Value {
	return base.MapIndex(reflect.ValueOf(f.field.Name))
}

// parquetGroup is a group with columns in order. A parquet.Group sorts them by name.
type parquetGroup struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements parquet.Node.
func (g parquetGroup) Fields() []parquet.Field { return g.fields }
