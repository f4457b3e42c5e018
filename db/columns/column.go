package columns

// Column is a column of a table.
type Column interface {
	// Null reports whether the row has no value.
	Null(row int32) bool
	// AppendText appends the value of a row as PostgreSQL writes it, nothing for NULL.
	AppendText(dst []byte, row int32) []byte
	// AppendJSON appends the value of a row as JSON.
	AppendJSON(dst []byte, row int32) []byte
	// Bytes returns the memory that the column takes.
	Bytes() int64
}

// ordered is a column of packed integers.
type ordered interface {
	Column
	ranks() *packed // in the order of the values, nil if that is not known
	// place returns the first integer that is not less than a value, given as PostgreSQL writes it, and the first that is greater.
	// It reports false if the column cannot tell.
	place(value string) (least, after uint64, ok bool)
}

const null = "null"
