// Package oktmo reads the classifier of municipalities (OKTMO) as Rosstat publishes it: a row per code, 13 fields separated by
// ";", no header. Section 1 lists municipalities, section 2 the localities in them; rows of both alternate, and both hold
// headings.
package oktmo

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"govhub/ingest"
	"govhub/ingest/charset"
)

// Options says what a file does not show reliably.
type Options struct {
	Encoding string // of package charset; required and checked against the file
	Edition  string // day, month or year as of which the file lists municipalities
}

// Slug is the key of the source that Read states: each edition is a publication.
func Slug(edition string) string { return "rosstat-oktmo-" + edition }

// maxRow bounds the memory of a row. The longest that the publisher's structure allows is under 20 KB.
const maxRow = 64 << 10

// Read reads the unpacked classifier from r and gives the sink the source and a row per municipality of section 1.
//
// Read returns an *ingest.LayoutError if the first row has another number of fields or no code, and at any row for bytes that
// are not in the declared encoding or quotes after which rows cannot be separated. Any other row that breaks a rule is
// rejected on its own: missing or surplus fields, malformed values and dates, regions that do not exist, wrong check digits,
// duplicate codes in a section, codes and names that contradict each other, and municipalities without an earlier row for
// their parent. The sink gets every row of the file once, as a row, a reject or a skip. Skips are headings, inter-settlement
// territories, which have no self-government, and section 2.
//
// The source is a row of line 0. Rows come in the order of the file, except that an urban okrug waits for the next row of
// section 1, which shows whether it has intracity districts: skips and rejects in between come first.
//
// A file with the header code8, check_digit, … is a list of section 1, made from the classifier with commas between fields.
// The same rules apply; kind and parent_code8 are derived again from the digits. It has no centres, so rows leave those of the
// release unchanged.
//
// Names and centres are as in the classifier, except for white space, which is tidied, a stray mark after a name
// ("Новоуральский:"), which goes and leaves a note, words of the kind before it ("городской округ"), and the type of locality before a
// centre ("г Барнаул"). Dates are checked and left out: DATEVVED is when the last change of the row, or the classifier as a whole, took
// effect, not since when the code has been valid.
func Read(ctx context.Context, file string, r io.Reader, o Options, sink ingest.Sink) error {
	if o.Encoding != charset.UTF8 && o.Encoding != charset.Windows1251 {
		return fmt.Errorf("%s: encoding %q: declare %s or %s", file, o.Encoding, charset.UTF8, charset.Windows1251)
	}
	in := &ingest.RowLimit{File: r, Left: maxRow}
	buf := bufio.NewReader(in)
	if err := skipMark(file, buf, o.Encoding); err != nil {
		return err
	}
	form, err := layoutOf(file, buf)
	if err != nil {
		return err
	}
	rows := csv.NewReader(buf)
	rows.Comma = form.comma
	rows.FieldsPerRecord = -1 // the interpreter counts, and reports it better
	rows.ReuseRecord = true

	it := newInterpreter(file, o, form, sink)
	line := 0
	n := 0 // records
	for ; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		in.Left = maxRow
		cells, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return readError(file, line, in.Err, err)
		}
		line, _ = rows.FieldPos(0)
		if err := it.row(line, cells); err != nil {
			return err
		}
	}
	switch {
	case n == 0:
		return &ingest.LayoutError{File: file, Reason: "holds no row"}
	case n == 1 && form.header:
		return &ingest.LayoutError{File: file, Line: line, Reason: "holds no row below its header"}
	}
	return it.end()
}

// skipMark skips the byte order mark that Windows programs write before UTF-8.
func skipMark(file string, buf *bufio.Reader, encoding string) error {
	mark := []byte("\ufeff")
	start, err := buf.Peek(len(mark))
	switch {
	case err != nil && err != io.EOF:
		return fmt.Errorf("%s: %w", file, err)
	case !bytes.Equal(start, mark):
		return nil
	case encoding != charset.UTF8:
		return &ingest.LayoutError{File: file, Line: 1, Reason: "begins with the byte order mark of UTF-8: declare the encoding " + charset.UTF8}
	}
	_, err = buf.Discard(len(mark))
	return err
}

// readError returns why reading rows ended: a read failed, or the file is not CSV. Line is the last that was read.
func readError(file string, line int, reading, err error) error {
	syntax, invalid := errors.AsType[*csv.ParseError](err)
	switch {
	case errors.Is(reading, ingest.ErrLongRow):
		return &ingest.LayoutError{File: file, Line: line + 1, Reason: fmt.Sprintf(
			"begins a row of more than %d KiB: look for a quote that is not closed", maxRow>>10,
		)}
	case reading != nil:
		return fmt.Errorf("%s: %w", file, reading)
	case invalid:
		return &ingest.LayoutError{File: file, Line: syntax.StartLine, Reason: fmt.Sprintf(
			"is not valid CSV at line %d, byte %d, so that rows cannot be told apart from there on: "+
				"separate fields as in the first line, quote fields that hold quotes, and double those quotes", syntax.Line, syntax.Column,
		)}
	}
	return fmt.Errorf("%s: %w", file, err)
}
