package plan

import "govhub/db/columns"

// Cell tells how a leaf is read from the columns of a row in memory.
type Cell struct {
	column  string
	english string              // a column that is read instead, if it has a value, where the arguments ask for English
	asks    func(Args) bool     // reports whether they do
	tells   bool                // tells the language instead of the text
	prefix  string              // of an identifier, which ends with the key of the row
	compute func(string) string // works the value out from the text of the column, if not nil
}

// Column reads one column.
func Column(name string) *Cell { return &Cell{column: name} }

// Translated reads a column in the language that the arguments ask for, or else in the other one.
func Translated(russian, english string, asks func(Args) bool) *Cell {
	return &Cell{column: russian, english: english, asks: asks}
}

// Computed works a text out from one column. It is null where that is NULL, and where the function returns an empty one.
func Computed[V ~string](name string, of func(string) V) *Cell {
	return &Cell{column: name, compute: func(text string) string { return string(of(text)) }}
}

// LanguageOf tells the language of what Translated reads, of a text that is never missing in Russian.
func LanguageOf(russian, english string, asks func(Args) bool) *Cell {
	return &Cell{column: russian, english: english, asks: asks, tells: true}
}

// Identifier writes the identifier of the row.
func Identifier(resource string) *Cell { return &Cell{prefix: resource + ":"} }

// cell is a Cell of a table.
type cell struct {
	column  columns.Column
	other   columns.Column // for rows where the column is NULL
	prefix  string
	compute func(string) string

	language  columns.Column // of English texts, for a leaf that tells the language of a text
	inEnglish bool           // it is asked for in English
}

// of binds the cell to a table. It reports false if the table lacks the column.
func (c *Cell) of(t *columns.Table, args Args) (bound cell, ok bool) {
	if c.prefix != "" {
		return cell{column: t.Key(), prefix: c.prefix}, true
	}
	bound.column, bound.compute = t.Column(c.column), c.compute
	if c.english == "" {
		return bound, bound.column != nil
	}
	bound.other = t.Column(c.english)
	if bound.column == nil || bound.other == nil {
		return cell{}, false
	}
	english := c.asks(args)
	if c.tells {
		return cell{column: bound.column, language: bound.other, inEnglish: english}, true
	}
	if english {
		bound.column, bound.other = bound.other, bound.column
	}
	return bound, true
}

// append appends the leaf of a row.
func (c *cell) append(dst []byte, row int32) []byte {
	switch {
	case c.language != nil && c.inEnglish && !c.language.Null(row):
		return append(dst, `"EN"`...)
	case c.language != nil:
		return append(dst, `"RU"`...)
	case c.prefix != "":
		start := len(dst)
		return columns.Quote(c.column.AppendText(append(dst, c.prefix...), row), start)
	case c.compute != nil && !c.column.Null(row):
		return appendComputed(dst, c.compute(string(c.column.AppendText(nil, row))))
	case c.other != nil && c.column.Null(row):
		return c.other.AppendJSON(dst, row)
	}
	return c.column.AppendJSON(dst, row)
}

func appendComputed(dst []byte, value string) []byte {
	if value == "" {
		return append(dst, null...)
	}
	return columns.AppendQuoted(dst, value)
}
