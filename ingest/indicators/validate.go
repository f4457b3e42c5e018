package indicators

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"govhub/dataset"
	"govhub/ingest/charset"
)

// faults collects the faults of a mapping, each with the path of its member.
type faults struct{ list []error }

func (f *faults) add(path, format string, args ...any) {
	f.list = append(f.list, fmt.Errorf("%s: %s", path, fmt.Sprintf(format, args...)))
}

// validate checks the values of members; their names and types are already checked.
func (m *Mapping) validate() error {
	f := new(faults)
	if m.Name == "" {
		f.add("name", "is missing: name the mapping")
	}
	f.source(&m.Source)
	f.mayBe("encoding", m.Encoding, charset.UTF8, charset.Windows1251)
	f.mayBe("separator", m.Separator, ",", ";", "\t")
	f.mayBe("numbers.decimal", m.Numbers.Decimal, ".", ",")
	f.mayBe("numbers.grouping", m.Numbers.Grouping, GroupingSpace)
	f.oneOf("place.form", m.Place.Form, FormOKTMO8, FormOKTMODashed, FormISO, FormRegionCode, FormTerritoryID)
	f.oneOf("period.form", m.Period.Form, FormYear, FormQuarter, FormMonth, FormDay)
	for _, published := range slices.Sorted(maps.Keys(m.Place.Codes)) {
		if code := m.Place.Codes[published]; len(code) != 8 || !allDigits(code) || published == "" || published == code {
			f.add("place.codes."+published, "%q is not another code of OKTMO: write 8 digits, with leading zeros", code)
		}
	}
	f.columns(m)
	f.values(m)
	for i := range m.Rows {
		f.rowRule(fmt.Sprintf("rows[%d]", i), &m.Rows[i])
	}
	if len(m.Indicators) == 0 {
		f.add("indicators", "is missing: list at least one indicator")
	}
	slugs, texts := map[string]bool{}, map[string]bool{}
	for i := range m.Indicators {
		path, x := fmt.Sprintf("indicators[%d]", i), &m.Indicators[i]
		f.unique(path+".slug", x.Slug, slugs)
		f.unique(path+".published", x.published(), texts)
		f.indicator(path, x, m.Breakdown != "")
	}
	return errors.Join(f.list...)
}

func (f *faults) source(s *Source) {
	f.cell("source.slug", "source", "slug", s.Slug)
	f.cell("source.title", "source", "title", s.Title)
	f.cell("source.publisher", "source", "publisher", s.Publisher)
	f.cell("source.licence", "source", "licence", s.Licence)
	f.cell("source.frequency", "source", "frequency", s.Frequency)
	f.cell("source.note", "source", "note", s.Note)
	if s.URL != "" && !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		f.add("source.url", "%q is not a web address: begin it with https:// or http://", s.URL)
	}
}

// columns checks that each column has one use.
func (f *faults) columns(m *Mapping) {
	uses := map[string]bool{}
	use := func(path, column string) {
		if column == "" {
			f.add(path, "is missing: name a column")
		}
		f.unique(path, column, uses)
	}
	use("place.column", m.Place.Column)
	use("period.column", m.Period.Column)
	if m.Indicator != "" {
		use("indicator", m.Indicator)
	}
	if m.Breakdown != "" {
		use("breakdown", m.Breakdown)
	}
	for i, v := range m.Values {
		use(fmt.Sprintf("values[%d].column", i), v.Column)
	}
	for i, column := range m.Ignore {
		use(fmt.Sprintf("ignore[%d]", i), column)
	}
}

// values checks that each value column leads to an indicator and a breakdown, and that each indicator has values.
func (f *faults) values(m *Mapping) {
	if len(m.Values) == 0 {
		f.add("values", "is missing: list at least one column")
	}
	if m.Indicator != "" && len(m.Values) > 1 {
		f.add("values", "has %d columns, but each row names one indicator: keep one", len(m.Values))
	}
	targets, used := map[string]bool{}, map[string]bool{}
	for i, v := range m.Values {
		path := fmt.Sprintf("values[%d]", i)
		if m.Breakdown != "" && v.Breakdown != "" {
			f.add(path+".breakdown", "is given by the column %q in each row: remove it here", m.Breakdown)
		}
		if m.Indicator != "" {
			if v.Indicator != "" {
				f.add(path+".indicator", "is given by the column %q in each row: remove it here", m.Indicator)
			}
			if v.Breakdown != "" {
				f.add(path+".breakdown", "cannot apply to the indicators of all rows: remove it")
			}
			continue
		}
		used[v.Indicator] = true
		f.unique(path, v.Indicator+" "+v.Breakdown, targets)
		n := slices.IndexFunc(m.Indicators, func(x Indicator) bool { return x.Slug == v.Indicator })
		if n < 0 {
			f.add(path+".indicator", "%q is not a slug under indicators", v.Indicator)
			continue
		}
		if v.Breakdown != "" && !m.Indicators[n].has(v.Breakdown) {
			f.add(path+".breakdown", "%q is not a code of indicators[%d].breakdowns", v.Breakdown, n)
		}
	}
	for i := range m.Indicators {
		if slug := m.Indicators[i].Slug; m.Indicator == "" && !used[slug] {
			f.add(fmt.Sprintf("indicators[%d]", i), "no column of values is for %q: add one or remove the indicator", slug)
		}
	}
}

func (f *faults) rowRule(path string, r *RowRule) {
	f.oneOf(path+".do", r.Do, DoSkip, DoReject)
	if r.Why == "" {
		f.add(path+".why", "is missing: say why such rows are left out")
	}
	if len(r.When) == 0 {
		f.add(path+".when", "is missing: name a column and the texts that the rule is for")
	}
	for _, column := range slices.Sorted(maps.Keys(r.When)) {
		if column == "" || len(r.When[column]) == 0 {
			f.add(path+".when."+column, "is missing: name a column and the texts that the rule is for")
		}
	}
}

func (f *faults) indicator(path string, x *Indicator, wantBreakdowns bool) {
	f.cell(path+".slug", "indicator", "slug", x.Slug)
	f.cell(path+".name_ru", "indicator", "name_ru", x.NameRu)
	f.cell(path+".name_en", "indicator", "name_en", x.NameEn)
	f.cell(path+".keywords_ru", "indicator", "keywords_ru", x.KeywordsRu)
	f.cell(path+".keywords_en", "indicator", "keywords_en", x.KeywordsEn)
	f.cell(path+".unit", "indicator", "unit", x.Unit)
	f.cell(path+".frequency", "indicator", "frequency", x.Frequency)
	f.cell(path+".methodology", "indicator", "methodology", x.Methodology)
	over := map[string]bool{}
	for i, text := range x.AddsOver {
		path := fmt.Sprintf("%s.adds_over[%d]", path, i)
		f.oneOf(path, text, OverPlaces, OverPeriods, OverBreakdowns)
		f.unique(path, text, over)
	}
	if x.Total != "" && !x.has(x.Total) {
		f.add(path+".total", "%q is not a code of %s.breakdowns", x.Total, path)
	}
	f.number(path+".multiplier", x.Multiplier)
	if x.Multiplier == "0" {
		f.add(path+".multiplier", "is 0: write another number or remove it")
	}
	if wantBreakdowns && len(x.Breakdowns) == 0 {
		f.add(path+".breakdowns", "is missing: list the codes that the column of breakdowns may have")
	}
	codes, texts := map[string]bool{}, map[string]bool{}
	for i, b := range x.Breakdowns {
		path := fmt.Sprintf("%s.breakdowns[%d]", path, i)
		f.cell(path+".code", "observation", "breakdown", b.Code)
		f.unique(path+".code", b.Code, codes)
		f.unique(path+".published", b.published(), texts)
		f.cell(path+".name", "breakdown", "name_en", b.Name)
		if b.NameRu != "" {
			f.cell(path+".name_ru", "breakdown", "name_ru", b.NameRu)
		}
		if b.Name == "" {
			f.add(path+".name", "is missing: say what the code stands for")
		}
	}
	for i := range x.Flags {
		f.flag(fmt.Sprintf("%s.flags[%d]", path, i), &x.Flags[i])
	}
}

func (f *faults) flag(path string, x *Flag) {
	f.number(path+".above", x.Above)
	f.number(path+".below", x.Below)
	for i, period := range x.Periods {
		f.cell(fmt.Sprintf("%s.periods[%d]", path, i), "observation", "period", period)
	}
	if x.Above == "" && x.Below == "" && len(x.Periods) == 0 {
		f.add(path, "applies to all values: state above, below or periods")
	}
	f.cell(path+".status", "observation", "status", x.Status)
	if x.Note == "" {
		f.add(path+".note", "is missing: say why the values are flagged")
	}
	f.cell(path+".note", "observation", "note", x.Note)
}

// number refuses numbers that are not in the canonical form, with which bounds are compared.
func (f *faults) number(path, text string) {
	if text == "" {
		return
	}
	switch number, wrong := dataset.Decimal(text); {
	case wrong != "":
		f.add(path, "%q %s", text, wrong)
	case number != text:
		f.add(path, "%q is not written plainly: write %s", text, number)
	}
}

func (f *faults) oneOf(path, text string, allowed ...string) {
	if !slices.Contains(allowed, text) {
		f.add(path, "%q is not accepted: write one of %s", text, strings.Join(allowed, ", "))
	}
}

// mayBe is oneOf for members that may be left out.
func (f *faults) mayBe(path, text string, allowed ...string) {
	if text != "" && !slices.Contains(allowed, text) {
		f.add(path, "%q is not accepted: write one of %q, or leave it out", text, allowed)
	}
}

func (f *faults) unique(path, text string, seen map[string]bool) {
	if text != "" && seen[text] {
		f.add(path, "%q appears twice: keep one", text)
	}
	seen[text] = true
}

// cell checks a text that becomes a cell of a resource against the Table Schema.
func (f *faults) cell(path, resource, field, text string) {
	of := fieldOf(resource, field)
	c := &of.Constraints
	flaw := dataset.CheckText(of, text)
	switch {
	case text == "" && c.Required:
		f.add(path, "is missing: write a text")
	case text == "":
	case flaw != "":
		f.add(path, "%q %s", text, flaw)
	case len(c.Enum) > 0 && !slices.Contains(c.Enum, text):
		f.oneOf(path, text, c.Enum...)
	case !c.Matches(text):
		f.add(path, "%q does not match the pattern %s", text, c.Pattern)
	case c.MaxLength > 0 && len([]rune(text)) > c.MaxLength:
		f.add(path, "%q is too long: at most %d characters", text, c.MaxLength)
	}
}

// fieldOf returns a field of a Table Schema. It panics if there is none, which tests rule out.
func fieldOf(resource, field string) *dataset.Field {
	for _, s := range dataset.Schemas() {
		for i, f := range s.Fields {
			if s.Name == resource && f.Name == field {
				return &s.Fields[i]
			}
		}
	}
	panic(fmt.Sprintf("indicators: resource %s has no field %s", resource, field))
}
