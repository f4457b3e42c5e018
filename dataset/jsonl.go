package dataset

import (
	"bufio"
	"encoding/json"
	"io"
)

// jsonlWriter writes a JSON object per row and line. Each has every field, null for no value. Numbers keep all published digits.
type jsonlWriter struct {
	out    *bufio.Writer
	fields []jsonField
	line   []byte
}

type jsonField struct {
	name string // with the punctuation around it
	text bool   // values are quoted
}

func newJSONLWriter(s *Schema, out io.Writer) (*jsonlWriter, error) {
	w := &jsonlWriter{out: bufio.NewWriter(out)}
	before := "{"
	for _, f := range s.Fields {
		name, err := json.Marshal(f.Name)
		if err != nil {
			return nil, err
		}
		w.fields = append(w.fields, jsonField{name: before + string(name) + ":", text: f.Type == "string" || f.Type == "date"})
		before = ","
	}
	return w, nil
}

func (w *jsonlWriter) Write(values []string) error {
	w.line = w.line[:0]
	for i, f := range w.fields {
		w.line = append(w.line, f.name...)
		switch {
		case values[i] == "":
			w.line = append(w.line, "null"...)
		case f.text:
			w.line = appendJSONString(w.line, values[i])
		default: // canonical numbers and booleans are JSON
			w.line = append(w.line, values[i]...)
		}
	}
	w.line = append(w.line, "}\n"...)
	_, err := w.out.Write(w.line)
	return err
}

func (w *jsonlWriter) Flush() error { return w.out.Flush() }

// appendJSONString appends a text of the hub: UTF-8 without control characters other than tab and line feed.
func appendJSONString(line []byte, text string) []byte {
	line = append(line, '"')
	start := 0
	for i := range len(text) {
		var escaped string
		switch text[i] {
		case '"':
			escaped = `\"`
		case '\\':
			escaped = `\\`
		case '\n':
			escaped = `\n`
		case '\t':
			escaped = `\t`
		default:
			continue
		}
		line = append(append(line, text[start:i]...), escaped...)
		start = i + 1
	}
	return append(append(line, text[start:]...), '"')
}
