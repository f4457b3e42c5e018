package indicators

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"govhub/dataset"
	"govhub/ingest"
	"govhub/ingest/charset"
)

// maxRecord bounds the bytes of one row, several times what a row of statistics needs.
const maxRecord = 1 << 20

// contextEvery is the number of rows between checks of the context.
const contextEvery = 1024

// Options are what reading a file needs beside its mapping.
type Options struct {
	Places   Places            // by number; needed for FormTerritoryID
	Regions  map[string]string // OKTMO codes by the codes of FormISO or FormRegionCode
	Encoding string            // of files whose mapping does not state one; UTF-8 if empty
}

// Read reads a file and gives the sink its source, indicators and observations.
//
// Each value cell becomes a row, a reject or, if empty, a skip; a line that is refused or left out as a whole is one reject or
// one skip. Duplicate keys are not detected: that would need the whole file in memory.
//
// Read returns an *ingest.LayoutError if the file does not fit the mapping.
func (m *Mapping) Read(ctx context.Context, file string, r io.Reader, o Options, sink ingest.Sink) error {
	if m.Place.Form == FormTerritoryID && o.Places == nil {
		return fmt.Errorf("%s: mapping %q reads numbers of territories: name the dictionary of municipal districts with --dictionary", file, m.Name)
	}
	f := &reading{
		mapping: m, file: file, sink: sink,
		decoder:   m.decoder(o.Encoding),
		place:     placeReader{form: m.Place.Form, places: o.Places, regions: o.Regions, codes: m.Place.Codes},
		period:    periodReader{form: m.Period.Form},
		published: map[string]*series{},
		table: &ingest.Table{
			Resource: "observation",
			Columns:  []string{"indicator", "place", "period", "breakdown", "value", "status", "note", "source"},
			Clears:   []string{"note"},
		},
	}
	f.cells[atSource] = m.Source.Slug
	f.limit = ingest.RowLimit{File: r, Left: maxRecord}
	f.csv = csv.NewReader(withoutMark(&f.limit))
	f.csv.Comma = m.comma()
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

// reading is a file being read.
type reading struct {
	mapping *Mapping
	file    string
	sink    ingest.Sink

	decoder   charset.Decoder
	limit     ingest.RowLimit
	csv       *csv.Reader
	line      int // where the last record starts
	header    []string
	layout    *layout
	published map[string]*series // by text in the indicator column
	place     placeReader
	period    periodReader

	table *ingest.Table
	cells [observationLength]string
	lost  []dataset.Lost // of the row that is rejected
}

// record returns the next record, io.EOF after the last.
func (f *reading) record() ([]string, error) {
	f.limit.Left = maxRecord
	cells, err := f.csv.Read()
	if err == nil {
		f.line, _ = f.csv.FieldPos(0)
		if reason := f.decoder.Decode(cells); reason != "" {
			return nil, &ingest.LayoutError{File: f.file, Line: f.line, Reason: reason}
		}
		return cells, nil
	}
	if err == io.EOF {
		return nil, err
	}
	if syntax, ok := errors.AsType[*csv.ParseError](err); ok {
		return nil, &ingest.LayoutError{File: f.file, Line: syntax.StartLine, Reason: fmt.Sprintf(
			"is not valid CSV at line %d, byte %d: quote cells that hold quotes, and double those quotes", syntax.Line, syntax.Column,
		)}
	}
	if errors.Is(err, ingest.ErrLongRow) {
		return nil, &ingest.LayoutError{File: f.file, Reason: fmt.Sprintf(
			"has a row of more than %d bytes after line %d: look for a quote that is not closed", maxRecord, f.line,
		)}
	}
	return nil, fmt.Errorf("%s: %w", f.file, err)
}

// decoder returns the decoder of a file, given the encoding that the caller declares.
func (m *Mapping) decoder(declared string) charset.Decoder {
	d := charset.Decoder{Encoding: m.Encoding, Lenient: true, Advice: "convert the file, or set encoding in the mapping to "}
	if d.Encoding == "" {
		d.Encoding = cmp.Or(declared, charset.UTF8)
		d.Advice = "convert the file, or set encoding in the mapping, or --declare-encoding, to "
	}
	return d
}

// readHeader reads the first line and gives the sink what the mapping itself states.
func (f *reading) readHeader() error {
	header, err := f.record()
	if err == io.EOF {
		return &ingest.LayoutError{File: f.file, Reason: "is empty: begin it with a line of column names"}
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

// state gives the sink the source and the indicators.
func (m *Mapping) state(line int, sink ingest.Sink) error {
	s := &m.Source
	sources := &ingest.Table{Resource: "source", Columns: []string{"slug", "title", "publisher", "url", "licence", "frequency", "note"}}
	if err := sink.Row(sources, line, []string{s.Slug, s.Title, s.Publisher, s.URL, s.Licence, s.Frequency, s.Note}); err != nil {
		return err
	}
	indicators := &ingest.Table{
		Resource: "indicator",
		Columns: []string{
			"slug", "name_ru", "name_en", "keywords_ru", "keywords_en", "unit", "frequency", "methodology",
			"adds_over_places", "adds_over_periods", "adds_over_breakdowns", "total_breakdown", "source",
		},
	}
	for n := range m.Indicators {
		i := &m.Indicators[n]
		adds := func(over string) string { return strconv.FormatBool(slices.Contains(i.AddsOver, over)) }
		row := []string{
			i.Slug, i.NameRu, i.NameEn, i.KeywordsRu, i.KeywordsEn, i.Unit, i.Frequency, i.describe(),
			adds(OverPlaces), adds(OverPeriods), adds(OverBreakdowns), i.total(), s.Slug,
		}
		if err := sink.Row(indicators, line, row); err != nil {
			return err
		}
		if err := i.stateBreakdowns(line, s.Slug, sink); err != nil {
			return err
		}
	}
	return nil
}

// stateBreakdowns gives the sink the breakdowns with names in both languages.
func (i *Indicator) stateBreakdowns(line int, source string, sink ingest.Sink) error {
	breakdowns := &ingest.Table{Resource: "breakdown", Columns: []string{"indicator", "code", "name_ru", "name_en", "source"}}
	for _, b := range i.Breakdowns {
		if b.NameRu == "" {
			continue
		}
		if err := sink.Row(breakdowns, line, []string{i.Slug, b.Code, b.NameRu, b.Name, source}); err != nil {
			return err
		}
	}
	return nil
}
