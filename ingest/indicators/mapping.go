// Package indicators reads tidy CSV files of statistics: a row is a place and a period, its cells are values. A mapping, a
// small JSON document, says what the columns mean, so that a new file needs no new code.
// docs/reference/mapping.md describes the format.
package indicators

import (
	"encoding/json"
	"fmt"
)

// Mapping says what the columns of a file mean. Parse or Shipped make it; it does not change, so readers may share it.
type Mapping struct {
	Name       string        `json:"name"`
	Source     Source        `json:"source"`
	Encoding   string        `json:"encoding"`  // of the file; as the caller says if ""
	Separator  string        `json:"separator"` // between cells; a comma if ""
	Numbers    Numbers       `json:"numbers"`
	Place      PlaceColumn   `json:"place"`
	Period     PeriodColumn  `json:"period"`
	Values     []ValueColumn `json:"values"`
	Indicator  string        `json:"indicator"` // column that names the indicator of a row, "" if the value columns do
	Breakdown  string        `json:"breakdown"` // column that names the breakdown of a row, "" if the value columns do
	Ignore     []string      `json:"ignore"`    // columns of the file that are not read
	Rows       []RowRule     `json:"rows"`      // the first that applies wins
	Indicators []Indicator   `json:"indicators"`
}

// Source is the publication that the file belongs to. Dates differ between editions, so a mapping has none.
type Source struct {
	Slug      string `json:"slug"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Licence   string `json:"licence"`
	Frequency string `json:"frequency"` // of editions, "" if it is not known
	Note      string `json:"note"`
}

// Numbers is how the file writes values.
type Numbers struct {
	Decimal  string `json:"decimal"`  // the mark before decimals, a point if ""
	Grouping string `json:"grouping"` // what may stand between groups of three digits; nothing if ""
}

// GroupingSpace are spaces between groups of three digits, also those that do not break lines.
const GroupingSpace = "space"

// PlaceColumn is the column of the place.
type PlaceColumn struct {
	Column string            `json:"column"`
	Form   string            `json:"form"`
	Codes  map[string]string `json:"codes"` // OKTMO codes, by what the file has in their place
}

// Forms of places.
const (
	FormOKTMO8      = "oktmo8"       // 79701000
	FormOKTMODashed = "oktmo-dashed" // 79-701-000, or 79-701-000-000
	FormTerritoryID = "territory-id" // number of a territory in the dictionary of municipal districts
	FormISO         = "iso"          // ISO 3166-2 code of a region, such as RU-TA, or RU
	FormRegionCode  = "region-code"  // number of a region, 01 to 99
)

// PeriodColumn is the column of the period.
type PeriodColumn struct {
	Column string `json:"column"`
	Form   string `json:"form"`
}

// Forms of periods. Each has several notations, which cannot be taken for one another.
const (
	FormYear    = "year"
	FormQuarter = "quarter"
	FormMonth   = "month"
	FormDay     = "day"
)

// ValueColumn is a column of values.
type ValueColumn struct {
	Column    string `json:"column"`
	Indicator string `json:"indicator"` // slug, "" if Mapping.Indicator is set
	Breakdown string `json:"breakdown"` // code, "" for the total or if Mapping.Breakdown is set
}

// RowRule leaves out rows whose cell in each column of When is one of the texts listed.
type RowRule struct {
	When map[string][]string `json:"when"`
	Do   string              `json:"do"`
	Why  string              `json:"why"`
}

const (
	DoSkip   = "skip"   // the row states nothing of its own, such as a subtotal
	DoReject = "reject" // the row states something that cannot be used
)

// Indicator is a quantity that the file has values for.
type Indicator struct {
	Slug        string      `json:"slug"`
	NameRu      string      `json:"name_ru"`
	NameEn      string      `json:"name_en"`
	KeywordsRu  string      `json:"keywords_ru"` // everyday words for it, separated by semicolons
	KeywordsEn  string      `json:"keywords_en"`
	Unit        string      `json:"unit"` // of the values after Multiplier
	Frequency   string      `json:"frequency"`
	Methodology string      `json:"methodology"`
	AddsOver    []string    `json:"adds_over"`  // dimensions that values add up over
	Total       string      `json:"total"`      // breakdown that is the total; if "", that of values for the whole where there is one
	Published   string      `json:"published"`  // as the column Mapping.Indicator has it; the slug if ""
	Multiplier  string      `json:"multiplier"` // of values, exact; none if ""
	Breakdowns  []Breakdown `json:"breakdowns"` // code list
	Flags       []Flag      `json:"flags"`      // the first that applies wins
}

// Dimensions that values may add up over.
const (
	OverPlaces     = "places"
	OverPeriods    = "periods"
	OverBreakdowns = "breakdowns"
)

// Breakdown is an entry of the code list of an indicator.
type Breakdown struct {
	Code      string `json:"code"`
	Published string `json:"published"` // as the column Mapping.Breakdown has it; the code if ""
	Name      string `json:"name"`      // in English
	NameRu    string `json:"name_ru"`   // without it the hub has the English name in the methodology alone
}

// Flag gives values a status. All of Above, Below and Periods that are stated must apply. The value stays as published.
type Flag struct {
	Above   string   `json:"above"` // values greater than this
	Below   string   `json:"below"` // values less than this
	Periods []string `json:"periods"`
	Status  string   `json:"status"`
	Note    string   `json:"note"` // why, in English
}

// total is the breakdown of values for the whole.
const total = "_T"

// Parse reads and checks a mapping. The error lists all faults, one a line, each with the path of its member.
func Parse(text []byte) (*Mapping, error) {
	if err := checkMembers(text); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	m := new(Mapping)
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	if err := m.validate(); err != nil {
		return nil, fmt.Errorf("mapping %q: %w", m.Name, err)
	}
	return m, nil
}
