package table

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"govhub/citation"
	"govhub/cite"
	"govhub/dataset"
	"govhub/db"
	"govhub/spreadsheet"
)

// cellBytes estimates the markup of a cell, which counts as content: all of it lies in a temporary file.
const cellBytes = 40

// workbookRows writes the rows as a workbook, with a sheet about them.
type workbookRows struct {
	*origin
	book  *spreadsheet.Workbook
	most  *budget
	out   io.Writer
	cells []string
}

func newWorkbookRows(p *pages, most *budget, out io.Writer) (writer, error) {
	columns := make([]spreadsheet.Column, len(p.List.Columns))
	for i, c := range p.List.Columns {
		columns[i] = spreadsheet.Column{Name: c.Header, Kind: c.Kind()}
	}
	book, err := spreadsheet.New(columns)
	return &workbookRows{newOrigin(p), book, most, out, make([]string, len(columns))}, err
}

func (w *workbookRows) write(text []byte) error {
	row, err := decode(text)
	if err != nil {
		return err
	}
	w.add(row)
	size := 0
	for i, column := range w.pages.List.Columns {
		w.cells[i] = column.Cell(row)
		size += len(w.cells[i]) + cellBytes
	}
	if err := w.most.spend(size); err != nil {
		return err
	}
	return w.book.Write(w.cells)
}

func (w *workbookRows) close() error {
	about, err := w.about()
	if err != nil {
		return err
	}
	return w.book.Close(w.out, w.pages.List.Path, w.info.PublishedAt, about)
}

func (w *workbookRows) drop() { w.book.Drop() }

// about is the sheet about the rows.
func (w *workbookRows) about() ([][]string, error) {
	sources, err := w.sources()
	if err != nil {
		return nil, err
	}
	english, err := w.whole(cite.APA, db.LangEn)
	if err != nil {
		return nil, err
	}
	russian, err := w.whole(cite.GOST, db.LangRu)
	if err != nil {
		return nil, err
	}
	cited, err := w.cite(sources, cite.APA, db.LangEn)
	if err != nil {
		return nil, err
	}
	licences, err := w.licences(sources)
	if err != nil {
		return nil, err
	}
	variables, err := indented(w.pages.List.op.Variables)
	if err != nil {
		return nil, err
	}
	rows := [][]string{
		{"Rows", strconv.Itoa(w.pages.rows) + " of " + w.pages.List.Path},
		{"Release", fmt.Sprint(w.info.Number), w.info.PublishedAt.UTC().Format(time.RFC3339)},
		{"Cite", english},
		{"", russian},
	}
	for _, l := range licences {
		rows = append(rows, []string{"Licence", l.Line()[len("- "):]})
	}
	texts := citation.Stated(sources)
	for i, s := range sources {
		rows = append(rows, []string{"Source", s.Slug, cited[i], dataset.StatedLicence(texts[s.Slug])})
	}
	for _, c := range w.pages.List.Columns {
		rows = append(rows, []string{"Column", c.Header, c.Definition.Description})
	}
	return append(rows, []string{"Query", w.query()}, []string{"Variables", string(variables)}), nil
}
