package columns

// Derived is a column whose values depend on those of another, its base, alone. It takes memory for the different values only.
type Derived struct {
	base   *Text
	values *Text // by code of the base
}

// NewDerived returns the column whose rows have the value of their code of the base.
func NewDerived(base, values *Text) *Derived { return &Derived{base, values} }

// Null reports whether the row has no value.
func (c *Derived) Null(row int32) bool { return c.values.Null(c.base.Code(row)) }

// AppendText appends the value of a row.
func (c *Derived) AppendText(dst []byte, row int32) []byte {
	return c.values.AppendText(dst, c.base.Code(row))
}

// AppendJSON appends the value of a row as JSON.
func (c *Derived) AppendJSON(dst []byte, row int32) []byte {
	return c.values.AppendJSON(dst, c.base.Code(row))
}

// Bytes returns the memory that the column takes, without its base.
func (c *Derived) Bytes() int64 { return c.values.Bytes() }

// where returns the condition that rows have values that meet a condition on the values.
func (c *Derived) where(values Condition) Condition {
	return Among{c.base, matches(c.base.Codes(), values)}
}

// Codes returns the number of codes of the values, with the one of NULL.
func (c *Derived) Codes() int { return c.values.Codes() }

// Word returns the value of a code, empty for NULL.
func (c *Derived) Word(code int32) string { return c.values.Word(code) }
