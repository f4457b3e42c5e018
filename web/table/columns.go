package table

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"govhub/spreadsheet"
)

// field is a selected field of a row.
type field struct {
	key        string
	definition *ast.FieldDefinition
	fields     []*field // of an object, or of the objects of a list
}

func (f *field) list() bool { return f.definition.Type.Elem != nil }

// fields lists the selected fields of objects of a type, in the order of the query.
func (l *List) fields(def *ast.Definition, set ast.SelectionSet) []*field {
	var list []*field
	for _, c := range l.collect(def, set) {
		f := &field{key: c.Alias, definition: c.Definition}
		if below := l.schema.Types[c.Definition.Type.Name()]; below != nil && below.IsCompositeType() {
			f.fields = l.fields(below, c.Selections)
		}
		list = append(list, f)
	}
	return list
}

// Column is a column of the table: a field of the row, or of an object in it.
type Column struct {
	Header     string // names of the fields on its path, joined by dots
	Definition *ast.FieldDefinition

	way   []*field
	place *int // in the list at the end of the way; nil for the list itself, and for other values
}

// columnsOf flattens objects; a list is one column.
func columnsOf(fields, way []*field) []*Column {
	var columns []*Column
	for _, f := range fields {
		steps := append(way[:len(way):len(way)], f)
		if f.fields != nil && !f.list() {
			columns = append(columns, columnsOf(f.fields, steps)...)
			continue
		}
		names := make([]string, len(steps))
		for i, s := range steps {
			names[i] = s.key
		}
		columns = append(columns, &Column{Header: strings.Join(names, "."), Definition: f.definition, way: steps})
	}
	return columns
}

// kinds are the scalars that are no texts in spreadsheets.
var kinds = map[string]spreadsheet.Kind{
	"Int": spreadsheet.Number, "Int64": spreadsheet.Number, "Decimal": spreadsheet.Number, "Float": spreadsheet.Float,
	"Boolean": spreadsheet.Boolean, "Date": spreadsheet.Date, "Time": spreadsheet.Time,
}

// Kind is what spreadsheets take the cells for. A list is JSON, a text.
func (c *Column) Kind() spreadsheet.Kind {
	if c.Definition.Type.Elem != nil {
		return spreadsheet.Text
	}
	return kinds[c.Definition.Type.Name()]
}

// Cell returns the column's value in a row: an empty text for null, JSON for a list.
func (c *Column) Cell(row any) string {
	value := c.value(row)
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	var b bytes.Buffer
	c.way[len(c.way)-1].write(&b, value)
	return b.String()
}

// value is nil below an object that is null.
func (c *Column) value(row any) any {
	for _, f := range c.way {
		object, ok := row.(map[string]any)
		if !ok {
			return nil
		}
		row = object[f.key]
	}
	if list, ok := row.([]any); ok && c.place != nil {
		return list[*c.place]
	}
	return row
}

// write writes the value as JSON.
func (c *Column) write(b *bytes.Buffer, row any) { c.way[len(c.way)-1].write(b, c.value(row)) }

// write writes JSON with the selected members, in the order of the query.
func (f *field) write(b *bytes.Buffer, value any) {
	switch v := value.(type) {
	case []any:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			f.write(b, item)
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		first := true
		for _, below := range f.fields {
			member, ok := v[below.key]
			if !ok {
				continue // of another type
			}
			if !first {
				b.WriteByte(',')
			}
			first = false
			scalar(b, below.key)
			b.WriteByte(':')
			below.write(b, member)
		}
		b.WriteByte('}')
	default:
		scalar(b, value)
	}
}

func scalar(b *bytes.Buffer, value any) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil { // cannot happen: it was decoded from JSON
		panic(err)
	}
	b.Truncate(b.Len() - 1) // the line feed
}

// decode decodes a row for Cell and addSources. Numbers keep their text.
func decode(row []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(row))
	d.UseNumber()
	var value any
	err := d.Decode(&value)
	return value, err
}
