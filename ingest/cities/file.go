package cities

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"govhub/dataset"
	"govhub/ingest"
)

// Bounds of a file, which is held in memory, since a city may have a namesake anywhere in it. The edition of 2021 has 0.3 MB
// and 1,117 lines.
const (
	maxBytes = 16 << 20
	maxLines = 20_000
	maxRow   = 64 << 10 // memory that a line takes
)

const (
	colAddress = iota
	colPostalCode
	colCountry
	colFederalDistrict
	colRegionType
	colRegion
	colAreaType
	colArea
	colCityType
	colCity
	colSettlementType
	colSettlement
	colKLADR
	colFIAS
	colFIASLevel
	colCapitalMarker
	colOKATO
	colOKTMO
	colTaxOffice
	colTimeZone
	colLat
	colLon
	colPopulation
	colFounded

	columns // how many there are
)

func columnNames() [columns]string {
	return [columns]string{
		"address", "postal_code", "country", "federal_district", "region_type", "region", "area_type", "area", "city_type",
		"city", "settlement_type", "settlement", "kladr_id", "fias_id", "fias_level", "capital_marker", "okato", "oktmo",
		"tax_office", "timezone", "geo_lat", "geo_lon", "population", "foundation_year",
	}
}

// city is a line of the file.
type city struct {
	line                      int
	name                      string // without its type; empty for a city that is a region
	oktmo                     string // of the municipality that it lies in, 8 digits
	lat, lon, residents, zone string
	problem                   *dataset.Problem // nil if the line can be used
}

// read reads a whole file. It returns an *ingest.LayoutError if the file is something else.
func read(ctx context.Context, file string, r io.Reader) ([]city, error) {
	limited := &io.LimitedReader{R: r, N: maxBytes + 1}
	row := &ingest.RowLimit{File: limited, Left: maxRow}
	buffered := bufio.NewReader(row)
	if mark, _ := buffered.Peek(3); string(mark) == "\uFEFF" {
		buffered.Discard(3)
	}
	c := csv.NewReader(buffered)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	var list []city
	for started := false; ; started = true {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row.Left = maxRow
		cells, err := c.Read()
		syntax, invalid := errors.AsType[*csv.ParseError](err)
		switch {
		case errors.Is(row.Err, ingest.ErrLongRow):
			return nil, &ingest.LayoutError{File: file, Reason: fmt.Sprintf("has a line of more than %d KiB: look for a quote that is not closed", maxRow>>10)}
		case limited.N == 0:
			return nil, &ingest.LayoutError{File: file, Reason: fmt.Sprintf("is larger than %d MiB, far more than the list of cities: check that you named the right file", maxBytes>>20)}
		case err == io.EOF && !started:
			return nil, &ingest.LayoutError{File: file, Reason: "is empty: obtain the list of cities again"}
		case err == io.EOF && len(list) == 0:
			return nil, &ingest.LayoutError{File: file, Reason: "holds no line below its header: obtain the list of cities again"}
		case err == io.EOF:
			return list, nil
		case invalid:
			return nil, &ingest.LayoutError{File: file, Line: syntax.Line, Reason: fmt.Sprintf(
				"is not valid CSV at byte %d: quote cells that hold quotes, and double those quotes", syntax.Column,
			)}
		case err != nil:
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := c.FieldPos(0)
		if !started {
			names := columnNames()
			if reason := ingest.WrongOrder(cells, names[:], "obtain the list of cities, as CSV"); reason != "" {
				return nil, &ingest.LayoutError{File: file, Line: line, Reason: reason}
			}
			continue
		}
		if len(list) == maxLines {
			return nil, &ingest.LayoutError{File: file, Line: line, Reason: fmt.Sprintf("has more than %d cities, far more than the list has: check that you named the right file", maxLines)}
		}
		list = append(list, parse(line, cells))
	}
}

// parse reads a line. The sink checks the values of fields.
func parse(line int, cells []string) city {
	flaw := func(column int, code, message string) city {
		p := &dataset.Problem{Line: line, Column: columnNames()[column], Code: code, Message: message}
		if column < len(cells) {
			p.Value = cells[column]
		}
		return city{line: line, problem: p}
	}
	switch n := len(cells); {
	case n < columns:
		return flaw(n, dataset.CodeMissingCell, fmt.Sprintf("is missing: the line has %d cells, the header %d", n, columns))
	case n > columns:
		return city{line: line, problem: &dataset.Problem{Line: line, Code: dataset.CodeExtraCell, Message: fmt.Sprintf(
			"has %d cells, the header %d: quote cells that hold a comma", n, columns,
		)}}
	}
	code := cells[colOKTMO]
	if len(code) != 8 && len(code) != 11 || strings.Trim(code, "0123456789") != "" {
		return flaw(colOKTMO, dataset.CodeConstraint, "is not an OKTMO code: write 8 or 11 digits")
	}
	name, column := nameOf(cells)
	if !utf8.ValidString(name) {
		return flaw(column, dataset.CodeEncoding, "is not UTF-8: save the file as UTF-8")
	}
	return city{
		line: line, name: name, oktmo: code[:8],
		lat: cells[colLat], lon: cells[colLon], residents: cells[colPopulation], zone: cells[colTimeZone],
	}
}

// nameOf returns the name of a city: the lowest level of its address that is filled.
func nameOf(cells []string) (name string, column int) {
	for _, column := range []int{colSettlement, colCity} {
		if cells[column] != "" {
			return cells[column], column
		}
	}
	if cells[colAreaType] == "г" {
		return cells[colArea], colArea
	}
	return "", colRegion
}
