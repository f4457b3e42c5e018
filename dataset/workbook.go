package dataset

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"govhub/errorcode"
	"govhub/spreadsheet"
)

// kind is what spreadsheets take the values of a field for.
func (s *Schema) kind(field int) spreadsheet.Kind {
	switch f := &s.Fields[field]; {
	case isFloat(f):
		return spreadsheet.Float
	case f.Type == "integer", f.Type == "number":
		return spreadsheet.Number
	case f.Type == "boolean":
		return spreadsheet.Boolean
	case f.Type == "date":
		return spreadsheet.Date
	}
	return spreadsheet.Text
}

// workbookWriter writes the rows of a workbook; writeWorkbook writes the rest.
type workbookWriter struct{ *spreadsheet.Workbook }

func newWorkbookWriter(s *Schema) (workbookWriter, error) {
	columns := make([]spreadsheet.Column, len(s.Fields))
	for i, f := range s.Fields {
		columns[i] = spreadsheet.Column{Name: f.Name, Kind: s.kind(i)}
	}
	book, err := spreadsheet.New(columns)
	return workbookWriter{book}, err
}

func (workbookWriter) Flush() error { return nil }

// writeWorkbook writes a resource as a workbook. It refuses one with more rows than Excel has.
func (e *exporter) writeWorkbook(ctx context.Context, r *Resource, out io.Writer) error {
	if r.Rows > spreadsheet.MaxRows {
		return errorcode.BadInput(errorcode.ResponseTooLarge,
			"%s has %d rows; a sheet of Excel has at most %d below its header: ask for .csv or .parquet, or for some of the rows by a query", r.Name, r.Rows, spreadsheet.MaxRows)
	}
	s := schemaOf(r.Name)
	file, err := newMeasuredFile(s, XLSX, io.Discard)
	if err != nil {
		return err
	}
	book := file.file.(workbookWriter)
	defer book.Drop()
	if _, _, err := e.fill(ctx, r, file); err != nil {
		return err
	}
	about, err := e.about(ctx, s, r)
	if err != nil {
		return err
	}
	return book.Close(out, s.Title, e.info.PublishedAt, about)
}

// about is the sheet about a resource.
func (e *exporter) about(ctx context.Context, s *Schema, r *Resource) ([][]string, error) {
	sources, err := e.sources(ctx)
	if err != nil {
		return nil, err
	}
	p := newExportedPackage(e.info)
	p.Resources = []exportedResource{{Name: s.Name}}
	p.attribute(sources, e.cited)
	rows := [][]string{
		{s.Title, s.Description},
		{"Rows", strconv.FormatInt(r.Rows, 10)},
		{"Release", fmt.Sprint(e.info.Number), e.info.PublishedAt.UTC().Format(time.RFC3339)},
		{"Cite", fmt.Sprintf("%s, release %d, %s. Cite the source of a single fact as well.", p.title(), p.Release, p.day())},
	}
	for _, l := range p.licences {
		rows = append(rows, []string{"Licence", l.Line()[len("- "):]})
	}
	for _, c := range p.SourcesUsed {
		rows = append(rows, []string{"Source", c.Name, c.Title, c.Publisher, c.Path, c.License})
	}
	for _, f := range s.Fields {
		rows = append(rows, []string{"Column", f.Name, f.Description})
	}
	return rows, nil
}
