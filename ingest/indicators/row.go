package indicators

import (
	"fmt"
	"strings"

	"govhub/dataset"
)

// flaw is what is wrong with a cell; its code is empty if nothing is.
type flaw struct{ code, message string }

// readRow gives the sink the observations of a row. Its error is one of the sink.
func (f *reading) readRow(cells []string) error {
	l := f.layout
	if len(cells) != l.width {
		return f.rejectLength(cells)
	}
	for i := range l.rules {
		rule := &l.rules[i]
		if !rule.applies(cells) {
			continue
		}
		if rule.skip {
			return f.sink.Skip(f.line)
		}
		f.lose(cells)
		return f.reject(l.place, cells, flaw{dataset.CodeConstraint, rule.why})
	}

	period, year, wrong := f.period.read(cells[l.period])
	if wrong.code != "" {
		return f.reject(l.period, cells, wrong)
	}
	f.cells[atPeriod] = period
	f.cells[atPlace], wrong = f.place.read(cells[l.place], year)
	if wrong.code != "" {
		f.lose(cells)
		return f.reject(l.place, cells, wrong)
	}

	for i := range l.values {
		v := &l.values[i]
		s, breakdown := f.target(v, cells)
		if s == nil {
			return f.reject(l.indicator, cells, flaw{dataset.CodeForeignKey, "is not an indicator of the mapping: add it there"})
		}
		if l.breakdown >= 0 {
			if breakdown == "" {
				if err := f.reject(l.breakdown, cells, flaw{
					dataset.CodeForeignKey, fmt.Sprintf("is not a breakdown of %s in the mapping: add it there", s.Slug),
				}); err != nil {
					return err
				}
				continue
			}
		}
		if err := f.readValue(cells, v.column, s, breakdown); err != nil {
			return err
		}
	}
	return nil
}

// target returns the series and the breakdown that a value belongs to; the series is nil, or the breakdown empty, if the mapping has none.
func (f *reading) target(v *valueCell, cells []string) (s *series, breakdown string) {
	s, breakdown = v.series, v.breakdown
	if f.layout.indicator >= 0 {
		s = f.published[cells[f.layout.indicator]]
	}
	if f.layout.breakdown >= 0 && s != nil {
		breakdown = s.breakdowns[cells[f.layout.breakdown]]
	}
	return s, breakdown
}

// lose notes the observations of a row that is rejected, as far as they can be told.
func (f *reading) lose(cells []string) {
	period, _, wrong := f.period.read(cells[f.layout.period])
	if wrong.code != "" {
		return
	}
	for i := range f.layout.values {
		v := &f.layout.values[i]
		if s, breakdown := f.target(v, cells); s != nil && breakdown != "" && cells[v.column] != "" {
			f.loseOne(cells, s, breakdown, period)
		}
	}
}

func (f *reading) loseOne(cells []string, s *series, breakdown, period string) {
	level := f.place.level(cells[f.layout.place])
	f.lost = append(f.lost, dataset.Lost{Indicator: s.Slug, Breakdown: breakdown, Level: level, Period: period})
}

// readValue gives the sink one observation. Its place and period are already in f.cells.
func (f *reading) readValue(cells []string, column int, s *series, breakdown string) error {
	if cells[column] == "" {
		return f.sink.Skip(f.line)
	}
	value, wrong := f.mapping.Numbers.read(cells[column])
	if wrong == "" && s.Multiplier != "" {
		value, wrong = multiply(value, s.Multiplier)
	}
	if wrong != "" {
		f.loseOne(cells, s, breakdown, f.cells[atPeriod])
		return f.reject(column, cells, flaw{dataset.CodeType, wrong})
	}
	f.cells[atIndicator], f.cells[atBreakdown], f.cells[atValue] = s.Slug, breakdown, value
	f.cells[atStatus], f.cells[atNote] = "NORMAL", ""
	if flag := s.flag(value, f.cells[atPeriod]); flag != nil {
		f.cells[atStatus], f.cells[atNote] = flag.Status, flag.Note
	}
	if published := cells[f.layout.place]; f.place.codes[published] != "" {
		f.cells[atNote] = strings.TrimSpace("Published under the code " + published + ". " + f.cells[atNote])
	}
	return f.sink.Row(f.table, f.line, f.cells[:])
}

func (f *reading) reject(column int, cells []string, wrong flaw) error {
	line, _ := f.csv.FieldPos(column)
	defer func() { f.lost = f.lost[:0] }()
	return f.sink.Reject(dataset.Problem{
		File: f.file, Line: line, Column: f.header[column],
		Code: wrong.code, Value: dataset.Shorten(cells[column]), Message: wrong.message,
	}, f.lost...)
}

func (f *reading) rejectLength(cells []string) error {
	p := dataset.Problem{File: f.file, Line: f.line, Code: dataset.CodeExtraCell}
	p.Message = fmt.Sprintf("the row has %d cells, the header %d: quote cells that hold a %s", len(cells), f.layout.width, separators[f.csv.Comma])
	if len(cells) < f.layout.width {
		p.Code, p.Column = dataset.CodeMissingCell, f.header[len(cells)]
		p.Message = fmt.Sprintf("is missing: the row has %d cells, the header %d", len(cells), f.layout.width)
	}
	return f.sink.Reject(p)
}
