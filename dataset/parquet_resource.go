package dataset

import "io"

// newResourceParquet writes a resource. Columns have the types of the Table Schema.
func newResourceParquet(s *Schema, out io.Writer) *ParquetWriter {
	columns := make([]ParquetColumn, len(s.Fields))
	for i := range s.Fields {
		f := &s.Fields[i]
		columns[i] = ParquetColumn{Name: f.Name, Type: parquetType(f), Required: f.Constraints.Required}
	}
	return NewParquetWriter(s.Name, columns, out)
}

func parquetType(f *Field) ParquetType {
	switch {
	case f.Type == "integer":
		return ParquetInt32
	case f.Type == "boolean":
		return ParquetBoolean
	case f.Type == "date":
		return ParquetDate
	case isFloat(f):
		return ParquetDouble
	case f.Type == "number":
		return ParquetDecimal
	}
	return ParquetText
}

// isFloat reports whether the field is a number that need not be exact: a coordinate.
func isFloat(f *Field) bool { return f.Type == "number" && f.Scalar == "Float" }
