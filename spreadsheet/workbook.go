package spreadsheet

import (
	"archive/zip"
	"cmp"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"govhub/errorcode"
)

// Media is the media type of XLSX.
const Media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Bounds of Excel. It has a row more, the header.
const (
	MaxRows = excelize.TotalRows - 1
	maxCell = excelize.TotalCellChars // UTF-16 code units
)

// Names of the sheets.
const (
	rowsSheet  = "rows"
	aboutSheet = "about"
)

// Column is a column of a workbook.
type Column struct {
	Name string
	Kind Kind
}

// Workbook writes rows below a header that stays in sight, and a second sheet about them. The rows lie in a temporary file until
// the end, since the library writes no sheet before it is complete.
type Workbook struct {
	file    *excelize.File
	rows    *excelize.StreamWriter
	columns []Column
	cells   []any
	written int // rows, with the header
	date    int // style of days
	time    int // style of times
}

// New begins a workbook. Callers must call Drop.
func New(columns []Column) (_ *Workbook, err error) {
	w := &Workbook{file: excelize.NewFile(), columns: columns, cells: make([]any, len(columns))}
	defer func() {
		if err != nil {
			w.Drop()
		}
	}()
	if err := w.file.SetSheetName(w.file.GetSheetName(0), rowsSheet); err != nil {
		return nil, err
	}
	if w.date, err = w.style("yyyy\\-mm\\-dd"); err != nil {
		return nil, err
	}
	if w.time, err = w.style("yyyy\\-mm\\-dd\\ hh:mm:ss"); err != nil {
		return nil, err
	}
	if w.rows, err = w.file.NewStreamWriter(rowsSheet); err != nil {
		return nil, err
	}
	return w, w.header()
}

func (w *Workbook) style(format string) (int, error) {
	return w.file.NewStyle(&excelize.Style{CustomNumFmt: &format})
}

// header writes the names of the columns.
func (w *Workbook) header() error {
	bold, err := w.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, column := range w.columns {
		const least, most = 12, 40 // a narrower column shows a date as ###
		if err := w.rows.SetColWidth(i+1, i+1, float64(min(max(utf8.RuneCountInString(column.Name)+2, least), most))); err != nil {
			return err
		}
		w.cells[i] = excelize.Cell{StyleID: bold, Value: column.Name}
	}
	if err := w.rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return w.append()
}

// append writes the cells as the next row.
func (w *Workbook) append() error {
	w.written++
	return w.rows.SetRow("A"+strconv.Itoa(w.written), w.cells)
}

// Write appends a row of texts, of which empty ones are no cells.
func (w *Workbook) Write(row []string) error {
	for i, text := range row {
		if length(text) > maxCell {
			return errorcode.BadInput(errorcode.ResponseTooLarge,
				"row %d has a text of %d characters in %s; a cell of Excel has at most %d: leave the field out, or ask for CSV", w.written, length(text), w.columns[i].Name, maxCell)
		}
		w.cells[i] = w.value(w.columns[i].Kind, text)
	}
	return w.append()
}

// length counts characters as Excel does.
func length(text string) (n int) {
	if len(text) <= maxCell {
		return len(text) // at most
	}
	for _, r := range text {
		n += 1 + min(int(r>>16), 1)
	}
	return n
}

// value returns what a cell holds: a text, unless spreadsheets have exactly the same as a number, a boolean or a date.
func (w *Workbook) value(kind Kind, text string) any {
	if text == "" {
		return nil
	}
	switch kind {
	case Number, Float:
		if number, err := strconv.ParseFloat(text, 64); err == nil && (kind == Float || exact(text)) {
			return number
		}
	case Boolean:
		if truth, err := strconv.ParseBool(text); err == nil {
			return truth
		}
	case Date:
		return dated(time.DateOnly, text, w.date)
	case Time:
		return dated(time.RFC3339, text, w.time)
	}
	return text
}

// firstDay is the first day that all spreadsheets count alike: to Excel, 1900 was a leap year.
var firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// dated returns a date or a time of UTC, and the text where spreadsheets have none.
func dated(layout, text string, style int) any {
	t, err := time.Parse(layout, text)
	if err != nil || t.Before(firstDay) || t.Year() > 9999 {
		return text
	}
	return excelize.Cell{StyleID: style, Value: t.UTC()}
}

// Close writes the workbook. about are the rows of the second sheet; texts that are too long for a cell go on below.
func (w *Workbook) Close(out io.Writer, title string, published time.Time, about [][]string) error {
	if err := w.rows.Flush(); err != nil {
		return err
	}
	if err := w.about(about); err != nil {
		return err
	}
	day := published.UTC().Format(time.RFC3339)
	if err := w.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: "govhub", LastModifiedBy: "govhub", Created: day, Modified: day}); err != nil {
		return err
	}
	// The library would hold the whole file in memory.
	w.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(out) })
	return w.file.Write(io.Discard)
}

func (w *Workbook) about(rows [][]string) error {
	if _, err := w.file.NewSheet(aboutSheet); err != nil {
		return err
	}
	if err := cmp.Or(w.file.SetColWidth(aboutSheet, "A", "A", 20), w.file.SetColWidth(aboutSheet, "B", "E", 40)); err != nil {
		return err
	}
	at := 0
	for _, row := range rows {
		for more := true; more; {
			at++
			if row, more = w.aboutRow(at, row); more {
				row[0] = ""
			}
		}
	}
	return nil
}

// aboutRow writes as much of a row as cells hold, and returns what is left.
func (w *Workbook) aboutRow(at int, row []string) (left []string, more bool) {
	left = make([]string, len(row))
	for i, text := range row {
		cut := fitting(text)
		left[i], more = text[cut:], more || cut < len(text)
		if cut == 0 {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(i+1, at)
		if err == nil {
			err = w.file.SetCellStr(aboutSheet, cell, text[:cut])
		}
		if err != nil { // cannot happen: the sheet exists and has few cells
			panic(err)
		}
	}
	return left, more
}

// fitting returns how many bytes of a text a cell holds.
func fitting(text string) int {
	n := 0
	for at, r := range text {
		if n += 1 + min(int(r>>16), 1); n > maxCell {
			return at
		}
	}
	return len(text)
}

// Drop removes the temporary file.
func (w *Workbook) Drop() { _ = w.file.Close() }
