package indicators

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"govhub/ingest"
)

// maxRecord is how many bytes the reader may take in for one row, several times what a row of statistics needs.
const maxRecord = 1 << 20

// contextEvery is after how many rows the context is asked: often enough to stop at once, seldom enough to cost nothing.
const contextEvery = 1024

// Read reads a file: its source, its indicators and its observations go to the sink. Places may be nil unless the mapping
// has places in the form FormTerritoryID.
//
// Each cell of values becomes a row, a reject or, if it is empty, a skip; a line that is refused or left out as a whole is
// one reject or one skip. Keys that come twice are not looked for: that would need the whole file in memory.
//
// The error is an *ingest.LayoutError if the file is not what the mapping describes.
func (m *Mapping) Read(ctx context.Context, file string, r io.Reader, places Places, sink ingest.Sink) error {
	if m.Place.Form == FormTerritoryID && places == nil {
		return fmt.Errorf("%s: mapping %q has numbers of territories: name the dictionary of municipal districts by --dictionary", file, m.Name)
	}
	f := &reading{
		mapping: m, file: file, sink: sink,
		place:     placeReader{form: m.Place.Form, places: places},
		published: map[string]*series{},
		table: &ingest.Table{
			Resource: "observation",
			Columns:  []string{"indicator", "place", "period", "breakdown", "value", "status", "note", "source"},
		},
	}
	f.cells[atSource] = m.Source.Slug
	f.limit = ingest.RowLimit{File: r, Left: maxRecord}
	f.csv = csv.NewReader(withoutMark(&f.limit))
	f.csv.FieldsPerRecord = -1
	f.csv.ReuseRecord = true

	if err := f.readHeader(); err != nil {
		return err
	}
	for n := 0; ; n++ {
		if n%contextEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("read %s: %w", file, context.Cause(ctx))
		}
		cells, err := f.record()
		if err == io.EOF && n == 0 {
			return &ingest.LayoutError{File: file, Line: f.line, Reason: "holds no row below its header: obtain the file again"}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := f.readRow(cells); err != nil {
			return err
		}
	}
}

// Cells of an observation.
const (
	atIndicator = iota
	atPlace
	atPeriod
	atBreakdown
	atValue
	atStatus
	atNote
	atSource
	observationLength
)

// reading is a file that is being read.
type reading struct {
	mapping *Mapping
	file    string
	sink    ingest.Sink

	limit     ingest.RowLimit
	csv       *csv.Reader
	line      int // on which the last record starts
	header    []string
	layout    *layout
	published map[string]*series // by the text of the column of indicators
	place     placeReader

	table *ingest.Table
	cells [observationLength]string
}

// record returns the next record, io.EOF after the last.
func (f *reading) record() ([]string, error) {
	f.limit.Left = maxRecord
	cells, err := f.csv.Read()
	if err == nil {
		f.line, _ = f.csv.FieldPos(0)
		if slices.ContainsFunc(cells, func(cell string) bool { return !utf8.ValidString(cell) }) {
			return nil, &ingest.LayoutError{File: f.file, Line: f.line, Reason: "is not UTF-8: save the file as UTF-8"}
		}
		return cells, nil
	}
	if err == io.EOF {
		return nil, err
	}
	if syntax, ok := errors.AsType[*csv.ParseError](err); ok {
		return nil, &ingest.LayoutError{File: f.file, Line: syntax.StartLine, Reason: fmt.Sprintf(
			"is not valid CSV at line %d, byte %d: put cells with quotes into quotes and double those within", syntax.Line, syntax.Column,
		)}
	}
	if errors.Is(err, ingest.ErrLongRow) {
		return nil, &ingest.LayoutError{File: f.file, Reason: fmt.Sprintf(
			"has a row of more than %d bytes after line %d: look for a quote that is not closed", maxRecord, f.line,
		)}
	}
	return nil, fmt.Errorf("%s: %w", f.file, err)
}

// readHeader reads the first line and passes on what the mapping itself states.
func (f *reading) readHeader() error {
	header, err := f.record()
	if err == io.EOF {
		return &ingest.LayoutError{File: f.file, Reason: "is empty: a line with the names of the columns is wanted"}
	}
	if err != nil {
		return err
	}
	f.header = append(f.header, header...)
	bySlug := map[string]*series{}
	for i := range f.mapping.Indicators {
		s := newSeries(&f.mapping.Indicators[i])
		bySlug[s.Slug], f.published[s.published()] = s, s
	}
	if f.layout, err = f.mapping.layout(f.file, f.header, bySlug); err != nil {
		return err
	}
	return f.mapping.state(f.line, f.sink)
}

// state passes on the source and the indicators.
func (m *Mapping) state(line int, sink ingest.Sink) error {
	s := &m.Source
	sources := &ingest.Table{Resource: "source", Columns: []string{"slug", "title", "publisher", "url", "licence", "note"}}
	if err := sink.Row(sources, line, []string{s.Slug, s.Title, s.Publisher, s.URL, s.Licence, s.Note}); err != nil {
		return err
	}
	indicators := &ingest.Table{
		Resource: "indicator",
		Columns:  []string{"slug", "name_ru", "name_en", "unit", "frequency", "methodology", "source"},
	}
	for n := range m.Indicators {
		i := &m.Indicators[n]
		row := []string{i.Slug, i.NameRu, i.NameEn, i.Unit, i.Frequency, i.describe(), s.Slug}
		if err := sink.Row(indicators, line, row); err != nil {
			return err
		}
	}
	return nil
}
