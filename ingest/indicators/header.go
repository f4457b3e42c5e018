package indicators

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest"
)

// layout is the positions of columns in a file, and their uses.
type layout struct {
	width                               int
	place, period, indicator, breakdown int // -1 if the file has no such column
	values                              []valueCell
	rules                               []rowRule
}

// valueCell is a cell of values.
type valueCell struct {
	column    int
	series    *series // nil if the row names the indicator
	breakdown string  // "" if the row names the breakdown
}

// rowRule is a RowRule with its columns found.
type rowRule struct {
	tests []cellTest // all must hold
	skip  bool
	why   string
}

type cellTest struct {
	column int
	texts  map[string]bool
}

func (r *rowRule) applies(cells []string) bool {
	for _, t := range r.tests {
		if !t.texts[cells[t.column]] {
			return false
		}
	}
	return true
}

// separators are the marks between cells, and their names.
var separators = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}

// comma is the mark between cells.
func (m *Mapping) comma() rune {
	if m.Separator == "" {
		return ','
	}
	return rune(m.Separator[0])
}

// columns returns the names of all columns that the file must have, sorted.
func (m *Mapping) columns() []string {
	names := []string{m.Place.Column, m.Period.Column, m.Indicator, m.Breakdown}
	for _, v := range m.Values {
		names = append(names, v.Column)
	}
	for _, r := range m.Rows {
		names = slices.AppendSeq(names, maps.Keys(r.When))
	}
	names = append(names, m.Ignore...)
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

// layout finds the columns in a header. It must have each of them once, and no others.
func (m *Mapping) layout(file string, header []string, bySlug map[string]*series) (*layout, error) {
	if err := m.checkHeader(file, header); err != nil {
		return nil, err
	}
	at := func(column string) int { return slices.Index(header, column) } // -1 for ""
	l := &layout{
		width: len(header),
		place: at(m.Place.Column), period: at(m.Period.Column), indicator: -1, breakdown: -1,
	}
	if m.Indicator != "" {
		l.indicator = at(m.Indicator)
	}
	if m.Breakdown != "" {
		l.breakdown = at(m.Breakdown)
	}
	for _, v := range m.Values {
		cell := valueCell{column: at(v.Column), series: bySlug[v.Indicator], breakdown: v.Breakdown}
		if cell.breakdown == "" && m.Breakdown == "" {
			cell.breakdown = total
		}
		l.values = append(l.values, cell)
	}
	for _, r := range m.Rows {
		rule := rowRule{skip: r.Do == DoSkip, why: r.Why}
		for column, texts := range r.When {
			test := cellTest{at(column), map[string]bool{}}
			for _, text := range texts {
				test.texts[text] = true
			}
			rule.tests = append(rule.tests, test)
		}
		l.rules = append(l.rules, rule)
	}
	return l, nil
}

func (m *Mapping) checkHeader(file string, header []string) error {
	if len(header) == 1 {
		for _, mark := range ",;\t" {
			if strings.ContainsRune(header[0], mark) {
				return &ingest.LayoutError{File: file, Line: 1, Reason: fmt.Sprintf(
					"is separated by %ss, while the mapping declares %ss: convert the file, or set separator in the mapping to %q",
					separators[mark], separators[m.comma()], string(mark),
				)}
			}
		}
	}
	var faults []string
	want, seen := m.columns(), map[string]bool{}
	for _, name := range header {
		switch {
		case seen[name]:
			faults = append(faults, fmt.Sprintf("column %q appears twice", dataset.Shorten(name)))
		case !slices.Contains(want, name):
			faults = append(faults, fmt.Sprintf("column %q is unknown", dataset.Shorten(name)))
		}
		seen[name] = true
	}
	for _, name := range want {
		if !seen[name] {
			faults = append(faults, fmt.Sprintf("column %q is missing", name))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	const most = 10
	if more := len(faults) - most; more > 0 {
		faults = append(faults[:most], fmt.Sprintf("%d more", more))
	}
	return &ingest.LayoutError{File: file, Line: 1, Reason: fmt.Sprintf(
		"does not fit the mapping %q: %s; choose another mapping, or list columns to skip under ignore",
		m.Name, strings.Join(faults, ", "),
	)}
}
