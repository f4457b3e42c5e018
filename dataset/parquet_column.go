package dataset

import (
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"govhub/db/batch"
)

// ParquetColumn is a column of a Parquet file.
type ParquetColumn struct {
	Name     string
	Type     ParquetType
	Required bool // never null
}

// ParquetType is what the texts of a column are written as.
type ParquetType int

const (
	ParquetText    ParquetType = iota
	ParquetDecimal             // a text too: it is exact, and its values have no common scale
	ParquetInt32
	ParquetInt64
	ParquetDouble
	ParquetBoolean
	ParquetDate
)

func (c ParquetColumn) node() parquet.Node {
	var node parquet.Node
	switch c.Type {
	case ParquetInt32:
		node = parquet.Int(32)
	case ParquetInt64:
		node = parquet.Int(64)
	case ParquetDouble:
		node = parquet.Leaf(parquet.DoubleType)
	case ParquetBoolean:
		node = parquet.Leaf(parquet.BooleanType)
	case ParquetDate:
		node = parquet.Date()
	case ParquetDecimal:
		node = parquet.String() // a dictionary would hold most values
	default:
		node = parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	}
	if !c.Required {
		node = parquet.Optional(node)
	}
	return node
}

// parquetColumn holds the values of a column that were not handed over yet.
type parquetColumn struct {
	ParquetColumn
	out    *parquet.ColumnWriter
	values []parquet.Value
	texts  []byte // that values are parts of

	// The last value: neighbouring rows often agree.
	last      string
	lastValue parquet.Value
}

func (c *parquetColumn) add(text string, index int) error {
	if text != c.last || len(c.values) == 0 {
		value, err := c.value(text)
		if err != nil {
			return err
		}
		level := 0
		if !c.Required && !value.IsNull() {
			level = 1
		}
		c.last, c.lastValue = text, value.Level(0, level, index)
	}
	c.values = append(c.values, c.lastValue)
	return nil
}

func (c *parquetColumn) handOver() error {
	_, err := c.out.WriteRowValues(c.values)
	c.values, c.texts = c.values[:0], c.texts[:0]
	return err
}

// value converts a text, which is of the column's type.
func (c *parquetColumn) value(text string) (parquet.Value, error) {
	if text == "" {
		return parquet.NullValue(), nil
	}
	switch c.Type {
	case ParquetInt32:
		n, err := strconv.ParseInt(text, 10, 32)
		return parquet.Int32Value(int32(n)), err
	case ParquetInt64:
		n, err := strconv.ParseInt(text, 10, 64)
		return parquet.Int64Value(n), err
	case ParquetDouble:
		x, err := strconv.ParseFloat(text, 64)
		return parquet.DoubleValue(x), err
	case ParquetBoolean:
		return parquet.BooleanValue(text == "true"), nil
	case ParquetDate:
		day, err := batch.Days(text)
		return parquet.Int32Value(day), err
	}
	start := len(c.texts)
	c.texts = append(c.texts, text...)
	return parquet.ByteArrayValue(c.texts[start:]), nil
}

// parquetField is a column of the schema.
type parquetField struct {
	parquet.Node
	name string
}

// Name implements parquet.Field.
func (f parquetField) Name() string { return f.name }

// Value implements parquet.Field for rows that are Go values; it is never called.
func (f parquetField) Value(base reflect.Value) reflect.Value {
	return base.MapIndex(reflect.ValueOf(f.name))
}

// parquetGroup is a group with columns in order. A parquet.Group sorts them by name.
type parquetGroup struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements parquet.Node.
func (g parquetGroup) Fields() []parquet.Field { return g.fields }
