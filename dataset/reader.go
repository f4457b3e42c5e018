package dataset

import (
	"bufio"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"govhub/dataset/gunzip"
)

// maxUnpacked bounds the bytes that a compressed file of a data package may unpack to.
const maxUnpacked = 8 << 30

// row is a valid row of a resource.
type row struct {
	values []string // canonical, in the order of the schema, "" for none; valid until the next row
	lines  []int    // line of each value; valid until the next row
	stated []bool   // fields with a column in the file
}

// tableReader reads the CSV of a resource.
type tableReader struct {
	file    packageFile
	problem func(Problem) // gets every problem, with file and line

	records *records
	csv     *csv.Reader
	next    int // line after the last record

	partial bool   // columns may be missing
	stated  []bool // fields that have a column
	columns []int  // field of each column of the file, -1 for none
	labels  []string
	parsers []*cellParser
	flawed  bool // the header lacks columns that rows need
}

// rows reads the file of a resource. It yields the valid rows and reports everything else to problem. A partial file may lack
// columns other than those of the key.
func (p *Package) rows(file packageFile, partial bool, problem func(Problem)) iter.Seq[row] {
	return func(yield func(row) bool) {
		t := &tableReader{file: file, partial: partial}
		t.problem = func(p Problem) {
			p.File = file.path
			problem(p)
		}
		raw, err := p.fsys.Open(file.path)
		if err != nil {
			t.problem(Problem{Code: CodeFile, Message: unreadable(err)})
			return
		}
		defer raw.Close()
		checked := newCheckedReader(raw, file)
		if t.read(checked, yield) {
			t.verify(checked)
		}
	}
}

// read reads the file. It returns false if the caller stopped early.
func (t *tableReader) read(file io.Reader, yield func(row) bool) (finished bool) {
	if strings.HasSuffix(t.file.path, ".gz") {
		file = gunzip.NewReader(file, maxUnpacked)
	}
	t.records = &records{source: file}
	buffered := bufio.NewReaderSize(t.records, 64<<10)
	if mark, _ := buffered.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		buffered.Discard(3)
	}
	t.csv = csv.NewReader(buffered)
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	t.next = 1

	header, err := t.record()
	if err != nil {
		if err == io.EOF {
			t.problem(Problem{Code: CodeSource, Message: "is empty: write a header with the names of the columns"})
		} else {
			t.fail(err)
		}
		return true
	}
	if len(header) == 1 && strings.Contains(header[0], ";") {
		t.problem(Problem{
			Line: 1, Code: CodeSource, Value: header[0], Message: "is separated by semicolons: save it with commas",
		})
		return true
	}
	if !t.readHeader(header) {
		return true
	}

	values := make([]string, len(t.file.schema.Fields))
	lines := make([]int, len(values))
	for i := range values {
		if !t.stated[i] {
			values[i] = t.file.schema.Fields[i].Missing
		}
	}
	for {
		cells, err := t.record()
		if err == io.EOF {
			t.blankLines(t.records.lines() + 1)
			return true
		}
		if err != nil {
			t.fail(err)
			return true
		}
		if t.readRow(cells, values, lines) && !yield(row{values: values, lines: lines, stated: t.stated}) {
			return false
		}
	}
}

// record returns the next record of the CSV and reports the blank lines before it, which encoding/csv skips.
func (t *tableReader) record() ([]string, error) {
	cells, err := t.csv.Read()
	if err != nil {
		return nil, err
	}
	line, _ := t.csv.FieldPos(0)
	t.blankLines(line)
	last := len(cells) - 1
	line, _ = t.csv.FieldPos(last)
	t.next = line + strings.Count(cells[last], "\n") + 1
	return cells, nil
}

// blankLines reports the lines from the end of the last record to the line that the next one starts on.
func (t *tableReader) blankLines(start int) {
	for line := t.next; line < start; line++ {
		t.problem(Problem{Line: line, Code: CodeBlankRow, Message: "is blank: remove the line"})
	}
}

// readHeader finds the field of each column. It returns false if the file is not text, so that reading on is useless.
func (t *tableReader) readHeader(labels []string) bool {
	s := t.file.schema
	t.labels = slices.Clone(labels)
	t.columns = make([]int, len(labels))
	t.parsers = make([]*cellParser, len(s.Fields))
	for i, label := range labels {
		line, _ := t.csv.FieldPos(i)
		if f := checkCharacters(label); f != nil {
			t.problem(Problem{Line: line, Column: fmt.Sprintf("column %d", i+1), Code: f.code, Value: label, Message: f.message})
			return false
		}
		t.columns[i] = s.column(label)
		p := Problem{Line: line, Column: label}
		switch {
		case label == "":
			p.Column = fmt.Sprintf("column %d", i+1)
			p.Code, p.Message = CodeBlankLabel, "has no name: name it or remove it"
		case slices.Contains(labels[:i], label), t.columns[i] >= 0 && slices.Contains(t.columns[:i], t.columns[i]):
			p.Code, p.Message = CodeDuplicateLabel, "appears twice: keep one column"
		case t.columns[i] < 0:
			p.Code, p.Message = CodeExtraLabel, "is not a column of "+s.Name+": remove it or correct its name"
		default:
			t.parsers[t.columns[i]] = newCellParser(s, &s.Fields[t.columns[i]])
			continue
		}
		t.columns[i] = -1
		t.flawed = true
		t.problem(p)
	}
	t.stated = make([]bool, len(s.Fields))
	for i, parser := range t.parsers {
		t.stated[i] = parser != nil
		if parser == nil && !t.mayLack(&s.Fields[i]) {
			t.flawed = true
			t.problem(Problem{
				Line: 1, Column: s.Fields[i].Name, Code: CodeMissingLabel,
				Message: "is missing: add the column, with a value in every row",
			})
		}
	}
	return true
}

// mayLack reports whether a file may lack the field: a whole one, if the field may be empty or has a value for `missing`; a
// partial one, unless it is part of the key.
func (t *tableReader) mayLack(f *Field) bool {
	if t.partial {
		return !slices.Contains(t.file.schema.PrimaryKey, f.Name)
	}
	return !f.Constraints.Required || f.Missing != ""
}

// readRow fills values and lines from the cells of a record. It returns false if the row is not valid.
func (t *tableReader) readRow(cells []string, values []string, lines []int) bool {
	start, _ := t.csv.FieldPos(0)
	if !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
		t.problem(Problem{Line: start, Code: CodeBlankRow, Message: "is blank: remove the line"})
		return false
	}
	good := !t.flawed
	if extra := len(cells) - len(t.columns); extra > 0 {
		line, _ := t.csv.FieldPos(len(t.columns))
		t.problem(Problem{Line: line, Code: CodeExtraCell, Value: cells[len(t.columns)], Message: fmt.Sprintf(
			"is beyond the %d columns of the header: quote cells that hold a comma", len(t.columns),
		)})
		good = false
	}
	if len(cells) < len(t.columns) {
		t.problem(Problem{Line: start, Column: t.labels[len(cells)], Code: CodeMissingCell, Message: fmt.Sprintf(
			"is missing: the row has %d cells, the header %d", len(cells), len(t.columns),
		)})
		good = false
	}
	for i, cell := range cells[:min(len(cells), len(t.columns))] {
		field := t.columns[i]
		if field < 0 {
			continue
		}
		if t.file.escapedFormulas && t.file.schema.Fields[field].Type == "string" {
			cell = unescapeFormula(cell)
		}
		value, flaw := t.parsers[field].parse(cell)
		line, _ := t.csv.FieldPos(i)
		if flaw != nil {
			t.problem(Problem{Line: line, Column: t.labels[i], Code: flaw.code, Value: cell, Message: flaw.message})
			good = false
			continue
		}
		values[field], lines[field] = value, line
	}
	return good
}

// fail reports an error that ends the reading of the file.
func (t *tableReader) fail(err error) {
	p := Problem{Line: t.next}
	packed, isPacked := errors.AsType[gunzip.Error](err)
	syntax, invalid := errors.AsType[*csv.ParseError](err)
	switch {
	case errors.Is(err, errLongRecord):
		p.Code, p.Message = CodeSource, fmt.Sprintf("begins a row of more than %d bytes: look for a quote that is not closed", maxRecord)
	case isPacked:
		p.Line, p.Code, p.Message = 0, CodeCompression, packed.Error()
	case invalid:
		p.Line, p.Code = syntax.StartLine, CodeSource
		p.Message = fmt.Sprintf("is not valid CSV at line %d, byte %d: "+
			"quote cells that hold quotes, and double those quotes", syntax.Line, syntax.Column)
	default:
		p.Line, p.Code, p.Message = 0, CodeFile, unreadable(err)
	}
	t.problem(p)
}

// unreadable says why a file cannot be read, without its path, which the problem names.
func unreadable(err error) string {
	if e, ok := errors.AsType[irregularError](err); ok {
		return e.Error()
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return "cannot be read: " + err.Error()
}

// checkedReader measures a file while it is read.
type checkedReader struct {
	file io.Reader
	size int64
	hash hash.Hash // nil if no checksum is expected
}

func newCheckedReader(raw io.Reader, file packageFile) *checkedReader {
	return &checkedReader{file: raw, hash: file.hash.new()}
}

func (c *checkedReader) Read(p []byte) (int, error) {
	n, err := c.file.Read(p)
	c.size += int64(n)
	if c.hash != nil {
		c.hash.Write(p[:n])
	}
	return n, err
}

// verify compares the file with the size and checksum in the descriptor.
func (t *tableReader) verify(c *checkedReader) {
	if _, err := io.Copy(io.Discard, c); err != nil {
		return // reported already
	}
	if want := t.file.bytes; want != 0 && c.size != want {
		t.problem(Problem{Code: CodeByteCount, Message: fmt.Sprintf(
			"has %d bytes, datapackage.json says %d: copy it again, or remove `bytes` if you edited it", c.size, want,
		)})
	}
	if c.hash == nil {
		return
	}
	if sum := hex.EncodeToString(c.hash.Sum(nil)); sum != t.file.hash.hex {
		t.problem(Problem{Code: CodeHashCount, Message: fmt.Sprintf(
			"has the %s %s, datapackage.json says %s: copy it again, or remove `hash` if you edited it",
			t.file.hash.algorithm, sum, t.file.hash.hex,
		)})
	}
}
